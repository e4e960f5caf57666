"""A duty while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.document import Section
from corpus.span import Joined
from ingest.knowledge.agencies import Found
from ingest.knowledge.tasks.labelled import Label
from ingest.knowledge.tasks.roles import Bearer


@dataclass(frozen=True, slots=True)
class Draft:
    """``[start, end)`` of ``joined`` is the duty; ``how``: assigned, request, historical or direction; ``bound``: its
    bearers stand in the heading; ``labels``: labelled lines under it."""

    section: Section
    joined: Joined
    start: int
    end: int
    bearers: tuple[Bearer, ...]
    how: str
    to: Found | None
    bound: bool = False
    labels: tuple[tuple[Label, Joined], ...] = ()

    def with_label(self, label: Label, line: Joined) -> Draft:
        """The same duty with one more labelled line."""
        return replace(self, labels=(*self.labels, (label, line)))
