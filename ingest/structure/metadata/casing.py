"""Names of agencies written in capitals, in the letters that running text uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus import catalog
from corpus.textkey import key

_SMALL = frozenset({"và", "của", "về", "các", "thuộc", "với"})
_PLACES = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu", "TP.")
_DASHES = ("-", "–")
_MIDST = ("cơ", "trụ", "cán")
_CITY = re.compile(r"\bTP\b\.?\s*", re.IGNORECASE)
_LONGEST = 14


def in_normal_case(text: str) -> str:
    """A name in capitals as running text writes it: agencies and kinds of agencies by table, places with every syllable capital.

    >>> in_normal_case("ỦY BAN NHÂN DÂN TỈNH HÀ GIANG"), in_normal_case("BỘ GIÁO DỤC VÀ ĐÀO TẠO - BỘ TƯ PHÁP")
    ('Ủy ban nhân dân tỉnh Hà Giang', 'Bộ Giáo dục và Đào tạo - Bộ Tư pháp')
    """
    words = _CITY.sub("TP. ", text).split()
    made: list[str] = []
    opens, place = True, False
    n = 0
    while n < len(words):
        size, name = _known_at(words, n, first=not made or made[-1] in _DASHES or made[-1].endswith(","))
        if name:
            if made and is_agency(made[-1]) and is_agency(name) and made[-1].split()[0] == name.split()[0]:
                made.append("-")
            place = name in _PLACES
            opens = not place
            made.append(name + ("," if words[n + size - 1].endswith(",") else ""))
            n += size
            continue
        low = words[n].lower()
        small = low in _SMALL or not (opens or place or low[:1] in '“"')
        made.append(low if small else _capital(low))
        opens = low in ("và", *_DASHES) or low.endswith(",")
        n += 1
    name = " ".join(made)
    return name[:1].upper() + name[1:]


def _capital(word: str) -> str:
    at = 1 if word[:1] in '“"(' else 0
    return word[:at] + word[at : at + 1].upper() + word[at + 1 :]


def _known_at(words: list[str], n: int, first: bool) -> tuple[int, str]:
    """How many words from ``n`` are a name or a part of one that the tables write, and how they write it."""
    table = _known()
    if words[n] in _DASHES or (n and words[n - 1].lower() in _MIDST):
        return 0, ""
    for size in range(min(_LONGEST, len(words) - n), 0, -1):
        if words[n + size - 1] in _DASHES:
            continue
        name, only_first = table.get(key(" ".join(words[n : n + size])), ("", False))
        if name and (first or not only_first):
            return size, name
    return 0, ""


def is_known(name: str) -> bool:
    """Whether the tables have the whole of a name."""
    return key(name) in _known()


def is_agency(name: str) -> bool:
    """Whether the tables have it as the whole name of an agency ("Việt Nam" is only a part of names)."""
    return key(name) in _agencies()


@cache
def _known() -> dict[str, tuple[str, bool]]:
    parts = {key(row["name"]): (row["name"], row["where"] == "first") for row in catalog.rows("capital_names")}
    return {key(name): (name, False) for name in _agencies().values()} | parts


@cache
def _agencies() -> dict[str, str]:
    return {key(name): name for name in _written()}


def _written() -> Iterator[str]:
    """Agencies by their whole names, those of the agency table last: its writing holds."""
    for row in catalog.rows("issuers"):
        yield from (name for name in row["issuer"].split("|") if " " in name)
    for row in catalog.rows("agency_names"):
        if row["level"] == "trung ương" and not row["kind"].startswith(("+", "-", "tập thể")):
            yield row["name"]
