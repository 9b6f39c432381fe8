"""Do the work of each command but `build`: from an order to its report."""
