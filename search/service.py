"""The search: a question and filters in, results out. Safe to share between threads; follows the index as it is rebuilt."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus.agency import Agency
from corpus.store import Store
from corpus.version import Versions
from index import build, folder
from index.engine import IndexProblem
from index.shelf import load_fingerprint, load_shelf
from index.suggestions import Suggestions
from search.library import Library
from search.results import Results
from search.suggest import Suggestion, suggest

LOG = logging.getLogger(__name__)

ATTEMPTS = 10
"""Times that an index is opened before it is given up: it may be replaced or found damaged meanwhile."""


BREATH = 0.0005
"""Seconds between two documents where there is time."""


class Opened(NamedTuple):
    """One state of the index, open."""

    place: Path
    library: Library
    suggestions: Suggestions


class Searcher:
    """Searches the index of a library's home; makes it where there is none that fits."""

    def __init__(self, store: Store, home: Path) -> None:
        self._store, self._home = store, home
        self._lock = threading.Lock()
        self._opened: Opened | None = None

    def search(
        self,
        text: str,
        filters: Mapping[str, Sequence[str]] | None = None,
        *,
        limit: int = 10,
        offset: int = 0,
        group: str = "",
        sort: str = "",
    ) -> Results:
        """Answer a question; no text raises.

        ``group`` "document" gives each document once, with its best passage. ``sort`` "date" puts the newest documents
        first and those without a date last, anything else the best. As long as the index stays as it is, pages of one
        question (``offset``) neither overlap nor leave anything out.
        """
        began = time.perf_counter()
        library = self._current().library
        return library.answer(text, filters or {}, limit=limit, offset=offset, group=group, sort=sort, began=began)

    def suggest(self, text: str, limit: int = 8) -> list[Suggestion]:
        """What somebody who typed ``text`` may be about to ask for, the likeliest first; no text raises."""
        return suggest(self._current().suggestions, text, limit)

    def warm(self) -> None:
        """Make what is made of every document when a question first meets it, in small steps that let questions pass."""
        for _ in self._current().library.warm():
            time.sleep(BREATH)

    def _current(self) -> Opened:
        place = folder.current(self._home)
        opened = self._opened
        if opened and opened.place == place:
            return opened
        with self._lock:
            if not self._opened or self._opened.place != folder.current(self._home):
                self._opened = self._open()
            return self._opened

    def _open(self) -> Opened:
        for _ in range(ATTEMPTS):
            made_anew = build.refresh_unfit(self._store, self._home)
            for notice in made_anew.notices if made_anew else ():
                LOG.warning(notice)
            place = folder.current(self._home)
            made = load_fingerprint(place) if place else None
            if place and made:
                try:
                    agencies, versions = self._store.records(Agency), self._store.records(Versions)
                    library = Library(build.open_index(self._home, place, made), load_shelf(place), agencies, versions)
                    return Opened(place, library, Suggestions(place))
                except IndexProblem:
                    if place == folder.current(self._home):  # damaged, not replaced meanwhile
                        LOG.warning(build.DAMAGED)
                        build.rebuild(self._store, self._home, made.asked)
        raise IndexProblem("Không mở được chỉ mục tìm kiếm. Hãy chạy tracuu reindex rồi thử lại.")
