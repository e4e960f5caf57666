"""Agencies over all documents: their mentions together, their other names, and who took over from whom.

Nothing is re-assigned: a successor is told beside the agency that a document names, with scope, basis and how sure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from corpus.agency import Agency, AgencyMention, Succession
from corpus.digest import Tally
from corpus.textkey import collation
from ingest.knowledge.agencies.entry import Place, spoken
from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.grammar import grammar
from ingest.knowledge.agencies.places import known_places
from ingest.link.succession import Handover, handovers


@dataclass(slots=True)
class _Draft:
    """An agency while it is being put together."""

    id: str
    name: str
    kind: str
    level: str | None
    collective: bool
    place: Place | None
    aliases: dict[str, None] = field(default_factory=dict)
    mentions: int = 0
    documents: Sequence[str] = ()
    successors: list[Succession] = field(default_factory=list)
    predecessors: list[Succession] = field(default_factory=list)


def link(mentions: Iterable[AgencyMention]) -> list[Agency]:
    """One record an agency, in Vietnamese order, of the same name the one named most first; successors stand even where no
    document names them."""
    of: dict[str, list[AgencyMention]] = defaultdict(list)
    for mention in mentions:
        of[mention.document].append(mention)
    named: dict[str, list[Tally]] = defaultdict(list)
    for some in of.values():
        for tally in tallies(some):
            named[tally.agency].append(tally)
    agencies = gather(
        Named(some[0], sum(t.mentions for t in some), [t.document for t in some], [way for t in some for way in t.ways])
        for some in named.values()
    )
    return sorted(agencies, key=lambda a: (collation(a.name), -a.mentions, a.id))


class Named(NamedTuple):
    """How all documents name an agency: the first of them, how often together, which do, and in which ways, in their order."""

    first: Tally
    mentions: int
    documents: Sequence[str]
    ways: Sequence[str]


def tallies(mentions: Iterable[AgencyMention]) -> list[Tally]:
    """How one document names each agency, by its mentions in order."""
    of: dict[str, list[AgencyMention]] = defaultdict(list)
    for mention in mentions:
        of[mention.agency].append(mention)
    return [
        Tally(
            document=some[0].document, agency=agency, name=some[0].name, kind=some[0].kind, level=some[0].level,
            collective=some[0].collective, mentions=len(some), ways=tuple(dict.fromkeys(way for m in some for way in _ways(m))),
        )
        for agency, some in of.items()
    ]  # fmt: skip


def _ways(mention: AgencyMention) -> list[str]:
    """A mention as written; a collective also without its "các", as people look for it."""
    first, _, rest = mention.text.partition(" ")
    return [mention.text, rest] if mention.collective and first.lower() == "các" and " " in rest else [mention.text]


def followers(agencies: Iterable[str]) -> set[str]:
    """Agencies with all that took over from them, and from those."""
    found, waiting = set(agencies), list(agencies)
    while waiting:
        here = waiting.pop()
        after = {handover.successor.agency for handover in handovers(here, _place(here))} - found
        found |= after
        waiting += after
    return found


def gather(named: Iterable[Named], before: Iterable[Agency] = ()) -> list[Agency]:
    """The agencies that documents name and those that took over from them.

    What is named are some agencies and their :func:`followers`, as far as documents name them; ``before`` are the records made
    of these earlier, which tell what took over from others to them.
    """
    drafts: dict[str, _Draft] = {}
    for first, mentions, documents, ways in named:
        drafts[first.agency] = _Draft(
            first.agency, first.name, first.kind, first.level, first.collective, _place(first.agency),
            dict.fromkeys(ways), mentions, documents,
        )  # fmt: skip
    earlier = {agency.id: agency for agency in before}
    for agency in earlier.values():
        others = [one for one in agency.predecessors if one.agency not in earlier]
        if others and agency.id not in drafts:
            drafts[agency.id] = _Draft(agency.id, agency.name, agency.kind, agency.level, agency.collective, _place(agency.id))
        if others:
            drafts[agency.id].predecessors += others
    _succeed(drafts)
    return [_agency(draft) for draft in drafts.values()]


def renamed(agency: Agency, names: Mapping[str, str]) -> Agency:
    """An agency whose successors go by some names now."""
    after = (replace(one, name=names.get(one.agency, one.name)) for one in agency.successors)
    return replace(agency, successors=_told_in_order(after))


def _succeed(drafts: dict[str, _Draft]) -> None:
    """Tell each agency who took over from it; a successor that no document names is put in, and may itself have one."""
    waiting = list(drafts)
    while waiting:
        here = waiting.pop()
        for handover in handovers(here, _place(here)):
            after = drafts.get(handover.successor.agency)
            if after is None:
                after = drafts[handover.successor.agency] = _draft(handover.successor)
                waiting.append(after.id)
            before = drafts[here]
            before.successors.append(_told(handover, after))
            after.predecessors.append(_told(handover, before))


def _draft(found: Found) -> _Draft:
    return _Draft(found.agency, found.name, found.kind, found.level, found.collective, _place(found.agency))


def _told(handover: Handover, other: _Draft) -> Succession:
    return Succession(
        agency=other.id, name=other.name, scope=handover.scope, since=handover.since, basis=handover.basis, sure=handover.sure
    )


def _agency(draft: _Draft) -> Agency:
    return Agency(
        id=draft.id,
        name=draft.name,
        aliases=tuple(sorted((a for a in draft.aliases if a != draft.name), key=lambda a: (collation(a), a))),
        kind=draft.kind,
        level=draft.level,
        parent=_parent(draft),
        collective=draft.collective,
        mentions=draft.mentions,
        documents=tuple(draft.documents),
        successors=_told_in_order(draft.successors),
        predecessors=_told_in_order(draft.predecessors),
        place=f"{draft.place.kind} {draft.place.name}" if draft.place else None,
    )


def _told_in_order(told: Iterable[Succession]) -> tuple[Succession, ...]:
    return tuple(sorted(told, key=lambda s: (s.since, collation(s.name), s.agency, s.scope)))


def _place(agency: str) -> Place | None:
    """The province at the end of an agency's id."""
    return known_places().get(agency.partition(".")[2])


def _parent(draft: _Draft) -> str | None:
    """The name of the agency above, from the tables."""
    entry = grammar().by_slug.get(draft.id.partition(".")[0])
    return spoken(entry.parent, draft.place) if entry is not None and entry.parent else None
