"""The targets of documents that have changed, or whose citations or agencies have, and those of the same place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from corpus import kinds
from corpus.agency import Agency
from corpus.citation import Citation
from corpus.rows import Placed
from corpus.store import Store
from corpus.target import Target
from ingest.link.conflicts import of_targets
from ingest.link.steps.work import Work, parts
from ingest.link.targets import answer, compare

_DOCUMENTS_AT_ONCE = 50


def link(work: Work, store: Store) -> None:
    """Link the targets anew; citations and agencies are linked already."""
    answered: dict[str, list[Target]] = {}
    for some in parts(work.documents | work.groups(kinds.STANDINGS, also=True), _DOCUMENTS_AT_ONCE):
        for target in _answered(work, store, some):
            answered.setdefault(target.document, []).append(target)
    scopes = {one.document: one.scope for one in work.linkage.of_documents(kinds.STANDINGS, answered)}
    for scope in sorted(work.groups(kinds.TARGETS) | set(scopes.values())):
        _compare(work, scope, {document: found for document, found in answered.items() if scopes[document] == scope})


def _answered(work: Work, store: Store, documents: Collection[str]) -> list[Target]:
    """The targets of some documents with who answers for them."""
    found = work.linkage.of_documents(kinds.FOUND_TARGETS, documents)
    having = {target.document for target in found}
    tasks = work.linkage.of_documents(kinds.TASKS, having)
    named = {one.agency for task in tasks for one in task.agencies}
    agencies: dict[str, Agency] = work.now(
        kinds.AGENCIES, {one.id: one for one in work.linkage.by_ids(kinds.AGENCIES, named)}, named
    )
    return answer(found, tasks, agencies.values(), store.headings(sorted(having)).values(), _citations(work, having))


def _citations(work: Work, documents: Collection[str]) -> list[Citation]:
    ids = {one.id for one in work.linkage.of_documents(kinds.READINGS, documents)}
    found = {one.id: one for one in work.linkage.of_documents(kinds.CITATIONS, documents)}
    return list(work.now(kinds.CITATIONS, found, ids).values())


def _compare(work: Work, scope: str, answered: dict[str, list[Target]]) -> None:
    """Compare the targets of one scope, those answered anew and those that stay; another version's only with one another."""
    old: dict[str, Target] = {one.id: one for one in work.linkage.grouped(kinds.TARGETS, [scope])}
    of: dict[str, list[Target]] = defaultdict(list)
    for target in old.values():
        if target.document not in answered:
            of[target.document].append(target)
    targets = [target for _, some in sorted({**of, **answered}.items()) for target in some]
    alone = {target.document: target.document for target in targets if target.document in work.others}
    compared = compare(targets, dict.fromkeys((target.document for target in targets), scope) | alone)
    seen: dict[str, int] = defaultdict(int)
    placed = {}
    for target in compared:
        seen[target.document] += 1
        placed[target.id] = Placed(target, seen[target.document], bucket=scope)
    work.write(kinds.TARGETS, old, placed)
    work.conflicts({f"targets:{scope}": of_targets([target for target in compared if target.document not in alone])})
