"""Which mentions, in all documents, are one cited document; which of those the library holds; where mentions disagree.

A mention is joined to another only where one candidate remains: a number without a symbol to the one document of that type
and number, a law without a year to the one law of that name, a number without a year to the one year that is stated.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.citation import Citation, Reference
from corpus.document import Document
from ingest.knowledge.citations.issuing import contradicts, issuer_at
from ingest.knowledge.citations.keys import family_of, family_of_key, parse, plausible_year
from ingest.link.disagreements import conflicts_of, told
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

    @property
    def key(self) -> str:
        year = str(self.year) if self.yearless and self.year else ""
        return ":".join(filter(None, (self.family, year, self.place if self.local else "")))


def link(documents: Sequence[Document], citations: Iterable[Citation]) -> tuple[list[Citation], list[Reference]]:
    """Citations with ``key``, ``target`` and the anomalies that only the whole library shows; and one record a cited document."""
    all_of = list(citations)
    by_document: dict[str, list[Citation]] = defaultdict(list)
    for citation in all_of:
        by_document[citation.document].append(citation)
    homes = {document.id: home_of(document, by_document[document.id]) for document in documents}
    seen = [_seen(citation, homes.get(citation.document)) for citation in all_of]
    _join_numbers_of_laws(seen)
    _join_bare(seen)
    _join_years(seen)
    _join_places(seen)
    held = _held(documents, homes)
    groups: dict[str, list[Citation]] = defaultdict(list)
    for one in seen:
        groups[one.key].append(replace(one.citation, key=one.key, target=_target(one, held)))
    linked = {citation.id: citation for group in groups.values() for citation in told(group)}
    references = [_reference(key, [linked[c.id] for c in group]) for key, group in groups.items()]
    return [linked[citation.id] for citation in all_of], sorted(references, key=lambda reference: reference.key)


def _seen(citation: Citation, home: str | None) -> _Seen:
    symbol = parse(citation.number) if citation.number else None
    family = family_of_key(citation.key, citation.number)
    return _Seen(
        citation=citation,
        family=citation.key,
        seq=citation.number if family.bare else None,
        year=citation.year or (plausible_year(symbol.year) if symbol else None),
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


def _join_bare(seen: Sequence[_Seen]) -> None:
    """A number without a symbol is the document of that type and number in the same text, else in the library."""
    known: dict[str, dict[str, list[_Seen]]] = defaultdict(lambda: defaultdict(list))
    for one in seen:
        if not one.seq and one.citation.number and (symbol := parse(one.citation.number)):
            bare = family_of(one.citation.type, symbol.seq, None, None).key
            for key in (bare, f"{bare}-{one.year}"):
                known[key][one.family].append(one)
    for one in seen:
        if one.seq:
            families = known.get(one.family, {})
            fitting = {family: with_ for family, with_ in families.items() if any(_may_be(one, other) for other in with_)}
            here = {f for f, with_ in fitting.items() if any(o.citation.document == one.citation.document for o in with_)}
            only = here if len(here) == 1 else set(fitting) if not here else set()
            if len(only) == 1:
                other = fitting[next(iter(only))][0]
                one.family, one.yearless, one.local, one.place = (
                    other.family,
                    other.yearless,
                    other.local,
                    one.place or other.place,
                )


def _may_be(bare: _Seen, other: _Seen) -> bool:
    """Whether nothing that a bare mention says speaks against a numbered one."""
    symbol = parse(other.citation.number or "")
    stated = issuer_at(bare.citation.issuer, 0) if bare.citation.issuer else None
    if symbol and stated and contradicts(stated, symbol):
        return False
    return not (bare.year and other.year and bare.year != other.year)


def _join_years(seen: Sequence[_Seen]) -> None:
    """A mention without a year takes the only year of its family in its document, else the only one in the library."""
    here: dict[tuple[str, str], set[int]] = defaultdict(set)
    anywhere: dict[str, set[int]] = defaultdict(set)
    for one in seen:
        if one.yearless and one.year:
            here[one.citation.document, one.family].add(one.year)
            anywhere[one.family].add(one.year)
    for one in seen:
        if one.yearless and not one.year:
            years = here.get((one.citation.document, one.family)) or anywhere.get(one.family, set())
            one.year = next(iter(years)) if len(years) == 1 else None


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


def _held(documents: Sequence[Document], homes: dict[str, str | None]) -> dict[str, dict[str | None, str]]:
    """Family and year of each held document -> the place it is of -> its id."""
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


def _target(one: _Seen, held: dict[str, dict[str | None, str]]) -> str | None:
    """The held document that a mention means; where its place is not known, the only one that fits."""
    at = held.get(f"{one.family}:{one.year}" if one.yearless and one.year else one.family, {})
    if one.local and one.place is None:
        return next(iter(at.values())) if len(at) == 1 else None
    return at.get(one.place if one.local else None)


def _reference(key: str, citations: Sequence[Citation]) -> Reference:
    target = next((citation.target for citation in citations if citation.target), None)
    return Reference(
        key=key,
        type=_most(citation.type for citation in citations) or "",
        number=_most(citation.number if parse(citation.number or "") else None for citation in citations)
        or _most(c.number for c in citations),
        issued_on=_most(citation.issued_on for citation in citations),
        issuer=_most(citation.issuer for citation in citations),
        title=_most(citation.title for citation in citations),
        mentions=tuple(citation.id for citation in citations),
        documents=tuple(dict.fromkeys(citation.document for citation in citations)),
        target=target,
        status="held" if target else "not_held",
        conflicts=conflicts_of(citations),
    )


class Library:
    """What a library knows of cited documents, for a text that is not in it."""

    def __init__(self, references: Sequence[Reference], documents: Sequence[Document]) -> None:
        """Index references by family and the held documents by key."""
        self._references = {reference.key: reference for reference in references}
        self._families: dict[str, list[str]] = defaultdict(list)
        for reference in references:
            self._families[split_key(reference.key)[0]].append(reference.key)
        self._documents = {document.id: document for document in documents}
        self._held = _held(documents, {document.id: home_of(document, ()) for document in documents})

    def joined(self, citation: Citation) -> Citation:
        """A citation under the key that the library has for its document, where one candidate remains, and its target."""
        key = citation.key
        if key not in self._references:
            family, year, place = split_key(key)
            fits = [k for k in self._families.get(family, ()) if _fit(split_key(k), year, place)]
            key = fits[0] if len(fits) == 1 else key
        reference = self._references.get(key)
        family, year, place = split_key(key)
        at = self._held.get(f"{family}:{year}" if year else family, {})
        held = at.get(place) or (next(iter(at.values())) if len(at) == 1 and not place else None)
        return replace(citation, key=key, target=held or (reference.target if reference else None))

    def best(self, citation: Citation) -> Citation | None:
        """What the library says of a joined citation's document: the held document itself, else what its mentions agree on."""
        held = self._documents.get(citation.target or "")
        if held:
            return replace(citation, number=held.number, issued_on=held.issued_on, issuer=held.issuer, title=held.title)
        known = self._references.get(citation.key)
        if not known:
            return None
        unsure = {conflict.field for conflict in known.conflicts}
        return replace(
            citation,
            number=known.number,
            issued_on=None if "issued_on" in unsure else known.issued_on,
            issuer=None if "issuer" in unsure else known.issuer,
            title=None if "title" in unsure else known.title,
        )


def split_key(key: str) -> tuple[str, str, str]:
    """A key's family, year and place, "" for what it does not hold.

    >>> split_key("qd:1331-qd-ubnd:2015:lai-chau"), split_key("hp:2013"), split_key("cv:237:2020")
    (('qd:1331-qd-ubnd', '2015', 'lai-chau'), ('hp', '2013', ''), ('cv:237', '2020', ''))
    """
    prefix, *rest = key.split(":")
    base = [prefix] if prefix == "hp" else [prefix, *rest[:1]]
    more = rest if prefix == "hp" else rest[1:]
    year = more[0] if more and len(more[0]) == 4 and more[0].isdigit() else ""
    return ":".join(base), year, "".join(more[1 if year else 0 :][:1])


def _fit(key: tuple[str, str, str], year: str, place: str) -> bool:
    return all(not mine or not other or mine == other for mine, other in ((year, key[1]), (place, key[2])))


def _most(values: Iterable[str | None]) -> str | None:
    """What is said most often, the first of equals; None where nothing is said."""
    counts = Counter(value for value in values if value)
    return counts.most_common(1)[0][0] if counts else None
