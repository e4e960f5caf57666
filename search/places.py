"""Provinces: those that a question names, and those that a document is of. Land, fees and schools are ruled by each for itself,
so of two that say the same the one of the province asked about is the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from corpus import catalog
from index.shelf import ShelfDocument
from index.syllables import bears_marks, keys, plain

LONGEST = 5
"""Syllables of the longest name."""

SHORT_BEFORE = "tp"
"""What "thành phố" is shortened to, with or without a blank after it: "TPHCM"."""

CAPITALISED = "Hồ Chí Minh"
"""The city whose kind is written with a capital."""


def places(text: str) -> frozenset[str]:
    """The provinces that a text names, by any of their names; a text with marks must bear the right ones.

    >>> sorted(places("phí đăng ký tại TPHCM và tỉnh Bắc Cạn")), places("bắc ninh")
    (['Bắc Kạn', 'Hồ Chí Minh'], frozenset({'Bắc Ninh'}))
    """
    marked = bears_marks(text)
    said, known = keys(text) if marked else plain(text), _names(marked)
    return frozenset() if known.begin.isdisjoint(said) else frozenset(_named(said, known))


def called(place: str) -> str:
    """A province as a sentence names it, with what it is (Nghị định 30/2020/NĐ-CP, Phụ lục II: "Thành phố Hồ Chí Minh").

    >>> called("Lai Châu"), called("Hồ Chí Minh"), called("Hà Nội")
    ('tỉnh Lai Châu', 'Thành phố Hồ Chí Minh', 'thành phố Hà Nội')
    """
    kind = next((row["kind"] for row in catalog.rows("agency_places") if row["name"] == place), "")
    return f"{kind.capitalize() if place == CAPITALISED else kind} {place}".strip()


def begins(text: str) -> str | None:
    """The province that a text begins with, its kind passed over: "tỉnh Lai Châu quy định".

    >>> begins("tỉnh Bắc Cạn quy định"), begins("tphcm"), begins("của Bắc Kạn")
    ('Bắc Kạn', 'Hồ Chí Minh', None)
    """
    marked = bears_marks(text)
    read = keys if marked else plain
    said, known = read(text), _names(marked).places
    kinds = [kind for kind in ("tỉnh", "thành phố", SHORT_BEFORE) if said[: len(kind.split())] == read(kind)]
    said = said[len(kinds[0].split()) :] if kinds else said
    return next((known[name] for n in range(LONGEST, 0, -1) if (name := " ".join(said[:n])) in known), None)


def parts(place: str) -> frozenset[str]:
    """The former provinces that are part of one now.

    >>> sorted(parts("Tuyên Quang"))
    ['Hà Giang']
    """
    return _merged().get(place, frozenset())


def of(document: ShelfDocument) -> frozenset[str]:
    """The provinces that a document is of: those in the name of its issuer, else in its title."""
    return places(document.issuer or "") or places(document.title or "")


def _named(said: list[str], known: _Names) -> Iterator[str]:
    at = 0
    while at < len(said):
        longest = LONGEST if said[at] in known.begin else 0
        taken = next((n for n in range(longest, 0, -1) if " ".join(said[at : at + n]) in known.places), 0)
        if taken:
            yield known.places[" ".join(said[at : at + taken])]
        at += taken or 1


class _Names(NamedTuple):
    """The places by name, and the syllables that names begin with."""

    places: Mapping[str, str]
    begin: frozenset[str]


@cache
def _names(marked: bool) -> _Names:
    read, rows = keys if marked else plain, catalog.rows("agency_places")
    names = {" ".join(read(name)): row["name"] for row in rows for name in (row["name"], *row["other"].split("|")) if name}
    single = {name: place for name, place in names.items() if " " not in name}
    names |= {SHORT_BEFORE + name: place for name, place in single.items()}
    return _Names(names, frozenset(name.partition(" ")[0] for name in names))


@cache
def _merged() -> dict[str, frozenset[str]]:
    now: dict[str, set[str]] = {}
    for row in catalog.rows("agency_places"):
        if row["merged_into"]:
            now.setdefault(row["merged_into"], set()).add(row["name"])
    return {place: frozenset(former) for place, former in now.items()}
