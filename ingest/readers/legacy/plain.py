"""Plain text from before Unicode: no font says what it is in, so it is asked whether its words are words, line by line."""

from __future__ import annotations

from ingest.readers.flow import Run
from ingest.readers.legacy.charmaps import called, decode, surface
from ingest.readers.legacy.convert import are_words, charmaps, telling_words

_SAMPLE_LINES = 400


def of_bytes(data: bytes) -> tuple[str, str] | None:
    """Bytes of one a letter as Unicode, and the names of the character sets they were in; None where they are in none.

    >>> of_bytes("Céng hßa x· héi chñ nghÜa ViÖt Nam".encode("cp1252"))
    ('Cộng hòa xã hội chủ nghĩa Việt Nam', 'TCVN3 (ABC)')
    >>> of_bytes("L'été dernier à Genève, élève très gêné".encode("cp1252")) is None
    True
    """
    text, names = of_text(surface(data))
    return (text, names) if names else None


def of_text(text: str) -> tuple[str, str]:
    """A text whose lines may be in old sets as Unicode, and the names of those sets; no name where none is."""
    lines = text.split("\n")
    step = len(lines) // _SAMPLE_LINES + 1
    if are_words(telling_words("\n".join(lines[::step]))):
        return text, ""
    found = [its[0] for its in charmaps([[Run(line, None)] for line in lines])]
    made = [decode(line, charmap) if charmap else line for line, charmap in zip(lines, found, strict=True)]
    return "\n".join(made), ", ".join(called(charmap) for charmap in dict.fromkeys(filter(None, found)))
