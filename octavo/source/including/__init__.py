"""Include: other files of the book's folder are put into a chapter, as text or as code."""
