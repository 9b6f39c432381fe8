"""Gloss: definitions are read from the book's files, uses of terms lead to them, and both are listed."""
