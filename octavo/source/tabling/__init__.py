"""Make tables of comma-separated values, from files of the book or from the chapter itself."""
