"""Beside an index: what may be suggested while people type, ready to be asked by the beginnings of words.

A table of SQLite's FTS5 with an index of prefixes. Entries of a kind stand together and the weightiest first, so the
first rows that answer are the best ones and nothing is sorted when people type.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from index.engine import IndexProblem
from index.syllables import plain

KINDS = ("number", "title", "agency", "phrase")
FILE = "suggestions.sqlite"

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


def write(folder: Path, entries: Iterable[Entry]) -> None:
    """Make the table in a folder, in place of the one that it may hold."""
    (folder / FILE).unlink(missing_ok=True)  # it may be open elsewhere, or linked
    db = sqlite3.connect(folder / FILE)
    try:
        db.execute("PRAGMA synchronous = OFF")  # the folder is not in use before it is whole
        db.execute("PRAGMA journal_mode = OFF")
        db.execute(
            "CREATE VIRTUAL TABLE entry USING fts5(words, text UNINDEXED, document UNINDEXED, agency UNINDEXED, "
            "tokenize = 'ascii', prefix = '1 2 3', columnsize = 0)"
        )
        for band, kind in enumerate(KINDS):
            chosen = sorted((e for e in entries if e.kind == kind), key=lambda e: (-e.weight, len(e.text), e.text))
            written = ((" ".join(plain(words)), e) for e in chosen for words in dict.fromkeys((e.text, *e.also)))
            rows = ((band * _BAND + n, words, e.text, e.document, e.agency) for n, (words, e) in enumerate(written) if words)
            db.executemany("INSERT INTO entry (rowid, words, text, document, agency) VALUES (?, ?, ?, ?, ?)", rows)
        db.execute("INSERT INTO entry (entry) VALUES ('optimize')")
        db.commit()
    finally:
        db.close()


class Suggestions:
    """The table in a folder, open. Safe to share between threads; outlives its folder."""

    def __init__(self, folder: Path) -> None:
        try:
            self._db = sqlite3.connect(
                f"{(folder / FILE).absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._db.execute("SELECT count(*) FROM entry WHERE rowid < 0").fetchone()
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
            rows = self._db.execute(
                "SELECT text, document, agency FROM entry WHERE entry MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid LIMIT ?",
                (asked, first, first + _BAND, limit),
            ).fetchall()
        return [Suggested(*row) for row in rows]


def _matching(words: Sequence[str], nearness: str) -> str:
    quoted = [f'"{word}"' for word in words]
    if nearness == "all":
        return f"({' AND '.join(quoted)} *)"
    return f"({'^ ' if nearness == 'first' else ''}{' + '.join(quoted)} *)"
