"""Make the leaves: one tree of semantic XHTML for each section, shared by all formats."""
