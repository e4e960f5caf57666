"""Filters: a row each, with what it asks of the index and how it is said to people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.textkey import fold, key
from index.analysis import duty_fact, fact
from index.shelf import Shelf
from index.syllables import bears_marks, plain
from search import laws
from search.agencies import Directory
from search.naming import within

KINDS = {"passage": "đoạn văn", "row": "dòng bảng"}
ROLES = {"lead": "chủ trì", "coordinate": "phối hợp", "implement": "thực hiện", "request": "được đề nghị"}

_RANGE = re.compile(r"(\d{4}) ?[-–] ?(\d{4})")


@dataclass(frozen=True)
class Known:
    """What values are looked up in: the agencies and documents of the library."""

    directory: Directory
    shelf: Shelf

    @cached_property
    def types(self) -> frozenset[str]:
        """The types of document that the library holds."""
        return frozenset(document.type for document in self.shelf.documents if document.type)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that its documents are of."""
        return frozenset(document.issued_on[:4] for document in self.shelf.documents if document.issued_on)

    @cached_property
    def by_number(self) -> Mapping[str, Sequence[str]]:
        """The ids of documents by number: whole, and what stands before its first slash or dash; folded, zeros dropped."""
        found: dict[str, list[str]] = defaultdict(list)
        for document in self.shelf.documents:
            for written in {_number(document.number), _number(document.number).partition(" ")[0]} if document.number else ():
                found[written].append(document.id)
        return found

    @cached_property
    def laws(self) -> Mapping[str, str]:
        """The numbers of the laws that it holds, by name and year."""
        return laws.by_year(self.shelf.documents)


@dataclass(frozen=True, slots=True)
class Filter:
    """``find`` turns what people give into values of the index (none where nothing is under it), ``label`` a value into words,
    ``sentence`` takes the labels; ``fact`` is what the index calls it where that is another name."""

    name: str
    sentence: str
    find: Callable[[str, Known], Sequence[str]]
    label: Callable[[str, Known], str]
    fact: str = ""


def _agency_ids(value: str, known: Known) -> Sequence[str]:
    """An agency by id; by name with those that it took over from."""
    if value in known.directory.by_id:
        return [value]
    named = known.directory.named(value)
    return list(dict.fromkeys([a.id for a in named] + [before.agency for a in named for before in a.predecessors]))


def _agency_name(value: str, known: Known) -> str:
    agency = known.directory.by_id.get(value)
    return within(agency.name) if agency else value


def _type(value: str, known: Known) -> Sequence[str]:
    same = key if bears_marks(value) else fold
    return sorted(type_ for type_ in known.types if same(type_) == same(" ".join(value.split())))


def _years(value: str, known: Known) -> Sequence[str]:
    """A year, or every year between two that has documents.

    >>> _RANGE.fullmatch("2016-2020").groups()
    ('2016', '2020')
    """
    if value.strip() in known.years:
        return [value.strip()]
    range_ = _RANGE.fullmatch(value.strip())
    first, last = sorted(range_.groups()) if range_ else ("", "")
    return sorted(year for year in known.years if first <= year <= last)


def _documents(value: str, known: Known) -> Sequence[str]:
    found = [d.id for d in known.shelf.documents if value in (d.id, d.source)]
    return found or _numbered(value, known)


def _numbered(value: str, known: Known) -> Sequence[str]:
    return known.by_number.get(_number(value), ())


def _number(number: str) -> str:
    """A document number in one writing.

    >>> _number("061/2018/NĐ-CP"), _number("61 2018 nd cp")
    ('61 2018 nd cp', '61 2018 nd cp')
    """
    first, *rest = plain(number) or [""]
    return " ".join([first.lstrip("0") or first, *rest])


def _document_name(value: str, known: Known) -> str:
    return next((d.number or d.title or d.source for d in known.shelf.documents if d.id == value), value)


def _said(words: Mapping[str, str]) -> Callable[[str, Known], Sequence[str]]:
    """Values given as themselves or by words of theirs in Vietnamese, with marks or without."""
    return lambda value, _: [
        name for name, said in words.items() if value == name or f" {fold(value.strip())} " in f" {fold(said)} "
    ]


CALLED = {
    "type": "loại văn bản", "agency": "cơ quan", "year": "văn bản ban hành năm", "kind": "kiểu", "role": "vai trò", "document": "văn bản",
    "number": "văn bản số",
}  # fmt: skip
"""What people call the filters."""

FILTERS = {
    row.name: row
    for row in (
        Filter("type", "loại văn bản: {}", _type, lambda value, _: value),
        Filter("agency", "có nêu {}", _agency_ids, _agency_name),
        Filter("year", "ban hành năm {}", _years, lambda value, _: value),
        Filter("kind", "chỉ {}", _said(KINDS), lambda value, _: KINDS.get(value, value)),
        Filter("role", "cơ quan giữ vai trò {}", _said(ROLES), lambda value, _: ROLES.get(value, value)),
        Filter("document", "trong văn bản {}", _documents, _document_name),
        Filter("number", "trong văn bản số {}", _numbered, _document_name, "document"),
    )
}


DUTY = ("agency", "role")
DUTY_SAID = "{} giữ vai trò {}"
"""An agency and a role together ask for the agency in that role, and are said so."""


def knows(known: Known, name: str, value: str) -> bool:
    """Whether a filter has anything under a value."""
    return name in FILTERS and bool(value.strip()) and bool(FILTERS[name].find(value, known))


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Filters as the index takes them, and as sentences."""

    facts: tuple[tuple[str, ...], ...] = ()
    sentences: tuple[str, ...] = ()

    @property
    def unfaceted(self) -> tuple[tuple[str, ...], ...]:
        """The facts that no facet counts: which documents to look in."""
        return tuple(group for group in self.facts if all(token.startswith(fact("document", "")) for token in group))

    def __add__(self, other: Narrowed) -> Narrowed:
        return Narrowed(self.facts + other.facts, tuple(dict.fromkeys(self.sentences + other.sentences)))


def narrow(given: Mapping[str, Sequence[str]], known: Known) -> Narrowed:
    """Filters by name to facts; within one filter any value will do. Unknown names and empty values are passed over.

    An agency and a role together ask for the agency in that role, not for both in one passage.
    """
    values = {
        name: [v for value in given.get(name, ()) if value.strip() for v in row.find(value, known) or [value.strip()]]
        for name, row in FILTERS.items()
    }
    asked = {name: found for name, found in values.items() if found}
    together = "agency" in asked and "role" in asked
    sentences = tuple(
        FILTERS[name].sentence.format(_labels(name, vs, known)) for name, vs in asked.items() if not together or name not in DUTY
    )
    if together:
        sentences += (DUTY_SAID.format(*(_labels(name, asked[name], known) for name in DUTY)),)
    facts = [tuple(fact(FILTERS[name].fact or name, v) for v in vs) for name, vs in asked.items() if name not in DUTY]
    agencies, roles = asked.get("agency", []), asked.get("role", [])
    if agencies and roles:
        facts.append(tuple(duty_fact(agency, role) for agency in agencies for role in roles))
    elif agencies or roles:
        facts.append(tuple([fact("agency", agency) for agency in agencies] + [fact("role", role) for role in roles]))
    return Narrowed(tuple(facts), sentences)


def _labels(name: str, values: Sequence[str], known: Known) -> str:
    return " hoặc ".join(FILTERS[name].label(value, known) for value in values)
