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


def read(written: str, issued_on: str | None) -> Deadline | None:
    """The day that the words of a deadline give; None where they give none, or one before the document was issued."""
    found = due.due(written)
    if found is None or found.day < (issued_on or ""):
        return None
    return Deadline(found.day, found.given, found.day < today())


def days(state: str) -> Range:
    """The days of the duties in one of :data:`STATES`."""
    return Range("", today()) if state == "qua-han" else Range(today(), UNDATED)
