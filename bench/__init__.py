"""Measures how long things take. Figures to look at, not tests: a machine at work makes any of them worse."""
