"""Make what the handbook does not have by hand: appendices, and pictures of what its listings look like."""
