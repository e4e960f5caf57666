"""Where a document was issued: the name in front of "ngày …", also where a narrow column broke it over lines."""

from __future__ import annotations

import re
from functools import cache

from corpus import catalog
from corpus.textkey import key

_DATED = re.compile(r"(?P<place>[^\W\d_][^\d\n;:,]{0,40}?)\s*(?:(?P<comma>,)\s*(?=ngày\b)|\s(?=ngày\s+\d))", re.IGNORECASE)
_PLACE = re.compile(
    r"(?<![^\W\d_])(?P<place>[^\W\d_][^\d\n;:]{1,40}?)[ \t]*,\s*(?=ngày\s*(?:\d|[.…_]|tháng|$))", re.IGNORECASE | re.MULTILINE
)
_BROKEN_DAY = re.compile(r",\s*\n\s*(?=ngày\s)", re.IGNORECASE)
_LONGEST = 6
_LONGEST_DATED = 60
_MOST_LINES = 3
_LONGEST_LINE = 25


def whole_places(text: str) -> str:
    """The text with the name and the day of a place on one line, and the comma between them.

    >>> whole_places("phục vụ BHYT Thành\\nphố Hồ Chí\\nMinh,\\nngày 4 tháng 5")
    'phục vụ BHYT\\nThành phố Hồ Chí Minh, ngày 4 tháng 5'
    """
    lines = _BROKEN_DAY.sub(", ", text).split("\n")
    made: list[str] = []
    for line in lines:
        match = _DATED.match(line)
        if match:
            above, name = _whole(made, match["place"])
            if match["comma"] or _is_place(name):
                made, line = above, f"{name}, {line[match.end() :]}"
        made.append(line)
    return "\n".join(made)


def find_place(text: str) -> re.Match[str] | None:
    """The first name, as its group ``place``, that stands before a comma and "ngày"."""
    return _PLACE.search(text)


def is_dated(line: str) -> bool:
    """Whether a line is the place and the day.

    >>> is_dated("Hà Nội, ngày 5 tháng 4 năm 2016"), is_dated("Ban hành tại Hà Nội; ngày 5")
    (True, False)
    """
    return len(line) < _LONGEST_DATED and _PLACE.match(line) is not None


def _whole(above: list[str], name: str) -> tuple[list[str], str]:
    """The lines above without the words that belong to a place which ends with ``name``, and its whole name."""
    kept = list(above)
    for _ in range(_MOST_LINES):
        taken = _before(kept, name)
        if not taken:
            break
        name = " ".join([*_take(kept, taken), name])
    return kept, name


def _before(above: list[str], name: str) -> int:
    """How many words above belong to the place."""
    last = above[-1].strip() if above else ""
    if _is_place(name):
        return len(last.split()) if last in ("Thành phố", "TP.", "Tp.", "Tỉnh") else 0
    words = [word for line in above[-_MOST_LINES:] for word in line.split()][-_LONGEST:]
    whole = (size for size in range(len(words), 0, -1) if _is_place(" ".join([*words[-size:], name])))
    loose = len(last.split()) if len(last) < _LONGEST_LINE and all(w.istitle() or w in ("-", "–") for w in last.split()) else 0
    return next(whole, loose)


def _take(lines: list[str], count: int) -> list[str]:
    """The last words of lines, taken off their end."""
    taken: list[str] = []
    while count and lines:
        words = lines.pop().split()
        taken = words[-count:] + taken
        if len(words) > count:
            lines.append(" ".join(words[:-count]))
        count -= min(count, len(words))
    return taken


def _is_place(name: str) -> bool:
    """Whether it is a province or a city by its table, with or without its kind in front."""
    plain = key(name)
    return name[:1].isupper() and (plain in _places() or any(plain.removeprefix(kind) in _places() for kind in _kinds()))


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(key(kind) + " " for kind in ("thành phố", "tp", "tỉnh"))


@cache
def _places() -> frozenset[str]:
    """Keys of provinces and cities."""
    return frozenset(
        key(name) for row in catalog.rows("agency_places") for name in (row["name"], *row["other"].split("|")) if name
    )
