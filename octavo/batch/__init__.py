"""Make many books in one run: each in an interpreter of its own, on this machine or on a cluster."""
