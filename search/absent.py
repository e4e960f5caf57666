"""Agencies that a question names and no document does: that is said, rather than words of the name found elsewhere passed off as answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from corpus import catalog
from corpus.agency import Agency
from search import naming
from search.agencies import Directory, Meeting
from search.expansions import Meant
from search.question import Asked


def in_question(asked: Asked, met: Iterable[Meeting], meant: Iterable[Meant], stands: Callable[[str], bool]) -> Iterator[str]:
    """What was typed, once each, of listed agencies that are not ``met``; ``stands`` says whether any passage has a name."""
    known = {i for meeting in met for i in range(meeting.start, meeting.end)}
    names: dict[str, list[str]] = defaultdict(list)
    for one in _listed().in_question(asked, meant):
        if known.isdisjoint(range(one.start, one.end)):
            names[asked.words(one.start, one.end)].append(one.agency.name)
    for said, called in names.items():
        if not any(map(stands, {said, *(written for name in called for _, written in naming.forms(name))})):
            yield said


@cache
def _listed() -> Directory:
    """The agencies of the lists of names and successions; of a local one "tỉnh" stands for the province."""
    names = [row["name"].replace("{tỉnh}", "tỉnh") for row in catalog.rows("agency_names") if row["kind"] != "-"]
    names += [row["predecessor"] for row in catalog.rows("agency_succession")]
    return Directory(
        Agency(id=name, name=name, aliases=(), kind="", level="", parent=None, collective=False, mentions=1, documents=())
        for name in dict.fromkeys(names) if "{" not in name
    )  # fmt: skip
