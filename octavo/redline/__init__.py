"""Bring an editor's changes in a Word document back into the chapters that it was exported from."""
