"""The texts of passages, kept in bundles: neighbours have much in common, and compressed together take half the room.

An engine keeps one body an entry. The first passage of every bundle carries the whole bundle, the others carry nothing.
"""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice

from index.analysis import Entry
from index.engine import Hit, Question, Reader

BUNDLE = 32
"""Passages of a bundle; divides the room that a document's numbers have, so no bundle spans two documents."""

CACHED = 512
"""Bundles kept unpacked in memory, some 30 KB each."""

FREQUENCIES = 100_000
"""Tokens whose frequencies are kept in memory: a question asks for those of its own several times."""


def bundled(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries in order of number, the bodies (which hold no line end) moved into the first of each bundle."""
    for _, group in groupby(entries, lambda entry: entry.number // BUNDLE):
        first, *others = group
        yield replace(first, body=zlib.compress(b"\n".join([first.body, *(other.body for other in others)])))
        yield from (replace(other, body=b"") for other in others)


class Unbundled:
    """A reader of bundled entries that gives each passage its own body; in all else the engine's reader."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kept: dict[int, list[bytes]] = {}
        self._frequencies: dict[tuple[str, str], int] = {}
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """How many passages there are."""
        return self._reader.size

    def search(self, question: Question, limit: int) -> list[Hit]:
        """The best hits, by falling score, then by number."""
        return self._reader.search(question, limit)

    def count(self, question: Question) -> int:
        """How many passages answer."""
        return self._reader.count(question)

    def bodies(self, numbers: Sequence[int]) -> list[bytes]:
        """The bodies of passages, in the order asked for."""
        bundles = self._bundles({number - number % BUNDLE for number in numbers})
        return [bundles[number - number % BUNDLE][number % BUNDLE] for number in numbers]

    def frequency(self, field: str, token: str) -> int:
        """How many passages have a token."""
        found = self._frequencies.get((field, token))
        if found is None:
            if len(self._frequencies) >= FREQUENCIES:
                self._frequencies.clear()
            found = self._frequencies[field, token] = self._reader.frequency(field, token)
        return found

    def vocabulary(self, field: str) -> Mapping[str, int]:
        """Every token of a field with how many passages have it."""
        return self._reader.vocabulary(field)

    def close(self) -> None:
        """Let go of files."""
        self._reader.close()

    def _bundles(self, firsts: set[int]) -> dict[int, list[bytes]]:
        with self._lock:
            held = {first: self._kept[first] for first in firsts & self._kept.keys()}
        missing = sorted(firsts - held.keys())
        packed = self._reader.bodies(missing) if missing else []
        fresh = {first: zlib.decompress(bundle).split(b"\n") for first, bundle in zip(missing, packed, strict=True)}
        with self._lock:
            self._kept |= fresh
            for first in list(islice(self._kept, max(0, len(self._kept) - CACHED))):
                del self._kept[first]
        return held | fresh
