"""The character sets from before Unicode, and text turned from one into Unicode."""

from __future__ import annotations

import re
from functools import cache

from corpus import catalog
from ingest.readers.legacy.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
TCVN3, VNI = "tcvn3", "vni"
CHARMAPS = (TCVN3, VNI)


@cache
def _table(charmap: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of every sequence, longer ones first, and what each one is."""
    column = "code" if charmap == TCVN3 else "codes"
    letters = {"".join(chr(int(code, 16)) for code in row[column].split()): row["letter"] for row in catalog.rows(charmap)}
    return re.compile("|".join(map(re.escape, sorted(letters, key=len, reverse=True)))), letters


def decode(text: str, charmap: str) -> str:
    """
    >>> decode("Céng hoµ x· héi chñ nghÜa ViÖt Nam", TCVN3)
    'Cộng hoà xã hội chủ nghĩa Việt Nam'
    >>> decode("Ñoäc laäp - Töï do - Haïnh phuùc", VNI)
    'Độc lập - Tự do - Hạnh phúc'
    """
    pattern, letters = _table(charmap)
    decoded = pattern.sub(lambda match: letters[match.group()], text)
    return capitals(decoded) if charmap == TCVN3 else decoded


def capitals(text: str) -> str:
    """Words in capitals with their toned letters too: TCVN3 has none, so "PHẦN" was typed with a small ầ.

    >>> capitals("PHầN THứ NHấT: Về Tổ CHứC của Bộ TTTT")
    'PHẦN THỨ NHẤT: VỀ TỔ CHỨC của Bộ TTTT'
    """
    words = [(m.start(), m.group()) for m in _WORD.finditer(text)]
    shouted = [_is_shouted(word) for _, word in words]
    for order in (range(len(words) - 1), range(len(words) - 2, -1, -1)):
        for i in order:
            a, b = (i, i + 1) if order.step == 1 else (i + 1, i)
            if shouted[a] and not shouted[b] and _may_be_shouted(words[b][1]):
                shouted[b] = True
    made = list(text)
    for (start, word), loud in zip(words, shouted, strict=True):
        if loud:
            made[start : start + len(word)] = word.upper()
    return "".join(made)


def _is_shouted(word: str) -> bool:
    """Whether a word has two plain capitals and no plain small letter, and is a syllable, not an abbreviation."""
    plain = [char for char in word if char.isascii()]
    return len(plain) > 1 and all(map(str.isupper, plain)) and is_syllable(word)


def _may_be_shouted(word: str) -> bool:
    return all(char.isupper() for char in word if char.isascii())


def by_font(font: str | None) -> str | None:
    """The character set that a font's name stands for; None for any other font.

    >>> by_font(".VnTimeH"), by_font("VNI-Times"), by_font("Times New Roman")
    ('tcvn3', 'vni', None)
    """
    name = (font or "").lower()
    if name.startswith((".vn", "vnstcvn", "abc")):
        return TCVN3
    return VNI if name.startswith("vni") else None
