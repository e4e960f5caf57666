"""Abbreviations that documents explain themselves: "thủ tục hành chính (TTHC)", "sau đây viết tắt là TTHC"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.textkey import fold

_SHORT = re.compile(r"\((?:(?:sau đây )?(?:gọi|viết) tắt là:? ?)?[“\"]?(?P<short>[A-ZĐƯ][A-ZĐƯ&-]{1,9})[”\"]?\)")
_BEFORE = 160
"""Code points before the bracket that the words can take up."""
_WORD = re.compile(r"[^\W\d_]+")


def explained(text: str) -> tuple[tuple[str, str], ...]:
    """The abbreviations a text explains, (short, long) each once: the letters must begin the words before the bracket.

    >>> explained("kiểm soát thủ tục hành chính (TTHC), Ủy ban nhân dân (UBND), thành phố (xem Phụ lục)")
    (('TTHC', 'thủ tục hành chính'), ('UBND', 'Ủy ban nhân dân'))
    """
    return tuple(dict.fromkeys(_pairs(text)))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for match in _SHORT.finditer(text):
        before = re.split(r"[\n().;:]", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
        letters = fold(re.sub("[&-]", "", match["short"]))
        words = list(_WORD.finditer(before))[-len(letters) :]
        if len(letters) == len(words) and all(fold(w.group()[0]) == c for w, c in zip(words, letters, strict=True)):
            yield match["short"], " ".join(before[words[0].start() :].split()).strip(' ,“"')
