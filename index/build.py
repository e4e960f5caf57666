"""The index made from the store: whole, or only what changed since; asked for by the command and on start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from corpus.agency import AgencyMention
from corpus.document import Document
from corpus.errors import NotFound
from corpus.store import Store
from corpus.task import Task
from index import abbreviations, analysis, engine, folder, words
from index.analysis import Entry
from index.engine import Engine, Writer
from index.facts import with_facts
from index.passage import Passage
from index.passages import passages
from index.shelf import PER_DOCUMENT, SCHEMA, Fingerprint, PassageFacts, Shelf, ShelfDocument, load_fingerprint, load_shelf, save

Progress = Callable[[int, int], None]
"""Called with how many documents are done, and of how many."""

SEGMENTED = 20_000_000
"""Code points of a library up to which words are segmented; beyond it that would cost minutes and gain nothing measurable."""


def refresh(store: Store, home: Path, progress: Progress | None = None) -> Fingerprint:
    """Bring the index up to the store: nothing where it is, only what changed where that will do, whole otherwise."""
    place = folder.current(home)
    made = load_fingerprint(place) if place else None
    if place is None or made is None or not _fits(made) or _library(made.revision) != _library(store.revision):
        return rebuild(store, home, made.asked if made else "auto", progress)
    if made.revision == store.revision:
        return made
    return _update(store, home, place, made, progress)


def rebuild(store: Store, home: Path, engine: str = "auto", progress: Progress | None = None) -> Fingerprint:
    """Make the index anew with an engine ("auto" or a name). Raises IndexProblem."""
    revision, held = store.revision, store.revisions()
    shelved = _Shelving(store, sorted(held.items()), 0, _worth_segmenting(store), progress)
    taken, prepared = _choose(engine, shelved)
    with folder.building(home) as place:
        writer = _writer(taken, place, new=True)
        _add(writer, prepared)
        writer.commit()
        return _finish(place, engine, taken, shelved, (), revision)


def describe(store: Store, home: Path) -> str:
    """One sentence about the index, for people."""
    place = folder.current(home)
    made = load_fingerprint(place) if place else None
    if made is None or not _fits(made):
        return "chưa có (tracuu reindex)"
    state = "đúng với thư viện" if made.revision == store.revision else "cũ hơn thư viện (tracuu reindex)"
    return f"{made.engine} {made.engine_version}, {made.passages} đoạn, {state}"


class _Shelving:
    """Documents of the store as entries, one after another; what it has shelved so far is there to see."""

    def __init__(self, store: Store, wanted: Iterable[tuple[str, str]], first: int, segment: bool, progress: Progress | None) -> None:
        self._store, self._wanted, self._first, self._progress = store, list(wanted), first, progress
        self.segment = segment
        self.shelved: list[ShelfDocument] = []

    def entries(self) -> Iterator[Entry]:
        """The entries of every wanted document; one that was removed meanwhile is passed over."""
        for done, (id, revision) in enumerate(self._wanted, 1):
            try:
                document = self._store.document(id)
            except NotFound:
                continue
            found = with_facts(passages(document), self._store.records(AgencyMention, id), self._store.records(Task, id))
            self.shelved.append(_shelf_document(document, self._first + len(self.shelved), revision, found))
            yield from self._entries(document, found)
            if self._progress:
                self._progress(done, len(self._wanted))

    def _entries(self, document: Document, found: list[Passage]) -> Iterator[Entry]:
        base = self.shelved[-1].ordinal * PER_DOCUMENT
        for number, passage in enumerate(found, base):
            yield Entry(
                number, document.id, analysis.fields(passage, segment=self.segment),
                analysis.facts(document, passage), msgspec.json.encode(passage),
            )  # fmt: skip


def _shelf_document(document: Document, ordinal: int, revision: str, found: Iterable[Passage]) -> ShelfDocument:
    return ShelfDocument(
        ordinal=ordinal, id=document.id, revision=revision, source=document.source.name, number=document.number,
        type=document.type, issuer=document.issuer, issued_on=document.issued_on, title=document.title,
        abbreviations=abbreviations.explained(document.text),
        passages=tuple(PassageFacts(p.kind, _ids(p), tuple({duty.role for duty in p.duties})) for p in found),
    )  # fmt: skip


def _ids(passage: Passage) -> tuple[str, ...]:
    return tuple(dict.fromkeys([duty.agency for duty in passage.duties] + [named.agency for named in passage.agencies]))
