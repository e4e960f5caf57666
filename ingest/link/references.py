"""Which mentions, in all documents, are one cited document; which of those the library holds; where mentions disagree.

A mention is joined to another only where one candidate remains: a number without a symbol to the one document of that type
and number, a law without a year to the one year that its own document states, a number to the one year that the library knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import catalog
from corpus.citation import Anomaly, Citation, Reference
from corpus.digest import Holding, Reading
from corpus.document import Document
from ingest.link.described import reference
from ingest.link.disagreements import same_title, told
from ingest.link.joining import as_joined, join
from ingest.link.readings import held_by_key, read, shelf


@dataclass(slots=True)
class _Seen:
    """A mention on its way to a key."""

    reading: Reading
    year: int | None
    place: str | None
    assumed: bool = False

    @property
    def family(self) -> str:
        return self.reading.family

    @property
    def key(self) -> str:
        year = str(self.year) if self.reading.yearless and self.year else ""
        return ":".join(filter(None, (self.family, year, self.place if self.reading.local else "")))


@dataclass(frozen=True, slots=True)
class Meant:
    """What a mention means: the number that it takes, the key, the held document, and what it is told of its date."""

    number: str | None
    key: str
    target: str | None
    two_dates: str | None

    def on(self, citation: Citation) -> Citation:
        """A mention as found, with what it means."""
        odd = (Anomaly(code="two_dates", message=self.two_dates),) if self.two_dates else ()
        return replace(citation, number=self.number, key=self.key, target=self.target, anomalies=(*citation.anomalies, *odd))


def link(documents: Sequence[Document], citations: Iterable[Citation]) -> tuple[list[Citation], list[Reference]]:
    """Citations with ``key``, ``target`` and the anomalies that only the whole library shows; and one record a cited document."""
    of: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        of[citation.document].append(citation)
    said = [read(document, of[document.id]) for document in sorted(documents, key=lambda d: d.id)]
    readings = [reading for some, _ in said for reading in some]
    joined = {one.id: one for one in join(readings)}
    families = group([as_joined(r, joined.get(r.id)) for r in readings], [holding for _, some in said for holding in some])
    meant, references = {}, []
    for _, found, described in families:
        meant.update(found)
        references += described
    linked = [meant[c.id].on(c) for some in of.values() for c in some]
    return linked, sorted(references, key=lambda r: r.key)


def group(readings: Iterable[Reading], holdings: Iterable[Holding]) -> Iterator[tuple[str, dict[str, Meant], list[Reference]]]:
    """For each shelf what its mentions mean, by their ids, and the documents cited.

    The readings are in order, and with the holdings all that stand on those shelves.
    """
    families: dict[str, list[Reading]] = defaultdict(list)
    holders: dict[str, list[Holding]] = defaultdict(list)
    for reading in readings:
        families[shelf(reading.family)].append(reading)
    for holding in holdings:
        holders[shelf(holding.family)].append(holding)
    for family, held in families.items():
        yield family, *_linked(held, holders[family])


def _linked(readings: Sequence[Reading], holdings: Sequence[Holding]) -> tuple[dict[str, Meant], list[Reference]]:
    seen = [_Seen(reading, reading.year, reading.place) for reading in readings]
    held = held_by_key(holdings)
    _join_years(seen, holdings)
    _join_places(seen)
    groups: dict[str, list[_Seen]] = defaultdict(list)
    for one in seen:
        groups[one.key].append(one)
    meant: dict[str, Meant] = {}
    references = []
    for key, same in groups.items():
        said = [one.reading for one in same]
        target = next(filter(None, (_target(one, held) for one in same)), None)
        odd = told(said)
        for one in same:
            at = _target(one, held)
            meant[one.reading.id] = Meant(one.reading.number, key, at.document if at else None, odd.get(one.reading.id))
        described = reference(key, said, same[0].year, same[0].place, target)
        references.append(replace(described, assumed=tuple(one.reading.id for one in same if one.assumed)))
    return meant, references


def _join_years(seen: Sequence[_Seen], holdings: Sequence[Holding]) -> None:
    """A mention without a year takes the only year of its family in its document, the constitution that of its time.

    A number takes the only year that the library knows of it, ``assumed``, unless that is later than the citing document or
    the titles differ. A law does not: laws of one name follow one another, and the one known may be the older or the newer.
    """
    here: dict[tuple[str, str], set[int]] = defaultdict(set)
    anywhere: dict[str, dict[int, str]] = defaultdict(dict)
    for one in seen:
        if one.reading.yearless and one.year:
            here[one.reading.document, one.family].add(one.year)
            _know(anywhere[one.family], one.year, one.reading.title)
    for holding in holdings:
        if holding.numbered and holding.issued_on:
            _know(anywhere[holding.family], int(holding.issued_on[:4]), holding.title)
    for one in seen:
        if one.reading.yearless and not one.year:
            day = one.reading.day
            years = here.get((one.reading.document, one.family)) or (_in_force(day) if day and one.family == "hp" else set())
            if not years and one.reading.number:
                known = anywhere.get(one.family, {})
                years = {y for y, title in known.items() if (not day or y <= int(day[:4])) and _alike(one.reading.title, title)}
                one.assumed = len(years) == 1
            one.year = next(iter(years)) if len(years) == 1 else None


def _know(titles: dict[int, str], year: int, title: str | None) -> None:
    titles[year] = titles.get(year) or title or ""


def _alike(one: str | None, other: str) -> bool:
    return not one or not other or same_title(one, other)


def _in_force(day: str) -> set[int]:
    """The year of the constitution in force on a day."""
    years = [int(row["year"]) for row in catalog.rows("constitutions") if row["in_force"] <= day]
    return set(years[-1:])


def _join_places(seen: Sequence[_Seen]) -> None:
    """A mention of a local document that no place can be told of takes the only one of its family and year."""
    places: dict[tuple[str, int | None], set[str]] = defaultdict(set)
    for one in seen:
        if one.reading.local and one.place:
            places[one.family, one.year].add(one.place)
    for one in seen:
        if one.reading.local and not one.place:
            only = places.get((one.family, one.year), set())
            one.place = next(iter(only)) if len(only) == 1 else None


def split_year(key: str) -> tuple[str, int | None]:
    """A key's family and year, without a place.

    >>> split_year("qd:1331-qd-ubnd:2015"), split_year("hp:2013"), split_year("cv:237")
    (('qd:1331-qd-ubnd', 2015), ('hp', 2013), ('cv:237', None))
    """
    head, _, last = key.rpartition(":")
    year = last.isdigit() and len(last) == 4 and (":" in head or head == "hp")
    return (head, int(last)) if year else (key, None)


def _target(one: _Seen, held: Mapping[str, Mapping[str | None, Holding]]) -> Holding | None:
    """The held document that a mention means; where its place is not known, the only one that fits."""
    at = held.get(f"{one.family}:{one.year}" if one.reading.yearless and one.year else one.family, {})
    if one.reading.local and one.place is None:
        return next(iter(at.values())) if len(at) == 1 else None
    return at.get(one.place if one.reading.local else None)
