"""Agencies meant together: "các sở, ban, ngành tỉnh", "các cơ quan, đơn vị có liên quan"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ingest.knowledge.agencies.entry import Entry
from ingest.knowledge.agencies.grammar import Grammar
from ingest.knowledge.agencies.tokens import BREAK, COMMA, Token, word_key
from ingest.knowledge.agencies.trie import Hit

_MOST_UNITS = 8


class Collective(NamedTuple):
    """Where it ends and what it is."""

    end: int
    entry: Entry


def collective(grammar: Grammar, words: Sequence[Token], at: int, led: bool = False) -> Collective | None:
    """The collective that begins at token ``at``; ``led``: the head of an agency stands before it ("thủ trưởng cơ quan, đơn vị")."""
    the = _end(grammar.the.match(words, at, tolerant=False))
    start = the if the is not None else at
    units, end = _units(grammar, words, start, the is not None)
    if not units or (end < len(words) and _shuts(words, end)):
        return None
    tail = _end(grammar.ends.match(words, end, tolerant=False)) if end < len(words) and words[end].gap < COMMA else None
    if not _stands(units, words[at].key, the is not None, led, tail is not None):
        return None
    return Collective(tail or end, _entry(grammar, units))


def _units(grammar: Grammar, words: Sequence[Token], at: int, many: bool) -> tuple[list[tuple[str, str]], int]:
    """The units of the list as (kind, key) and the token after them."""
    units: list[tuple[str, str]] = []
    end = at
    while len(units) < _MOST_UNITS and end < len(words):
        hits = grammar.units.match(words, end, tolerant=False)
        if not hits or (units and not _joined(words, end, units[-1][1], hits[0].end)):
            break
        units.append((hits[0].values[0], " ".join(w.key for w in words[end : hits[0].end])))
        end = hits[0].end
        if end < len(words) and words[end].key in _and() and words[end].gap < COMMA and _last(grammar, words, end + 1):
            end += 1
    return units, end


def _joined(words: Sequence[Token], at: int, before: str, end: int) -> bool:
    """Units follow each other by a comma, a dash or "và"; "ban ngành" and "bộ ngành" also without."""
    if words[at].gap == BREAK:
        return False
    if words[at].gap >= COMMA or words[at - 1].key in _and():
        return True
    enacts = end < len(words) and words[end].key == word_key("hành")
    return before in _short() and end == at + 1 and words[at].key in _followers() and not enacts


def _last(grammar: Grammar, words: Sequence[Token], at: int) -> bool:
    """Whether "và" leads to the last unit of the same list and not to another collective."""
    hits = grammar.units.match(words, at, tolerant=False) if at < len(words) else []
    if not hits or hits[0].values[0] == "-":
        return False
    after = hits[0].end
    another = after < len(words) and words[after].gap == COMMA and bool(grammar.units.match(words, after, tolerant=False))
    return not another and " ".join(w.key for w in words[at:after]) in _local()


def _shuts(words: Sequence[Token], at: int) -> bool:
    """ "các tổ chức, cá nhân" are no agencies; nor is "cơ quan, đơn vị sự nghiệp" cut short."""
    after = at + (words[at].key in _and())
    return (after > at or words[at].gap == COMMA) and tuple(w.key for w in words[after : after + 2]) in _persons()


def _stands(units: list[tuple[str, str]], first: str, the: bool, led: bool, tail: bool) -> bool:
    """Whether the words are plainly a collective and not a passing noun; one "sở" after its head ("Giám đốc Sở") is some one department."""
    marked = the or led
    kinds = {kind for kind, _ in units}
    if "-" in kinds:
        return False
    if kinds & {"B", "S"}:
        plain = any(word in _plain() for _, word in units)
        return (
            plain or marked
            if len(units) > 1
            else (the or (led and units[0][1] not in _short())) and units[0][1] != word_key("ban")
        )
    if len(units) > 1:
        return marked or tail
    word = units[0][1]
    if word == word_key("địa phương") or word == word_key("ngành"):
        return marked and first == word_key("các")
    return (marked and tail) or (word == word_key("đơn vị") and first == word_key("từng"))


@cache
def _and() -> frozenset[str]:
    return frozenset({word_key("và"), word_key("hoặc")})


@cache
def _plain() -> frozenset[str]:
    """Units that make a collective without "các": "sở, ngành", "bộ, ngành"."""
    return frozenset({word_key("bộ"), word_key("sở"), word_key("ngành"), word_key("cơ quan ngang bộ")})


@cache
def _short() -> frozenset[str]:
    return frozenset({word_key("bộ"), word_key("ban"), word_key("sở")})


@cache
def _followers() -> frozenset[str]:
    """Units that follow another without a comma: "ban ngành", "sở ban ngành"."""
    return frozenset({word_key("ngành"), word_key("ban")})


@cache
def _local() -> frozenset[str]:
    return frozenset({word_key("địa phương"), word_key("ngành"), word_key("đơn vị"), word_key("đoàn thể")})


@cache
def _persons() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(word_key(w).split()) for w in ("cá nhân", "người dân", "công dân", "hộ gia"))


def _entry(grammar: Grammar, units: list[tuple[str, str]]) -> Entry:
    kinds = {kind for kind, _ in units}
    provincial = "S" in kinds and ("B" not in kinds or any(word == word_key("sở") for _, word in units))
    return grammar.collectives["S" if provincial else "B" if "B" in kinds else "C"]


def _end(hits: list[Hit[str]]) -> int | None:
    return hits[0].end if hits else None
