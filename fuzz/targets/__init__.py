"""Say for each reader how it is fuzzed: `seeds` to begin with, and `read`, which may raise nothing."""
