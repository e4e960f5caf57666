"""The documents that the library holds more than once; first of all, for what another version stands for is not linked."""

from __future__ import annotations

from corpus import kinds
from corpus.rows import Placed
from corpus.store import Store
from corpus.version import Versions
from ingest.link.steps.work import Work
from ingest.link.versions import link as found
from ingest.link.versions import others


def link(work: Work, store: Store) -> None:
    """Find the versions anew where documents have changed; note those that stand for themselves no more, or again."""
    old: dict[str, Versions] = {one.id: one for one in work.linkage.all(kinds.VERSIONS)}
    work.others = others(old.values())
    if not work.groups(kinds.STANDINGS, also=True):
        return
    new = {one.id: one for one in found(store.documents(), work.linkage.all(kinds.SKETCHES))}
    work.write(kinds.VERSIONS, old, {id: Placed(one, 0, bucket=id) for id, one in new.items()})
    others_now = others(new.values())
    work.turned = work.others ^ others_now
    work.others = others_now
    work.documents |= work.turned
