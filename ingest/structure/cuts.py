"""Headings that a line end cuts in the middle: "7. Sở Lao động -" / "Thương binh và Xã hội", "III. TỔ CHỨC THỰC" / "HIỆN"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus import catalog
from ingest.structure.lines import Line
from ingest.structure.metadata.letterhead import is_letterhead
from ingest.structure.metadata.signature import opens_signature
from ingest.structure.words import part_names

_OPEN_DASH = re.compile(r"\w\s+[-–]$")
_SHARED = re.compile(r"(?:^|[\s,;])(?P<word>Sở|Bộ)$")
_COUNCIL = re.compile(r"(?:^|[\s,;])(?:UBND|HĐND)$")
_PLACE = re.compile(r"(?:Thành phố|Tỉnh|tỉnh|Việt Nam|các (?:huyện|quận|tỉnh|xã)|cấp|huyện|xã)(?!\w)")
_AFTER_PLACE = re.compile(r"(?:,|$|\s+(?:và|chủ trì|phối hợp|tham gia|tham mưu|chỉ đạo|căn cứ|có trách nhiệm))(?!\w)")
_NAME = re.compile(r"(?:.*[\s,;(])?(?P<word>Sở|Bộ) (?P<name>[^\n;:().]{2,40})$")
_LONGEST_NAME = 60
_CAPTIONS = ("roman", "capital", "chuong", "muc", "tieu_muc", "phan")
_MOST_LINES = 4


def is_cut(lines: Sequence[Line], line: Line) -> bool:
    """Whether a numbered heading of a wrapped text, ``lines`` so far, goes on in the line after it, as its own words tell."""
    first = lines[0]
    if first.label is None or line.label is not None or line.bullet:
        return False
    text = first.text[first.label.end :].strip()
    if not text:
        return False
    if lines[-1].capitals and line.capitals:
        return first.label.kind in _CAPTIONS and len(lines) < _MOST_LINES and not _stands_alone(line.text)
    return len(lines) == 1 and not first.ends and _unfinished(text, line.text)


def cuts_a_name(before: str, after: str) -> bool:
    """Whether a line ends inside the name of a ministry or department that the next one goes on with: "Bộ Công" / "Thương".

    >>> cuts_a_name("phối hợp với Bộ Công an, Bộ Công", "Thương rà soát"), cuts_a_name("phối hợp với Bộ Công an", "Thương mại")
    (True, False)
    """
    if word := _SHARED.search(before):
        return after.startswith(_fields(word.group("word")))
    match = _NAME.match(before[-_LONGEST_NAME:])
    if match is None:
        return False
    begun = match.group("name")
    return f"{match.group('word')} {begun}" not in _names() and f"{begun} {after}".startswith(
        tuple(name for name in _fields(match.group("word")) if name.startswith(f"{begun} "))
    )


def _stands_alone(text: str) -> bool:
    return text.upper().rstrip(":") in part_names() or is_letterhead(text) or opens_signature(text)


def _unfinished(text: str, after: str) -> bool:
    if text.count("(") > text.count(")") or _OPEN_DASH.search(text):
        return True
    place = _PLACE.match(after)
    if place is None:
        return False
    return _COUNCIL.search(text) is not None or (
        text.startswith(_bodies()) and _AFTER_PLACE.match(after, place.end()) is not None
    )


@cache
def _fields(word: str) -> tuple[str, ...]:
    """What may follow "Sở" or "Bộ" in a name."""
    names = (row["name"] for row in catalog.rows("agency_names"))
    return tuple(name.removeprefix(f"{word} ") for name in names if name.startswith(f"{word} "))


@cache
def _names() -> frozenset[str]:
    return frozenset(row["name"] for row in catalog.rows("agency_names"))


@cache
def _bodies() -> tuple[str, ...]:
    """Words that open a body's name, by themselves or after "Đề nghị"."""
    words = [row["word"] for row in catalog.rows("agency_kinds") if row["part"] == "open"]
    return tuple(
        f"{before}{word} " for word in (*words, "Công an", "Thanh tra", "Đoàn", "Mặt trận") for before in ("", "Đề nghị ")
    )
