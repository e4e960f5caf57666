"""What is kept beside an index: its fingerprint, and of each document what results and facets need without opening passages."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec

SCHEMA = 4
"""Raised whenever the files of an index change their meaning."""

PER_DOCUMENT = 1 << 24
"""Room for a document's passages: a passage's number is the document's ordinal times this, plus its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What an index was made with and from; where any of it differs from the present, the index is made anew.

    ``asked`` is the engine that people asked for ("auto" or a name), ``engine`` the one taken; ``segmenter`` what found
    the words, "" where none were looked for; ``revision`` the store's at the time.
    """

    schema: int
    analysis: int
    asked: str
    engine: str
    engine_version: str
    segmenter: str
    revision: str
    passages: int


@dataclass(frozen=True, slots=True)
class PassageFacts:
    """What facets count of a passage: its kind, the ids of its agencies, the roles of its duties; how many tasks it gives each agency."""

    kind: str
    agencies: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    tasks: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfDocument:
    """A document as results show it; ``passages`` in the order of their numbers, ``revision`` the store's when it was put."""

    ordinal: int
    id: str
    revision: str
    source: str
    number: str | None
    type: str | None
    issuer: str | None
    issued_on: str | None
    title: str | None
    abbreviations: tuple[tuple[str, str], ...] = ()
    headings: tuple[str, ...] = ()
    passages: tuple[PassageFacts, ...] = ()


@dataclass(frozen=True)
class Shelf:
    """The documents of an index."""

    documents: tuple[ShelfDocument, ...] = field(default=())

    @cached_property
    def _by_ordinal(self) -> dict[int, ShelfDocument]:
        return {document.ordinal: document for document in self.documents}

    def at(self, number: int) -> tuple[ShelfDocument, PassageFacts]:
        """The document and the facts of a passage."""
        document = self._by_ordinal[number // PER_DOCUMENT]
        return document, document.passages[number % PER_DOCUMENT]

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return sum(len(document.passages) for document in self.documents)


def save(folder: Path, fingerprint: Fingerprint, shelf: Shelf) -> None:
    """Write both beside the engine's files."""
    (folder / "shelf.json").write_bytes(msgspec.json.encode(shelf.documents))
    (folder / "fingerprint.json").write_bytes(msgspec.json.encode(fingerprint))


def load_fingerprint(folder: Path) -> Fingerprint | None:
    """The fingerprint in a folder, None where there is none that this program can read."""
    try:
        return msgspec.json.decode((folder / "fingerprint.json").read_bytes(), type=Fingerprint)
    except (OSError, msgspec.MsgspecError):
        return None


def load_shelf(folder: Path) -> Shelf:
    """The documents in a folder that holds a fingerprint."""
    return Shelf(msgspec.json.decode((folder / "shelf.json").read_bytes(), type=tuple[ShelfDocument, ...]))
