"""What a document is and where it is kept. This room imports none of the others."""
