"""What records are chosen by in lists: names with values, and the folded words that are searched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.agency import Agency
from corpus.citation import Reference
from corpus.conflict import Conflict
from corpus.document import Document
from corpus.due import due
from corpus.indicator import Indicator
from corpus.target import Target
from corpus.task import Task
from corpus.textkey import fold, key
from corpus.version import Versions

Facet = tuple[str, str]


UNDATED = "undated"
"""Stands for the day of a duty with a deadline that gives none; it comes after every day."""


def of_document(document: Document) -> Iterator[Facet]:
    """``type`` and ``year`` of issue, ``status``; ``words`` that people look for it by, see :func:`parts_of`."""
    yield from (("status", document.status), ("words", _named(document)))
    if document.type:
        yield "type", document.type
    if document.issued_on:
        yield "year", document.issued_on[:4]


def is_chosen(document: Document, having: Mapping[str, str], typed: str) -> bool:
    """Whether a document has these values, and what is typed in its words."""
    held = dict(of_document(document))
    return having.items() <= held.items() and all(part in held["words"] for part in parts_of(typed))


def of_task(task: Task) -> Iterator[Facet]:
    """``agency`` and ``role`` of each that is named, both as ``party`` ("so-noi-vu.lai-chau lead"); ``state`` timed (has a deadline),
    leaderless (names agencies, none that leads), unaddressed (names none); ``due``, where a deadline is stated: its day, or
    :data:`UNDATED`."""
    for one in task.agencies:
        yield from (("agency", one.agency), ("role", one.role), ("party", f"{one.agency} {one.role}"))
    if task.deadline:
        read = due(task.deadline)
        yield "due", read.day if read else UNDATED
    if task.deadline or task.period:
        yield "state", "timed"
    if not any(one.role == "lead" for one in task.agencies):
        yield "state", "leaderless" if task.agencies else "unaddressed"


def of_target(target: Target) -> Iterator[Facet]:
    """``agency`` of each that answers; ``state`` explicit, inferred (by the basis of its agencies), none (no agency), conflict."""
    for one in target.agencies:
        yield from (("agency", one.agency), ("state", one.basis))
    if not target.agencies:
        yield "state", "none"
    if target.conflicts:
        yield "state", "conflict"


def of_reference(reference: Reference) -> Iterator[Facet]:
    """``document`` of each mention, ``type``; ``state`` held, not_held, and conflict where mentions disagree."""
    yield from (("document", document) for document in reference.documents)
    yield from (("type", reference.type), ("state", reference.status))
    if reference.conflicts:
        yield "state", "conflict"


def of_agency(agency: Agency) -> Iterator[Facet]:
    """``document`` that names it, ``kind`` and ``place``."""
    yield from (("document", document) for document in agency.documents)
    yield "kind", agency.kind
    if agency.place:
        yield "place", agency.place


def of_indicator(indicator: Indicator) -> Iterator[Facet]:
    """``document`` of each figure; ``state`` conflict."""
    yield from (("document", point.document) for point in indicator.points)
    if indicator.conflicts:
        yield "state", "conflict"


def of_conflict(conflict: Conflict) -> Iterator[Facet]:
    """``code`` of the check, ``document`` of each side."""
    yield "code", conflict.code
    yield from (("document", side.document) for side in conflict.sides)


def of_versions(versions: Versions) -> Iterator[Facet]:
    """``document`` of each version, ``other`` of each that another one stands for."""
    yield from (("document", version.document) for version in versions.versions)
    yield from (("other", document) for document in versions.others)


def parts_of(typed: str) -> list[str]:
    """What the ``words`` of a document have to contain, of what somebody types to find it: each word, numbers in one piece.

    A figure is meant whole, a syllable may be unfinished.

    >>> parts_of("688 QĐ-UB"), parts_of("61/2018, kỹ thuật –")
    ([' 688 ', ' qd ub'], [' 61 2018 ', ' ki', ' thuat'])
    """
    keys = filter(None, (key(fold(part)) for part in typed.split()))
    return [f" {part} " if part[-1].isdigit() else f" {part}" for part in keys]


def words_of(record: object) -> str | None:
    """The folded words of a record that people look for in its list; None for a kind without a list to be searched.

    >>> from corpus.span import Span
    >>> words_of(Task(id="t", document="d", section=None, span=Span(0, 4), page=None, text="Giao Sở Nội vụ"))
    'giao so noi vu'
    """
    said: list[str | None]
    match record:
        case Task():
            said = [record.text]
        case Target():
            said = [record.metric, record.text]
        case Indicator():
            said = [record.name, record.topic]
        case Reference():
            said = [record.type, record.number, record.title, record.issuer]
        case Agency():
            said = [record.name, *record.aliases]
        case _:
            return None
    return fold(" ".join(filter(None, said)))


def _named(document: Document) -> str:
    """What a document is called, as keys: type, number and title, the file's name where it has neither."""
    number = f"số {document.number}" if document.number else None
    said = (document.type, number, document.title or (None if number else document.source.name))
    return f" {key(fold(' '.join(filter(None, said))))} "
