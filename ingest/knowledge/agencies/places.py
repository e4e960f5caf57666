"""The place that follows a name and says whose it is: "tỉnh Lai Châu", "các huyện, thành phố", "cấp xã"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from corpus.catalog import rows
from ingest.knowledge.agencies.entry import Place, slug
from ingest.knowledge.agencies.tokens import BREAK, COMMA, LINE, SPACE, Token, tokens, word_key
from ingest.knowledge.agencies.trie import Trie

_MOST_NAME = 5
_MOST_UNITS = 6


class Tail(NamedTuple):
    """``tier`` as in agency_tiers.tsv; ``place`` the province named, ``named`` whether a place is named at all."""

    end: int
    tier: str
    place: Place | None = None
    named: bool = False


def tail(words: Sequence[Token], at: int, home: Place | None) -> Tail | None:
    """The place that begins at token ``at``, or None. ``home`` is the document's own province."""
    if at >= len(words) or words[at].gap in (BREAK, COMMA):
        return None
    if (bare := province(words, at)) is not None and words[at].capital and words[at].gap != LINE:
        return Tail(bare[0], "tỉnh", bare[1], True)
    start = at + (words[at].key in _links())
    return level(words, start) or _units(words, start, home)


def province(words: Sequence[Token], at: int) -> tuple[int, Place] | None:
    """The name of a province at token ``at`` and where it ends."""
    if at >= len(words) or not words[at].capital:
        return None
    hits = _provinces().match(words, at, tolerant=False)
    return (hits[0].end, hits[0].values[0]) if hits else None


def level(words: Sequence[Token], at: int) -> Tail | None:
    """ "cấp tỉnh", "các cấp", "cùng cấp"."""
    pair = tuple(w.key for w in words[at : at + 2])
    if len(pair) < 2 or words[at + 1].gap not in (SPACE, LINE):
        return None
    tier = _levels().get(pair)
    return Tail(at + 2, tier) if tier else None


def _units(words: Sequence[Token], at: int, home: Place | None) -> Tail | None:
    """One unit of territory with its name, or a list of units."""
    many = at < len(words) and words[at].key == word_key("các")
    kinds: list[str] = []
    end = at + many
    while len(kinds) < _MOST_UNITS and (unit := _unit(words, end)) is not None:
        if not kinds and not many and (own := _named(words, unit[0], unit[1], home)) is not None:
            return own
        kinds.append(unit[1])
        end, after = unit[0], _joint(words, unit[0])
        if after is None or _unit(words, after) is None:
            break
        end = after
    if not kinds:
        return None
    first = _named(words, end, kinds[-1], home) if many and "tỉnh" in kinds else None
    if first is not None and first.place is not None:
        return first
    return Tail(_within(words, end), _tier(kinds, many, home))


def _tier(kinds: list[str], many: bool, home: Place | None) -> str:
    if "tỉnh" in kinds:
        if "huyện" in kinds or "xã" in kinds:
            return "các cấp"
        return "các tỉnh" if many or len(kinds) > 1 else "tỉnh"
    if kinds == ["thành phố"] and not many and home is not None and home.kind == "thành phố":
        return "tỉnh"
    return "các xã" if set(kinds) == {"xã"} else "các huyện"


def _named(words: Sequence[Token], at: int, kind: str, home: Place | None) -> Tail | None:
    """The proper name after a unit: "tỉnh Lai Châu", "huyện Mường La"."""
    known = province(words, at) if at < len(words) and words[at].gap != BREAK else None
    if known is not None and (kind == "tỉnh" or (kind == "thành phố" and known[1].kind == "thành phố")):
        return Tail(known[0], "tỉnh", known[1], True)
    if kind == "tỉnh":
        return None
    end = at
    while end < len(words) and end - at < _MOST_NAME and _proper(words[end]):
        end += 1
    if end == at or (end == at + 1 and _speaks(words, at)):
        return None
    if kind == "thành phố" and end == len(words) and _cut(words[at:end], home):
        return Tail(end, "tỉnh", home, True)
    return Tail(end, "xã" if kind == "xã" else "huyện", _of_province(words, end) or home, True)


