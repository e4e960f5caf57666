"""What a question asks of agencies, by its wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus import catalog
from index.syllables import keys, plain
from search.agencies import Meeting
from search.question import Asked


@dataclass(frozen=True, slots=True)
class Intent:
    """What a question asks of agencies: ``duties`` of those it names, or which agency has ``roles`` in what it names."""

    duties: bool = False
    who: bool = False
    roles: tuple[str, ...] = ()
    asking: frozenset[int] = frozenset()


NOTHING_ASKED = Intent()


@dataclass(frozen=True, slots=True)
class _Wording:
    """A row of the table of question words."""

    exact: list[str]
    plain: list[str]
    asks: str
    roles: tuple[str, ...]
    drop: bool


@cache
def _wordings() -> tuple[_Wording, ...]:
    return tuple(
        _Wording(keys(row["words"]), plain(row["words"]), row["asks"], tuple(row["roles"].split()), row["drop"] == "yes")
        for row in catalog.rows("question_words")
    )


def intent(asked: Asked, met: Iterable[Meeting], *, named: bool = False) -> Intent:
    """Read the wording of a question by the table of question words; ``asking`` are the syllables that only ask.

    ``named`` says that an agency is named otherwise, by a filter. Who is asked for before any agency is named ("sở nào phối hợp
    với Sở Nội vụ") is another than the one named.
    """
    taken = {i for meeting in met for i in range(meeting.start, meeting.end)}
    words = asked.keys()
    said = [
        (wording, at)
        for wording in _wordings()
        for at in _places(words, wording, marked=asked.marked)
        if taken.isdisjoint(_syllables(wording, at))
    ]
    asks = [(wording, at) for wording, at in said if not any(_is_inside((wording, at), other) for other in said)]
    kinds = {wording.asks for wording, _ in asks}
    who = [at for wording, at in asks if wording.asks == "who"]
    is_named = named or bool(taken)
    is_who = bool(who) and not named and min(who) < min(taken, default=len(asked.tokens))
    return Intent(
        duties=is_named and not is_who and "duty" in kinds,
        who=is_who,
        roles=tuple(dict.fromkeys(role for wording, _ in asks for role in wording.roles)),
        asking=frozenset(i for wording, at in said if wording.drop for i in _syllables(wording, at)),
    )


def _syllables(wording: _Wording, at: int) -> range:
    return range(at, at + len(wording.plain))


def _is_inside(one: tuple[_Wording, int], other: tuple[_Wording, int]) -> bool:
    """Whether a wording stands within a longer one that asks for nobody: "ai" in "là ai"."""
    return other[0].asks == "plain" and set(_syllables(*one)) < set(_syllables(*other))


def _places(words: list[str], wording: _Wording, *, marked: bool) -> Iterator[int]:
    """Where a question has a wording; one syllable without marks may be another word ("may" is mấy or máy)."""
    wanted = wording.exact if marked else wording.plain
    if wanted[0] in words and (marked or len(wanted) > 1):
        yield from (at for at in range(len(words) - len(wanted) + 1) if words[at : at + len(wanted)] == wanted)
