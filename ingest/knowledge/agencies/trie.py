"""Longest match of names over words, in time linear in the text.

A name of four words or more also matches with one word misread (one letter off, the first letter the same)
or left out, if its last word is read right: scanned documents write "Viện kiểm soát" for "Viện kiểm sát". An exact match of the same length wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from corpus.textkey import fold
from ingest.knowledge.agencies.tokens import BREAK, COMMA, Token, tokens

T = TypeVar("T")
_LONG = 4


@dataclass(slots=True)
class Node(Generic[T]):
    """``comma``: whether a comma may stand before the word that leads here."""

    next: dict[str, Node[T]] = field(default_factory=dict)
    comma: bool = False
    values: list[T] = field(default_factory=list)


class Hit(NamedTuple, Generic[T]):
    """A name that ends before token ``end``; ``exact`` is False where a word was misread or missing."""

    end: int
    values: tuple[T, ...]
    exact: bool


class Trie(Generic[T]):
    """Names as paths of word keys."""

    def __init__(self) -> None:
        self.root: Node[T] = Node()

    def add(self, name: str, value: T) -> None:
        """Put a name in; its commas say where the text may have one."""
        node = self.root
        for token in tokens(name):
            node = node.next.setdefault(token.key, Node())
            node.comma = node.comma or token.gap == COMMA
        if node is self.root:
            raise ValueError(f"a name without words: {name!r}")
        if value not in node.values:
            node.values.append(value)

    def match(self, words: Sequence[Token], at: int, tolerant: bool = True) -> list[Hit[T]]:
        """The names that begin at token ``at``, the longest first."""
        first = self.root.next.get(words[at].key) if at < len(words) else None
        if first is None:
            return []
        hits = [Hit(at + 1, tuple(first.values), True)] if first.values else []
        exact: list[Node[T]] = [first]
        loose: list[Node[T]] = []
        for i in range(at + 1, len(words)):
            word = words[i]
            if word.gap == BREAK:
                break
            steady = _step(loose, word)
            loose = steady + (_misread(exact, word) if tolerant and i > at + 1 else [])
            exact = _step(exact, word)
            if not exact and not loose:
                break
            hits += [Hit(i + 1, tuple(n.values), True) for n in exact if n.values]
            if i - at + 1 >= _LONG:
                hits += [Hit(i + 1, tuple(n.values), False) for n in steady if n.values]
        return sorted(hits, key=lambda h: (-h.end, not h.exact))


def _step(nodes: list[Node[T]], word: Token) -> list[Node[T]]:
    found = []
    for node in nodes:
        child = node.next.get(word.key)
        if child is not None and (word.gap != COMMA or child.comma):
            found.append(child)
    return found


def _misread(nodes: list[Node[T]], word: Token) -> list[Node[T]]:
    """Where one could stand if this word were misread, or the one before it missing."""
    found = []
    for node in nodes:
        if word.key in node.next or word.gap == COMMA:
            continue
        for key, child in node.next.items():
            if key[0] == word.key[0] and _near(key, word.key):
                found.append(child)
            after = child.next.get(word.key)
            if after is not None and not after.comma:
                found.append(after)
    return found


def _swapped(a: str, b: str) -> bool:
    """Whether two neighbouring letters changed places."""
    differ = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return (
        len(a) == len(b)
        and len(differ) == 2
        and differ[1] == differ[0] + 1
        and a[differ[0]] == b[differ[1]]
        and a[differ[1]] == b[differ[0]]
    )


@lru_cache(maxsize=65536)
def _near(a: str, b: str) -> bool:
    """One letter added, left out or changed, or two that changed places, tones apart, the first letter kept.

    >>> _near("sat2", "soát2"), _near("kết2", "kế2"), _near("xã4", "xa"), _near("hành2", "hnah")
    (True, True, False, True)
    """
    a, b = fold(a).rstrip("12345"), fold(b).rstrip("12345")
    if a[:1] != b[:1] or abs(len(a) - len(b)) > 1 or max(len(a), len(b)) < 3:
        return False
    if a == b or _swapped(a, b):
        return True
    short, long = sorted((a, b), key=len)
    cut = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[cut + (len(a) == len(b)) :] == long[cut + 1 :]
