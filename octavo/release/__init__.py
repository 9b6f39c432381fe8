"""Make a release of what is built and proven: what it is made from, what is in it, and what has moved."""
