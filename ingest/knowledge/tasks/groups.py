"""Agencies of a statement that stand together, and the words before and after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.knowledge.agencies import Found

_ABOVE = re.compile(r"(?:^|[\s,])thuộc\s+$", re.IGNORECASE)
_NEAR = re.compile(r"(?:[\s,]*(?:trực )?thuộc)*,?\s+", re.IGNORECASE)
_UNIT = re.compile(r"(?:Cục|Vụ|Viện|Phòng|Trung tâm|Văn phòng|Thanh tra)\s")
_WHOLE = re.compile(r"(?:Bộ|Tổng cục)\s")
_GOES_ON = re.compile(r"\s*(?:,\s*(?:các\s+)?[A-ZĐ]|(?:,\s*)?và\s)")
"""A list that goes on after an agency: it is one of them."""
_REACH = 12
_JOIN = re.compile(r"[\s,;&\-–]*(?:(?:và|cùng|cùng với|hoặc|với)\s+)?(?:các\s+)?(?:đồng chí\s+)?")


class Group(NamedTuple):
    """``before`` reaches back to the group before it, ``after`` on to the next."""

    agencies: tuple[Found, ...]
    before: str
    after: str

    @property
    def collective(self) -> bool:
        """Whether all of them are collectives."""
        return all(one.collective for one in self.agencies)


def groups(text: str, found: Sequence[Found], start: int, end: int) -> list[Group]:
    """The agencies of ``text[start:end]``, those joined by commas and "và" together. One that only says whose an agency is
    ("các đơn vị trực thuộc Sở Y tế") is none of them."""
    runs: list[list[Found]] = []
    ends: list[int] = []
    for one in found:
        if one.start < start or one.end > end:
            continue
        if above(text, start, one) or (runs and _over(text, runs[-1][-1], one)):
            if ends and _NEAR.fullmatch(text, ends[-1], one.start):
                ends[-1] = one.end
        elif runs and _JOIN.fullmatch(text, ends[-1], one.start):
            runs[-1].append(one)
            ends[-1] = one.end
        else:
            runs.append([one])
            ends.append(one.end)
    made = []
    for i, run in enumerate(runs):
        since = ends[i - 1] if i else start
        until = runs[i + 1][0].start if i + 1 < len(runs) else end
        made.append(Group(tuple(run), text[since : run[0].start], text[ends[i] : until]))
    return made


def _over(text: str, unit: Found, one: Found) -> bool:
    """Whether an agency right after another says whose that one is: "Cục Tài chính Bộ Quốc phòng", "Cục Tài chính, Bộ Quốc phòng chủ trì"."""
    between = text[unit.end : one.start]
    if not between.strip():
        return True
    unended = not _GOES_ON.match(text, one.end)
    return between.strip() == "," and unended and _UNIT.match(unit.text) is not None and _WHOLE.match(one.text) is not None


def above(text: str, start: int, one: Found) -> bool:
    """Whether an agency only says whose the one before it is: "thuộc" stands before it."""
    return _ABOVE.search(text, max(start, one.start - _REACH), one.start) is not None
