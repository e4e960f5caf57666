"""Syllables of a text with their places and keys; names are compared by key, so hoà and hòa are one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.textkey import syllable_key

# For character classes: "À-ỹ" would hold capitals and small letters alike.
CAPITALS = "A-ZĐÐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
SMALL = CAPITALS.replace("A-Z", "a-z").lower().replace("ð", "")
_SYLLABLE = re.compile(r"[^\W_]+(?:&[^\W_]+)?")


@dataclass(frozen=True, slots=True)
class Word:
    """A syllable; ``gap`` is what stands between it and the one before, spaces dropped."""

    text: str
    key: str
    start: int
    end: int
    gap: str


def words_from(text: str, start: int, limit: int) -> list[Word]:
    """Up to ``limit`` syllables of ``text`` from ``start`` on.

    >>> [w.text for w in words_from("theo Luật Đất đai.", 5, 2)]
    ['Luật', 'Đất']
    """
    found: list[Word] = []
    last = start
    for match in _SYLLABLE.finditer(text, start):
        if len(found) == limit:
            break
        found.append(
            Word(match.group(), syllable_key(match.group()), match.start(), match.end(), text[last : match.start()].strip())
        )
        last = match.end()
    return found
