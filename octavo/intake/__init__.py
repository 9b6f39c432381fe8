"""Take in what an author has, of any kind, and make a manuscript of it: `octavo import`."""
