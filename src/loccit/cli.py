"""Shell: see the design."""
