"""What a duty is about, by words of the table task_topics."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.catalog import rows
from ingest.knowledge.agencies.tokens import BREAK, tokens
from ingest.knowledge.agencies.trie import Trie

_QUOTED = re.compile(r"[“\"][^“”\"]{3,400}[”\"]")


class Weight(NamedTuple):
    """What a word says for a topic."""

    topic: str
    weight: int


def topic(text: str, titles: Iterable[str] = ()) -> str | None:
    """The topic of the nearest title that has one, else of the duty's own words; None where neither says.

    >>> topic("rà soát, cắt giảm thủ tục hành chính"), topic("rà soát quy trình", ["Về cải cách tài chính công"])
    ('thủ tục hành chính', 'tài chính công')
    """
    for words in (*titles, text):
        score = weights(words)
        if score:
            return max(score, key=lambda name: score[name])
    return None


def of_money(title: str) -> bool:
    """Whether a title names nothing but a source of money, or a sum.

    >>> of_money("VỐN SỰ NGHIỆP"), of_money("Tổng cộng"), of_money("Vốn đầu tư cho giáo dục")
    (True, True, False)
    """
    words = tokens(title)
    hits = _money().match(words, 0, tolerant=False)
    return bool(hits) and (hits[0].end == len(words) or words[hits[0].end].gap == BREAK)


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text without the places that say nothing of its topic: names of agencies, and what stands in quotation marks.

    >>> without("Sở Y tế rà soát Đề án “Giáo dục mầm non”", [(0, 7)]).split()
    ['rà', 'soát', 'Đề', 'án']
    """
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    return _QUOTED.sub(" ", " ".join(kept))


@cache
def _money() -> Trie[str]:
    trie: Trie[str] = Trie()
    for words in ("tổng cộng", "tổng số", "cộng", *(row["words"] for row in rows("funds"))):
        trie.add(words, "")
    return trie


@cache
def _table() -> Trie[Weight]:
    trie: Trie[Weight] = Trie()
    for row in rows("task_topics"):
        for word in row["words"].split("|"):
            trie.add(word, Weight(row["topic"], int(row["weight"])))
    return trie


@lru_cache(maxsize=4096)
def weights(text: str) -> Counter[str]:
    """How much the words of a text weigh for each topic."""
    words = tokens(text)
    found: Counter[str] = Counter()
    half = len(words) // 2
    for at in range(len(words)):
        for hit in _table().match(words, at, tolerant=False)[:1]:
            for said in hit.values:
                found[said.topic] += said.weight * (2 if at <= half else 1)
    return found
