"""What a library knows of cited documents, for a text that is not in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corpus.citation import Citation, Reference
from corpus.document import Document
from ingest.knowledge.citations.keys import family_of, parse
from ingest.link.disagreements import same_title
from ingest.link.places import home_of
from ingest.link.readings import held_by_key, hold
from ingest.link.references import split_year


class Library:
    """What a library knows of cited documents, for a text that is not in it."""

    def __init__(self, references: Sequence[Reference], documents: Sequence[Document]) -> None:
        """Index references by family and the held documents by key."""
        self._references = {reference.key: reference for reference in references}
        self._families: dict[str, list[str]] = defaultdict(list)
        for reference in references:
            self._families[split_key(reference.key)[0]].append(reference.key)
            if symbol := parse(reference.number or ""):
                bare = family_of(reference.type, symbol.seq, None, None).key
                self._families[bare].append(reference.key)
        self._documents = {document.id: document for document in documents}
        self._held = held_by_key(one for document in documents for one in hold(document, home_of(document, ())))
        self._years: dict[str, set[int]] = defaultdict(set)
        for family, when in map(split_year, self._held):
            if when:
                self._years[family].add(when)

    def joined(self, citation: Citation) -> Citation:
        """A citation under the key that the library has for its document, where one candidate remains, and its target."""
        key = citation.key
        if key not in self._references:
            family, year, place = split_key(key)
            fits = [k for k in self._families.get(family, ()) if _fit(split_key(k), year, place)]
            key = fits[0] if len(fits) == 1 and (year or self._may_mean(citation, fits[0])) else key
        reference = self._references.get(key)
        family, year, place = split_key(key)
        if not year and citation.number and len(self._years.get(family, ())) == 1:
            year = str(next(iter(self._years[family])))
        at = self._held.get(f"{family}:{year}" if year else family, {})
        held = at.get(place) or (next(iter(at.values())) if len(at) == 1 and not place else None)
        whole = (
            reference.number
            if reference and reference.number and citation.number and not parse(citation.number)
            else citation.number
        )
        return replace(citation, key=key, number=whole, target=held.document if held else reference.target if reference else None)

    def _may_mean(self, citation: Citation, key: str) -> bool:
        """Whether a citation without a year can be taken for the one document known: a law of another year has the same name."""
        title = self._references[key].title
        return bool(citation.number) and (not citation.title or not title or same_title(citation.title, title))

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
