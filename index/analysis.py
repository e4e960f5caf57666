"""A passage becomes tokens, the same for every engine: made here, handed over ready.

Fields: ``exact`` syllables with their marks and ``plain`` ones without, both with positions for phrases;
``pair`` neighbouring plain syllables; ``word`` words of several syllables; ``number`` figures and document numbers;
``head`` the pairs of what stands above the passage; ``fact`` what filters ask for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Document
from index import numbers, words
from index.passage import Passage
from index.syllables import keys, pairs, plain

POSITIONED = ("exact", "plain")
SCORED = ("exact", "plain", "pair", "word", "number", "head")
FACT = "fact"
VERSION = 4
"""Raised whenever the same passage would get other tokens than before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an engine keeps of a passage: tokens by field, the facts that filters ask for, and the passage itself as bytes."""

    number: int
    document: str
    fields: Mapping[str, Sequence[str]]
    facts: Sequence[str]
    body: bytes


def fields(passage: Passage, *, segment: bool = True) -> dict[str, list[str]]:
    """The tokens of a passage by field; ``segment`` says whether to spend time on words."""
    bare = plain(passage.text)
    return {
        "exact": keys(passage.text),
        "plain": bare,
        "pair": pairs(bare),
        "word": [word.key for word in words.words(passage.text)] if segment else [],
        "number": numbers.tokens(passage.text),
        "head": pairs(plain(passage.context)),
    }


def facts(document: Document, passage: Passage) -> list[str]:
    """What the filters may ask of a passage, each as ``name=value``."""
    found = [fact("document", passage.document), fact("kind", passage.kind)]
    if document.type:
        found.append(fact("type", document.type))
    if document.issued_on:
        found.append(fact("year", document.issued_on[:4]))
    found += [fact("agency", agency) for agency in {n.agency for n in passage.agencies} | {d.agency for d in passage.duties}]
    found += [fact("role", role) for role in {duty.role for duty in passage.duties}]
    found += [duty_fact(duty.agency, duty.role) for duty in passage.duties]
    return found


def fact(name: str, value: str) -> str:
    """One fact as a token.

    >>> fact("year", "2021")
    'year=2021'
    """
    return f"{name}={value}"


def duty_fact(agency: str, role: str) -> str:
    """That an agency has a role in a task of the passage, as one token."""
    return fact("duty", f"{agency}|{role}")
