"""Furnish the text: notes are lifted and numbered, ids made unique, links and images resolved."""
