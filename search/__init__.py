"""People's words become results."""
