"""What the pages read: the store's records, kept for as long as the library stays the same."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, lru_cache
from threading import Lock
from typing import cast

from flask import current_app, g

from corpus.agency import Agency
from corpus.budget import Budget
from corpus.citation import Citation, Reference
from corpus.conflict import Conflict
from corpus.document import Document, Section
from corpus.errors import NotFound
from corpus.indicator import Indicator
from corpus.store import Store
from corpus.target import Target
from corpus.task import Task
from corpus.textkey import collation
from web.leaves import book
from web.words import named, sentence

WHOLE_DOCUMENTS_KEPT = 8
OUTLINES_KEPT = 256


class Library:
    """The store behind the pages. :attr:`now` is its present state; a change of the store makes a new one."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = Lock()
        self._shelves: Shelves | None = None

    @property
    def stamp(self) -> str:
        """Names the state of documents and links; the same stamp, the same pages."""
        return f"{self.store.revision}{'' if self.store.is_linked else '-unlinked'}"

    @property
    def now(self) -> Shelves:
        """The library as it is at this moment."""
        stamp = self.stamp
        with self._lock:
            if self._shelves is None or self._shelves.stamp != stamp:
                self._shelves = Shelves(self.store, stamp)
            return self._shelves


class Shelves:
    """One state of the library. Everything is read on first use and kept."""

    def __init__(self, store: Store, stamp: str) -> None:
        self.store = store
        self.stamp = stamp
        self.book = lru_cache(WHOLE_DOCUMENTS_KEPT)(lambda id: book(store.document(id)))
        self.text = lru_cache(WHOLE_DOCUMENTS_KEPT)(store.text)
        self.outline = lru_cache(OUTLINES_KEPT)(self._outline)

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents without text and parts, the newest first, those without a date last."""
        by_title = sorted(self.store.documents(), key=lambda d: collation(d.title or d.source.name))
        return {d.id: d for d in sorted(by_title, key=lambda d: d.issued_on or "", reverse=True)}

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many records of each kind the whole library holds."""
        total: dict[str, int] = defaultdict(int)
        for held in self.store.counts().values():
            for kind, n in held.items():
                total[kind] += n
        return dict(total) | {"documents": len(self.documents)}

    def _outline(self, document: str) -> dict[str, Section]:
        return {section.id: section for section in self.store.records(Section, document)}

    def section(self, document: str, section: str | None) -> Section | None:
        """A section of a document, None where the record names none."""
        return self.outline(document).get(section) if section else None

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """Agencies by id, in Vietnamese order of their names."""
        return {a.id: a for a in sorted(self.store.records(Agency), key=lambda a: collation(a.name))}

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """Tasks by id, in the order of their documents."""
        return {t.id: t for t in self.store.records(Task)}

    @cached_property
    def tasks_of(self) -> dict[str, list[Task]]:
        """Tasks by the id of each agency that they name."""
        found: dict[str, list[Task]] = defaultdict(list)
        for task in self.tasks.values():
            for agency in dict.fromkeys(a.agency for a in task.agencies):
                found[agency].append(task)
        return dict(found)

    @cached_property
    def targets(self) -> dict[str, Target]:
        """Targets by id."""
        return {t.id: t for t in self.store.records(Target)}

    @cached_property
    def targets_of(self) -> dict[str, list[Target]]:
        """Targets by the id of each agency that answers for them."""
        found: dict[str, list[Target]] = defaultdict(list)
        for target in self.targets.values():
            for agency in dict.fromkeys(a.agency for a in target.agencies):
                found[agency].append(target)
        return dict(found)

    @cached_property
    def references(self) -> dict[str, Reference]:
        """Cited documents by key, in Vietnamese order of type and number."""
        found = self.store.records(Reference)
        return {r.key: r for r in sorted(found, key=lambda r: (collation(r.type), collation(r.number or r.title or r.key)))}

    def reference_name(self, key: str) -> str:
        """What a cited document is called: type and number, else its title, else the words that cite it first."""
        reference = self.references.get(key)
        if reference is None:
            return key
        if reference.number or reference.title or not reference.mentions:
            return named(reference.type, reference.number, reference.title or key)
        return sentence(self.store.record(Citation, reference.mentions[0]).text)

    def cited_by(self, citation: str) -> str:
        """The key of the document that a citation means; "" where there is no such citation."""
        try:
            return self.store.record(Citation, citation).key
        except NotFound:
            return ""

    def citations(self, reference: Reference) -> list[Citation]:
        """The mentions of a cited document, in the order of the documents."""
        return [self.store.record(Citation, id) for id in reference.mentions]

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Series by id, in Vietnamese order of topic and name."""
        found = self.store.records(Indicator)
        return {i.id: i for i in sorted(found, key=lambda i: (collation(i.topic or ""), collation(i.name)))}

    @cached_property
    def budgets(self) -> list[Budget]:
        """Amounts of money in the order of their documents."""
        return self.store.records(Budget)

    @cached_property
    def conflicts(self) -> dict[str, Conflict]:
        """Statements that disagree."""
        return {c.id: c for c in self.store.records(Conflict)}


def shelves() -> Shelves:
    """The library as it was when the request came: one state for the whole answer."""
    if "shelves" not in g:
        g.shelves = cast(Library, current_app.extensions["library"]).now
    return cast(Shelves, g.shelves)
