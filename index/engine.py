"""What every engine can do, and which engines there are. A new one is a file and a row.

An engine keeps entries (ready tokens, facts, a body) and answers weighted token questions with BM25, k1 1.2 and
b 0.75, summed over fields. It never sees text, so all of them rank alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from corpus.errors import TraCuuError
from index.analysis import Entry

K1 = 1.2
B = 0.75
SMALL = 5000
"""Passages up to which ``auto`` takes the engine that is pure Python."""


class IndexProblem(TraCuuError):
    """The index cannot be made or opened as asked."""


class Clause(NamedTuple):
    """A token that adds to the score: BM25 times ``weight``, or ``weight`` itself where ``constant``."""

    field: str
    token: str
    weight: float
    constant: bool = False


class Either(NamedTuple):
    """Different writings of one thing: adds the score of the one that a passage answers best, not of all together."""

    writings: tuple[tuple[Clause, ...], ...]


class Phrase(NamedTuple):
    """Tokens that must stand one after another."""

    field: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Passages with any of the clauses (all passages where there are none), every phrase, of each group of facts any one,
    and none of the phrases ``without`` which they must be."""

    clauses: tuple[Clause | Either, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    without: tuple[Phrase, ...] = ()


class Hit(NamedTuple):
    """A passage by its number in the index, with its score."""

    number: int
    score: float


class Reader(Protocol):
    """An open index; safe to share between threads, and blind to what is written after it was opened."""

    def search(self, question: Question, limit: int) -> list[Hit]:
        """The best hits, by falling score, then by number."""

    def count(self, question: Question) -> int:
        """How many passages answer."""

    def bodies(self, numbers: Sequence[int]) -> list[bytes]:
        """The bodies of passages, in the order asked for."""

    def frequency(self, field: str, token: str) -> int:
        """How many passages have a token."""

    def vocabulary(self, field: str) -> Mapping[str, int]:
        """Every token of a field with how many passages have it."""

    @property
    def size(self) -> int:
        """How many passages there are."""

    def close(self) -> None:
        """Let go of files."""


class Writer(Protocol):
    """Writes into a folder of its own; nothing is to be seen before ``commit``."""

    def add(self, entry: Entry) -> None:
        """Keep an entry."""

    def remove(self, document: str) -> None:
        """Drop a document's entries."""

    def commit(self) -> None:
        """Write everything out and close."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One row of the table of engines.

    ``package`` is the distribution it comes from. Of the files in its folder, ``lasting`` are written once and never
    changed (glob patterns), ``state`` are replaced by every writer; what is neither is a lock. Where it ``pickles``, to open
    a file that somebody else wrote is to run it.
    """

    name: str
    module: str
    package: str
    lasting: tuple[str, ...]
    state: tuple[str, ...]
    pickles: bool = False

    def release(self) -> str:
        """The version of the library behind it, for the fingerprint."""
        return version(self.package)

    def write(self, folder: Path, *, new: bool) -> Writer:
        """A writer into a folder: an empty one where ``new``, else one that this program wrote."""
        writer: Writer = self._load().FolderWriter(folder, new=new)
        return writer

    def open(self, folder: Path) -> Reader:
        """A reader of a folder that this program wrote."""
        reader: Reader = self._load().FolderReader(folder)
        return reader

    def _load(self) -> Any:
        return import_module(self.module)


ENGINES = {
    engine.name: engine
    for engine in (
        Engine("whoosh", "index.whoosh_engine", "Whoosh", ("MAIN_*.seg",), ("_MAIN_*.toc",), pickles=True),
        Engine("tantivy", "index.tantivy_engine", "tantivy", (f"{'[0-9a-f]' * 32}.*",), ("meta.json", ".managed.json")),
    )
}


def choose(name: str, passages: int) -> Engine:
    """The engine of a name; ``auto`` is Whoosh for small libraries and tantivy for others. Raises IndexProblem."""
    if name == "auto":
        name = "whoosh" if passages <= SMALL else "tantivy"
    if name not in ENGINES:
        raise IndexProblem(f"Không có bộ máy tìm kiếm “{name}”. Các bộ máy: auto, {', '.join(ENGINES)}.")
    return ENGINES[name]
