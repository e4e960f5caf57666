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
    labels: tuple[Label, ...] = ()

    def with_label(self, label: Label, named: tuple[Bearer, ...]) -> Draft:
        """The same duty with one more labelled line, and the agencies that it names."""
        how = "assigned" if named and self.how == "direction" else self.how
        return replace(self, bearers=(*self.bearers, *named), how=how, labels=(*self.labels, label))
