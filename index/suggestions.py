"""Beside an index: what may be suggested while people type, ready to be asked by the beginnings of words.

A table of SQLite's FTS5 with an index of prefixes. Entries of a kind stand together and the weightiest first, so the
first rows that answer are the best ones and nothing is sorted when people type.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from index.engine import IndexProblem
from index.syllables import plain

NAMES, PHRASES = ("number", "title", "agency"), ("phrase",)
KINDS = (*NAMES, *PHRASES)
_FILES = {NAMES: "names.sqlite", PHRASES: "phrases.sqlite"}

_TABLE = (
    "CREATE VIRTUAL TABLE entry USING fts5(words, text UNINDEXED, document UNINDEXED, agency UNINDEXED, "
    "tokenize = 'ascii', prefix = '1 2 3', columnsize = 0)"
)

_FOUND = "SELECT text, document, agency FROM entry WHERE entry MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid LIMIT ?"

_BAND = 1 << 32
"""Row numbers of one kind."""


class Entry(NamedTuple):
    """What may be suggested; ``also`` are other writings under which it is found, ``weight`` is greater for what is wanted more."""

    text: str
    kind: str
    document: str | None = None
    agency: str | None = None
    also: tuple[str, ...] = ()
    weight: int = 1


class Suggested(NamedTuple):
    """An entry as it was kept."""

    text: str
    document: str | None
    agency: str | None


def write(folder: Path, kinds: tuple[str, ...], entries: Iterable[Entry], documents: int) -> None:
    """Make the table of NAMES or PHRASES in a folder that holds none; ``documents`` is how many they were taken from.

    Raises IndexProblem.
    """
    found = list(entries)
    try:
        with closing(sqlite3.connect(folder / _FILES[kinds])) as db:
            db.execute("PRAGMA synchronous = OFF")  # the folder is not in use before it is whole
            db.execute("PRAGMA journal_mode = OFF")
            db.execute(f"PRAGMA user_version = {documents:d}")
            db.execute(_TABLE)
            for kind in kinds:
                rows = enumerate(_rows([entry for entry in found if entry.kind == kind]), KINDS.index(kind) * _BAND)
                db.executemany(
                    "INSERT INTO entry (rowid, words, text, document, agency) VALUES (?, ?, ?, ?, ?)",
                    ((n, *row) for n, row in rows),
                )
            db.execute("INSERT INTO entry (entry) VALUES ('optimize')")
            db.commit()
    except sqlite3.Error as error:
        raise IndexProblem(
            f"Không ghi được danh sách gợi ý tại {folder}: {error}. Hãy kiểm tra quyền ghi và dung lượng đĩa."
        ) from error


def _rows(entries: Sequence[Entry]) -> Iterator[tuple[str, str, str | None, str | None]]:
    """The weightiest first; other writings after all that stand under their own name."""
    ordered = sorted(entries, key=lambda entry: (-entry.weight, len(entry.text), entry.text))
    own = [(plain(entry.text), entry) for entry in ordered]
    others = [(plain(other), entry) for entry in ordered for other in entry.also]
    for words, entry in own + others:
        if words:
            yield " ".join(words), entry.text, entry.document, entry.agency


def taken_from(folder: Path, kinds: tuple[str, ...]) -> int:
    """How many documents the table of NAMES or PHRASES in a folder was made from."""
    with closing(_connect(folder / _FILES[kinds])) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def carry(start: Path, folder: Path, kinds: tuple[str, ...]) -> None:
    """Take over a table from another folder."""
    shutil.copyfile(start / _FILES[kinds], folder / _FILES[kinds])


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


class Suggestions:
    """The tables in a folder, open. Safe to share between threads; outlives its folder."""

    def __init__(self, folder: Path) -> None:
        try:
            self._tables = {kind: _opened(folder / file) for kinds, file in _FILES.items() for kind in kinds}
        except sqlite3.Error as error:
            raise IndexProblem(f"Không mở được danh sách gợi ý tại {folder}: {error}.") from error
        self._lock = threading.Lock()

    def find(self, kind: str, words: Sequence[str], last: Iterable[str], nearness: str, limit: int) -> list[Suggested]:
        """The weightiest entries of a kind that hold ``words`` and then a word that begins with any of ``last``.

        ``nearness``: ``first`` where they begin the entry, ``together`` where they follow one another, ``all`` anywhere.
        The words are plain syllables, see :func:`index.syllables.plain`.
        """
        first = KINDS.index(kind) * _BAND
        asked = " OR ".join(_matching([*words, end], nearness) for end in dict.fromkeys(last))
        with self._lock:
            rows = self._tables[kind].execute(_FOUND, (asked, first, first + _BAND, limit)).fetchall()
        return [Suggested(*row) for row in rows]


def _opened(file: Path) -> sqlite3.Connection:
    db = _connect(file)
    db.execute("SELECT count(*) FROM entry WHERE rowid < 0").fetchone()  # SQLite opens anything, and finds out when it is asked
    return db


def _matching(words: Sequence[str], nearness: str) -> str:
    quoted = [f'"{word}"' for word in words]
    if nearness == "all":
        return f"({' AND '.join(quoted)} *)"
    return f"({'^ ' if nearness == 'first' else ''}{' + '.join(quoted)} *)"
