"""Which files of the library are one document: as draft and as issued, as DOCX and as PDF.

Two with a number are one document where number, day and place are the same and the texts agree; one without a number is a version
of the only document with its type and title that has its text. Otherwise they stay apart: yearly plans and neighbouring provinces
share most of their words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from corpus.dates import vietnamese
from corpus.document import Document
from corpus.textkey import key
from corpus.version import Sketch, Version, Versions
from ingest.knowledge.citations.keys import family_of
from ingest.knowledge.sketch import likeness
from ingest.link.places import home_of

NUMBERED = 0.3
"""The least likeness of two texts of one number and day but of other titles: a scan read badly keeps a third of its runs."""
UNNUMBERED = 0.7
"""The least likeness of a text without number or day to the one whose title it bears: the draft of a new act has the title and
half of the words of the act that it is to replace."""
SAME = 0.9
"""The least likeness of texts with neither number nor title in common."""
FULL = 0.8
"""The share of the longest version's runs that one must have to stand for the document."""
_FIRST = 16
"""Least hashes by which texts that may be alike find each other."""
ALIKE = 8
"""How many of these must be the same."""
_STRUCTURED = ("docx", "odt", "doc", "rtf", "html", "mhtml", "md")
"""Formats that say themselves what a heading and a table are, best first; of others it is guessed."""


_WITH, _WITHOUT, _WORDS = "with", "without", "words"

_Work = list[Document]
_Shelf = dict[int, _Work]


class _Works:
    """The documents found so far, by number, by title and by words."""

    def __init__(self, sketches: dict[str, Sketch]) -> None:
        self.all: list[_Work] = []
        self._sketches = sketches
        self._of: dict[str, _Work] = {}
        self._numbers: dict[str, _Shelf] = defaultdict(dict)
        self._titles: dict[str, _Shelf] = defaultdict(dict)
        self._hashes: dict[int, list[str]] = defaultdict(list)

    def take(self, document: Document) -> None:
        """Put a document to the only one that it is a version of, else by itself."""
        number = _number(document)
        fitting = [work for work in self._near(document, number) if self._fits(document, work)]
        work = fitting[0] if len(fitting) == 1 else []
        if not work:
            self.all.append(work)
        work.append(document)
        self._of[document.id] = work
        if number:
            self._numbers[number][id(work)] = work
        if document.title:
            self._titles[_title(document)][id(work)] = work
        for having in self._by_words(document):
            having.append(document.id)

    def _near(self, document: Document, number: str) -> list[_Work]:
        """Those that a document may be a version of; ``number`` is the key of its number."""
        if number:
            return list(self._numbers[number].values())
        shared = Counter(other for having in self._by_words(document) for other in having)
        alike = [self._of[other] for other, n in shared.items() if n >= ALIKE]
        titled = self._titles[_title(document)] if document.title else {}
        return list((titled | {id(work): work for work in alike}).values())

    def _by_words(self, document: Document) -> list[list[str]]:
        return [self._hashes[hash] for hash in self._sketches[document.id].hashes[:_FIRST]]

    def _fits(self, document: Document, work: _Work) -> bool:
        """Whether a document is a version of a work: of every version that there is."""
        return all(_same(document, other, self._like(document, other)) for other in work)

    def _like(self, one: Document, other: Document) -> float:
        return likeness(self._sketches[one.id], self._sketches[other.id])


def link(documents: Iterable[Document], sketches: Iterable[Sketch]) -> list[Versions]:
    """One record for each document that the library holds more than once, in the order of their ids."""
    of = {sketch.document: sketch for sketch in sketches}
    works = _Works(of)
    for document in sorted(documents, key=lambda d: (not d.number, not d.issued_on, d.id)):
        if document.id in of:
            works.take(document)
    return sorted((_versions(work, of) for work in works.all if len(work) > 1), key=lambda found: found.id)


