"""What the index holds: a passage of running text, or a row of a table."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.span import Span


@dataclass(frozen=True, slots=True)
class Duty:
    """An agency in tasks of the passage (their ids), in one role: lead, coordinate, implement or request."""

    agency: str
    name: str
    role: str
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An agency that the passage names."""

    agency: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """``text`` is for reading and is what is searched; ``context`` (headings above, caption, column heads) helps to find it.

    ``kind`` is passage or row; ``span`` is its place in the canonical text.
    """

    id: str
    document: str
    kind: str
    section: str | None
    path: tuple[str, ...]
    title: str
    span: Span
    page: int | None
    text: str
    context: str
    agencies: tuple[Named, ...] = ()
    duties: tuple[Duty, ...] = ()
