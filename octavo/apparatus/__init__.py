"""Prepare the book: numbers, ids, links and images, as functions from `Book` to `Book`."""
