"""Filters: a row each, with what it asks of the index and how it is said to people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.textkey import key
from index.analysis import duty_fact, fact
from index.shelf import Shelf
from search.agencies import Directory

KINDS = {"passage": "đoạn văn", "row": "dòng bảng"}
ROLES = {"lead": "chủ trì", "coordinate": "phối hợp", "implement": "thực hiện", "request": "được đề nghị"}


@dataclass(frozen=True, slots=True)
class Known:
    """What values are looked up in: the agencies and documents of the library."""

    directory: Directory
    shelf: Shelf


@dataclass(frozen=True, slots=True)
class Filter:
    """``values`` turns what people give into values of the index, ``label`` a value into words, ``sentence`` takes the labels."""

    name: str
    sentence: str
    values: Callable[[str, Known], Sequence[str]]
    label: Callable[[str, Known], str]


def _agency_ids(value: str, known: Known) -> Sequence[str]:
    return [agency.id for agency in known.directory.named(value)] or [value]


def _agency_name(value: str, known: Known) -> str:
    agency = known.directory.by_id.get(value)
    return agency.name if agency else value


def _type(value: str, known: Known) -> Sequence[str]:
    types = {document.type for document in known.shelf.documents if document.type}
    return [type_ for type_ in types if key(type_) == key(value)] or [value.lower()]


def _documents(value: str, known: Known) -> Sequence[str]:
    found = [d.id for d in known.shelf.documents if value in (d.id, d.source) or (d.number and key(d.number) == key(value))]
    return found or [value]


def _document_name(value: str, known: Known) -> str:
    return next((d.number or d.title or d.source for d in known.shelf.documents if d.id == value), value)


def _said(words: Mapping[str, str]) -> Callable[[str, Known], Sequence[str]]:
    """Values given as themselves or in Vietnamese."""
    return lambda value, _: [name for name, said in words.items() if value == name or key(value) == key(said)] or [value]


FILTERS = {
    row.name: row
    for row in (
        Filter("type", "loại văn bản: {}", _type, lambda value, _: value),
        Filter("agency", "có nêu {}", _agency_ids, _agency_name),
        Filter("year", "ban hành năm {}", lambda value, _: [value.strip()], lambda value, _: value),
        Filter("kind", "chỉ {}", _said(KINDS), lambda value, _: KINDS.get(value, value)),
        Filter("role", "cơ quan giữ vai trò {}", _said(ROLES), lambda value, _: ROLES.get(value, value)),
        Filter("document", "trong văn bản {}", _documents, _document_name),
    )
}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Filters as the index takes them, and as sentences."""

    facts: tuple[tuple[str, ...], ...] = ()
    sentences: tuple[str, ...] = ()


def narrow(given: Mapping[str, Sequence[str]], known: Known) -> Narrowed:
    """Filters by name to facts; within one filter any value will do. Unknown names and empty values are passed over.

    An agency and a role together ask for the agency in that role, not for both in one passage.
    """
    values = {
        name: [v for value in given.get(name, ()) if value.strip() for v in row.values(value, known)]
        for name, row in FILTERS.items()
    }
    asked = {name: found for name, found in values.items() if found}
    sentences = tuple(
        FILTERS[name].sentence.format(" hoặc ".join(FILTERS[name].label(v, known) for v in vs)) for name, vs in asked.items()
    )
    facts = [tuple(fact(name, v) for v in vs) for name, vs in asked.items() if name not in ("agency", "role")]
    agencies, roles = asked.get("agency", []), asked.get("role", [])
    if agencies and roles:
        facts.append(tuple(duty_fact(agency, role) for agency in agencies for role in roles))
    elif agencies or roles:
        facts.append(tuple([fact("agency", agency) for agency in agencies] + [fact("role", role) for role in roles]))
    return Narrowed(tuple(facts), sentences)
