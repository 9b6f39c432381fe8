"""Bind the leaves as an EPUB 3.3: our documents and navigation, ebooklib's package."""
