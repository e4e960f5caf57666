"""Words by which lines are told apart, from the catalog."""

from __future__ import annotations

from functools import cache

from corpus import catalog


@cache
def part_names() -> frozenset[str]:
    """Names, in capitals, that open a document or one issued with it."""
    return frozenset(row["name"] for row in catalog.rows("part_names"))


@cache
def dangling() -> frozenset[str]:
    """Words that no sentence, cell or heading ends with."""
    return frozenset(row["word"] for row in catalog.rows("dangling_words"))
