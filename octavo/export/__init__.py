"""Write the book for an editor: running text in one Word document, each paragraph with an anchor."""
