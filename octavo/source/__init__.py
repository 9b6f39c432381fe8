"""Read the manuscript: a folder becomes a `Book`, each chapter through pandoc alone."""
