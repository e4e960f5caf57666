"""Documents of the store become entries for an engine, and a place on the shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from corpus.agency import AgencyMention
from corpus.document import Document
from corpus.errors import NotFound
from corpus.store import Store
from corpus.task import Task
from index import abbreviations, analysis, suggestible
from index.analysis import Entry
from index.facts import with_facts
from index.passage import Passage
from index.passages import passages
from index.shelf import PER_DOCUMENT, PassageFacts, ShelfDocument, pack

Progress = Callable[[int, int], None]
"""Called with how many documents are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A passage with its number and facts, not yet taken to tokens."""

    number: int
    passage: Passage
    facts: list[str]

    @property
    def body(self) -> bytes:
        """The passage as engines keep it."""
        return msgspec.json.encode(self.passage)

    def entry(self, *, segment: bool) -> Entry:
        """What an engine keeps; ``segment`` says whether to look for words."""
        fields = analysis.fields(self.passage, segment=segment)
        return Entry(self.number, self.passage.document, fields, self.facts, self.body)


class Shelving:
    """Takes documents from the store one after another; ``shelved`` holds those that were given out so far."""

    def __init__(self, store: Store, wanted: Iterable[tuple[str, str]], first: int, progress: Progress | None = None) -> None:
        self._store, self._wanted, self._first, self._progress = store, list(wanted), first, progress
        self.shelved: list[ShelfDocument] = []

    def drafts(self) -> Iterator[Draft]:
        """The passages of every wanted document (id, revision); one that was removed meanwhile is passed over."""
        for done, (id, revision) in enumerate(self._wanted, 1):
            try:
                document = self._store.document(id)
            except NotFound:
                continue
            found = with_facts(passages(document), self._store.records(AgencyMention, id), self._store.records(Task, id))
            tokens = [sorted(analysis.facts(document, passage)) for passage in found]
            self.shelved.append(shelf_document(document, self._first + len(self.shelved), revision, found, tokens))
            for number, (passage, facts) in enumerate(zip(found, tokens, strict=True), self.shelved[-1].ordinal * PER_DOCUMENT):
                yield Draft(number, passage, facts)
            if self._progress:
                self._progress(done, len(self._wanted))


def shelf_document(
    document: Document, ordinal: int, revision: str, found: Sequence[Passage], tokens: Sequence[Sequence[str]]
) -> ShelfDocument:
    """What results and facets need of a document and its passages."""
    return ShelfDocument(
        ordinal=ordinal, id=document.id, revision=revision, source=document.source.name, number=document.number,
        type=document.type, issuer=document.issuer, issued_on=document.issued_on, title=document.title,
        abbreviations=abbreviations.explained(document.text),
        headings=tuple(dict.fromkeys(filter(None, (suggestible.heading(section.title) for section in document.sections)))),
        passages=len(found), packed=pack(map(_passage_facts, found, tokens)),
    )  # fmt: skip


def _passage_facts(passage: Passage, tokens: Sequence[str]) -> PassageFacts:
    tasks = {
        duty.agency: len({id for other in passage.duties if other.agency == duty.agency for id in other.tasks})
        for duty in passage.duties
    }
    roles = tuple(dict.fromkeys(duty.role for duty in passage.duties))
    return PassageFacts(passage.kind, _agencies(passage), roles, tasks, frozenset(tokens))


def _agencies(passage: Passage) -> tuple[str, ...]:
    return tuple(dict.fromkeys([duty.agency for duty in passage.duties] + [named.agency for named in passage.agencies]))
