"""Show the book in a browser while it is written: what an edit touches is made anew, where one reads."""
