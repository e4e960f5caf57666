"""The search: a question and filters in, results out. Safe to share between threads; follows the index as it is rebuilt."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus.agency import Agency
from corpus.store import Store
from index import build, folder
from index.engine import ENGINES
from index.shelf import load_fingerprint, load_shelf
from search.library import Library
from search.results import Results


class Searcher:
    """Searches the index of a library's home; makes it where there is none yet."""

    def __init__(self, store: Store, home: Path) -> None:
        self._store, self._home = store, home
        self._lock = threading.Lock()
        self._opened: tuple[Path, Library] | None = None

    def search(
        self, text: str, filters: Mapping[str, Sequence[str]] | None = None, *, limit: int = 10, offset: int = 0, group: str = ""
    ) -> Results:
        """Answer a question. ``group`` "document" gives each document once, with its best passage; no text never raises."""
        began = time.perf_counter()
        return self._library().answer(text, filters or {}, limit=limit, offset=offset, group=group, began=began)

    def _library(self) -> Library:
        place = folder.current(self._home)
        opened = self._opened
        if opened and opened[0] == place:
            return opened[1]
        with self._lock:
            if not self._opened or self._opened[0] != folder.current(self._home):
                self._opened = self._open()
            return self._opened[1]

    def _open(self) -> tuple[Path, Library]:
        place = folder.current(self._home)
        made = load_fingerprint(place) if place else None
        if place is None or made is None or not build.fits(made):
            made = build.refresh(self._store, self._home)
            place = folder.current(self._home)
        assert place is not None
        reader = ENGINES[made.engine].open(place)
        return place, Library(reader, load_shelf(place), self._store.records(Agency))
