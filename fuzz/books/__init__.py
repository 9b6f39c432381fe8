"""Make books at random: right ones, of which nothing may be lost, and any text at all."""
