"""Which agency a name means, by the place that follows it and the document's own province."""

from __future__ import annotations

from ingest.knowledge.agencies.entry import Entry, Place, agency_id, spoken
from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.grammar import Grammar
from ingest.knowledge.agencies.places import Tail

_DISTRICT = ("huyện", "các huyện")
_MANY = ("các tỉnh", "các huyện", "các xã", "các cấp")


def resolve(
    grammar: Grammar, entry: Entry, tail: Tail | None, unit: str, home: Place | None, span: tuple[int, int], text: str
) -> Found | None:
    """The agency that ``entry`` is with the tail ``unit``, or None where the tables say it cannot stand so."""
    tier = tail.tier if tail else ""
    place = (tail.place if tail else None) or home
    if entry.tier:
        return _tiered(grammar, entry, tier, unit, place, tail, span, text)
    if entry.needs == "name" and not (tail and tail.named and tier == "tỉnh"):
        return None
    if entry.needs == "place" and tail is None:
        return None
    if entry.level == "tỉnh" and tier not in ("", "tỉnh"):
        return _elsewhere(entry, tier, unit, place, span, text)
    local = place if entry.local else None
    return _found(entry, spoken(entry.name, local if entry.local else place), local, span, text)


def _tiered(
    grammar: Grammar, entry: Entry, tier: str, unit: str, place: Place | None, tail: Tail | None, span: tuple[int, int], text: str
) -> Found | None:
    known = grammar.tiers.get((entry.tier, tier))
    if known is None and tier == "":
        return None
    if known is None:
        return _elsewhere(Entry(entry.name, "khác", "tỉnh", "", False), tier, unit, place, span, text)
    local = None if tier in ("các tỉnh",) else place
    if tier == "" and place is None:
        known = grammar.tiers.get((entry.tier, "các cấp"), known)
        return _found(known, spoken(known.name, None), None, span, text)
    return _found(known, spoken(known.name, place, unit), local, span, text)


def _elsewhere(entry: Entry, tier: str, unit: str, place: Place | None, span: tuple[int, int], text: str) -> Found | None:
    """A provincial name with another level's place: "Bảo hiểm xã hội huyện Mường La", "Thanh tra cấp huyện"."""
    if entry.kind == "sở" and tier in (*_DISTRICT, "xã", "các xã"):
        return None
    if tier == "các tỉnh":
        return _found(entry._replace(collective=True), spoken(entry.name, None), None, span, text)
    base = spoken(entry.name.split(" {")[0], None)
    level = "" if tier == "các cấp" else tier.removeprefix("các ")
    moved = entry._replace(level=level, collective=entry.collective or tier in _MANY)
    return _found(moved, f"{base} {unit}", place, span, text)


def _found(entry: Entry, name: str, place: Place | None, span: tuple[int, int], text: str) -> Found:
    nobody = entry.level == "tỉnh" and place is None
    return Found(*span, agency_id(name, place), name, text, entry.kind, entry.level or None, entry.collective or nobody)
