"""Mentions joined to the family of another where one candidate remains: a number without a symbol to the one document of that type
and number, the number of an act to the act that is called by it and a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.digest import Joined, Reading
from ingest.knowledge.citations.issuing import contradicts, issuer_at
from ingest.knowledge.citations.keys import parse


@dataclass(slots=True)
class _Numbered:
    """The whole numbers that a bare one may mean: one of them, the documents and the years they stand in."""

    first: Reading
    documents: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)


def join(readings: Sequence[Reading]) -> list[Joined]:
    """Of all the mentions of one or more groups (see :func:`number_of`) those that stand in another family than their words say."""
    named = _by_name(readings)
    known: dict[str, dict[str, _Numbered]] = defaultdict(dict)
    for one in named:
        if one.bare and not one.lone:
            for key in (one.bare, f"{one.bare}-{one.year}"):
                whole = known[key].setdefault(one.family, _Numbered(one))
                whole.documents.add(one.document)
                whole.years.update(filter(None, (one.year,)))
    joined = []
    for own, one in zip(readings, named, strict=True):
        meant = _meant(one, known.get(one.family, {}).values()) if one.lone else None
        taken = _take(one, meant) if meant else one
        if taken.family != own.family:
            joined.append(_joined(own, taken))
    return joined


def number_of(bare: str | None) -> str | None:
    """The group in which mentions are joined: their type and the number that they begin with.

    >>> number_of("nd:61"), number_of("nd:61-2018"), number_of(None)
    ('nd:61', 'nd:61', None)
    """
    return bare.partition("-")[0] if bare else None


def as_joined(reading: Reading, joined: Joined | None) -> Reading:
    """A mention in the family that it stands in."""
    if joined is None:
        return reading
    return replace(
        reading, family=joined.family, yearless=joined.yearless, local=joined.local, number=joined.number, place=joined.place
    )


def _by_name(readings: Sequence[Reading]) -> list[Reading]:
    """ "Luật số 45/2013/QH13" is the law that some mention calls by that number and a name."""
    names: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for one in readings:
        if one.by_number:
            names[number_of(one.bare), one.by_number].add(one.family)
    named = []
    for one in readings:
        only = names.get((number_of(one.bare), one.family), set())
        named.append(replace(one, family=next(iter(only)), yearless=True) if len(only) == 1 and not one.yearless else one)
    return named


def _meant(bare: Reading, wholes: Iterable[_Numbered]) -> Reading | None:
    """The only whole number that a bare one can mean, one of its own document before others."""
    fitting = [whole for whole in wholes if _may_be(bare, whole)]
    only = [whole for whole in fitting if bare.document in whole.documents] or fitting
    return only[0].first if len(only) == 1 else None


def _may_be(bare: Reading, whole: _Numbered) -> bool:
    """Whether nothing that a bare mention says speaks against a whole number."""
    symbol = parse(whole.first.number or "")
    stated = issuer_at(bare.issuer, 0) if bare.issuer else None
    if symbol and stated and contradicts(stated, symbol):
        return False
    return not bare.year or not whole.years or bare.year in whole.years


def _take(one: Reading, other: Reading) -> Reading:
    return replace(
        one,
        family=other.family,
        yearless=other.yearless,
        local=other.local,
        number=other.number,
        place=one.place or other.place,
    )


def _joined(own: Reading, taken: Reading) -> Joined:
    return Joined(
        id=own.id, document=own.document, own=own.family, bare=own.bare or "", family=taken.family, yearless=taken.yearless,
        local=taken.local, number=taken.number, place=taken.place,
    )  # fmt: skip
