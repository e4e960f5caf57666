"""Suggestions while people type: document numbers, titles, agencies and phrases of the library, with or without marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from corpus.textkey import fold
from index.suggestions import KINDS, Suggested, Suggestions
from index.syllables import bears_marks, plain, syllables

LONGEST = 200
"""Code points of what was typed that are read, from the end."""

MOST = 12
"""Syllables of what was typed that are looked up."""

LOOKED_AT = 3
"""Entries looked at for each that is wanted, to find those with the marks that were typed."""

NEARNESS = ("first", "together", "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """``kind`` is number, title, agency or phrase; ``document`` and ``agency`` are ids, for what is a page of its own."""

    text: str
    kind: str
    document: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: whole syllables without marks, and the beginnings that the last one may be of."""

    words: tuple[str, ...]
    last: tuple[str, ...]
    marks: str
    """All of it in small letters where it bears marks, else ""."""


def suggest(suggestions: Suggestions, text: str, limit: int) -> list[Suggestion]:
    """The entries that what was typed may become, at most ``limit``; kinds with the nearest entry first, each kind together."""
    typed = read(text)
    if not typed or limit < 1:
        return []
    taken = _shared_out({kind: _ranked(suggestions, kind, typed, limit) for kind in _kinds(typed)}, limit)
    nearest = {kind: min(stage for k, stage, _ in taken if k == kind) for kind, _, _ in taken}
    order = list(_kinds(typed))
    ordered = sorted(taken, key=lambda item: (nearest[item[0]], order.index(item[0])))
    return [Suggestion(text=s.text, kind=kind, document=s.document, agency=s.agency) for kind, _, s in ordered]


def read(text: str) -> Typed | None:
    """What was typed, None where there is nothing in it to go by.

    >>> read("Kỹ thuật q")
    Typed(words=('ki', 'thuat'), last=('q',), marks='kỹ thuật q')
    """
    text = " ".join(unicodedata.normalize("NFC", text[-LONGEST:]).split())
    found = syllables(text)[-MOST:]
    if not found:
        return None
    end = text[found[-1].start : found[-1].end]
    *words, last = plain(text[found[0].start :])
    marks = text[found[0].start :].strip().lower() if bears_marks(text) else ""
    return Typed(tuple(words), tuple(dict.fromkeys((last, fold(end)))), marks)


def _kinds(typed: Typed) -> tuple[str, ...]:
    """Numbers first where a figure was typed."""
    figures = any(word.isdigit() for word in (*typed.words, *typed.last))
    return KINDS if figures else ("agency", "phrase", "title", "number")


def _ranked(suggestions: Suggestions, kind: str, typed: Typed, limit: int) -> list[tuple[int, Suggested]]:
    """The best entries of a kind with how near they are: those that begin so, hold it in one piece, hold all of it."""
    ranked: dict[str, tuple[int, Suggested]] = {}
    for stage, nearness in enumerate(NEARNESS):
        if len(ranked) >= limit or (stage == len(NEARNESS) - 1 and not typed.words):
            break
        found = suggestions.find(kind, typed.words, typed.last, nearness, LOOKED_AT * limit)
        for entry in sorted(found, key=lambda entry: typed.marks not in entry.text.lower()):
            ranked.setdefault(entry.text, (stage, entry))
    return list(ranked.values())[:limit]


def _shared_out(ranked: dict[str, list[tuple[int, Suggested]]], limit: int) -> list[tuple[str, int, Suggested]]:
    """The nearest ones first, every kind in its turn."""
    turns = [item for turn in zip_longest(*(_of_kind(kind, found) for kind, found in ranked.items())) for item in turn if item]
    return sorted(turns, key=lambda item: item[1])[:limit]


def _of_kind(kind: str, found: list[tuple[int, Suggested]]) -> Iterator[tuple[str, int, Suggested]]:
    return ((kind, stage, entry) for stage, entry in found)
