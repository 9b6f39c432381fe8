"""Go out to other programs: one door for each, and nothing else starts a process."""
