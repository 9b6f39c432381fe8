"""Bind the leaves into files: one folder for each format, none of which knows another."""
