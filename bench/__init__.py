"""Measure Octavo beside other typesetters, on one text and one design of the page: `python -m bench`."""
