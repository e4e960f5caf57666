"""Whether two row labels mean the same: spelling slips and abbreviations aside, and how much one says more than the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from corpus.textkey import fold, key

SAME, WIDER = "same", "wider"
_ORDINAL = re.compile(r"^\W*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[a-zđ]\)|[-+*•])\s+")
_WIDER_AT_MOST = 0.5
_LONG = 12


@lru_cache(maxsize=65536)
def words(label: str) -> tuple[str, ...]:
    """A label's syllables for comparing, without the number or bullet before it."""
    return tuple(key(_ORDINAL.sub("", label)).split())


def relation(one: str, other: str) -> str | None:
    """ "same" where two labels differ by slips of spelling only, "wider" where one only says more, else None.

    What a row is a part of ("Tổng số > Cấp tỉnh") must be the same; only its own words may say more.

    >>> relation("Số lớp bổi dưỡng", "Số lớp bồi dưỡng"), relation("Số Chi cục thuộc Sở", "Số Chi cục, ban thuộc Sở")
    ('same', 'wider')
    >>> relation("Số thủ tục cấp tỉnh", "Số thủ tục cấp huyện")
    """
    ones, others = one.split(" > "), other.split(" > ")
    if len(ones) != len(others):
        return None
    said = [_compare(words(a), words(b)) for a, b in zip(ones, others, strict=True)]
    if any(part != SAME for part in said[:-1]):
        return None
    return said[-1]


def _compare(a: tuple[str, ...], b: tuple[str, ...]) -> str | None:
    if not a or not b:
        return None
    if a == b:
        return SAME
    added = {"insert": 0, "delete": 0}
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "replace" and not _slips(a[a1:a2], b[b1:b2], lenient=min(len(a), len(b)) >= _LONG):
            return None
        if tag in added:
            added[tag] += max(a2 - a1, b2 - b1)
    more = added["insert"] + added["delete"]
    if not more:
        return SAME
    one_sided = not (added["insert"] and added["delete"])
    return WIDER if one_sided and more <= _WIDER_AT_MOST * max(len(a), len(b)) else None


def _slips(a: Sequence[str], b: Sequence[str], *, lenient: bool) -> bool:
    return len(a) == len(b) and all(_slip(x, y, lenient) for x, y in zip(a, b, strict=True))


def _slip(a: str, b: str, lenient: bool) -> bool:
    """Whether two syllables differ by marks, or by one letter where the word (or the label around it) is long; numbers never do."""
    if a.isdigit() or b.isdigit():
        return False
    plain_a, plain_b = fold(a).rstrip("12345"), fold(b).rstrip("12345")
    if plain_a == plain_b:
        return True
    shorter = min(len(plain_a), len(plain_b))
    put_in = len(plain_a) != len(plain_b)
    return shorter >= (2 if lenient else 3 if put_in else 4) and _one_letter(plain_a, plain_b)


def _one_letter(a: str, b: str) -> bool:
    """Whether one letter put in, left out or changed makes one word the other."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[at:] == b[at + 1 :] or a[at + 1 :] == b[at + 1 :]
