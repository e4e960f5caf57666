"""What a search answers with; the field names are those of the API and of the command's output."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """The best part of a passage; ``marks`` are the ranges of ``text`` that match, ``[start, end)``; nothing is escaped."""

    text: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HitAgency:
    """An agency of a passage; ``role`` is its role in a task there, None where the passage only names it."""

    agency: str
    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """Where the same passage stands too: its id, and its document's id, file and number."""

    id: str
    document: str
    source: str
    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One passage or row. ``source`` is the file's name, ``title`` the section's, ``why`` says what put it here,
    ``twins`` where the same passage was found too."""

    id: str
    kind: str
    document: str
    source: str
    number: str | None
    type: str | None
    issued_on: str | None
    document_title: str | None
    section: str | None
    path: tuple[str, ...]
    title: str
    span: Span
    page: int | None
    text: str
    snippet: Snippet
    score: float
    agencies: tuple[HitAgency, ...] = ()
    why: tuple[str, ...] = ()
    twins: tuple[Twin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencySeen:
    """An agency that the question names; ``via`` says how where it is not named itself (a predecessor, a successor)."""

    agency: str
    name: str
    via: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """A writing that was searched beside what the question says."""

    said: str
    also: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """How the question was read; ``corrected`` is the whole question as it may have been meant, None where nothing looks wrong,
    ``said`` what else was made out, in words, ``typed`` the filters and the words to leave out as they stand in the question."""

    agencies: tuple[AgencySeen, ...] = ()
    numbers: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    corrected: str | None = None
    phrases: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value that results can be narrowed to, with how many of them have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """``total`` counts what matches well (documents where they are grouped), ``more`` says that it counts only the best of them."""

    query: str
    understood: Understood
    total: int
    more: bool
    took_ms: float
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
