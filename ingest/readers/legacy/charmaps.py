"""The character sets from before Unicode, and text turned from one into Unicode.

A text in one of them is met as a word processor shows its bytes: as the windows-1252 characters of the codes, or as those of
Latin-1 where the code has none there.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby, pairwise

from corpus import catalog
from ingest.readers.legacy.syllables import is_syllable

TCVN3, VNI, VPS, VISCII = "tcvn3", "vni", "vps", "viscii"
CHARMAPS = (TCVN3, VNI, VPS, VISCII)
_NAMES = {TCVN3: "TCVN3 (ABC)", VNI: "VNI", VPS: "VPS", VISCII: "VISCII"}
_WORD = re.compile(r"[^\W\d_]+")
_NO_FIGURE = re.compile(r"[^\d\n\t]+")
_TYPOGRAPHIC = "‘’“”–—…•‚„"
_CODES_OF_A_WORD = re.compile(r"[A-Za-z\x02-\x06\x10-\x15\x19\x1c-\x1e\x80-\xff€ƒ†‡ˆ‰Š‹ŒŽ˜™š›œžŸ" + _TYPOGRAPHIC + "]+")


def called(charmap: str) -> str:
    """The name that people know a character set by."""
    return _NAMES[charmap]


def surface(data: bytes) -> str:
    """Bytes as a word processor shows them: windows-1252, and Latin-1 where that has nothing.

    >>> surface(b"C\\xa8n c\\xf8 \\x81")
    'C¨n cø \\x81'
    """
    return data.decode("latin-1").translate(_shown())


def decode(text: str, charmap: str) -> str:
    """
    >>> decode("Céng hoµ x· héi chñ nghÜa ViÖt Nam", TCVN3)
    'Cộng hoà xã hội chủ nghĩa Việt Nam'
    >>> decode("Ñoäc laäp - Töï do - Haïnh phuùc", VNI)
    'Độc lập - Tự do - Hạnh phúc'
    >>> decode("Cµng hòa xã hµi chü nghîa Vi®t Nam", VISCII)
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    """
    if charmap in (VPS, VISCII):
        return _CODES_OF_A_WORD.sub(lambda match: _word(match.group(), charmap), text)
    decoded = _letters(text, charmap)
    return capitals(decoded) if charmap == TCVN3 else decoded


def _word(word: str, charmap: str) -> str:
    """A word whose quotes and dashes may be letters ("TH”" is "THỂ" in VPS), or may be quotes around it."""
    core = word.strip(_TYPOGRAPHIC)
    read = _letters(core, charmap)
    if len(core) == len(word) or not (core and not is_syllable(read)):
        start = word.find(core) if core else len(word)
        return word[:start] + read + word[start + len(core) :]
    return _letters(word, charmap)


def _letters(text: str, charmap: str) -> str:
    pattern, letters = _table(charmap)
    return pattern.sub(lambda match: letters[match.group()], text)


@cache
def _table(charmap: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of every sequence, longer ones first, and what each one is."""
    letters = {"".join(chr(int(code, 16)) for code in row["codes"].split()): row["letter"] for row in catalog.rows(charmap)}
    if charmap == VNI:
        letters |= {codes[0] + codes[1:].swapcase(): letter for codes, letter in letters.items() if len(codes) > 1}
    else:
        letters |= {codes.translate(_shown()): letter for codes, letter in letters.items()}
    return re.compile("|".join(map(re.escape, sorted(letters, key=len, reverse=True)))), letters


@cache
def _shown() -> dict[int, str]:
    """What windows-1252 shows for the codes 80-9F."""
    shown = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
    return {code: char for code, char in shown.items() if char}


def capitals(text: str) -> str:
    """Words in capitals with their toned letters too: TCVN3 has none, so "PHẦN" was typed with a small ầ.

    A word that may be a name ("Về") is in capitals where the words on both sides are, as far as there are any.

    >>> capitals("PHầN THứ NHấT: Về Tổ CHứC của Bộ TTTT")
    'PHẦN THỨ NHẤT: VỀ TỔ CHỨC của Bộ TTTT'
    >>> capitals("CHươNG III: Hệ thống"), capitals("QUYếT ĐịNH Số 12"), capitals("Đề áN")
    ('CHƯƠNG III: Hệ thống', 'QUYẾT ĐỊNH SỐ 12', 'ĐỀ ÁN')
    """
    made = list(text)
    for part in _NO_FIGURE.finditer(text):
        words = [(part.start() + m.start(), m.group()) for m in _WORD.finditer(part.group())]
        at = 0
        for doubtful, group in groupby(words, key=lambda word: not _is_shouted(word[1]) and _may_be_shouted(word[1])):
            same = list(group)
            beside = [word for _, word in (*words[max(0, at - 1) : at], *words[at + len(same) : at + len(same) + 1])]
            at += len(same)
            for start, word in same:
                if _is_shouted(word) or (doubtful and beside and all(map(_is_shouted, beside))):
                    made[start : start + len(word)] = word.upper()
    return "".join(made)


def _is_shouted(word: str) -> bool:
    """Whether a word has two plain capitals, or one after a small toned letter, and no plain small letter, and is a syllable, not an
    abbreviation.

    >>> _is_shouted("THứ"), _is_shouted("áN"), _is_shouted("Tổ")
    (True, True, False)
    """
    plain = [char for char in word if char.isascii()]
    after_small = any(a.islower() and b in plain for a, b in pairwise(word))
    return (len(plain) > 1 or after_small) and all(map(str.isupper, plain)) and is_syllable(word)


def _may_be_shouted(word: str) -> bool:
    return all(char.isupper() for char in word if char.isascii())


def by_font(font: str | None) -> str | None:
    """The character set that a font's name stands for; None for any other font.

    >>> by_font(".VnTimeH"), by_font("VNI-Times"), by_font("VPS Times"), by_font("Times New Roman")
    ('tcvn3', 'vni', 'vps', None)
    """
    name = (font or "").lower()
    return next((row["charmap"] for row in catalog.rows("legacy_fonts") if name.startswith(row["prefix"])), None)
