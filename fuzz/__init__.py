"""Try Octavo with what nobody would write by hand: books made at random, damaged files, very large books."""
