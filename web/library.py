"""What the pages read: one state of the library, each thing read from the store when a page needs it and kept for a while."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping
from functools import cache, cached_property, lru_cache
from threading import Lock
from typing import TypeVar, cast

from flask import current_app, g

from corpus import kinds
from corpus.agency import Agency
from corpus.citation import Citation, Reference
from corpus.document import Document, Section
from corpus.kinds import Kind
from corpus.store import Store
from corpus.target import Target
from corpus.textkey import collation
from corpus.version import Versions
from web.leaves import Book, book
from web.words import cited, sentence

WHOLE_DOCUMENTS_KEPT = 8
RECORDS_KEPT = 4096
CHOICES = 200
"""How many agencies a list to choose from offers: the busiest."""
MOST_LACKING = 10
"""How many documents that are cited and not held are named."""

T = TypeVar("T")


class Library:
    """The store behind the pages. :attr:`now` is its present state; a change of the store makes a new one."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = Lock()
        self._shelves: Shelves | None = None

    @property
    def stamp(self) -> str:
        """Names the state of documents and links; the same stamp, the same pages."""
        revision, linked = self.store.stamps
        return revision if linked == revision else f"{revision}-unlinked"

    @property
    def now(self) -> Shelves:
        """The library as it is at this moment."""
        stamp = self.stamp
        with self._lock:
            if self._shelves is None or self._shelves.stamp != stamp:
                self._shelves = Shelves(self.store, stamp)
            return self._shelves


class Shelves:
    """One state of the library. What has been read is kept, as far as there is room; nothing is read before it is asked for.

    ``document``, ``section``, ``agency``, ``reference`` and ``target`` give a record by its id, None where there is none;
    ``book`` and ``text`` raise NotFound; ``values`` is that of the store.
    """

    book: Callable[[str], Book]
    text: Callable[[str], str]
    document: Callable[[str], Document | None]
    values: Callable[[Kind | None, str], dict[str, int]]

    def __init__(self, store: Store, stamp: str) -> None:
        self.store = store
        self.stamp = stamp
        self.book = lru_cache(WHOLE_DOCUMENTS_KEPT)(lambda id: book(store.document(id)))
        self.text = lru_cache(WHOLE_DOCUMENTS_KEPT)(store.text)
        self.document = lru_cache(RECORDS_KEPT)(lambda id: store.headings([id]).get(id))
        self.values = cache(store.values)
        self.section = self._kept(Section)
        self.agency = self._kept(Agency)
        self.reference = self._kept(Reference)
        self.target = self._kept(Target)

    def _kept(self, type_: type[T]) -> Callable[[str], T | None]:
        return lru_cache(RECORDS_KEPT)(lambda id: self.store.some(type_, [id]).get(id))

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many documents, and records of each kind, the whole library holds."""
        return self.store.totals()

    @cached_property
    def size(self) -> int:
        """How many documents the library holds."""
        return self.store.named(0)[0]

    @cached_property
    def versions(self) -> dict[str, Versions]:
        """What the library holds more than once, by the version that stands for it."""
        return {found.standing: found for found in self.store.records(Versions)}

    @cached_property
    def has_places(self) -> bool:
        """Whether agencies of several places are held, so that a name alone does not tell which is meant."""
        return len(self.values(kinds.AGENCIES, "place")) > 1

    def agency_name(self, agency: Agency) -> str:
        """What an agency is called beside those of other places."""
        place = agency.place if self.has_places else None
        return f"{agency.name} ({place})" if place and place not in agency.name else agency.name

    @cached_property
    def lacking(self) -> list[Reference]:
        """What documents cite most of what the library does not hold."""
        absent = (reference for reference in self.store.records(Reference) if reference.status == "not_held")
        return heapq.nlargest(MOST_LACKING, absent, key=lambda reference: len(reference.mentions))

    @cached_property
    def parties(self) -> dict[str, dict[str, int]]:
        """In how many tasks each agency has each role: {agency: {role: n}}."""
        found: dict[str, dict[str, int]] = {}
        for value, n in self.values(kinds.TASKS, "party").items():
            agency, _, role = value.rpartition(" ")
            found.setdefault(agency, {})[role] = n
        return found

    @cached_property
    def answering(self) -> dict[str, int]:
        """For how many targets each agency answers."""
        return self.values(kinds.TARGETS, "agency")

    @cached_property
    def assigned_choices(self) -> list[Agency]:
        """Agencies with tasks, in Vietnamese order: the busiest."""
        return self._choices({agency: sum(roles.values()) for agency, roles in self.parties.items()})

    @cached_property
    def answering_choices(self) -> list[Agency]:
        """Agencies that answer for targets, in Vietnamese order: the busiest."""
        return self._choices(self.answering)

    def _choices(self, counts: dict[str, int]) -> list[Agency]:
        busiest = sorted(counts, key=lambda id: (-counts[id], id))[:CHOICES]
        return sorted(self.store.some(Agency, busiest).values(), key=lambda agency: collation(agency.name))

    def reference_name(self, key: str) -> str:
        """What a cited document is called: type and number, else its title, else the words that cite it first."""
        reference = self.reference(key)
        if reference is None:
            return key
        if reference.number or reference.title or not reference.mentions:
            return cited(reference.type, reference.number, reference.title, key)
        first = self.store.some(Citation, reference.mentions[:1])
        return sentence(first[reference.mentions[0]].text) if first else key


def conditions(wanted: Mapping[str, str]) -> dict[str, str]:
    """What the store chooses records by, of what somebody asks for: an agency in a role is one condition, a status is a state.

    >>> conditions({"agency": "so-noi-vu", "role": "lead"}), conditions({"agency": "", "role": "lead"}), conditions({"status": "held"})
    ({'party': 'so-noi-vu lead'}, {'role': 'lead'}, {'state': 'held'})
    """
    chosen = {"state" if name == "status" else name: value for name, value in wanted.items() if value}
    if "agency" in chosen and "role" in chosen:
        chosen["party"] = f"{chosen.pop('agency')} {chosen.pop('role')}"
    return chosen


def shelves() -> Shelves:
    """The library as it was when the request came: one state for the whole answer."""
    if "shelves" not in g:
        g.shelves = cast(Library, current_app.extensions["library"]).now
    return cast(Shelves, g.shelves)
