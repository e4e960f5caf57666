"""Names of agencies written in capitals, in the letters that running text uses."""

from __future__ import annotations

from functools import cache

from corpus import catalog

_PLACES = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")


def in_normal_case(text: str) -> str:
    """A name in capitals as running text writes it: kinds of agencies by table, places with every syllable capital.

    >>> in_normal_case("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"), in_normal_case("BỘ GIÁO DỤC VÀ ĐÀO TẠO")
    ('Ủy ban nhân dân tỉnh Lai Châu', 'Bộ Giáo dục và Đào tạo')
    """
    rest = " ".join(text.split())
    words: list[str] = []
    opens, place = True, False
    while rest:
        upper = rest.upper()
        known = next(((u, n) for u, n in _known() if upper.startswith(u) and not upper[len(u) : len(u) + 1].isalpha()), None)
        if known is not None:
            name = known[1]
            place = name in _PLACES
            opens = not place
            words.append(name)
            rest = rest[len(known[0]) :].lstrip()
            continue
        word, _, rest = rest.partition(" ")
        low = word.lower()
        if low in ("và", "của", "về", "các", "thuộc", "với"):
            words.append(low)
        else:
            words.append(low[:1].upper() + low[1:] if opens or place else low)
        opens = low in ("và", "-", "–") or word.endswith(",")
    name = " ".join(words)
    return name[:1].upper() + name[1:]


@cache
def _known() -> tuple[tuple[str, str], ...]:
    rows = ((row["name"].upper(), row["name"]) for row in catalog.rows("capital_names"))
    return tuple(sorted(rows, key=lambda pair: -len(pair[0])))
