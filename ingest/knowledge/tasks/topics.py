"""What a duty is about, by words of the table task_topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.catalog import rows
from ingest.knowledge.agencies.tokens import tokens
from ingest.knowledge.agencies.trie import Trie

_OWN = 3


class Weight(NamedTuple):
    """What a word says for a topic."""

    topic: str
    weight: int


def topic(text: str, titles: Iterable[str] = ()) -> str | None:
    """The topic that the words of a duty, and of the titles above it, speak for most; None where none does.

    >>> topic("rà soát, cắt giảm thủ tục hành chính")
    'thủ tục hành chính'
    """
    score: Counter[str] = Counter()
    for times, words in [(_OWN, text), *((1, title) for title in titles)]:
        for name, weight in _weights(words).items():
            score[name] += times * weight
    return max(score, key=lambda name: score[name]) if score else None


@cache
def _table() -> Trie[Weight]:
    trie: Trie[Weight] = Trie()
    for row in rows("task_topics"):
        for word in row["words"].split("|"):
            trie.add(word, Weight(row["topic"], int(row["weight"])))
    return trie


@lru_cache(maxsize=4096)
def _weights(text: str) -> Counter[str]:
    words = tokens(text)
    found: Counter[str] = Counter()
    for at in range(len(words)):
        for hit in _table().match(words, at, tolerant=False)[:1]:
            for said in hit.values:
                found[said.topic] += said.weight
    return found
