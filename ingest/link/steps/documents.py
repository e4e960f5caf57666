"""What disagrees within the documents that have changed."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from corpus import kinds
from corpus.kinds import Kind
from ingest.link.conflicts import of_documents
from ingest.link.steps.work import Work, parts

_DOCUMENTS_AT_ONCE = 50


def link(work: Work) -> None:
    """Check each document by itself, of several versions the standing one; the findings of one that is gone go too."""
    for some in parts(work.groups(kinds.STANDINGS, also=True) | work.turned, _DOCUMENTS_AT_ONCE):
        points, budgets, tasks = (_by_document(work, kind, some) for kind in (kinds.POINTS, kinds.BUDGETS, kinds.TASKS))
        found = _found(work, some)
        told = {id: [*found[id], *of_documents(points[id], budgets[id], tasks[id])] for id in some if id not in work.others}
        work.conflicts({f"document:{id}": told.get(id, ()) for id in some})


def _by_document(work: Work, kind: Kind, documents: list[str]) -> dict[str, list[Any]]:
    of: dict[str, list[Any]] = defaultdict(list)
    for one in work.linkage.of_documents(kind, documents):
        of[one.document].append(one)
    return of


def _found(work: Work, documents: list[str]) -> dict[str, list[Any]]:
    return {id: work.linkage.of_documents(kinds.FOUND_CONFLICTS, [id]) for id in documents}