def _number(document: Document) -> str:
    return family_of(document.type or "", document.number, None, None).key if document.number else ""


def _title(document: Document) -> str:
    return f"{document.type or ''}: {key(document.title or '')}"


def signs(document: Document, sketch: Sketch) -> list[str]:
    """What a document is looked for by: its number and title, and the least hashes of its words.

    Two with a number are one only by that number: their other signs are kept apart from those of documents without.
    """
    number = _number(document)
    side = _WITH if number else _WITHOUT
    found = [f"number {number}"] if number else []
    found += [f"{side} title {_title(document)}"] if document.title else []
    return found + [f"{side} {_WORDS} {hash}" for hash in sketch.hashes[:_FIRST]]


def sought(found: Iterable[str]) -> tuple[set[str], set[str]]:
    """The signs that other versions of a document with some signs may have: those of which one is enough, and those of which
    :data:`ALIKE` are.

    >>> sought(["number qd:1-qd-ttg"]), sought(["with words 7"])
    (({'number qd:1-qd-ttg'}, set()), (set(), {'without words 7'}))
    """
    called, words = set[str](), set[str]()
    for sign in found:
        side, _, said = sign.partition(" ")
        others = [sign] if side == "number" else [f"{_WITHOUT} {said}", *([f"{_WITH} {said}"] if side == _WITHOUT else [])]
        (words if said.startswith(f"{_WORDS} ") else called).update(others)
    return called, words


def _same(one: Document, other: Document, like: float) -> str:
    """In words what two files are one document by, "" where they are not."""
    places = {home_of(one, ()), home_of(other, ())} - {None}
    days = {one.issued_on, other.issued_on} - {None}
    if len(places) > 1 or len(days) > 1 or not like:
        return ""
    titled = bool(one.title) and _title(one) == _title(other)
    if one.number and other.number:
        certain = one.issued_on and other.issued_on and (titled or like >= NUMBERED)
        return _by_number(one, like) if certain or like >= UNNUMBERED else ""
    if titled and like >= UNNUMBERED:
        return f"bản chưa ghi số, cùng loại và trích yếu, nội dung giống khoảng {like:.0%}"
    return f"nội dung giống khoảng {like:.0%}" if like >= SAME else ""


def _by_number(one: Document, like: float) -> str:
    day = f", {vietnamese(one.issued_on)}" if one.issued_on else ""
    return f"cùng số, ký hiệu {one.number}{day}, nội dung giống khoảng {like:.0%}"


def _versions(work: _Work, sketches: dict[str, Sketch]) -> Versions:
    longest = max(sketches[document.id].runs for document in work)
    standing = min(work, key=lambda d: _rank(d, sketches[d.id].runs / longest))
    versions = (_version(document, standing, likeness(sketches[document.id], sketches[standing.id])) for document in work)
    return Versions(
        id=f"{standing.id}.v", number=standing.number, type=standing.type, title=standing.title, issued_on=standing.issued_on,
        standing=standing.id, versions=tuple(sorted(versions, key=lambda v: (v.document != standing.id, v.document))),
    )  # fmt: skip


def _version(document: Document, standing: Document, like: float) -> Version:
    basis = _same(document, standing, like) if document is not standing else ""
    form = document.source.format
    return Version(document=document.id, status=document.status, format=form, likeness=round(like, 2), basis=basis)


def _rank(document: Document, share: float) -> tuple[bool, bool, bool, int, int, str]:
    """Least for the version to go by: issued, numbered, whole, of a format that states its structure, with the fewest warnings."""
    form = document.source.format
    return (
        document.status != "issued",
        not document.number,
        share < FULL,
        _STRUCTURED.index(form) if form in _STRUCTURED else len(_STRUCTURED),
        len(document.warnings),
        document.id,
    )


def others(found: Iterable[Versions]) -> frozenset[str]:
    """The documents that another version stands for."""
    return frozenset(id for one in found for id in one.others)
