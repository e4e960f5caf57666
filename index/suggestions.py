"""Beside an index: what may be suggested while people type, ready to be asked by the beginnings of words.

Tables of SQLite's FTS5 with an index of prefixes. Entries of a kind stand together and the weightiest first, so the first rows
that answer are the best ones and nothing is sorted when people type. A table that was written is never changed: what has come
since stands in a small one beside it, together with the sources whose entries in the large one no longer hold.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from heapq import merge
from itertools import islice, starmap
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from corpus.textkey import key
from index.engine import IndexProblem
from index.syllables import plain

NAMES, PHRASES, NEWER = "names.sqlite", "phrases.sqlite", "names.newer.sqlite"
"""The files: numbers, titles and agencies; phrases; numbers, titles and agencies that have come since."""

LASTING = (NAMES, PHRASES)

_KINDS = {NAMES: ("number", "title", "agency"), PHRASES: ("phrase",), NEWER: ("number", "title", "agency")}
KINDS = (*_KINDS[NAMES], *_KINDS[PHRASES])

_TABLE = (
    "CREATE VIRTUAL TABLE entry USING fts5(words, text UNINDEXED, document UNINDEXED, agency UNINDEXED, source UNINDEXED, "
    "place UNINDEXED, tokenize = 'ascii', prefix = '1 2 3', columnsize = 0)"
)

_FOUND = "SELECT place, text, document, agency, source FROM entry WHERE entry MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid"

_BAND = 1 << 32
"""Row numbers of one kind."""

_OTHER = 1 << 40
"""Added to the place of entries under another writing than their own: they come after all that stand under their own name."""


class Entry(NamedTuple):
    """What may be suggested; ``source`` is the id of the document or agency or the key of the reference that it was taken from.

    ``also`` are other writings under which it is found, ``weight`` is greater for what is wanted more.
    """

    text: str
    kind: str
    source: str = ""
    document: str | None = None
    agency: str | None = None
    also: tuple[str, ...] = ()
    weight: int = 1


class Suggested(NamedTuple):
    """An entry as it was kept."""

    text: str
    document: str | None
    agency: str | None


class _Row(NamedTuple):
    place: int
    text: str
    document: str | None
    agency: str | None
    source: str | None

    @property
    def taken_from(self) -> str:
        """The source of the entry, "" where it has none."""
        return self.source or self.agency or self.document or ""


class Newer(NamedTuple):
    """What has come since the tables were written: the entries, and the sources whose older entries no longer hold.

    ``fewer`` is by how many documents less have a phrase (by its folded words); one that fewer than ``least`` have is not told.
    """

    entries: list[Entry]
    gone: set[str]
    fewer: dict[str, int]
    least: int


def write(folder: Path, name: str, entries: Iterable[Entry], state: int) -> None:
    """Make a table in a folder that holds none of that name; ``state`` is what :func:`state_of` gives again.

    Raises IndexProblem.
    """
    _write(folder, name, list(entries), state, None)


def write_newer(folder: Path, newer: Newer, state: int) -> None:
    """Put what has come since beside the tables of a folder. Raises IndexProblem."""
    _write(folder, NEWER, newer.entries, state, newer)


def _write(folder: Path, name: str, found: Sequence[Entry], state: int, newer: Newer | None) -> None:
    try:
        with closing(sqlite3.connect(folder / name)) as db:
            db.execute("PRAGMA synchronous = OFF")  # the folder is not in use before it is whole
            db.execute("PRAGMA journal_mode = OFF")
            db.execute(f"PRAGMA user_version = {state:d}")
            db.execute(_TABLE)
            for kind in _KINDS[name]:
                rows = enumerate(_rows([entry for entry in found if entry.kind == kind]), KINDS.index(kind) * _BAND)
                db.executemany(
                    "INSERT INTO entry (rowid, words, place, text, document, agency, source) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    ((n, *row) for n, row in rows),
                )
            db.execute("INSERT INTO entry (entry) VALUES ('optimize')")
            if newer:
                db.execute("CREATE TABLE newer (content BLOB NOT NULL)")
                db.execute("INSERT INTO newer VALUES (?)", (msgspec.msgpack.encode(newer),))
            db.commit()
    except sqlite3.Error as error:
        raise IndexProblem(
            f"Không ghi được danh sách gợi ý tại {folder}: {error}. Hãy kiểm tra quyền ghi và dung lượng đĩa."
        ) from error


def _rows(entries: Sequence[Entry]) -> Iterator[tuple[str, int, str, str | None, str | None, str | None]]:
    """The weightiest first; other writings after all that stand under their own name."""
    ordered = sorted(entries, key=lambda entry: (-entry.weight, len(entry.text), entry.text, entry.source))
    own = [(plain(entry.text), -entry.weight, entry) for entry in ordered]
    others = [(plain(other), _OTHER - entry.weight, entry) for entry in ordered for other in entry.also]
    for words, place, entry in own + others:
        if words:
            told = entry.source in (entry.document, entry.agency)
            yield " ".join(words), place, entry.text, entry.document, entry.agency, None if told else entry.source


def state_of(folder: Path, name: str) -> int:
    """The state that a table was written with. Raises IndexProblem."""
    return int(_asked(folder, name, "PRAGMA user_version"))


def size_of(folder: Path, name: str) -> int:
    """How many rows a table has, about. Raises IndexProblem."""
    return int(_asked(folder, name, "SELECT count(*) FROM entry_content"))


def newer(folder: Path) -> Newer:
    """What stands beside the tables of a folder. Raises IndexProblem."""
    if not (folder / NEWER).exists():
        return Newer([], set(), {}, 1)
    return msgspec.msgpack.decode(_asked(folder, NEWER, "SELECT content FROM newer"), type=Newer)


def _asked(folder: Path, name: str, question: str) -> Any:
    try:
        with closing(_connect(folder / name)) as db:
            return db.execute(question).fetchone()[0]
    except sqlite3.Error as error:
        raise _unopened(folder, error) from error


def _unopened(folder: Path, error: sqlite3.Error) -> IndexProblem:
    return IndexProblem(f"Không mở được danh sách gợi ý tại {folder}: {error}.")


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


class Suggestions:
    """The tables in a folder, open. Safe to share between threads; outlives its folder."""

    def __init__(self, folder: Path) -> None:
        self._newer = newer(folder)
        try:
            names = [_opened(folder / name) for name in (NAMES, NEWER) if (folder / name).exists()]
            self._tables = {**dict.fromkeys(_KINDS[NAMES], names), "phrase": [_opened(folder / PHRASES)]}
        except sqlite3.Error as error:
            raise _unopened(folder, error) from error
        self._lock = threading.Lock()

    def find(self, kind: str, words: Sequence[str], last: Iterable[str], nearness: str, limit: int) -> list[Suggested]:
        """The weightiest entries of a kind that hold ``words`` and then a word that begins with any of ``last``.

        ``nearness``: ``first`` where they begin the entry, ``together`` where they follow one another, ``all`` anywhere.
        The words are plain syllables, see :func:`index.syllables.plain`.
        """
        asked = " OR ".join(_matching([*words, end], nearness) for end in dict.fromkeys(last))
        with self._lock:
            older, *since = (self._rows(table, kind, asked) for table in self._tables[kind])
            holding = filter(self._holds, older)
            rows = list(
                islice(merge(holding, *since, key=lambda row: (row.place, len(row.text), row.text, row.taken_from)), limit)
            )
        return [Suggested(row.text, row.document, row.agency) for row in rows]

    def _rows(self, table: sqlite3.Connection, kind: str, asked: str) -> Iterator[_Row]:
        first = KINDS.index(kind) * _BAND
        return starmap(_Row, table.execute(_FOUND, (asked, first, first + _BAND)))

    def _holds(self, row: _Row) -> bool:
        """Whether what was written still holds."""
        if row.taken_from:
            return row.taken_from not in self._newer.gone
        fewer = self._newer.fewer.get(folded(row.text), 0) if self._newer.fewer else 0
        return -row.place - fewer >= self._newer.least


def folded(phrase: str) -> str:
    """The words of a phrase for comparing, marks kept.

    >>> folded("Cải cách") == folded("CẢI CÁCH"), folded("Cải cách") == folded("Cai cach")
    (True, False)
    """
    return " ".join(key(phrase).split())


def _opened(file: Path) -> sqlite3.Connection:
    db = _connect(file)
    db.execute("SELECT count(*) FROM entry WHERE rowid < 0").fetchone()  # SQLite opens anything, and finds out when it is asked
    return db


def _matching(words: Sequence[str], nearness: str) -> str:
    quoted = [f'"{word}"' for word in words]
    if nearness == "all":
        return f"({' AND '.join(quoted)} *)"
    return f"({'^ ' if nearness == 'first' else ''}{' + '.join(quoted)} *)"
