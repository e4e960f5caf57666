"""A passage in plain letters, a sentence a line: what is looked at where the index cannot see enough.

Fifty passages are looked at for every question, so a text is folded as a whole, by compiled code. What the keys of syllables make
one ("kỹ" and "kĩ", "06" and "6") stays as it is written; whoever looks for a key looks for all its writings.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

import msgspec

from index.syllables import plain

_ENDS = ".;!?"
"""What a sentence ends with, before a blank."""

_OTHERS = {"đ": "d", "Đ": "d", "…": ".", "\u00a0": " ", "\u2028": " "} | dict.fromkeys("–—²³¹", ",")
"""What has no plain letter under its marks."""


def _plainly(char: str) -> str:
    """What an ASCII character is kept as: "." what may end a sentence, "," what only parts words."""
    if char.isalnum():
        return char.lower()
    return "." if char in _ENDS else " " if char.isspace() else ","


_PLAINLY = bytes(ord(_plainly(chr(code))) for code in range(128)) + bytes(128)
"""The same for every byte of an ASCII text, none of which is above 127."""


class Sentences(NamedTuple):
    """A passage as :func:`flat` writes it: what it says, and the headings above it, which hold for all of it.

    ``title`` is its own heading and ``under`` what it stands under, both as they are written.
    """

    said: str
    above: str
    title: str
    under: str


class _Read(msgspec.Struct):
    """As much of a passage as is looked at."""

    kind: str
    title: str
    text: str
    context: str


def sentences(body: bytes) -> Sentences:
    """The sentences of a passage as an index keeps it."""
    passage = msgspec.json.decode(body, type=_Read)
    under = passage.context if passage.kind == "row" else passage.title
    return Sentences(flat(passage.text), _above(passage.context), passage.title, under)


def text(body: bytes) -> str:
    """The text of a passage as an index keeps it."""
    return msgspec.json.decode(body, type=_Read).text


def flat(text: str) -> str:
    """A text in small letters without marks and in digits; words between single blanks, sentences a line each.

    >>> flat("Đề án (kỹ thuật). Nộp 1.423 đồng;")
    ' de an ky thuat \\n nop 1 423 dong \\n '
    """
    for char, plainly in _OTHERS.items():
        text = text.replace(char, plainly)
    said = b" %b " % normalize("NFD", text).encode("ascii", "ignore").translate(_PLAINLY)
    said = said.replace(b". ", b" \n ").replace(b".", b" ").replace(b",", b" ")
    while b"  " in said:
        said = said.replace(b"  ", b" ")
    return said.decode("ascii")


@lru_cache(maxsize=20_000)
def _above(headings: str) -> str:
    """The headings above, all in one line: many passages stand under the same."""
    return flat(headings).replace("\n ", "")


@lru_cache(maxsize=65536)
def written(token: str) -> tuple[str, ...]:
    """How a flat text may write a syllable that is given by its plain key.

    >>> written("ki"), written("6"), written("thuat")
    (('ki', 'ky'), ('6', '06'), ('thuat',))
    """
    others = (token.replace("i", "y", 1), f"0{token}")
    return (token, *(other for other in others if other != token and plain(other) == [token]))
