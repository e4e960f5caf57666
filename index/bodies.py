"""The texts of passages, kept in bundles: neighbours have much in common, and compressed together take less room.

An engine keeps one body an entry. The first passage of every bundle carries the whole bundle, the others carry nothing.
Beside the engine's files stands a dictionary of what is frequent in a library's passages: with it small bundles take less
room than larger ones without, and there is less to unpack for a passage.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path

import zstandard

from index.analysis import Entry
from index.engine import Hit, IndexProblem, Question, Reader

BUNDLE = 16
"""Passages of a bundle; divides the room that a document's numbers have, so no bundle spans two documents."""

CACHED = 1024
"""Bundles kept unpacked in memory, some 16 KB each."""

DICTIONARY = 112_640
"""Bytes of the dictionary, at most."""

LEAST = 200
"""Passages from which on a dictionary is made: fewer hold too little that comes again."""

LEVEL = 9
"""How hard to compress, of 22: more takes longer and saves nothing to speak of."""

_FILE = "bodies.dict"

FREQUENCIES = 100_000
"""Tokens whose frequencies are kept in memory: a question asks for those of its own several times."""


def learn(folder: Path, samples: Sequence[bytes]) -> None:
    """Put a dictionary in the folder of a new index, made from some of its bodies."""
    words = zstandard.train_dictionary(DICTIONARY, list(samples)).as_bytes() if len(samples) >= LEAST else b""
    (folder / _FILE).write_bytes(words)


def carry(start: Path, folder: Path) -> None:
    """Take over the dictionary of another folder, whose bundles this one shares."""
    shutil.copyfile(start / _FILE, folder / _FILE)


def bundled(entries: Iterable[Entry], folder: Path) -> Iterator[Entry]:
    """Entries in order of number, the bodies (which hold no line end) moved into the first of each bundle."""
    packer = zstandard.ZstdCompressor(level=LEVEL, dict_data=_dictionary(folder))
    for _, group in groupby(entries, lambda entry: entry.number // BUNDLE):
        first, *others = group
        yield replace(first, body=packer.compress(b"\n".join([first.body, *(other.body for other in others)])))
        yield from (replace(other, body=b"") for other in others)


def _dictionary(folder: Path) -> zstandard.ZstdCompressionDict:
    try:
        return zstandard.ZstdCompressionDict((folder / _FILE).read_bytes())
    except OSError as error:
        raise IndexProblem(f"Không đọc được từ điển nén của chỉ mục tại {folder}: {error}.") from error


class Unbundled:
    """A reader of bundled entries that gives each passage its own body; in all else the engine's reader."""

    def __init__(self, reader: Reader, folder: Path) -> None:
        self._reader, self._dictionary = reader, _dictionary(folder)
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
        unpacker = zstandard.ZstdDecompressor(dict_data=self._dictionary)  # not to be shared between threads
        fresh = {first: unpacker.decompress(bundle).split(b"\n") for first, bundle in zip(missing, packed, strict=True)}
        with self._lock:
            self._kept |= fresh
            for first in list(islice(self._kept, max(0, len(self._kept) - CACHED))):
                del self._kept[first]
        return held | fresh
