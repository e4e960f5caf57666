"""What a library may suggest: numbers, titles, agencies, and phrases that its titles, headings and abbreviations are made of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

from corpus import catalog
from corpus.agency import Agency
from corpus.citation import Reference
from corpus.textkey import syllable_key
from index.shelf import ShelfDocument
from index.suggestions import Entry, folded

LONGEST_PHRASE = 8
"""Syllables of a phrase, at most."""

LONGEST_TITLE = 200
"""Code points of a title that are suggested."""

_RUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
"""Words with nothing but a blank between them."""

MOST_PHRASES = 20_000

SMALL = 50
"""Documents up to which a phrase of one document is frequent enough."""

FREQUENT = 2
"""Documents that have a phrase, at least, where the library is larger."""

SWALLOWED = 0.7
"""A phrase is left out where a longer one around it has this part of its documents."""

HELD = 1 << 20
"""What a held document adds to the weight of its number, so that it stands before those that are only cited."""


def names(documents: Iterable[ShelfDocument], agencies: Iterable[Agency], references: Iterable[Reference]) -> Iterator[Entry]:
    """The numbers, titles and agencies of a library, or of a part of it: each entry is taken from one of these alone.

    A number that is held and cited has an entry from either; both lead to the document, the weightier one comes first.
    """
    for document in documents:
        yield from _of_document(document)
    for agency in agencies:
        yield Entry(
            agency.name, "agency", agency.id, agency=agency.id, also=agency.aliases,
            weight=0 if agency.collective else agency.mentions,
        )  # fmt: skip
    for one in references:
        if one.number and one.number[0].isdigit():
            weight = len(one.mentions) + (HELD if one.target else 0)
            yield Entry(one.number, "number", one.key, document=one.target, weight=weight)


def _of_document(document: ShelfDocument) -> Iterator[Entry]:
    if document.number:
        yield Entry(document.number, "number", document.id, document=document.id, weight=HELD)
    if title := _line(document.title or "")[:LONGEST_TITLE]:
        yield Entry(title, "title", document.id, document=document.id)


# --- phrases -------------------------------------------------------------------------------------


def phrases(documents: Sequence[ShelfDocument], agencies: Iterable[Agency]) -> Iterator[Entry]:
    """Phrases by how many documents have them in a title, as a heading, or as the meaning of an abbreviation."""
    counts: Counter[tuple[str, ...]] = Counter()
    written: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    inside = _inside_titles(documents)
    for document in documents:
        for part, text in _phrases_of(document, inside).items():
            counts[part] += 1
            written[part][text] += 1
    swallowed = {inner for part, n in counts.items() if n > 1 for inner in _within(part) if SWALLOWED * counts[inner] <= n}
    left_out = swallowed | {_folded(name) for agency in agencies for name in (agency.name, *agency.aliases)}
    least = least_of(len(documents))
    for part, n in counts.most_common(MOST_PHRASES):
        if 1 < len(part) <= LONGEST_PHRASE and n >= least and part not in left_out:
            yield Entry(_as_written(written[part]), "phrase", weight=n)


def least_of(documents: int) -> int:
    """How many documents have a phrase that is suggested, at least, in a library of a size."""
    return FREQUENT if documents > SMALL else 1


def fewer(gone: Iterable[ShelfDocument], new: Iterable[ShelfDocument]) -> Counter[str]:
    """By how many documents less have a phrase where some have gone and others come; of phrases that nobody suggests too."""
    found: Counter[str] = Counter()
    for documents, less in ((gone, 1), (new, -1)):
        for document in documents:
            found.update(dict.fromkeys(map(" ".join, _phrases_of(document, None)), less))
    return found


def _phrases_of(document: ShelfDocument, inside: Container[tuple[str, ...]] | None) -> dict[tuple[str, ...], str]:
    """A document's phrases as written, by their folded words; of its title those ``inside``, or all."""
    said = (*document.headings, *(meaning for _, meaning in document.abbreviations))
    found = {_folded(text): text for text in said}
    return found | {part: text for part, text in parts(document.title or "") if inside is None or part in inside}


def _inside_titles(documents: Sequence[ShelfDocument]) -> set[tuple[str, ...]]:
    """The parts that two titles share."""
    counts = Counter(part for document in documents for part in {part for part, _ in parts(document.title or "")})
    return {part for part, n in counts.items() if n > 1}


def parts(title: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The stretches of a title that may stand alone, each with its folded words: none begins or ends with a word of mere grammar.

    They are one word longer than a phrase may be, so that what is only cut off by its length is told from a phrase.

    >>> [text for _, text in parts("về quy chế của các")]
    ['quy chế']
    """
    for run in _RUN.findall(_line(title)):
        words = run.split()
        keys = list(map(syllable_key, words))
        for first in range(len(words)):
            for end in range(first + 2, min(first + LONGEST_PHRASE + 1, len(words)) + 1):
                if _stands(keys[first:end]):
                    yield tuple(keys[first:end]), " ".join(words[first:end])


def _stands(words: Sequence[str]) -> bool:
    begin, end, within = _edges()
    return words[0] not in begin and words[-1] not in end and within.isdisjoint(words)


@cache
def _edges() -> tuple[frozenset[str], ...]:
    table = catalog.rows("phrase_edges")
    return tuple(
        frozenset(syllable_key(row["word"]) for row in table if row[place] == "no") for place in ("begin", "end", "within")
    )


def _within(part: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield from (part[start:end] for start, end in combinations(range(len(part) + 1), 2) if end - start < len(part))


def _folded(text: str) -> tuple[str, ...]:
    return tuple(folded(text).split())


def _as_written(writings: Counter[str]) -> str:
    """The commonest writing that is not all capitals; small letters where there is no other."""
    text = max(writings, key=lambda text: (not text.isupper(), writings[text], text))
    return text.lower() if text.isupper() else text


def heading(title: str) -> str | None:
    """A section's title where it is a phrase to suggest: of two words or more, short, not a whole sentence."""
    text = _line(title).strip('.:;,“”"() ')
    words = list(map(syllable_key, text.split()))
    is_phrase = len(words) <= LONGEST_PHRASE and _RUN.fullmatch(text) and _stands(words)
    return text if is_phrase else None


def _line(text: str) -> str:
    return " ".join(text.split())
