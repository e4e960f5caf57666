"""Who took over from an agency, by the tables agency_succession and agency_places."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from corpus.catalog import rows
from ingest.knowledge.agencies.entry import Place, agency_id, slug, spoken
from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.grammar import grammar
from ingest.knowledge.agencies.places import known_places
from ingest.knowledge.agencies.scan import Scanner
from ingest.knowledge.agencies.trie import Trie


class Handover(NamedTuple):
    """One row: who took over what, since when, on what basis, how sure."""

    successor: Found
    scope: str
    since: str
    basis: str
    sure: str


def handovers(agency: str, place: Place | None) -> list[Handover]:
    """The agencies that took over from one, in its own province; where none did and the province became part of another, its like there."""
    found = _table(place).get(agency, [])
    if found or place is None:
        return found
    merged = _merged().get(place.name)
    entry = grammar().by_slug.get(agency.partition(".")[0])
    if merged is None or entry is None or entry.level != "tỉnh":
        return []
    into = known_places()[slug(merged["merged_into"])]
    name = spoken(entry.name, into)
    like = Found(0, len(name), agency_id(name, into), name, name, entry.kind, entry.level, entry.collective)
    return [Handover(like, "sáp nhập đơn vị hành chính cấp tỉnh", merged["since"], merged["basis"], "high")]


@cache
def _table(place: Place | None) -> dict[str, list[Handover]]:
    """The rows of the succession table by the id of the predecessor, as they read in one province."""
    table: dict[str, list[Handover]] = {}
    for row in rows("agency_succession"):
        before, after = _meant(row["predecessor"], place), _meant(row["successor"], place)
        table.setdefault(before.agency, []).append(Handover(after, row["scope"], row["since"], row["basis"], row["sure"]))
    return table


def _meant(name: str, place: Place | None) -> Found:
    """The agency that a name of the table means in a province; a name that the grammar does not know stands for itself."""
    found = Scanner(grammar(), place, Trie()).scan(name)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(name)):
        return found[0]
    return Found(0, len(name), agency_id(name, place), name, name, "khác", "tỉnh" if place else None, False)


@cache
def _merged() -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in rows("agency_places") if row["merged_into"]}
