"""What linking keeps of each document, so that a change costs the work of what it touches: never shown, always made anew from
what was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """That a document's digests are those of its present state; ``scope`` is the province (or the document alone) whose targets
    and figures it is compared with."""

    document: str
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A held document as one that citations may mean; ``numbered`` where its ``family`` is that of its number, ``home`` its province."""

    document: str
    family: str
    numbered: bool
    yearless: bool
    local: bool
    home: str | None
    issued_on: str | None
    issuer: str | None
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one mention of a document (a citation, by id) says, read with what its own document tells.

    ``family``, ``yearless``, ``local``: see ingest/knowledge/citations/keys.py. ``year`` and ``place`` are for its key. ``bare`` is
    the family of its type and number without a symbol; ``lone`` where it states no symbol. ``by_number`` is the family of the
    number of an act that is cited by its name. ``day`` is the date of the citing document, ``act`` the name that an act goes by,
    ``codes`` are its anomalies; ``position`` is its place among the citations of its document.
    """

    id: str
    document: str
    position: int
    family: str
    yearless: bool
    local: bool
    type: str
    number: str | None
    issued_on: str | None
    issuer: str | None
    title: str | None
    year: int | None
    place: str | None
    bare: str | None
    lone: bool
    by_number: str | None
    day: str | None
    act: str | None
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A mention (a citation, by id) that stands in another family than its ``own`` words say, and what it takes from there."""

    id: str
    document: str
    own: str
    bare: str
    family: str
    yearless: bool
    local: bool
    number: str | None
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """One of the things that a document is looked for by among those that it may be a version of: ``sign`` names it."""

    document: str
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """An agency as one document names it first, how often it does, and in which ways."""

    document: str
    agency: str
    name: str
    kind: str
    level: str | None
    collective: bool
    mentions: int
    ways: tuple[str, ...]

    @property
    def id(self) -> str:
        """What it is kept under."""
        return f"{self.document} {self.agency}"
