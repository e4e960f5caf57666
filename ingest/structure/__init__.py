"""Blocks become a section tree, joined paragraphs, whole tables, and footnotes in place."""

from ingest.structure.build import build

__all__ = ["build"]
