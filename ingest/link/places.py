"""Whose number it is: provinces and districts each count their own "QĐ-UBND", so a key needs the place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from corpus import catalog
from corpus.citation import Citation
from corpus.document import Document
from corpus.textkey import fold

_UNIT = re.compile(
    r"(?<!\w)(?P<kind>huyen|quan|thi xa|xa|phuong|thi tran|dac khu|thanh pho)\s+(?P<name>[^\W\d_]+(?:\s+[^\W\d_]+){0,3}?)(?=$|[,;(]|\s+(?:tinh|thanh pho|huyen)\b)"
)
_SOCIETY = re.compile(r"(?<!\w)(?:[Xx]ã\s+[Hh]ội|XÃ\s+HỘI|[Cc]ơ\s+[Qq]uan|[Đđ]ịa\s+[Pp]hương)(?!\w)")
"""Words that are no commune, district or ward, though without marks they read like one: "Sở Lao động - Thương binh và Xã hội"."""
_LOWER = re.compile(r"(?<!\w)(?:huyen|quan|thi xa|xa|phuong|thi tran|dac khu)(?: uy)?$")
_SAYS_PROVINCE = re.compile(r"(?<!\w)(?:tinh|thanh pho|tinh uy|thanh uy)$")


def place_in(text: str | None, home: str | None) -> str | None:
    """The place that an issuer's name holds, as a part of a key; ``home`` where the name says no more than "tỉnh".

    >>> place_in("UBND tỉnh Lai Châu", None), place_in("UBND tỉnh", "son-la"), place_in("UBND huyện Tam Đường", "lai-chau")
    ('lai-chau', 'son-la', 'huyen-tam-duong')
    >>> place_in("Giám đốc Sở Lao động - Thương binh và Xã hội", "son-la")
    'son-la'
    """
    if not text:
        return home
    plain = " ".join(fold(_SOCIETY.sub(" ", text)).split())
    province = _provinces().search(plain)
    unit = _UNIT.search(plain)
    if unit and not (province and province.start() <= unit.start("name") < province.end()):
        return f"{unit['kind']} {unit['name']}".replace(" ", "-")
    return _by_name()[province.group()] if province else home


def placed(name: str, place: str) -> str:
    """The name of a province's institution with the province, a part of a key; as it is where it names a place or a lower level.

    >>> placed("Ủy ban nhân dân", "lai-chau"), placed("Tỉnh ủy", "lai-chau")
    ('Ủy ban nhân dân tỉnh Lai Châu', 'Tỉnh ủy Lai Châu')
    >>> placed("Ủy ban nhân dân huyện", "lai-chau"), placed("Sở Tài chính Lai Châu", "lai-chau")
    ('Ủy ban nhân dân huyện', 'Sở Tài chính Lai Châu')
    """
    province = _by_key().get(place)
    if not province or place_in(name, None) or _LOWER.search(fold(name)):
        return name
    kind, own = province
    return f"{name} {own}" if _SAYS_PROVINCE.search(fold(name)) else f"{name} {kind} {own}"


def home_of(document: Document, citations: Iterable[Citation]) -> str | None:
    """The province of a document: of its issuer, its place of issue or its title, else the one that its citations name most."""
    for stated in (document.issuer, document.place, document.title):
        if place := place_in(stated, None):
            return place
    named = Counter(place for citation in citations if (place := place_in(citation.issuer, None)))
    return named.most_common(1)[0][0] if named else None


@cache
def _by_key() -> dict[str, tuple[str, str]]:
    """A place as a part of a key -> its kind and its name."""
    return {_part(row["name"]): (row["kind"], row["name"]) for row in catalog.rows("agency_places")}


def _part(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", fold(name))


@cache
def _by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for row in catalog.rows("agency_places"):
        for name in (row["name"], *filter(None, row["other"].split("|"))):
            names[" ".join(fold(name).split())] = _part(row["name"])
    return names


@cache
def _provinces() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_by_name(), key=len, reverse=True)))})(?!\w)")
