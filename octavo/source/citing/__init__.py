"""Cite: references are read from the book's files, and the citations of all chapters are set as one."""
