"""The whole library linked: what the documents say of one another, of agencies, targets and figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from corpus import kinds
from corpus.kinds import Kind
from corpus.store import Store
from ingest.link import agencies, conflicts, indicators, references, targets


def link(store: Store) -> None:
    """Make the linked records anew from what was found in every document; again where documents changed meanwhile."""
    while not store.link(store.revision, _linked(store)):
        continue


def _linked(store: Store) -> Mapping[Kind, Sequence[Any]]:
    documents = store.documents()
    tasks, budgets = store.of(kinds.TASKS), store.of(kinds.BUDGETS)
    citations, refs = references.link(documents, store.of(kinds.FOUND_CITATIONS))
    known = agencies.link(documents, store.of(kinds.MENTIONS))
    goals = targets.link(store.of(kinds.FOUND_TARGETS), tasks, known, documents, citations)
    series = indicators.link(store.of(kinds.POINTS), documents)
    found = store.of(kinds.FOUND_CONFLICTS) + conflicts.find(goals, series, budgets, tasks, citations, refs)
    return {
        kinds.CITATIONS: citations,
        kinds.REFERENCES: refs,
        kinds.AGENCIES: known,
        kinds.TARGETS: goals,
        kinds.INDICATORS: series,
        kinds.CONFLICTS: found,
    }
