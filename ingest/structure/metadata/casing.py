"""Names of agencies written in capitals, in the letters that running text uses."""

from __future__ import annotations

from functools import cache

from corpus import catalog
from corpus.textkey import key

_SMALL = frozenset({"và", "của", "về", "các", "thuộc", "với"})
_PLACES = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")


def in_normal_case(text: str) -> str:
    """A name in capitals as running text writes it: kinds of agencies by table, places with every syllable capital.

    >>> in_normal_case("ỦY BAN NHÂN DÂN TỈNH HÀ GIANG"), in_normal_case("BỘ GIÁO DỤC VÀ ĐÀO TẠO")
    ('Ủy ban nhân dân tỉnh Hà Giang', 'Bộ Giáo dục và Đào tạo')
    """
    words = text.split()
    made: list[str] = []
    opens, place = True, False
    n = 0
    while n < len(words):
        size, name = _known_at(words, n, first=not made)
        if name:
            place = name in _PLACES
            opens = not place
            made.append(name)
            n += size
            continue
        low = words[n].lower()
        small = low in _SMALL or not (opens or place)
        made.append(low if small else low[:1].upper() + low[1:])
        opens = low in ("và", "-", "–") or low.endswith(",")
        n += 1
    name = " ".join(made)
    return name[:1].upper() + name[1:]


def _known_at(words: list[str], n: int, first: bool) -> tuple[int, str]:
    """How many words from ``n`` are a part of a name that the table writes, and how it writes it."""
    table = _known()
    for size in range(min(6, len(words) - n), 0, -1):
        name, only_first = table.get(key(" ".join(words[n : n + size])), ("", False))
        if name and (first or not only_first):
            return size, name
    return 0, ""


def is_known(name: str) -> bool:
    """Whether the table has the whole of a name."""
    return key(name) in _known()


@cache
def _known() -> dict[str, tuple[str, bool]]:
    return {key(row["name"]): (row["name"], row["where"] == "first") for row in catalog.rows("capital_names")}