def _speaks(words: Sequence[Token], at: int) -> bool:
    """Whether one capital begins a sentence and no name: "UBND Thành phố / Căn cứ …"."""
    here, after = words[at], words[at + 1] if at + 1 < len(words) else None
    return after is not None and after.gap == SPACE and not after.capital and here.key in _openers()


def _cut(words: Sequence[Token], home: Place | None) -> bool:
    """Whether a text breaks off inside the name of its own city: "thành phố Hà"."""
    name = [token.key for token in tokens(home.name)] if home is not None and home.kind == "thành phố" else []
    return len(words) < len(name) and [word.key for word in words] == name[: len(words)]


def named_unit(words: Sequence[Token], at: int, home: Place | None) -> Tail | None:
    """A district or commune named at token ``at``: "huyện Mường La"."""
    unit = _unit(words, at)
    named = _named(words, unit[0], unit[1], home) if unit is not None and unit[1] in ("huyện", "thành phố") else None
    return named if named is not None and named.tier == "huyện" else None


def _proper(word: Token) -> bool:
    return word.gap not in (BREAK, COMMA, LINE) and (word.capital or word.key.isdigit())


def _of_province(words: Sequence[Token], at: int) -> Place | None:
    """ ", tỉnh Lai Châu" after the name of a district."""
    if (
        at + 1 < len(words)
        and words[at].key == word_key("tỉnh")
        and words[at].gap != BREAK
        and (known := province(words, at + 1))
    ):
        return known[1]
    return None


def _joint(words: Sequence[Token], at: int) -> int | None:
    """Where the next unit of a list would begin: after a comma, "và" or a dash."""
    if at >= len(words) or words[at].gap == BREAK:
        return None
    if words[at].key == word_key("và"):
        at += 1
    elif words[at].gap < COMMA:
        return None
    return at + (at < len(words) and words[at].key == word_key("các"))


def _within(words: Sequence[Token], at: int) -> int:
    """Past "trực thuộc trung ương", "trên địa bàn tỉnh", "trong tỉnh"."""
    if at < len(words) and words[at].gap not in (BREAK, COMMA) and (hits := _outer().match(words, at, tolerant=False)):
        end = hits[0].end
        known = province(words, end) if end < len(words) and words[end].gap not in (BREAK, COMMA) else None
        return known[0] if known else end
    return at


def _unit(words: Sequence[Token], at: int) -> tuple[int, str] | None:
    hits = _territory().match(words, at, tolerant=False) if at < len(words) else []
    return (hits[0].end, hits[0].values[0]) if hits else None


@cache
def _links() -> frozenset[str]:
    return frozenset(word_key(word) for word in ("của", "thuộc", "tại", "ở"))


@cache
def _levels() -> dict[tuple[str, ...], str]:
    table = {"cấp tỉnh": "tỉnh", "cấp huyện": "các huyện", "cấp xã": "các xã", "các cấp": "các cấp", "cùng cấp": "các cấp"}
    return {tuple(word_key(words).split()): tier for words, tier in table.items()}


@cache
def _openers() -> frozenset[str]:
    """The first syllables of verbs that begin sentences after a name."""
    return frozenset(tokens(row["word"])[0].key for row in rows("agency_kinds") if row["part"] in ("ends", "doubt"))


@cache
def _outer() -> Trie[str]:
    trie: Trie[str] = Trie()
    for words in (
        "trực thuộc trung ương",
        "trên địa bàn",
        "trên địa bàn tỉnh",
        "trên địa bàn thành phố",
        "trong tỉnh",
        "thuộc tỉnh",
        "của tỉnh",
    ):
        trie.add(words, "")
    return trie


@cache
def _territory() -> Trie[str]:
    trie: Trie[str] = Trie()
    for row in rows("agency_kinds"):
        if row["part"] == "place":
            trie.add(row["word"], "thành phố" if row["word"] == "thành phố" else row["kind"])
    return trie


@cache
def _provinces() -> Trie[Place]:
    trie: Trie[Place] = Trie()
    for row in rows("agency_places"):
        for name in (row["name"], *filter(None, row["other"].split("|"))):
            trie.add(name, Place(row["kind"], row["name"]))
    return trie


@cache
def known_places() -> dict[str, Place]:
    """The provinces by the slug that ends the ids of their agencies."""
    return {slug(row["name"]): Place(row["kind"], row["name"]) for row in rows("agency_places")}
