"""Duties that a document states: in running text and in assignment tables."""

from ingest.knowledge.tasks.find import find_tasks

__all__ = ["find_tasks"]
