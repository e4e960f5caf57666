"""Targets linked over the library: equivalents, disagreements, the agencies that answer, and what the text leaves open."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.agency import Agency
from corpus.citation import Citation
from corpus.document import Document
from corpus.target import Responsible, Target
from corpus.task import Task
from ingest.link.equivalents import Equivalents
from ingest.link.places import home_of
from ingest.link.responsible import Answerable

_OPEN = ("deliverable", "measure", "deadline", "owner")


def link(
    targets: Iterable[Target],
    tasks: Iterable[Task],
    agencies: Iterable[Agency],
    documents: Sequence[Document],
    citations: Iterable[Citation] = (),
) -> list[Target]:
    """The targets with what the rest of the library says of them, in the order given; ``citations`` are the linked ones."""
    documents = list(documents)
    scopes = {document.id: home_of(document, ()) or document.id for document in documents}
    return compare(answer(targets, tasks, agencies, documents, citations), scopes)


def answer(
    targets: Iterable[Target],
    tasks: Iterable[Task],
    agencies: Iterable[Agency],
    documents: Iterable[Document],
    citations: Iterable[Citation] = (),
) -> list[Target]:
    """The targets of whole documents with the keys they rest on, who answers for them and what their text leaves open."""
    found = _based(list(targets), citations)
    answerable = Answerable(tasks, found, agencies, documents)
    return [_answered(target, answerable) for target in found]


def compare(targets: Sequence[Target], scopes: Mapping[str, str]) -> list[Target]:
    """The targets of whole scopes (by the document's id) with those that say the same or otherwise."""
    equivalents = Equivalents(targets, scopes)
    return [replace(t, equivalent=tuple(equivalents.same[t.id]), conflicts=tuple(equivalents.conflicts[t.id])) for t in targets]


def _based(targets: Sequence[Target], citations: Iterable[Citation]) -> list[Target]:
    """The targets with the keys that their citations bear once the library is linked ("nq:19-nq-tw" becomes "nq:19-nq-tw:2017")."""
    cited: dict[str, list[Citation]] = defaultdict(list)
    for citation in sorted(citations, key=lambda c: c.span):
        cited[citation.document].append(citation)
    return [replace(t, legal_basis=_keys(t, cited[t.document])) if t.legal_basis and t.document in cited else t for t in targets]


def _keys(target: Target, cited: Sequence[Citation]) -> tuple[str, ...]:
    first = bisect_left(cited, target.span.start, key=lambda c: c.span.start)
    last = bisect_left(cited, target.span.end, lo=first, key=lambda c: c.span.start)
    return tuple(dict.fromkeys(c.key for c in cited[first:last] if target.span.holds(c.span)))


def _answered(target: Target, answerable: Answerable) -> Target:
    inferred, duties = ((), ()) if target.agencies else answerable.to(target)
    agencies = target.agencies or inferred
    return replace(target, agencies=agencies, missing=_missing(target, agencies, duties))


def _missing(target: Target, agencies: Sequence[Responsible], duties: Sequence[Task]) -> tuple[str, ...]:
    """What neither the target nor the duties it rests on state, in the contract's words."""
    lacks = set(target.missing)
    if not any(one.role == "lead" for one in agencies):
        lacks.add("owner")
    if duties and not any(duty.product for duty in duties):
        lacks.add("deliverable")
    return tuple(name for name in _OPEN if name in lacks)
