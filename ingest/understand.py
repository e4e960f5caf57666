"""A document becomes facts: every module of knowledge in turn, those first that others build on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from corpus import kinds
from corpus.document import Document
from corpus.kinds import Kind
from ingest.knowledge.agencies import find_agencies
from ingest.knowledge.budgets import find_budgets
from ingest.knowledge.citations import find_citations
from ingest.knowledge.citations.backrefs import find_back_references
from ingest.knowledge.contradictions import find_contradictions
from ingest.knowledge.indicators import find_points
from ingest.knowledge.sketch import sketch
from ingest.knowledge.targets import find_targets
from ingest.knowledge.tasks import find_tasks


def understand(document: Document) -> Mapping[Kind, Sequence[Any]]:
    """Everything that one document states, by kind, before it is linked with others."""
    roster = find_agencies(document)
    citations = find_citations(document)
    return {
        kinds.MENTIONS: roster.mentions,
        kinds.FOUND_CITATIONS: citations,
        kinds.BACK_REFERENCES: find_back_references(document, citations),
        kinds.TASKS: find_tasks(document, roster),
        kinds.FOUND_TARGETS: find_targets(document, roster, citations),
        kinds.POINTS: find_points(document),
        kinds.BUDGETS: find_budgets(document),
        kinds.FOUND_CONFLICTS: find_contradictions(document),
        kinds.SKETCHES: [sketch(document)],
    }
