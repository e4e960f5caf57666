"""Type words in a text ("Nghị quyết", "NQ", and "Chi thị" for what was meant by it) and which one stands before a place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from corpus.textkey import fold, key
from ingest.knowledge.citations.lexicon import Kind, kind_pattern, kind_words

_BEFORE = re.compile(r"(?:[^\W\d_]+[ \t]{1,2}){0,3}[^\W\d_]+\s{0,3}$")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A type word at ``text[start:end]``; ``flaws`` where it is abbreviated or misspelt."""

    start: int
    end: int
    kind: Kind
    flaws: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TypeWords:
    """The type words of a text, found once."""

    text: str
    found: tuple[TypeWord, ...]

    @classmethod
    def of(cls, text: str) -> TypeWords:
        """Read a text."""
        words = (_read(text, match) for match in kind_pattern().finditer(fold(text)))
        return cls(text, tuple(word for word in words if word))

    def before(self, at: int, within: int) -> TypeWord | None:
        """The last type word that ends at or before ``at`` and at most ``within`` characters before it."""
        i = bisect_right(self.found, at, key=lambda word: word.end) - 1
        return self.found[i] if i >= 0 and at - self.found[i].end <= within else None


def _read(text: str, match: re.Match[str]) -> TypeWord | None:
    kind, abbreviated = kind_words()[" ".join(match.group().split())]
    written = text[match.start() : match.end()]
    glued = text[max(0, match.start() - 1) : match.start()]
    if glued.isalnum() and not (glued.islower() and written[0].isupper()):
        return None
    if abbreviated:
        return TypeWord(match.start(), match.end(), kind, ("type_abbreviated",)) if written in kind.words else None
    right = key(written) in {key(kind.name), *map(key, kind.words)}
    return TypeWord(match.start(), match.end(), kind, () if right else ("type_misspelt",))


def misspelt_before(text: str, at: int, kind: Kind) -> TypeWord | None:
    """The words before ``at`` as a misspelling of the type that the symbol says: at most two slips in the letters.

    >>> from ingest.knowledge.citations.lexicon import kind_named
    >>> misspelt_before("Kế haochj số 1426/KH-UBND", 10, kind_named("kế hoạch")).start
    0
    """
    before = _BEFORE.search(text[max(0, at - _LONGEST) : at])
    if not before:
        return None
    words = list(re.finditer(r"[^\W\d_]+", before.group()))
    base = max(0, at - _LONGEST) + before.start()
    count = len(kind.name.split())
    if len(words) < count:
        return None
    first, last = words[-count], words[-1]
    written = fold(before.group()[first.start() : last.end()])
    if abs(len(written) - len(kind.name)) > 2 or not 0 < slips(written, fold(kind.name)) <= 2:
        return None
    return TypeWord(base + first.start(), base + last.end(), kind, ("type_misspelt",))


def slips(one: str, other: str) -> int:
    """Letters put in, left out, changed or swapped with the next, to make one word of the other.

    >>> slips("ke haochj", "ke hoach"), slips("chi thi", "chi thi")
    (2, 0)
    """
    older: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        older, last = last, row
    return last[-1]
