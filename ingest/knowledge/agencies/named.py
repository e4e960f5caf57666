"""Names of the tables, with the place after them and the places that share them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.knowledge.agencies.entry import Entry
from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.grammar import NOT_AN_AGENCY
from ingest.knowledge.agencies.line import Line, Read
from ingest.knowledge.agencies.places import Tail, level, province, tail
from ingest.knowledge.agencies.resolve import resolve
from ingest.knowledge.agencies.tokens import COMMA, DASH, SPACE, Token, word_key

_MOST_SHARED = 30
_LONG = 3


def name(line: Line, at: int) -> Read | None:
    """The longest name of the tables that begins at token ``at``."""
    best: Read | None = None
    for hit in line.grammar.names.match(line.words, at):
        after = tail(line.words, hit.end, line.home)
        for entry in hit.values:
            if entry.kind == NOT_AN_AGENCY:
                read: Read | None = (hit.end, ())
            elif not _fits(line.words[at : hit.end], entry, hit.exact) or _of_another(line, at, hit.end, entry):
                continue
            else:
                read = _resolved(line, at, hit.end, entry, after)
            if read is not None and (best is None or read[0] > best[0]):
                best = read
    return best


def _fits(words: Sequence[Token], entry: Entry, exact: bool) -> bool:
    """Whether the capitals are those of a name; collectives and the names of every level are written small too."""
    if entry.collective or (entry.tier and len(words) >= _LONG):
        return exact or len(words) > _LONG + 1
    if words[0].capital:
        return True
    return len(words) > _LONG and any(w.capital for w in words) and exact


def _of_another(line: Line, at: int, end: int, entry: Entry) -> bool:
    """Whether words of a collective only open another name: "Hiệp hội" in "Hiệp hội Chè"."""
    if not entry.collective or not line.words[at].capital or end >= len(line.words) or line.words[end].gap != SPACE:
        return False
    alone = any(hit.end == end for hit in line.grammar.opens.match(line.words, at, tolerant=False))
    return alone and line.words[end].key not in line.grammar.stops.root.next


def _resolved(line: Line, at: int, end: int, entry: Entry, after: Tail | None) -> Read | None:
    """The agency with its place; where the place does not fit, without it."""
    takes = bool(entry.tier or entry.needs) or entry.level == "tỉnh"
    ways = [after, None] if after is not None and takes else [None]
    borrowed = _borrowed(line, end) if entry.tier and after is None else None
    for way in ways:
        stop = way.end if way else end
        meant, unit = way, line.written(end, way.end) if way else ""
        if way is None and borrowed is not None:
            meant, unit = borrowed[1], line.written(borrowed[0], borrowed[1].end)
        found = resolve(
            line.grammar, entry, meant, unit.removeprefix("của "), line.home, line.span(at, stop), line.written(at, stop)
        )
        if found is not None:
            return _more_places(line, stop, entry, way, found)
    return None


def _borrowed(line: Line, at: int) -> tuple[int, Tail] | None:
    """The place of the next name, and where it begins, where two names share one: "HĐND và UBND tỉnh"."""
    words, after = line.words, at
    if after < len(words) and words[after].key == word_key("và") and words[after].gap < COMMA:
        after += 1
    elif after >= len(words) or words[after].gap not in (COMMA, DASH):
        return None
    for hit in line.grammar.names.match(words, after, tolerant=False) if after < len(words) else []:
        if any(entry.tier for entry in hit.values) and (found := tail(words, hit.end, line.home)) is not None:
            return hit.end, found
    return None


def _more_places(line: Line, at: int, entry: Entry, way: Tail | None, first: Found) -> Read:
    """ "UBND tỉnh Lai Châu, Điện Biên", "Ủy ban nhân dân cấp tỉnh, cấp xã": one name written once for several places."""
    found = [first]
    while entry.tier and way is not None and len(found) < _MOST_SHARED and (start := line.joint(at)) is not None:
        other = level(line.words, start) or (_next_province(line, start) if way.named and way.tier == "tỉnh" else None)
        if other is None:
            break
        unit = line.written(start, other.end)
        more = resolve(line.grammar, entry, other, unit, line.home, line.span(start, other.end), unit)
        if more is None:
            break
        found.append(more._replace(text=more.name, shared=True))
        at = other.end
    return at, tuple(found)


def _next_province(line: Line, at: int) -> Tail | None:
    """A province in a list, with or without "tỉnh", "thành phố" before its name."""
    key = line.words[at].key
    near = at + (2 if key == word_key("thành") else 1 if key == word_key("tỉnh") else 0)
    named = province(line.words, near)
    return Tail(named[0], "tỉnh", named[1], True) if named else None
