"""Measures how long things take and what they weigh. Figures to look at, not tests: a machine at work makes any of them worse."""
