"""The block of small print that signing software sets on a page: who signed, for which body, when. It is no text of the document.

Its labels are those of Thông tư 01/2019/TT-BNV, Điều 10 to 13, and what readers of PDF print ("Signature Not Verified").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.textkey import fold
from ingest.readers.pdf.shapes import Line

_OPENS = re.compile(r"(ky boi|nguoi ky|duoc ky boi|signature (not verified|valid)|digitally signed by|signed by)\b")
_LABEL = re.compile(
    r"(ky boi|nguoi ky|email|co quan|to chuc|chuc vu|(ngay|thoi gian) ky|signing time|date|reason|location|signed by)\s*:"
)
_TIME = re.compile(r"(ngay|thoi gian) ky\s*:|signing time\s*:|date\s*:|\d{1,2}:\d{2}:\d{2}")
_MOST_LINES = 10
_CLOSE = 2.0


def without_stamps(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page that are no stamp of a digital signature.

    >>> def line(text, y): return Line(text, 400, 550, y, 8, False)
    >>> texts = ["Ký bởi: Sở Nội vụ", "Cơ quan: Tỉnh Lai Châu", "Thời gian ký: 12.05.2023 08:30:00 +07:00", "Căn cứ Luật"]
    >>> [kept.text for kept in without_stamps([line(text, 50 + 10 * n) for n, text in enumerate(texts)])]
    ['Căn cứ Luật']
    """
    order = sorted(lines, key=lambda line: line.y)
    out: set[int] = set()
    for i, line in enumerate(order):
        if id(line) not in out and _OPENS.match(fold(line.text)):
            out |= _stamp(order, i)
    return [line for line in lines if id(line) not in out]


def _stamp(order: Sequence[Line], i: int) -> set[int]:
    """The lines from one that opens a stamp to its last label, where they say when it was signed; none otherwise."""
    first = order[i]
    near = [line for line in order[i : i + 2 * _MOST_LINES] if line.left < first.right and line.right > first.left][:_MOST_LINES]
    held, last, timed = [first], 0, False
    for line in near[1:]:
        if line.y - held[-1].y > _CLOSE * first.size or line.size > 1.2 * first.size:
            break
        held.append(line)
        folded = fold(line.text)
        if _LABEL.match(folded) or _TIME.search(folded):
            last = len(held) - 1
            timed = timed or bool(_TIME.search(folded))
    return {id(line) for line in held[: last + 1]} if timed else set()
