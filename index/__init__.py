"""Documents become passages, and passages an index."""
