"""Text in fonts whose codes are no letters: Symbol, Wingdings, Webdings. "≥" and "☐" are written there as "³" and "o"."""

from __future__ import annotations

from functools import cache

from corpus import catalog

BOXES = frozenset("☐☑☒✓✗")
_PRIVATE = range(0xF000, 0xF100)
_ASCII = range(0x20, 0x7F)
_LETTERED = "symbol"
_LONGEST_SIGN = 3


def shown(text: str, font: str | None) -> str:
    """What a text in a font shows, in Unicode; unchanged where the font is one of letters.

    Words under such a font are words (the font was set by mistake, or is not what shows): only signs are turned.

    >>> shown("\\uf0b3 5%", "Symbol"), shown("o", "Wingdings"), shown("o", "Times New Roman"), shown("Điều 1", "Symbol")
    ('≥ 5%', '☐', 'o', 'Điều 1')
    """
    table = _tables().get((font or "").strip().lower())
    if table is None or (len(text.strip()) > _LONGEST_SIGN and not any(ord(char) in _PRIVATE for char in text)):
        return text
    return text.translate(table)


@cache
def _tables() -> dict[str, dict[int, str]]:
    """By font: the letter of every code, as it is and in the private area; Symbol keeps digits and signs where they are.

    A letter beyond all codes is no sign of the font, whatever the font is said to be: it stays.
    """
    tables: dict[str, dict[int, str]] = {}
    for row in catalog.rows("symbol_fonts"):
        tables.setdefault(row["font"], {})[int(row["code"], 16)] = chr(int(row["unicode"], 16))
    for font, signs in tables.items():
        for code in range(0x100):
            kept = chr(code) if code <= 0x20 or (font == _LETTERED and code in _ASCII) else ""
            signs.setdefault(code, kept)
            signs[_PRIVATE.start + code] = signs[code]
    return tables
