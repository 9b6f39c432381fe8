"""Set raw HTML as markup, for a book that is trusted by whoever builds it (`--trusted`)."""
