"""The agencies that documents which have changed name or named, and those that took over from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from corpus import kinds
from corpus.agency import Agency
from corpus.digest import Tally
from corpus.rows import Placed
from corpus.textkey import rank
from ingest.link.agencies import Named, followers, gather, renamed
from ingest.link.steps.reading import APART
from ingest.link.steps.work import Work


def link(work: Work) -> None:
    """Link the agencies that have changed; the documents of those that go by another name now have their targets anew."""
    these = followers(work.groups(kinds.TALLIES) | work.groups(kinds.AGENCIES))
    old: dict[str, Agency] = {one.id: one for one in work.linkage.by_ids(kinds.AGENCIES, these)}
    new = {one.id: one for one in gather(_named(work, these, old), old.values())}
    names = {id: one.name for id, one in new.items() if id in old and one.name != old[id].name}
    others = {told.agency for id in names for told in old[id].predecessors} - these
    for one in work.linkage.by_ids(kinds.AGENCIES, others):
        old[one.id], new[one.id] = one, renamed(one, names)
    work.write(kinds.AGENCIES, old, {id: Placed(one, -one.mentions, rank(one.name), id) for id, one in new.items()})
    for id in old.keys() | new.keys():
        if _called(old.get(id)) != _called(new.get(id)):
            work.documents |= {document for one in (old.get(id), new.get(id)) if one for document in one.documents}


def _named(work: Work, these: Collection[str], old: Mapping[str, Agency]) -> Iterator[Named]:
    """How documents name some agencies: what was known before and what came, or all of it anew where that will not do."""
    changed = work.groups(kinds.STANDINGS, also=True)
    came: dict[str, list[Tally]] = defaultdict(list)
    for tally in work.linkage.of_documents(kinds.TALLIES, changed):
        came[tally.agency].append(tally)
    only_more = {id for id, one in old.items() if _has_only_more(one, changed, came[id])}
    yield from (_with_more(old[id], came[id]) for id in only_more)
    for one in work.linkage.summed(kinds.TALLIES, set(these) - only_more).values():
        yield Named(one.first, one.total, one.documents, [way for ways in one.ranks for way in ways.split(APART)])


def _has_only_more(agency: Agency, changed: Collection[str], came: Sequence[Tally]) -> bool:
    """Whether all that an agency was known by stays, the first document too, from which it has its name."""
    return bool(agency.documents) and not any(id in changed for id in agency.documents) and _stays_first(agency, came)


def _stays_first(agency: Agency, came: Sequence[Tally]) -> bool:
    return all(agency.documents[0] < tally.document for tally in came)


def _with_more(agency: Agency, came: Sequence[Tally]) -> Named:
    first = Tally(
        document=agency.documents[0], agency=agency.id, name=agency.name, kind=agency.kind, level=agency.level,
        collective=agency.collective, mentions=agency.mentions, ways=agency.aliases,
    )  # fmt: skip
    documents = sorted([*agency.documents, *(tally.document for tally in came)])
    ways = [way for tally in (first, *came) for way in tally.ways]
    return Named(first, sum(tally.mentions for tally in (first, *came)), documents, ways)


def _called(agency: Agency | None) -> tuple[str, bool] | None:
    """What targets take from an agency."""
    return (agency.name, agency.collective) if agency else None
