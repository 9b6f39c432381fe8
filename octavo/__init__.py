"""Turn one Markdown manuscript into an EPUB, two PDFs and a web book, and prove that nothing was lost."""

__all__ = ["__version__"]

__version__ = "0.1.0"
