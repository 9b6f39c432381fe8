"""Number what a book refers to, label it, and set the references: steps of composing the book."""
