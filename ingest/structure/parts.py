"""Lines that open a document or one issued with it: QUYẾT ĐỊNH, ĐỀ ÁN, QUY CHẾ …"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus import catalog
from corpus.span import Joined
from corpus.textkey import fold
from ingest.structure.clean import strip
from ingest.structure.lines import is_capitals
from ingest.structure.metadata.issuer import begins_agency
from ingest.structure.paragraphs import Para
from ingest.structure.words import part_names

ISSUED_WITH = re.compile(r"\(\s?(?:được )?(ban hành|kèm theo|đính kèm)", re.IGNORECASE)
BASIS = re.compile(r"[-–]?\s?(căn cứ|theo đề nghị|xét đề nghị|xét tờ trình|theo tờ trình)\b", re.IGNORECASE)
_LONGEST_NAME = 40
_LONGEST_LINE = 400


@dataclass(frozen=True, slots=True)
class Part:
    """``label`` as written; ``length`` is how much of the paragraph it takes."""

    label: str
    length: int

    def same_as(self, label: str) -> bool:
        """Whether it repeats the kind of the document ("QUYẾT ĐỊNH:" after the legal bases, "QUYẾT NGHỊ" of a NGHỊ QUYẾT)."""
        own, other = set(fold(self.label).split()), set(fold(label).split())
        return own <= other or sorted(own) == sorted(other)

    def title(self, line: Joined) -> Joined:
        return strip(line.part(self.length, len(line.text)), " :.-–\n")


def read_part(para: Para, issued_with: bool = False) -> Part | None:
    """The part that a paragraph opens, or None.

    The name stands alone on its first line or lines, in capitals; where ``issued_with`` says that a line
    "(Ban hành kèm theo …)" follows, the title may go on in the same line.
    """
    if para.label is not None or not para.first.text[:1].isupper() or not is_capitals(para.first.text):
        return None
    name, length = "", 0
    for line in para.lines[:3]:
        name = f"{name} {line.text}".strip()
        length += len(line.text) + bool(length)
        plain = " ".join(name.rstrip(" :.").upper().split())
        if len(plain) > _LONGEST_NAME:
            break
        if plain in part_names() and (line is para.last or not _longer(plain, para, line.text)):
            return Part(name.rstrip(" :."), length)
    return _led(para) if issued_with else None


def _longer(plain: str, para: Para, last: str) -> bool:
    """Whether the next line makes a longer name ("CHƯƠNG TRÌNH" / "HÀNH ĐỘNG")."""
    after = para.lines[[line.text for line in para.lines].index(last) + 1].text
    return f"{plain} {after.strip(' :.').upper()}" in part_names()


def _led(para: Para) -> Part | None:
    text = para.joined().text
    if len(text) > _LONGEST_LINE:
        return None
    upper = " ".join(text.upper().split())
    names = [n for n in part_names() if upper.startswith(n + " ")]
    if not names:
        return None
    words = len(max(names, key=len).split())
    end = [m.end() for m in re.finditer(r"\S+", text)][words - 1]
    return Part(text[:end], end)


def is_authority(text: str) -> bool:
    """Whether a line in capitals names who issues ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …").

    >>> is_authority("ỦY BAN NHÂN DÂN TỈNH HÀ GIANG"), is_authority("BAN HÀNH QUY CHẾ"), is_authority("BÁO CÁO")
    (True, False, False)
    """
    return is_capitals(text) and len(text) < 150 and (begins_agency(text) or text.startswith(_offices()))


@cache
def _offices() -> tuple[str, ...]:
    return tuple(row["office"] for row in catalog.rows("signing_offices"))
