"""Bind the leaves for the web: many pages that link to one another, and one page that holds all."""
