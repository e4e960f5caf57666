"""Names of laws in a question: "Luật Tổ chức Chính phủ" is about a law, and names no agency; with its year it is one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from corpus import catalog
from index.numbers import document_numbers, join
from index.shelf import ShelfDocument
from index.syllables import keys, plain
from search.expansions import Meant
from search.numbers import YEAR, NumberSeen, year_after
from search.question import Asked

TYPES = ("luật", "bộ luật", "pháp lệnh")
"""The types of document that are named by their year: "Luật Đầu tư năm 2020"."""


def in_question(asked: Asked) -> Iterator[tuple[int, int]]:
    """The syllables, ``[start, end)``, of each law named; the longest name at each place.

    >>> from search.question import read
    >>> list(in_question(read("theo luật tổ chức chính phủ")))
    [(1, 6)]
    """
    said = asked.keys
    names, begins, longest = _names(asked.marked)
    for at in range(len(said)):
        if said[at] in begins:
            ends = range(min(at + longest, len(said)), at, -1)
            yield from ((at, end) for end in ends if " ".join(said[at:end]) in names)


def by_year(documents: Iterable[ShelfDocument]) -> Mapping[str, str]:
    """The numbers of laws by name and year ("luat dau tu 2020"), none where two are called so.

    A consolidated text bears no year in its number, and is none.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        if document.type in TYPES and document.title and document.number and document.issued_on:
            year = document.issued_on[:4]
            if f"/{year}/" in document.number:
                title = " ".join(plain(document.title)).removeprefix("ve ")
                found[f"{' '.join(plain(document.type))} {title} {year}"].add(document.number)
    return {name: number for name, (number, *others) in found.items() if not others}


def numbered(asked: Asked, meant: Iterable[Meant], known: Mapping[str, str]) -> Iterator[NumberSeen]:
    """The laws that a question names with their year, spelt out or abbreviated ("luật BHYT 2008"), as far as they are ``known``.

    >>> from search.question import read
    >>> [(n.said, n.of) for n in numbered(read("điều 5 luật đầu tư năm 2020"), (), {"luat dau tu 2020": "61/2020/QH14"})]
    [('luật đầu tư năm 2020', '61/2020/QH14')]
    """
    spelt = [named for m in meant if not m.is_short for named in _spelt(asked, m)]
    named = [(start, end, " ".join(asked.bare[start:end])) for start, end in in_question(asked)] if known else []
    for start, end, name in (*named, *spelt):
        year = year_after(asked, end)
        if year is not None and (number := known.get(f"{name} {asked.bare[year]}")):
            tokens = tuple(join(digits, *parts) for digits, parts, _ in document_numbers(number))
            if tokens:
                yield NumberSeen(asked.words(start, year + 1), tokens, start, year + 1, number)


def _spelt(asked: Asked, meant: Meant) -> Iterator[tuple[int, int, str]]:
    """What an abbreviation stands for, plain, with its place; after "luật" as the name of a law ("luật BHYT")."""
    whole = " ".join(plain(meant.also))
    yield meant.start, meant.end, whole
    if meant.start and asked.bare[meant.start - 1] == "luat":
        yield meant.start - 1, meant.end, f"luat {whole}"


def lightened(asked: Asked, seen: Iterable[NumberSeen]) -> Iterator[int]:
    """The words of laws' names that a law does not say of itself: its type and year, which stand where others cite it."""
    beside = {YEAR, *plain(" ".join(TYPES))}
    for number in seen:
        if number.of:
            yield from (
                i for i in range(number.start, number.end) if asked.bare[i] in beside or asked.bare[i] in number.of.split("/")
            )


@cache
def _names(marked: bool) -> tuple[frozenset[str], frozenset[str], int]:
    """The names of laws by key, the syllables that they begin with, and the syllables of the longest."""
    read = keys if marked else plain
    names = [read(f"{row['kind']} {row['name']}") for row in catalog.rows("laws")]
    return frozenset(map(" ".join, names)), frozenset(name[0] for name in names), max(map(len, names))
