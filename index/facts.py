"""Who a passage names and whom it gives duties to, by where mentions and tasks stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Generic, Protocol, TypeVar

from corpus.agency import AgencyMention
from corpus.span import Span
from corpus.task import Task
from index.passage import Duty, Named, Passage


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def span(self) -> Span: ...


def with_facts(passages: Sequence[Passage], mentions: Iterable[AgencyMention], tasks: Iterable[Task]) -> list[Passage]:
    """The passages with the agencies they name and the duties they give."""
    named, given = Places(mentions), Places(tasks)
    return [replace(passage, agencies=_named(passage, named), duties=_duties(passage, given)) for passage in passages]


P = TypeVar("P", bound=Placed)


class Places(Generic[P]):
    """Records by place, for asking what lies in a span without walking them all."""

    def __init__(self, records: Iterable[P]) -> None:
        self._records = sorted(records, key=lambda record: record.span)
        self._starts = [record.span.start for record in self._records]
        self._longest = max((record.span.end - record.span.start for record in self._records), default=0)

    def touching(self, span: Span) -> Iterator[P]:
        """The records that share text with a span."""
        first = bisect_left(self._starts, span.start - self._longest)
        for record in self._records[first : bisect_left(self._starts, span.end)]:
            if record.span.overlap(span):
                yield record


def _named(passage: Passage, mentions: Places[AgencyMention]) -> tuple[Named, ...]:
    return tuple(dict.fromkeys(Named(m.agency, m.name) for m in mentions.touching(passage.span)))


def _duties(passage: Passage, tasks: Places[Task]) -> tuple[Duty, ...]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for task in tasks.touching(passage.span):
        shared = task.span.overlap(passage.span)
        if 2 * shared < min(task.span.end - task.span.start, passage.span.end - passage.span.start):
            continue
        for agency, name, role in dict.fromkeys((given.agency, given.name, given.role) for given in task.agencies):
            found.setdefault((agency, name, role), []).append(task.id)
    return tuple(Duty(agency, name, role, tuple(ids)) for (agency, name, role), ids in found.items())
