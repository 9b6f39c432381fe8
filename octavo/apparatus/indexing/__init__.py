"""Gather the index: its marks are read, put in their order, and judged."""
