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
from ingest.structure.paragraphs import Para

_AUTHORITY = re.compile(
    r"(ỦY BAN|UỶ BAN|HỘI ĐỒNG|CHÍNH PHỦ|THỦ TƯỚNG|BỘ TRƯỞNG|CHỦ TỊCH|QUỐC HỘI|TỔNG|GIÁM ĐỐC|CHÁNH|VIỆN TRƯỞNG|THỐNG ĐỐC|BAN |BỘ )"
)


@dataclass(frozen=True, slots=True)
class Part:
    """``label`` as written; ``length`` is how much of the line it takes."""

    label: str
    length: int

    def same_as(self, label: str) -> bool:
        """Whether it repeats the kind of the document ("QUYẾT ĐỊNH:" after the legal bases, "QUYẾT NGHỊ" of a NGHỊ QUYẾT)."""
        return sorted(fold(self.label).split()) == sorted(fold(label).split())

    def title(self, line: Joined) -> Joined:
        return strip(line.part(self.length, len(line.text)), " :.-–")


@cache
def _names() -> frozenset[str]:
    return frozenset(row["name"] for row in catalog.rows("part_names"))


def read_part(para: Para) -> Part | None:
    """The part that a paragraph opens, or None. The name stands alone on its line, in capitals."""
    text = para.first.text
    if len(text) > 80 or para.label is not None or not is_capitals(text):
        return None
    name = " ".join(text.rstrip(" :.").upper().split())
    return Part(text.rstrip(" :."), len(text)) if name in _names() else None


def is_authority(text: str) -> bool:
    """Whether a line in capitals names who issues ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …")."""
    return is_capitals(text) and _AUTHORITY.match(text) is not None
