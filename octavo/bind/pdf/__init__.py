"""Set the leaves as pages, leaf by leaf, and join them into the screen and the print PDF."""
