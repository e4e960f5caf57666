"""Which mentions, in all documents, are one cited document; which of those the library holds; where mentions disagree.

A mention is joined to another only where one candidate remains: a number without a symbol to the one document of that type
and number, a law without a year to the one year that its own document states, a number to the one year that the library knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus import catalog
from corpus.citation import Citation, Reference
from corpus.document import Document
from ingest.knowledge.citations.issuing import contradicts, issuer_at
from ingest.knowledge.citations.keys import family_of, family_of_key, parse, plausible_year
from ingest.link.described import reference, year_of
from ingest.link.disagreements import same_title, told
from ingest.link.places import home_of, place_in


@dataclass(slots=True)
class _Seen:
    """A citation on its way to a key."""

    citation: Citation
    family: str
    seq: str | None
    year: int | None
    place: str | None
    yearless: bool
    local: bool
    assumed: bool = False

    @property
    def key(self) -> str:
        year = str(self.year) if self.yearless and self.year else ""
        return ":".join(filter(None, (self.family, year, self.place if self.local else "")))


def link(documents: Sequence[Document], citations: Iterable[Citation]) -> tuple[list[Citation], list[Reference]]:
    """Citations with ``key``, ``target`` and the anomalies that only the whole library shows; and one record a cited document."""
    all_of = list(citations)
    whole = {document.id: document for document in documents}
    by_document: dict[str, list[Citation]] = defaultdict(list)
    for citation in all_of:
        by_document[citation.document].append(citation)
    homes = {document.id: home_of(document, by_document[document.id]) for document in documents}
    seen = [_seen(citation, homes.get(citation.document)) for citation in all_of]
    _join_numbers_of_laws(seen)
    _join_bare(seen)
    held = held_by_key(documents, homes)
    _join_years(seen, documents)
    _join_places(seen)
    groups: dict[str, list[_Seen]] = defaultdict(list)
    for one in seen:
        one.citation = replace(one.citation, key=one.key, target=_target(one, held))
        groups[one.key].append(one)
    linked: dict[str, Citation] = {}
    references = []
    for key, group in sorted(groups.items()):
        said = told([one.citation for one in group])
        linked.update((citation.id, citation) for citation in said)
        of = next((citation.target for citation in said if citation.target), "")
        described = reference(key, said, group[0].year, group[0].place, whole.get(of))
        references.append(replace(described, assumed=tuple(one.citation.id for one in group if one.assumed)))
    return [linked[citation.id] for citation in all_of], references


def _seen(citation: Citation, home: str | None) -> _Seen:
    symbol = parse(citation.number) if citation.number else None
    family = family_of_key(citation.key, citation.number)
    if citation.number and citation.number.startswith("/"):  # not numbered yet: no other text can mean it
        return _Seen(citation, citation.key, None, citation.year, citation.document, yearless=False, local=True)
    return _Seen(
        citation=citation,
        family=citation.key,
        seq=citation.number if family.bare else None,
        year=year_of(citation) or (plausible_year(symbol.year) if symbol else None),
        place=place_in(citation.issuer, home) if family.local else None,
        yearless=family.yearless,
        local=family.local,
    )


def _join_numbers_of_laws(seen: Sequence[_Seen]) -> None:
    """ "Luật số 45/2013/QH13" is the law that some mention calls by that number and a name."""
    names: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        if one.citation.number and one.yearless and not one.seq:
            names[_by_number(one.citation)].add(one.family)
    for one in seen:
        named = names.get(one.family, set())
        if len(named) == 1 and not one.yearless:
            one.family, one.yearless = next(iter(named)), True


def _by_number(citation: Citation) -> str:
    return family_of(citation.type, citation.number, None, citation.year).key


@dataclass(slots=True)
class _Numbered:
    """The whole numbers that a bare one may mean: one of them, the documents and the years they stand in."""

    first: _Seen
    documents: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)


def _join_bare(seen: Sequence[_Seen]) -> None:
    """A number without a symbol is the document of that type and number in the same text, else in the library, and takes its number."""
    known: dict[str, dict[str, _Numbered]] = defaultdict(dict)
    for one in seen:
        if not one.seq and one.citation.number and (symbol := parse(one.citation.number)):
            bare = family_of(one.citation.type, symbol.seq, None, None).key
            for key in (bare, f"{bare}-{one.year}"):
                whole = known[key].setdefault(one.family, _Numbered(one))
                whole.documents.add(one.citation.document)
                whole.years.update(filter(None, (one.year,)))
    for one in seen:
        if one.seq:
            fitting = [whole for whole in known.get(one.family, {}).values() if _may_be(one, whole)]
            here = [whole for whole in fitting if one.citation.document in whole.documents]
            if len(only := here or fitting) == 1:
                _take(one, only[0].first)


def _take(one: _Seen, other: _Seen) -> None:
    one.family, one.yearless, one.local, one.place = other.family, other.yearless, other.local, one.place or other.place
    one.citation = replace(one.citation, number=other.citation.number)


def _may_be(bare: _Seen, whole: _Numbered) -> bool:
    """Whether nothing that a bare mention says speaks against a whole number."""
    symbol = parse(whole.first.citation.number or "")
    stated = issuer_at(bare.citation.issuer, 0) if bare.citation.issuer else None
    if symbol and stated and contradicts(stated, symbol):
        return False
    return not bare.year or not whole.years or bare.year in whole.years


def _join_years(seen: Sequence[_Seen], documents: Sequence[Document]) -> None:
    """A mention without a year takes the only year of its family in its document, the constitution that of its time.

    A number takes the only year that the library knows of it, ``assumed``, unless that is later than the citing document or
    the titles differ. A law does not: laws of one name follow one another, and the one known may be the older or the newer.
    """
    dated = {document.id: document.issued_on for document in documents if document.issued_on}
    here: dict[tuple[str, str], set[int]] = defaultdict(set)
    anywhere: dict[str, dict[int, str]] = defaultdict(dict)
    for one in seen:
        if one.yearless and one.year:
            here[one.citation.document, one.family].add(one.year)
            _know(anywhere[one.family], one.year, one.citation.title)
    for document in documents:
        if document.type and document.number and document.issued_on:
            year = int(document.issued_on[:4])
            _know(anywhere[family_of(document.type, document.number, None, year).key], year, document.title)
    for one in seen:
        if one.yearless and not one.year:
            day = dated.get(one.citation.document)
            years = here.get((one.citation.document, one.family)) or (_in_force(day) if day and one.family == "hp" else set())
            if not years and one.citation.number:
                known = anywhere.get(one.family, {})
                years = {year for year in known if (not day or year <= int(day[:4])) and _alike(one.citation.title, known[year])}
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
        if one.local and one.place:
            places[one.family, one.year].add(one.place)
    for one in seen:
        if one.local and not one.place:
            only = places.get((one.family, one.year), set())
            one.place = next(iter(only)) if len(only) == 1 else None


def held_by_key(documents: Sequence[Document], homes: dict[str, str | None]) -> dict[str, dict[str | None, str]]:
    """Family and year of each held document -> the place it is of -> its id; ``homes`` are their provinces."""
    held: dict[str, dict[str | None, str]] = defaultdict(dict)
    for document in documents:
        if not document.type or not (document.number or document.title):
            continue
        year = int(document.issued_on[:4]) if document.issued_on else None
        families = [family_of(document.type, document.number, None, year)] if document.number else []
        if document.type in ("luật", "bộ luật", "pháp lệnh") and document.title:
            families.append(family_of(document.type, None, document.title, year))
        for family in families:
            key = f"{family.key}:{year}" if family.yearless and year else family.key
            held[key][homes[document.id] if family.local else None] = document.id
    return held


def split_year(key: str) -> tuple[str, int | None]:
    """A key's family and year, without a place.

    >>> split_year("qd:1331-qd-ubnd:2015"), split_year("hp:2013"), split_year("cv:237")
    (('qd:1331-qd-ubnd', 2015), ('hp', 2013), ('cv:237', None))
    """
    head, _, last = key.rpartition(":")
    year = last.isdigit() and len(last) == 4 and (":" in head or head == "hp")
    return (head, int(last)) if year else (key, None)


def _target(one: _Seen, held: dict[str, dict[str | None, str]]) -> str | None:
    """The held document that a mention means; where its place is not known, the only one that fits."""
    at = held.get(f"{one.family}:{one.year}" if one.yearless and one.year else one.family, {})
    if one.local and one.place is None:
        return next(iter(at.values())) if len(at) == 1 else None
    return at.get(one.place if one.local else None)
