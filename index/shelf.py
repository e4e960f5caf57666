"""What is kept beside an index: its fingerprint, and of each document what results and facets need without opening passages."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from index.engine import IndexProblem
from index.folder import carry

SCHEMA = 8
"""Raised whenever the files of an index change their meaning."""

PER_DOCUMENT = 1 << 24
"""Room for a document's passages: a passage's number is the document's ordinal times this, plus its place."""

SETTLED = 0.05
"""Part of a large file by which what has come since may grow beside it, before it is written anew."""

LASTING = ("shelf.msgpack.z",)
"""What is written once and never changed."""

T = TypeVar("T")

_SHELF, _NEWER, _ROLL, _FINGERPRINT = *LASTING, "shelf.newer.msgpack.z", "roll.msgpack.z", "fingerprint.json"


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


class PassageFacts(msgspec.Struct, array_like=True, frozen=True):
    """What facets count of a passage: its kind, the ids of its agencies, the roles of its duties; how many tasks it gives each agency.

    ``tokens`` is what filters may ask of it, see :func:`index.analysis.facts`.
    """

    kind: str
    agencies: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    tasks: dict[str, int] = {}
    tokens: frozenset[str] = frozenset()


class Packed(msgspec.Struct, array_like=True, frozen=True):
    """The facts of a document's passages: each of the different ones, and which of them every passage has."""

    different: list[PassageFacts]
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


class Rolled(msgspec.Struct, array_like=True, frozen=True):
    """A document of an index in few words: enough to tell what has changed."""

    ordinal: int
    id: str
    revision: str
    passages: int


class Newer(msgspec.Struct, array_like=True, frozen=True):
    """What has come since a shelf of ``size`` documents was written, and the ordinals of what has gone from it."""

    size: int
    documents: tuple[ShelfDocument, ...] = ()
    gone: frozenset[int] = frozenset()


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

    def tokens(self, numbers: Iterable[int]) -> frozenset[str]:
        """What engines may be asked of any of some passages; most of a document's have the same."""
        first, *others = {id(facts): facts.tokens for _, facts in map(self.at, numbers)}.values()
        return first.union(*others)

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return sum(document.passages for document in self.documents)


def pack(facts: Iterable[PassageFacts]) -> bytes:
    """Facts as bytes: most passages of a document have the same."""
    places: dict[bytes, int] = {}
    which = [
        places.setdefault(msgspec.msgpack.encode((f.kind, f.agencies, f.roles, f.tasks, sorted(f.tokens))), len(places))
        for f in facts
    ]
    return msgspec.msgpack.encode(([msgspec.Raw(encoded) for encoded in places], which))


def unpack(packed: bytes) -> list[PassageFacts]:
    """The facts that were packed, equal ones as one object."""
    found = msgspec.msgpack.decode(packed, type=Packed)
    return [found.different[n] for n in found.which]


def save(folder: Path, documents: Sequence[ShelfDocument]) -> None:
    """Write the documents of a new index beside the engine's files. Raises OSError."""
    _write(folder / _SHELF, documents)
    _write(folder / _NEWER, Newer(len(documents)))
    _write(folder / _ROLL, list(map(_rolled, documents)))


def save_changes(start: Path, folder: Path, gone: Collection[int], new: Sequence[ShelfDocument]) -> bool:
    """Write the documents of an index that differs from another's by ``gone`` (ordinals) and ``new`` beside its shelf; not where
    that would come to much, and says whether it did. Raises IndexProblem, OSError."""
    before = _load(start / _NEWER, Newer)
    documents = (*(one for one in before.documents if one.ordinal not in gone), *new)
    since = Newer(before.size, documents, before.gone.union(gone))
    if len(since.documents) + len(since.gone) > SETTLED * since.size:
        return False
    carry(start, folder, LASTING, ())
    _write(folder / _NEWER, since)
    _write(folder / _ROLL, [*(one for one in roll(start) if one.ordinal not in gone), *map(_rolled, new)])
    return True


def save_fingerprint(folder: Path, fingerprint: Fingerprint) -> None:
    """Write how the index was made. Raises OSError."""
    (folder / _FINGERPRINT).write_bytes(msgspec.json.encode(fingerprint))


def load_fingerprint(folder: Path) -> Fingerprint | None:
    """The fingerprint in a folder, None where there is none that this program can read."""
    try:
        return msgspec.json.decode((folder / _FINGERPRINT).read_bytes(), type=Fingerprint)
    except (OSError, msgspec.MsgspecError):
        return None


def load_shelf(folder: Path) -> Shelf:
    """The documents in a folder that holds a fingerprint, by ordinal. Raises IndexProblem."""
    since = _load(folder / _NEWER, Newer)
    older = (one for one in _load(folder / _SHELF, tuple[ShelfDocument, ...]) if one.ordinal not in since.gone)
    return Shelf((*older, *since.documents))


def roll(folder: Path) -> list[Rolled]:
    """The documents of :func:`load_shelf` in few words. Raises IndexProblem."""
    return _load(folder / _ROLL, list[Rolled])


def _rolled(document: ShelfDocument) -> Rolled:
    return Rolled(document.ordinal, document.id, document.revision, document.passages)


def _write(file: Path, content: Any) -> None:
    file.write_bytes(zlib.compress(msgspec.msgpack.encode(content), 1))


def _load(file: Path, type_: type[T]) -> T:
    try:
        return msgspec.msgpack.decode(zlib.decompress(file.read_bytes()), type=type_)
    except (OSError, zlib.error, msgspec.MsgspecError) as error:
        raise IndexProblem(f"Không đọc được danh mục văn bản của chỉ mục tại {file.parent}: {error}.") from error
