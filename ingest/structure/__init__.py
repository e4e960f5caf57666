"""Blocks become a section tree, joined paragraphs, whole tables, and footnotes in place."""
