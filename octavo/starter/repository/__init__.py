"""Hold what a book's repository has at its top, beside what it has from Octavo's own."""
