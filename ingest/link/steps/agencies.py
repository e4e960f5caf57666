"""The agencies that documents which have changed name or named, and those that took over from them."""

from __future__ import annotations

from corpus import kinds
from corpus.agency import Agency
from corpus.rows import Placed
from corpus.textkey import rank
from ingest.link.agencies import Named, followers, gather, renamed
from ingest.link.steps.reading import APART
from ingest.link.steps.work import Work


def link(work: Work) -> None:
    """Link the agencies that have changed; the documents of those that go by another name now have their targets anew."""
    these = followers(work.groups(kinds.TALLIES) | work.groups(kinds.AGENCIES))
    old: dict[str, Agency] = {one.id: one for one in work.linkage.by_ids(kinds.AGENCIES, these)}
    named = (
        Named(one.first, one.total, one.documents, [way for ways in one.ranks for way in ways.split(APART)])
        for one in work.linkage.summed(kinds.TALLIES, these).values()
    )
    new = {one.id: one for one in gather(named, old.values())}
    names = {id: one.name for id, one in new.items() if id in old and one.name != old[id].name}
    others = {told.agency for id in names for told in old[id].predecessors} - these
    for one in work.linkage.by_ids(kinds.AGENCIES, others):
        old[one.id], new[one.id] = one, renamed(one, names)
    work.write(kinds.AGENCIES, old, {id: Placed(one, -one.mentions, rank(one.name), id) for id, one in new.items()})
    for id in old.keys() | new.keys():
        if _called(old.get(id)) != _called(new.get(id)):
            work.documents |= {document for one in (old.get(id), new.get(id)) if one for document in one.documents}


def _called(agency: Agency | None) -> tuple[str, bool] | None:
    """What targets take from an agency."""
    return (agency.name, agency.collective) if agency else None
