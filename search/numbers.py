"""Document numbers in a question, however carelessly typed: "688 qd ubnd", "nghị định 61/2018", "chi thi 01 ct tu".

Whether "61 2018" or "01 ct" is part of a number is asked of the index: only what it holds can be meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.textkey import fold
from index.numbers import bare, document_numbers, figures, is_year, join, shares, type_symbol
from search.question import Asked

REACH = 4
"""Syllables after a number that may belong to it: year, type, issuer."""


@dataclass(frozen=True, slots=True)
class NumberSeen:
    """A number as typed, the tokens that it may be found by, and the syllables it takes up, ``[start, end)``."""

    said: str
    tokens: tuple[str, ...]
    start: int
    end: int


def numbers(asked: Asked, known: Callable[[str], bool]) -> list[NumberSeen]:
    """The document numbers of a question; ``known`` says whether the index holds a number token."""
    found = list(_written_out(asked))
    taken = {i for number in found for i in range(number.start, number.end)}
    for i, token in enumerate(asked.tokens):
        if i not in taken and token.key.isdigit() and len(token.key) < 7 and (number := _loose(asked, i, known)):
            found.append(number)
            taken |= set(range(number.start, number.end))
    return found


def plain_figures(asked: Asked) -> list[str]:
    """The figures of a question in one writing ("1.423" is 1423), percentages also as such; a year is a word like others."""
    found = [key for key, span in figures(asked.text) if not is_year(asked.text[span.start : span.end])]
    return [*found, *shares(asked.text)]


def _written_out(asked: Asked) -> Iterator[NumberSeen]:
    for number, parts, span in document_numbers(asked.text):
        start, end = asked.within(span)
        if start < end:
            keys = (*(join(number, part) for part in parts), join(number, *parts))
            yield NumberSeen(asked.text[span.start : span.end], keys, start, end)


def _loose(asked: Asked, at: int, known: Callable[[str], bool]) -> NumberSeen | None:
    """The number that a lone figure is, with what stands near it and belongs to it."""
    end = at + 1
    if _has_letter(asked, at):
        end += 1
    number = bare(asked.words(at, end))
    start, keys = _type_before(asked, at, number, known)
    for i in range(end, min(end + REACH, len(asked.tokens))):
        part = fold(_said(asked, i))
        key = join(number, part)
        if (part.isdigit() and not is_year(part)) or not (known(key) and _joined(asked, i)):
            break
        keys.append(key)
        end = i + 1
    if not keys:
        return None
    return NumberSeen(asked.words(start, end), tuple(dict.fromkeys(keys)), start, end)


def _has_letter(asked: Asked, at: int) -> bool:
    """Whether a number goes on with one letter: "30c"."""
    here, after = asked.tokens[at], asked.tokens[at + 1 : at + 2]
    return any(here.end == token.start and token.end - token.start == 1 for token in after)


def _type_before(asked: Asked, at: int, number: str, known: Callable[[str], bool]) -> tuple[int, list[str]]:
    """Where the type's name before a number begins, and the token that it gives: "nghị định 61", "nd 61", "nghị quyết số 18"."""
    last = at - 1 if at and fold(_said(asked, at - 1)) == "so" else at
    for start in range(last - 1, max(-1, last - 5), -1):
        symbol = type_symbol(asked.words(start, last))
        if symbol and known(join(number, symbol)):
            return start, [join(number, symbol)]
    return at, []


def _joined(asked: Asked, i: int) -> bool:
    """Whether only blanks, slashes and dashes stand between a syllable and the one before it."""
    return set(asked.text[asked.tokens[i - 1].end : asked.tokens[i].start]) <= set(" /-–&")


def _said(asked: Asked, i: int) -> str:
    return asked.text[asked.tokens[i].start : asked.tokens[i].end]
