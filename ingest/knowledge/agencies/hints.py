"""Agencies that are named by less than their name: by their field, their symbol, or their territory."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest.knowledge.agencies.entry import agency_id, spoken
from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.line import Line, Read
from ingest.knowledge.agencies.places import named_unit
from ingest.knowledge.agencies.tokens import BREAK, COMMA, word_key

_MOST_SHARED = 30
_FILED = 12


def shared(line: Line, at: int) -> Read | None:
    """ "các Sở: Nội vụ, Tài chính", "Bộ Y tế, Tài chính": the word written once for several fields."""
    words = line.words
    start = at + (words[at].key == word_key("các"))
    head = line.grammar.shared.get(words[start].key) if start + 1 < len(words) else None
    if head is None or not (words[start].capital or (start > at and words[start + 1].gap == BREAK)):
        return None
    found: list[Found] = []
    end = after = start + 1
    while after < len(words) and len(found) < _MOST_SHARED and words[after].capital:
        read = _field(line, after, head)
        if read is None:
            break
        found.append(read[1])
        end = read[0]
        following = line.joint(end, also=True)
        if following is None:
            break
        after = following
    if not found or (len(found) == 1 and start == at):
        return None
    return end, tuple(found)


def _field(line: Line, at: int, head: str) -> tuple[int, Found] | None:
    for hit in line.grammar.fields.match(line.words, at, tolerant=False):
        for entry in hit.values:
            if entry.name.startswith(f"{head} "):
                one = line.found(entry, at, hit.end)
                return hit.end, one._replace(text=one.name, shared=True)
    return None


def symbol(line: Line, at: int) -> Read | None:
    """The short form of an agency in the symbol of a document ("849/TTr-SNV") or after "Lưu: VT,"."""
    start, end = line.span(at, at + 1)
    entry = line.grammar.symbols.get(line.text[start:end])
    if entry is None:
        return None
    in_symbol = start > 0 and line.text[start - 1] in "-/"
    filed = "Lưu" in line.text[max(0, start - _FILED) : start]
    return (at + 1, (line.found(entry, at, at + 1),)) if in_symbol or filed else None


def territory(line: Line, at: int, before: Sequence[Found]) -> Read | None:
    """ "do thành phố Vinh mở", "Sở Y tế, huyện Mường La": a place that acts, or stands in a list of agencies, means its people's committee."""
    if at == 0:
        return None
    last, here = line.words[at - 1], line.words[at]
    listed = bool(before) and before[-1].end == last.end and here.gap == COMMA
    if not listed and not (last.key in _acting() and here.gap < COMMA):
        return None
    place = named_unit(line.words, at, line.home)
    known = line.grammar.tiers.get(("Ủy ban nhân dân", place.tier)) if place else None
    if place is None or known is None:
        return None
    written = line.written(at, place.end)
    where = place.place or line.home
    name = spoken(known.name, where, written[0].lower() + written[1:])
    span = line.span(at, place.end)
    return place.end, (Found(*span, agency_id(name, where), name, written, known.kind, known.level or None, False),)


@cache
def _acting() -> frozenset[str]:
    return frozenset(word_key(word) for word in ("do", "giao", "cho"))
