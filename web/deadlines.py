"""When a duty is due, beside today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus import due
from corpus.facets import UNDATED
from corpus.listing import Range

STATES = {"con-han": "Chưa đến hạn", "qua-han": "Đã qua thời hạn"}


@dataclass(frozen=True, slots=True)
class Deadline:
    """``day`` is an ISO date, ``given`` whether the document says that day itself, ``passed`` whether it is behind us."""

    day: str
    given: bool
    passed: bool


def today() -> str:
    """This machine's day, as an ISO date."""
    return date.today().isoformat()


def read(written: str) -> Deadline | None:
    """The day that the words of a deadline give; None where they give none."""
    found = due.due(written)
    return Deadline(found.day, found.given, found.day < today()) if found else None


def days(state: str) -> Range:
    """The days of the duties in one of :data:`STATES`."""
    return Range("", today()) if state == "qua-han" else Range(today(), UNDATED)
