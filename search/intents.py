"""What a question asks of agencies, by its wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus import catalog
from index.syllables import keys, plain
from search.agencies import Meeting
from search.question import Asked


@dataclass(frozen=True, slots=True)
class Intent:
    """What a question asks of agencies: ``duties`` of those it names, or which agency (``who``) has ``roles`` in what it names;
    both where it asks who works with those it names."""

    duties: bool = False
    who: bool = False
    roles: tuple[str, ...] = ()
    asking: frozenset[int] = frozenset()


NOTHING_ASKED = Intent()


@dataclass(frozen=True, slots=True)
class _Wording:
    """A row of the table of question words, its words by key."""

    order: int
    words: tuple[str, ...]
    asks: str
    roles: tuple[str, ...]
    drop: bool


@cache
def _wordings(marked: bool) -> Mapping[str, Sequence[_Wording]]:
    """The table by the first word; one syllable without marks may be another word ("may" is mấy or máy), and is left out."""
    read = keys if marked else plain
    found: dict[str, list[_Wording]] = defaultdict(list)
    for order, row in enumerate(catalog.rows("question_words")):
        words = tuple(read(row["words"]))
        if marked or len(words) > 1:
            found[words[0]].append(_Wording(order, words, row["asks"], tuple(row["roles"].split()), row["drop"] == "yes"))
    return found


def intent(asked: Asked, met: Iterable[Meeting], *, named: bool = False) -> Intent:
    """Read the wording of a question by the table of question words; ``asking`` are the syllables that only ask.

    ``named`` says that an agency is named otherwise, by a filter. Who is asked for before any agency is named ("sở nào phối hợp
    với Sở Nội vụ") is another than the one named.
    """
    taken = {i for meeting in met for i in range(meeting.start, meeting.end)}
    said = [(wording, at) for wording, at in _said(asked) if taken.isdisjoint(_syllables(wording, at))]
    asks = [(wording, at) for wording, at in said if not any(_is_inside((wording, at), other) for other in said)]
    kinds = {wording.asks for wording, _ in asks}
    who = [at for wording, at in asks if wording.asks == "who"]
    is_named = named or bool(taken)
    is_who = bool(who) and not named and min(who) < min(taken, default=len(asked.tokens))
    is_who = is_who or "whom" in kinds
    works_with = is_named and not is_who and "with" in kinds
    roles = dict.fromkeys(role for wording, _ in asks if not works_with or wording.asks == "with" for role in wording.roles)
    return Intent(
        duties=works_with or (is_named and not is_who and "duty" in kinds),
        who=is_who or works_with,
        roles=tuple(roles),
        asking=frozenset(i for wording, at in said if wording.drop for i in _syllables(wording, at)),
    )


def _syllables(wording: _Wording, at: int) -> range:
    return range(at, at + len(wording.words))


def _is_inside(one: tuple[_Wording, int], other: tuple[_Wording, int]) -> bool:
    """Whether a wording stands within a longer one that asks for nobody: "ai" in "là ai"."""
    return other[0].asks == "plain" and set(_syllables(*one)) < set(_syllables(*other))


def _said(asked: Asked) -> list[tuple[_Wording, int]]:
    """The wordings of a question with their places, in the order of the table."""
    words, known = asked.keys, _wordings(asked.marked)
    places = ((wording, at) for at, word in enumerate(words) for wording in known.get(word, ()))
    found = ((wording, at) for wording, at in places if words[at : at + len(wording.words)] == wording.words)
    return sorted(found, key=lambda one: (one[0].order, one[1]))
