"""Which column of a table holds what: duty, who leads, who takes part, product, time."""

from __future__ import annotations

import re
from functools import cache

from corpus.catalog import rows
from corpus.document import Table
from ingest.knowledge.agencies.tokens import tokens
from ingest.knowledge.agencies.trie import Trie

TASK, LEAD, COORDINATE, IMPLEMENT = "task", "lead", "coordinate", "implement"
_YEAR = re.compile(r"\b(?:năm|quý|tháng)?\s*(?:19|20)\d\d\b", re.IGNORECASE)
_LISTS = re.compile(r"nhiệm vụ|dự án|đề án|công việc|hoạt động|chương trình công tác|phân công", re.IGNORECASE)
_SERIES = 2


def columns(table: Table, title: str) -> dict[int, str]:
    """What each column of an assignment table holds; empty for any other table.

    A table assigns where it has a column of duties and one of agencies; a list of duties with their money or time
    counts where its caption (or ``title``, that of its section) says that it is one.
    """
    heads = [_holds(column) for column in table.columns]
    if sum(bool(_YEAR.search(column)) for column in table.columns) >= _SERIES:
        return {}
    found = {i: holds for i, holds in enumerate(heads) if holds}
    tasks = [i for i, holds in found.items() if holds == TASK]
    if not tasks:
        return {}
    main = max(tasks, key=lambda i: (_length(table, i), -i))
    found = {i: holds for i, holds in found.items() if holds != TASK or i == main}
    kinds = set(found.values())
    if COORDINATE in kinds and LEAD not in kinds:
        found = {i: LEAD if holds == IMPLEMENT else holds for i, holds in found.items()}
    if kinds & {LEAD, COORDINATE, IMPLEMENT}:
        return found
    listed = _LISTS.search(f"{table.caption} {title}") is not None
    return found if listed and kinds & {"money", "deadline", "product"} else {}


def _holds(column: str) -> str | None:
    """The table task_columns read on a header, its last level first."""
    for part in reversed(column.split(" > ")):
        words = tokens(part)
        hits = [hit for at in range(len(words)) for hit in _table().match(words, at, tolerant=False)]
        if hits:
            return min((value for hit in hits for value in hit.values), key=lambda v: v[0])[1]
    return None


def _length(table: Table, column: int) -> int:
    return sum(len(row.cells[column]) for row in table.rows if row.kind == "data" and column < len(row.cells))


@cache
def _table() -> Trie[tuple[int, str]]:
    trie: Trie[tuple[int, str]] = Trie()
    for order, row in enumerate(rows("task_columns")):
        trie.add(row["words"], (order, row["holds"]))
    return trie
