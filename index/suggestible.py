"""What a library may suggest: numbers, titles, agencies, and phrases that its titles, headings and abbreviations are made of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from corpus import catalog
from corpus.agency import Agency
from corpus.citation import Reference
from corpus.textkey import key, syllable_key
from index.shelf import ShelfDocument
from index.suggestions import Entry

LONGEST_PHRASE = 8
"""Syllables of a phrase, at most."""

LONGEST_TITLE = 200
"""Code points of a title that are suggested."""

_RUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
"""Words with nothing but a blank between them."""

MOST_PHRASES = 20_000

SWALLOWED = 0.7
"""A phrase is left out where a longer one around it has this part of its documents."""

HELD = 1 << 20
"""What a held document adds to the weight of its number, so that it stands before those that are only cited."""


def entries(documents: Iterable[ShelfDocument], agencies: Iterable[Agency], references: Iterable[Reference]) -> list[Entry]:
    """Everything to suggest, each once."""
    documents, agencies = list(documents), list(agencies)
    named = {key(name) for agency in agencies for name in (agency.name, *agency.aliases)}
    found = [*_numbers(documents, references), *_titles(documents), *_agencies(agencies)]
    return found + [entry for entry in phrases(documents) if key(entry.text) not in named]


def _numbers(documents: Iterable[ShelfDocument], references: Iterable[Reference]) -> Iterator[Entry]:
    cited = {reference.number: len(reference.mentions) for reference in references if reference.number}
    for document in documents:
        if document.number:
            yield Entry(document.number, "number", document=document.id, weight=HELD + cited.pop(document.number, 0))
    for number, mentions in cited.items():
        yield Entry(number, "number", weight=mentions)


def _titles(documents: Iterable[ShelfDocument]) -> Iterator[Entry]:
    for document in documents:
        if title := _line(document.title or "")[:LONGEST_TITLE]:
            yield Entry(title, "title", document=document.id)


def _agencies(agencies: Iterable[Agency]) -> Iterator[Entry]:
    for agency in agencies:
        yield Entry(agency.name, "agency", agency=agency.id, also=agency.aliases, weight=agency.mentions)


# --- phrases -------------------------------------------------------------------------------------


def phrases(documents: Iterable[ShelfDocument]) -> Iterator[Entry]:
    """Phrases by how many documents have them in a title, as a heading, or as the meaning of an abbreviation."""
    counts: Counter[tuple[str, ...]] = Counter()
    written: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    inside = _inside_titles(documents)
    for document in documents:
        found = {folded(text): text for text in (*document.headings, *(meaning for _, meaning in document.abbreviations))}
        found |= {part: text for part, text in parts(document.title or "") if part in inside}
        for part, text in found.items():
            counts[part] += 1
            written[part][text] += 1
    swallowed = {inner for part, n in counts.items() for inner in _within(part) if SWALLOWED * counts[inner] <= n}
    for part, n in counts.most_common(MOST_PHRASES):
        if len(part) > 1 and part not in swallowed:
            yield Entry(_as_written(written[part]), "phrase", weight=n)


def _inside_titles(documents: Iterable[ShelfDocument]) -> set[tuple[str, ...]]:
    """The parts that two titles share."""
    counts = Counter(part for document in documents for part in {part for part, _ in parts(document.title or "")})
    return {part for part, n in counts.items() if n > 1}


def parts(title: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The stretches of a title that may stand alone, each with its folded words: none begins or ends with a word of mere grammar.

    >>> [text for _, text in parts("về quy chế của các")]
    ['quy chế']
    """
    begin, end = _edges()
    for run in _RUN.findall(_line(title)):
        words = run.split()
        keys = list(map(syllable_key, words))
        for first, last in combinations(range(len(words)), 2):
            if last - first < LONGEST_PHRASE and keys[first] not in begin and keys[last] not in end:
                yield tuple(keys[first : last + 1]), " ".join(words[first : last + 1])


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    table = catalog.rows("phrase_edges")
    begin, end = (frozenset(syllable_key(row["word"]) for row in table if row[edge] == "yes") for edge in ("begin", "end"))
    return begin, end


def _within(part: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield from (part[start:end] for start, end in combinations(range(len(part) + 1), 2) if end - start < len(part))


def folded(text: str) -> tuple[str, ...]:
    """The words of a text for comparing, marks kept.

    >>> folded("Cải cách") == folded("CẢI CÁCH"), folded("Cải cách") == folded("Cai cach")
    (True, False)
    """
    return tuple(key(text).split())


def _as_written(writings: Counter[str]) -> str:
    """The commonest writing that is not all capitals; small letters where there is no other."""
    text = max(writings, key=lambda text: (not text.isupper(), writings[text], text))
    return text.lower() if text.isupper() else text


def heading(title: str) -> str | None:
    """A section's title where it is a phrase to suggest: of two words or more, short, not a whole sentence."""
    text = _line(title).strip('.:;,“”"() ')
    return text if len(text.split()) <= LONGEST_PHRASE and _RUN.fullmatch(text) else None


def _line(text: str) -> str:
    return " ".join(text.split())
