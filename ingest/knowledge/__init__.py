"""One module a kind of fact. Each takes a Document and yields records; scanning text never raises."""
