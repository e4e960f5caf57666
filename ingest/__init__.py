"""A file becomes a Document, and a Document becomes records: readers, structure, knowledge, link."""
