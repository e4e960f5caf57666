"""What is kept beside an index: its fingerprint, and of each document what results and facets need without opening passages."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec

from index.engine import IndexProblem

SCHEMA = 7
"""Raised whenever the files of an index change their meaning."""

PER_DOCUMENT = 1 << 24
"""Room for a document's passages: a passage's number is the document's ordinal times this, plus its place."""

_SHELF, _FINGERPRINT = "shelf.msgpack.z", "fingerprint.json"


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
    """What facets count of a passage: its kind, the ids of its agencies, the roles of its duties; how many tasks it gives each agency.

    ``tokens`` is what filters may ask of it, see :func:`index.analysis.facts`.
    """

    kind: str
    agencies: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    tasks: dict[str, int] = field(default_factory=dict)
    tokens: tuple[str, ...] = ()


class Packed(msgspec.Struct, array_like=True, frozen=True):
    """The facts of a document's passages: each of the different ones, and which of them every passage has."""

    different: list[tuple[str, tuple[str, ...], tuple[str, ...], dict[str, int], tuple[str, ...]]]
    which: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfDocument:
    """A document as results show it; ``revision`` is the store's when it was put, ``packed`` its passages' facts in the order of their numbers."""

    ordinal: int
    id: str
    revision: str
    source: str
    number: str | None
    type: str | None
    issuer: str | None
    issued_on: str | None
    title: str | None
    passages: int
    packed: bytes
    abbreviations: tuple[tuple[str, str], ...] = ()
    headings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shelf:
    """The documents of an index. The facts of a document's passages are unpacked where they are first asked for."""

    documents: tuple[ShelfDocument, ...] = field(default=())

    @cached_property
    def _by_ordinal(self) -> dict[int, ShelfDocument]:
        return {document.ordinal: document for document in self.documents}

    @cached_property
    def _unpacked(self) -> dict[int, list[PassageFacts]]:
        return {}

    def at(self, number: int) -> tuple[ShelfDocument, PassageFacts]:
        """The document and the facts of a passage."""
        ordinal = number // PER_DOCUMENT
        document, facts = self._by_ordinal[ordinal], self._unpacked.get(ordinal)
        if facts is None:
            facts = self._unpacked[ordinal] = unpack(document.packed)
        return document, facts[number % PER_DOCUMENT]

    def has(self, number: int, facts: Iterable[Iterable[str]]) -> bool:
        """Whether a passage has of each group of facts any one, as engines are asked for them."""
        held = self.at(number)[1].tokens
        return all(any(fact in held for fact in group) for group in facts)

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return sum(document.passages for document in self.documents)


def pack(facts: Iterable[PassageFacts]) -> bytes:
    """Facts as bytes: most passages of a document have the same."""
    places: dict[bytes, int] = {}
    which = [
        places.setdefault(msgspec.msgpack.encode((f.kind, f.agencies, f.roles, f.tasks, f.tokens)), len(places)) for f in facts
    ]
    return msgspec.msgpack.encode(([msgspec.Raw(encoded) for encoded in places], which))


def unpack(packed: bytes) -> list[PassageFacts]:
    """The facts that were packed, equal ones as one object."""
    found = msgspec.msgpack.decode(packed, type=Packed)
    different = [PassageFacts(*facts) for facts in found.different]
    return [different[n] for n in found.which]


def save(folder: Path, fingerprint: Fingerprint, shelf: Shelf) -> None:
    """Write both beside the engine's files."""
    (folder / _SHELF).write_bytes(zlib.compress(msgspec.msgpack.encode(shelf.documents), 1))
    (folder / _FINGERPRINT).write_bytes(msgspec.json.encode(fingerprint))


def load_fingerprint(folder: Path) -> Fingerprint | None:
    """The fingerprint in a folder, None where there is none that this program can read."""
    try:
        return msgspec.json.decode((folder / _FINGERPRINT).read_bytes(), type=Fingerprint)
    except (OSError, msgspec.MsgspecError):
        return None


def load_shelf(folder: Path) -> Shelf:
    """The documents in a folder that holds a fingerprint. Raises IndexProblem."""
    try:
        content = zlib.decompress((folder / _SHELF).read_bytes())
        return Shelf(msgspec.msgpack.decode(content, type=tuple[ShelfDocument, ...]))
    except (OSError, zlib.error, msgspec.MsgspecError) as error:
        raise IndexProblem(f"Không đọc được danh mục văn bản của chỉ mục tại {folder}: {error}.") from error
