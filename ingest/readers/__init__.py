"""One module a format, each with ``SUFFIXES`` and ``read(data: bytes) -> Reading``."""
