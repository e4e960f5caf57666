"""The character sets from before Unicode, and text turned from one into Unicode."""

from __future__ import annotations

import re
from functools import cache

from corpus import catalog

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
    return pattern.sub(lambda match: letters[match.group()], text)


def by_font(font: str | None) -> str | None:
    """The character set that a font's name stands for; None for any other font.

    >>> by_font(".VnTimeH"), by_font("VNI-Times"), by_font("Times New Roman")
    ('tcvn3', 'vni', None)
    """
    name = (font or "").lower()
    if name.startswith((".vn", "vnstcvn", "abc")):
        return TCVN3
    return VNI if name.startswith("vni") else None
