"""Keys for comparing Vietnamese text; they are never shown and never replace the text.

Unicode normalisation does not unify where a tone mark stands (hoà, hòa) nor i and y (kĩ, kỹ):
both spellings are in use, so comparing takes the tone out of the syllable and writes it at its end.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5"}
_WORD = re.compile(r"[^\W_]+")
_LONE_Y = re.compile(r"^((?:[bcdđghklmnprstvx]|th|ch|kh|ph|tr|nh|ng)?)y$|^(qu)y")


def fold(text: str) -> str:
    """Lower case without any marks; one character for each of the NFC text, so offsets hold.

    >>> fold("Đề án Ủy ban")
    'de an uy ban'
    """
    return "".join(map(_fold_char, text))


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    base = unicodedata.normalize("NFD", char.lower())[:1] or char
    return "d" if base == "đ" else base


@lru_cache(maxsize=65536)
def syllable_key(syllable: str) -> str:
    """One key for the spellings of a syllable.

    >>> syllable_key("hoà") == syllable_key("hòa"), syllable_key("kỹ") == syllable_key("Kĩ")
    (True, True)
    >>> syllable_key("năm") == syllable_key("nam")
    False
    """
    tone, letters = "", []
    for char in unicodedata.normalize("NFD", syllable.lower()):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    plain = unicodedata.normalize("NFC", "".join(letters))
    if match := _LONE_Y.match(plain):
        plain = (match.group(1) or match.group(2) or "") + "i" + plain[match.end() :]
    return plain + tone


def key(text: str) -> str:
    """A text's syllable keys, one space between them, punctuation dropped.

    >>> key("  Uỷ ban,  nhân dân ") == key("Ủy ban nhân dân")
    True
    """
    return " ".join(syllable_key(w) for w in _WORD.findall(unicodedata.normalize("NFC", text)))


def collation(text: str) -> tuple[tuple[int, ...], ...]:
    """Sort key in Vietnamese order: letters first (a ă â b … d đ e ê …), then tones.

    >>> sorted(["đất", "dân", "ăn", "an"], key=collation)
    ['an', 'ăn', 'dân', 'đất']
    """
    weights = [_weight(char) for char in unicodedata.normalize("NFC", text.lower())]
    return tuple(letter for letter, _ in weights), tuple(tone for _, tone in weights)


@lru_cache(maxsize=4096)
def _weight(char: str) -> tuple[int, int]:
    """A character's place in the alphabet, and its tone."""
    plain = list(unicodedata.normalize("NFD", char))
    tone = next((int(_TONES[c]) for c in plain if c in _TONES), 0)
    base = unicodedata.normalize("NFC", "".join(c for c in plain if c not in _TONES))
    return _ORDER.get(base, ord(base[0]) if base else 0), tone


def rank(text: str) -> str:
    """A string that sorts by code points as :func:`collation` does, for databases.

    >>> sorted(["đất", "dân", "ăn", "an"], key=rank)
    ['an', 'ăn', 'dân', 'đất']
    """
    letters, tones = collation(text)
    return "".join(map(chr, letters)) + "\x01" + "".join(map(str, tones))


_ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ORDER = {letter: 1000 + i for i, letter in enumerate(_ALPHABET)}
