"""Mentions of documents (citations) and the documents they mean (references)."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Anomaly:
    """What is odd about a citation as written: told, never corrected."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One mention. ``number`` keeps wrong digits as written; ``provision`` is "khoản 2 Điều 5" where the text names one.

    ``year`` is the year of issue where the text states one, with a whole date or without ("Hiến pháp năm 2013").
    """

    id: str
    document: str
    section: str | None
    span: Span
    text: str
    type: str
    number: str | None
    issued_on: str | None
    issuer: str | None
    title: str | None
    relation: str
    key: str
    target: str | None = None
    in_footnote: bool = False
    provision: str | None = None
    year: int | None = None
    anomalies: tuple[Anomaly, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BackReference:
    """Words that mean a document without citing it: "Quyết định này", "Nghị định nói trên", "Đề án 06".

    ``way`` is self (the document itself or what it carries; ``citation`` is None), before (the one cited before it) or
    alias (a name that the text gave it); ``citation`` is the id of the mention that it refers to.
    """

    id: str
    document: str
    section: str | None
    span: Span
    text: str
    way: str
    citation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueSeen:
    """One value that a field has in the library, with the citations that say so."""

    value: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldConflict:
    """A field that different mentions of one document state differently."""

    field: str
    values: tuple[ValueSeen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document that is cited; ``status`` is held where the library holds it (``target``), else not_held.

    ``assumed`` are the mentions that state no year and stand here because the library knows their number of one year only.
    """

    key: str
    type: str
    number: str | None
    issued_on: str | None
    issuer: str | None
    title: str | None
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    target: str | None
    status: str
    conflicts: tuple[FieldConflict, ...] = ()
    assumed: tuple[str, ...] = ()
