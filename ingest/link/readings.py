"""What one document says of others and is to them: its mentions as they read, and itself as what may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.citation import Citation
from corpus.digest import Holding, Reading
from corpus.document import Document
from ingest.knowledge.citations.keys import family_of, family_of_key, parse, plausible_year
from ingest.link.described import act_of, year_of
from ingest.link.places import home_of, place_in

_ACTS = ("luật", "bộ luật", "pháp lệnh")
_NAMED = ("hp", "bl", "luat", "pl")


def read(document: Document, citations: Sequence[Citation]) -> tuple[list[Reading], list[Holding]]:
    """The mentions of a document in their order, and the families under which it may be meant itself."""
    home = home_of(document, citations)
    readings = [_reading(n, citation, home, document.issued_on) for n, citation in enumerate(citations, 1)]
    return readings, hold(document, home)


def hold(document: Document, home: str | None) -> list[Holding]:
    """A held document by its number, and an act also by its name; ``home`` is its province."""
    if not document.type:
        return []
    year = int(document.issued_on[:4]) if document.issued_on else None
    names: list[tuple[str | None, str | None]] = [(document.number, None)] if document.number else []
    if document.type in _ACTS and document.title:
        names.append((None, document.title))
    found = []
    for number, name in names:
        family = family_of(document.type, number, name, year)
        found.append(
            Holding(
                document=document.id, family=family.key, numbered=number is not None, yearless=family.yearless,
                local=family.local, home=home, issued_on=document.issued_on, issuer=document.issuer, title=document.title,
            )
        )  # fmt: skip
    return found


def held_by_key(holdings: Iterable[Holding]) -> dict[str, dict[str | None, Holding]]:
    """Family and year of held documents -> the place one is of -> the document."""
    held: dict[str, dict[str | None, Holding]] = {}
    for one in holdings:
        year = one.issued_on[:4] if one.issued_on else ""
        key = f"{one.family}:{year}" if one.yearless and year else one.family
        held.setdefault(key, {})[one.home if one.local else None] = one
    return held


def shelf(family: str) -> str:
    """The group of a family in which every key that it can get is told apart: an act's name may itself be a year.

    >>> shelf("nd:61-2018-nd-cp"), shelf("luat:dat-dai"), shelf("bl:2015"), shelf("bl")
    ('nd:61-2018-nd-cp', 'luat:dat-dai', 'bl', 'bl')
    """
    prefix, _, name = family.partition(":")
    return prefix if prefix in _NAMED and len(name) == 4 and name.isdigit() else family


def _reading(position: int, citation: Citation, home: str | None, day: str | None) -> Reading:
    symbol = parse(citation.number) if citation.number else None
    family = family_of_key(citation.key, citation.number)
    unnumbered = bool(citation.number and citation.number.startswith("/"))  # not numbered yet: no other text can mean it
    lone = family.bare and not unnumbered
    yearless = family.yearless and not unnumbered
    named = symbol is not None and yearless and not lone
    return Reading(
        id=citation.id,
        document=citation.document,
        position=position,
        family=citation.key,
        yearless=yearless,
        local=family.local or unnumbered,
        type=citation.type,
        number=citation.number,
        issued_on=citation.issued_on,
        issuer=citation.issuer,
        title=citation.title,
        year=citation.year if unnumbered else year_of(citation) or (plausible_year(symbol.year) if symbol else None),
        place=citation.document if unnumbered else place_in(citation.issuer, home) if family.local else None,
        bare=citation.key if lone else family_of(citation.type, symbol.seq, None, None).key if symbol else None,
        lone=lone,
        by_number=family_of(citation.type, citation.number, None, citation.year).key if named else None,
        day=day,
        act=act_of(citation),
        codes=tuple(anomaly.code for anomaly in citation.anomalies),
    )
