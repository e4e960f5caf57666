"""The library linked: what the documents say of one another, of agencies, targets and figures.

A change costs the work of what it touches. Every document is read into digests once; what it is linked with are groups of
records (those of one cited number or act, of one agency, of one place), and only groups that a changed document stands or stood in
are linked, whole, by functions that know nothing of the rest. The result is what linking everything would give.
"""

from __future__ import annotations

from corpus.store import Store
from ingest.link.steps import agencies, citations, documents, indicators, targets, versions
from ingest.link.steps.reading import read_new
from ingest.link.steps.work import Work


def link(store: Store, *, anew: bool = False) -> None:
    """Bring the linked records up to the documents, ``anew`` all of them; once more where documents changed meanwhile.

    What is linked stays as it is until all of it is written, in one transaction.
    """
    if anew:
        store.linkage.start_anew()
    linked = False
    while not linked:
        since = store.linkage.state
        read_new(store)
        work = Work(store.linkage, store.linkage.stale())
        _link(work, store)
        linked = store.linkage.finish(since, work.changes())


def _link(work: Work, store: Store) -> None:
    """Targets rest on citations and agencies, everything on which version of a document stands."""
    versions.link(work, store)
    citations.link(work)
    agencies.link(work)
    targets.link(work, store)
    indicators.link(work)
    documents.link(work)
