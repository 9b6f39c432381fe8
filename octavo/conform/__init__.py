"""Ask outside judges whether a finished file keeps the rules of its format."""
