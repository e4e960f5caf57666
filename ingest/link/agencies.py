"""Agencies over all documents: their mentions together, their other names, and who took over from whom.

Nothing is re-assigned: a successor is told beside the agency that a document names, with scope, basis and how sure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.agency import Agency, AgencyMention, Succession
from corpus.document import Document
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
    aliases: Counter[str] = field(default_factory=Counter)
    mentions: int = 0
    documents: dict[str, None] = field(default_factory=dict)
    successors: list[Succession] = field(default_factory=list)
    predecessors: list[Succession] = field(default_factory=list)


def link(documents: Sequence[Document], mentions: Iterable[AgencyMention]) -> list[Agency]:
    """One record an agency, in Vietnamese order, of the same name the one named most first; successors stand even where no
    document names them."""
    drafts: dict[str, _Draft] = {}
    for mention in mentions:
        draft = drafts.get(mention.agency)
        if draft is None:
            draft = drafts[mention.agency] = _Draft(
                mention.agency, mention.name, mention.kind, mention.level, mention.collective, _place(mention.agency)
            )
        draft.mentions += 1
        draft.aliases.update(_ways(mention))
        draft.documents[mention.document] = None
    _succeed(drafts)
    agencies = [_agency(draft) for draft in drafts.values()]
    return sorted(agencies, key=lambda a: (collation(a.name), -a.mentions, a.id))


def _ways(mention: AgencyMention) -> list[str]:
    """A mention as written; a collective also without its "các", as people look for it."""
    first, _, rest = mention.text.partition(" ")
    return [mention.text, rest] if mention.collective and first.lower() == "các" and " " in rest else [mention.text]


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
        aliases=tuple(sorted((a for a in draft.aliases if a != draft.name), key=collation)),
        kind=draft.kind,
        level=draft.level,
        parent=_parent(draft),
        collective=draft.collective,
        mentions=draft.mentions,
        documents=tuple(draft.documents),
        successors=tuple(sorted(draft.successors, key=lambda s: (s.since, collation(s.name)))),
        predecessors=tuple(sorted(draft.predecessors, key=lambda s: (s.since, collation(s.name)))),
        place=f"{draft.place.kind} {draft.place.name}" if draft.place else None,
    )


def _place(agency: str) -> Place | None:
    """The province at the end of an agency's id."""
    return known_places().get(agency.partition(".")[2])


def _parent(draft: _Draft) -> str | None:
    """The name of the agency above, from the tables."""
    entry = grammar().by_slug.get(draft.id.partition(".")[0])
    return spoken(entry.parent, draft.place) if entry is not None and entry.parent else None
