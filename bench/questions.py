"""The kinds of question that are timed, each with several that come from the made passages themselves."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from bench.made import TYPES, texts

SAMPLE = 1000
"""Passages that the words of questions are taken from: those that every size has."""

EACH = 8
"""Questions of a kind."""


class Asked(NamedTuple):
    """Words to look for: any of them, or as a phrase; in documents of a type where one is given."""

    kind: str
    words: tuple[str, ...]
    phrase: bool = False
    type: str | None = None

    @property
    def text(self) -> str:
        """As people type it."""
        return f'"{" ".join(self.words)}"' if self.phrase else " ".join(self.words)


def asked() -> list[Asked]:
    """Every question, the same in every run."""
    draw = random.Random(7)
    made = [[word.lower() for word in text.text.split() if word.isalpha()] for text in texts(SAMPLE)]
    counts = Counter(word for words in made for word in set(words))
    ranked = [word for word, _ in counts.most_common() if len(word) > 1]
    common, middle, rare = ranked[:60], ranked[60:400], [word for word in ranked if counts[word] <= 3]
    pairs = [pair for pair, _ in Counter(pair for words in made for pair in pairwise(words)).most_common(200)]
    triples = [tuple(words[at : at + 3]) for words in draw.sample(made, EACH) for at in [draw.randrange(len(words) - 3)]]
    kinds = {
        "one rare word": [Asked("one rare word", (word,)) for word in draw.sample(rare, EACH)],
        "two common words": [Asked("two common words", tuple(draw.sample(common, 2))) for _ in range(EACH)],
        "phrase of two": [Asked("phrase of two", pair, phrase=True) for pair in draw.sample(pairs, EACH)],
        "phrase of three": [Asked("phrase of three", words, phrase=True) for words in triples],
        "any of six words": [Asked("any of six words", (*draw.sample(common, 2), *draw.sample(middle, 4))) for _ in range(EACH)],
        "filter by type, with facets": [
            Asked("filter by type, with facets", tuple(draw.sample(middle, 2)), type=draw.choice(TYPES)) for _ in range(EACH)
        ],
    }
    return [one for of_kind in kinds.values() for one in of_kind]
