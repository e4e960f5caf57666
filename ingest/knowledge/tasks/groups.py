"""Agencies of a statement that stand together, and the words before and after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.knowledge.agencies import Found

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
    """The agencies of ``text[start:end]``, those joined by commas and "và" together."""
    inside = [one for one in found if start <= one.start and one.end <= end]
    runs: list[list[Found]] = []
    for one in inside:
        if runs and _JOIN.fullmatch(text, runs[-1][-1].end, one.start):
            runs[-1].append(one)
        else:
            runs.append([one])
    made = []
    for i, run in enumerate(runs):
        since = runs[i - 1][-1].end if i else start
        until = runs[i + 1][0].start if i + 1 < len(runs) else end
        made.append(Group(tuple(run), text[since : run[0].start], text[run[-1].end : until]))
    return made
