"""Finding agencies in a text: at each place the longest reading wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.textkey import key
from ingest.knowledge.agencies.collective import collective
from ingest.knowledge.agencies.entry import Entry, Place, agency_id, spoken
from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.grammar import NOT_AN_AGENCY, Grammar
from ingest.knowledge.agencies.opens import central, open_name
from ingest.knowledge.agencies.places import Tail, level, named_unit, province, tail
from ingest.knowledge.agencies.resolve import resolve
from ingest.knowledge.agencies.tokens import BREAK, COMMA, DASH, Token, tokens
from ingest.knowledge.agencies.trie import Trie

_MOST_SHARED = 30
Read = tuple[int, tuple[Found, ...]]
"""The token after what was read, and the agencies in it (none for a phrase that only looks like one)."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """``home`` is the document's own province; ``learned`` what the document calls its agencies."""

    grammar: Grammar
    home: Place | None
    learned: Trie[Found]

    def scan(self, text: str) -> list[Found]:
        """The agencies named in a text, in order, none inside another."""
        words = tokens(text)
        found: list[Found] = []
        at = 0
        while at < len(words):
            read = self._read(text, words, at) or self._territory(text, words, at, found)
            if read is None:
                at += 1
                continue
            found += read[1]
            at = max(read[0], at + 1)
        return found

    def _read(self, text: str, words: Sequence[Token], at: int) -> Read | None:
        plain = self._agency(text, words, at)
        led = self._led(text, words, at)
        return max((r for r in (plain, led) if r is not None), key=lambda r: r[0], default=None)

    def _agency(self, text: str, words: Sequence[Token], at: int, led: bool = False) -> Read | None:
        """The longest reading of what begins at token ``at``."""
        readings = [
            self._name(text, words, at),
            self._learned(text, words, at),
            self._collective(text, words, at, led),
            self._shared(text, words, at),
            self._symbol(text, words, at),
        ]
        best = max((r for r in readings if r is not None), key=lambda r: r[0], default=None)
        if best is None:
            return self._open(text, words, at)
        return best

    def _led(self, text: str, words: Sequence[Token], at: int) -> Read | None:
        """The heads of an agency and then the agency."""
        end, listed = at, False
        while end < len(words) and (hits := self.grammar.leaders.match(words, end, tolerant=False)):
            listed = listed or (end > at and words[end].gap == COMMA)
            end = hits[0].end
            if end < len(words) and words[end].key == key("các") and words[end].gap < COMMA and self.grammar.leaders.match(words, end + 1):
                end += 1
        if end == at or end >= len(words) or words[end].gap in (BREAK, DASH):
            return None
        read = self._agency(text, words, end, led=True)
        if read is None or not read[1]:
            return None
        first, *rest = read[1]
        if listed and not first.collective:
            return None
        start = words[at].start
        written = first.text if first.shared else _written(text, start, first.end)
        whole = first._replace(start=start, text=written, leader=True)
        return read[0], (whole, *(f._replace(leader=True) for f in rest))

    def _name(self, text: str, words: Sequence[Token], at: int) -> Read | None:
        """A name of the tables with the place after it, and the places that share it."""
        best: Read | None = None
        for hit in self.grammar.names.match(words, at):
            after = tail(words, hit.end, self.home)
            for entry in hit.values:
                if entry.kind == NOT_AN_AGENCY:
                    read: Read | None = (hit.end, ())
                elif not _fits(words[at : hit.end], entry, hit.exact):
                    continue
                else:
                    read = self._resolved(text, words, at, hit.end, entry, after)
                if read is not None and (best is None or read[0] > best[0]):
                    best = read
        return best

    def _resolved(self, text: str, words: Sequence[Token], at: int, end: int, entry: Entry, after: Tail | None) -> Read | None:
        takes = bool(entry.tier or entry.needs) or entry.level == "tỉnh"
        ways = [after, None] if after is not None and takes else [after if takes else None]
        borrowed = self._borrowed(words, end) if entry.tier and after is None else None
        for way in ways:
            stop = way.end if way else end
            unit = _written(text, words[end].start, words[stop - 1].end) if way else ""
            meant = way or borrowed
            if borrowed is not None and way is None:
                unit = _written(text, words[borrowed.end].start, words[borrowed.end].end)
            span = (words[at].start, words[stop - 1].end)
            found = resolve(self.grammar, entry, meant, unit.removeprefix("của "), self.home, span, _written(text, *span))
            if found is not None:
                return self._more_places(text, words, stop, entry, way, found)
        return None

    def _borrowed(self, words: Sequence[Token], at: int) -> Tail | None:
        """The place of the next name, where two names share one: "HĐND và UBND tỉnh"."""
        after = at
        if after < len(words) and words[after].key == key("và") and words[after].gap < COMMA:
            after += 1
        elif after >= len(words) or words[after].gap not in (COMMA, DASH):
            return None
        for hit in self.grammar.names.match(words, after, tolerant=False) if after < len(words) else []:
            if any(entry.tier for entry in hit.values) and (found := tail(words, hit.end, self.home)) is not None:
                return found
        return None

    def _more_places(self, text: str, words: Sequence[Token], at: int, entry: Entry, way: Tail | None, first: Found) -> Read:
        """ "UBND tỉnh Lai Châu, Điện Biên", "Ủy ban nhân dân cấp tỉnh, cấp xã": one name written once for several places."""
        found = [first]
        while entry.tier and way is not None and len(found) < _MOST_SHARED and (start := _joint(words, at)) is not None:
            same = level(words, start)
            unit_word = words[start].key in (key("thành"), key("tỉnh"))
            near = start + (2 if words[start].key == key("thành") else 1) if unit_word else start
            named = province(words, near) if way.named and way.tier == "tỉnh" else None
            other = same or (Tail(named[0], "tỉnh", named[1], True) if named else None)
            if other is None:
                break
            unit = _written(text, words[start].start, words[other.end - 1].end)
            span = (words[start].start, words[other.end - 1].end)
            more = resolve(self.grammar, entry, other, unit, self.home, span, unit)
            if more is None:
                break
            found.append(more._replace(text=more.name, shared=True))
            at = other.end
        return at, tuple(found)

    def _learned(self, text: str, words: Sequence[Token], at: int) -> Read | None:
        for hit in self.learned.match(words, at, tolerant=False):
            span = (words[at].start, words[hit.end - 1].end)
            written = _written(text, *span)
            for known in hit.values:
                if known.text == written:
                    return hit.end, (known._replace(start=span[0], end=span[1]),)
        return None

    def _collective(self, text: str, words: Sequence[Token], at: int, led: bool) -> Read | None:
        read = collective(self.grammar, words, at, led)
        if read is None:
            return None
        place = self.home if read.entry.local else None
        name = spoken(read.entry.name, place)
        span = (words[at].start, words[read.end - 1].end)
        entry = read.entry
        return read.end, (Found(*span, agency_id(name, place), name, _written(text, *span), entry.kind, entry.level or None, True),)

    def _shared(self, text: str, words: Sequence[Token], at: int) -> Read | None:
        """ "các Sở: Nội vụ, Tài chính", "Bộ Y tế, Tài chính": the word written once for several fields."""
        start = at + (words[at].key == key("các"))
        head = self.grammar.shared.get(words[start].key) if start + 1 < len(words) and words[start].capital else None
        if head is None:
            return None
        found: list[Found] = []
        end, after = start + 1, start + 1
        while after < len(words) and len(found) < _MOST_SHARED and words[after].capital and (read := self._field(words, after, head)) is not None:
            found.append(read[1])
            end = read[0]
            following = _joint(words, end, ";")
            if following is None:
                break
            after = following
        if not found or (len(found) == 1 and start == at):
            return None
        return end, tuple(found)

    def _field(self, words: Sequence[Token], at: int, head: str) -> tuple[int, Found] | None:
        for hit in self.grammar.fields.match(words, at, tolerant=False):
            for entry in hit.values:
                if entry.name.startswith(f"{head} "):
                    place = self.home if entry.local else None
                    name = spoken(entry.name, place)
                    nobody = entry.local and place is None
                    span = (words[at].start, words[hit.end - 1].end)
                    return hit.end, Found(*span, agency_id(name, place), name, name, entry.kind, entry.level, nobody, shared=True)
        return None

    def _symbol(self, text: str, words: Sequence[Token], at: int) -> Read | None:
        """The short form of an agency in the symbol of a document ("849/TTr-SNV") or after "Lưu: VT,"."""
        word = words[at]
        written = text[word.start : word.end]
        entry = self.grammar.symbols.get(written)
        if entry is None or not (text[word.start - 1 : word.start] in "-/" or "Lưu" in text[max(0, word.start - 12) : word.start]):
            return None
        place = self.home if entry.local else None
        name = spoken(entry.name, place)
        return at + 1, (Found(word.start, word.end, agency_id(name, place), name, written, entry.kind, entry.level or None, entry.collective),)

    def _territory(self, text: str, words: Sequence[Token], at: int, found: Sequence[Found]) -> Read | None:
        """ "do thành phố Lai Châu mở", "Sở Y tế, huyện Tam Đường": a place that acts, or stands in a list of agencies, means its people's committee."""
        before = words[at - 1] if at else None
        listed = bool(found) and before is not None and found[-1].end == before.end and words[at].gap == COMMA
        if before is None or not (listed or (before.key in _acting() and words[at].gap < COMMA)):
            return None
        place = named_unit(words, at, self.home)
        known = self.grammar.tiers.get(("Ủy ban nhân dân", place.tier)) if place else None
        if place is None or known is None:
            return None
        span = (words[at].start, words[place.end - 1].end)
        written = _written(text, *span)
        where = place.place or self.home
        name = spoken(known.name, where, written[0].lower() + written[1:])
        return place.end, (Found(*span, agency_id(name, where), name, written, known.kind, known.level or None, False),)

    def _open(self, text: str, words: Sequence[Token], at: int) -> Read | None:
        if not words[at].capital:
            return None
        for hit in self.grammar.opens.match(words, at, tolerant=False):
            end = open_name(words, at, hit.end)
            if end is None:
                continue
            after = tail(words, end, self.home)
            stop = after.end if after is not None and after.tier in ("tỉnh", "huyện", "xã") else end
            span = (words[at].start, words[stop - 1].end)
            name, entry = _written(text, *span), hit.values[0]
            place = None if entry.level == "trung ương" or central(words[at:stop]) else self.home
            return stop, (Found(*span, agency_id(name, place), name, name, entry.kind, entry.level or None, False),)
        return None


@cache
def _acting() -> frozenset[str]:
    return frozenset(key(word) for word in ("do", "giao", "cho"))


def _joint(words: Sequence[Token], at: int, also: str = "") -> int | None:
    """Where the next item of a list begins: after a comma or "và" (or, where ``also`` is given, other punctuation)."""
    if at >= len(words):
        return None
    if words[at].key == key("và") and words[at].gap < COMMA:
        return at + 1 if at + 1 < len(words) else None
    return at if words[at].gap == COMMA or (also and words[at].gap == BREAK) else None


def _fits(words: Sequence[Token], entry: Entry, exact: bool) -> bool:
    """Whether the capitals are those of a name; collectives and the names of every level are written small too."""
    if entry.collective or (entry.tier and len(words) > 2):
        return exact or len(words) > 4
    if words[0].capital:
        return True
    return len(words) > 3 and any(w.capital for w in words) and exact


def _written(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())
