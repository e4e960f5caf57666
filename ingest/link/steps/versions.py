"""The documents that the library holds more than once; first of all, for what another version stands for is not linked."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from corpus import kinds
from corpus.rows import Placed
from corpus.store import Store
from corpus.version import Versions
from ingest.link.steps.work import Work
from ingest.link.versions import ALIKE, others, sought
from ingest.link.versions import link as found

FEW = 200
"""Changed documents up to which those near to each are looked for; beyond, all documents are gone through together."""


def link(work: Work, store: Store) -> None:
    """Find the versions anew of documents that have changed and of all that are, or were, near to these; note the documents that
    stand for themselves no more, or again."""
    work.others = work.linkage.values(kinds.VERSIONS, "other")
    changed = work.groups(kinds.STANDINGS, also=True)
    if not changed:
        return
    near = _near(work, changed) if len(changed) <= FEW else set(store.revisions())
    groups = work.linkage.groups_of(kinds.VERSIONS, near | changed)
    old: dict[str, Versions] = {one.id: one for one in work.linkage.grouped(kinds.VERSIONS, groups)}
    documents = store.headings(sorted(near)).values()
    new = {one.id: one for one in found(documents, work.linkage.of_documents(kinds.SKETCHES, near))}
    work.write(kinds.VERSIONS, old, {id: Placed(one, 0, bucket=id) for id, one in new.items()})
    others_now = (work.others - others(old.values())) | others(new.values())
    work.turned = work.others ^ others_now
    work.others = others_now
    work.documents |= work.turned


def _near(work: Work, changed: Collection[str]) -> set[str]:
    """The documents whose versions a change can touch: those that came, those near to what came or went, and so on to the end."""
    near: set[str] = set()
    waiting = {*changed, *_having(work, work.groups(kinds.TRAITS))}
    while waiting:
        near |= waiting
        found: dict[str, list[str]] = {id: [] for id in waiting}
        for trait in work.linkage.of_documents(kinds.TRAITS, waiting):
            found[trait.document].append(trait.sign)
        waiting = {other for signs in found.values() for other in _having(work, signs)} - near
    return near


def _having(work: Work, signs: Iterable[str]) -> set[str]:
    """The documents that one with some signs may be a version of."""
    called, words = sought(signs)
    return work.linkage.sharing(kinds.TRAITS, words, ALIKE) | work.linkage.sharing(kinds.TRAITS, called)
