"""Agencies in a question, by any of their names, and what is asked about them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus import catalog
from corpus.agency import Agency, Succession
from corpus.textkey import key
from index.syllables import bears_marks, keys, plain
from search.question import Asked

LONGEST = 16
"""Syllables of the longest name that is looked for."""

LEVELS = ("tinh", "thanh pho", "huyen", "xa")
"""What a name may end in and people leave out: "hiệp hội doanh nghiệp" for "Hiệp hội doanh nghiệp tỉnh"."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """An agency in the question, at its syllables ``[start, end)``."""

    agency: Agency
    start: int
    end: int


class Directory:
    """The agencies of the library by every name they go by."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self.by_id = {agency.id: agency for agency in agencies}
        self._named: dict[str, list[tuple[str, Agency]]] = defaultdict(list)
        for agency in self.by_id.values():
            for name in dict.fromkeys([agency.name, *agency.aliases]):
                for form, written in _forms(name):
                    self._named[form].append((written, agency))
        for heir in self._heirs():
            self._named[" ".join(plain(heir.name))].append((heir.name, heir))

    def in_question(self, asked: Asked) -> list[Meeting]:
        """The agencies that a question names, the longest names first at each place, none inside another."""
        return list(self._met(asked))

    def named(self, name: str) -> list[Agency]:
        """The agencies with an id or a name."""
        if name in self.by_id:
            return [self.by_id[name]]
        return [agency for _, agency in self._named.get(" ".join(plain(name)), ())]

    def _heirs(self) -> list[Agency]:
        """Agencies that no document names, each with those that it took over from and that some document does name."""
        found: dict[str, list[Succession]] = defaultdict(list)
        for row in catalog.rows("agency_succession"):
            if " ".join(plain(row["successor"])) not in self._named:
                found[row["successor"]] += [
                    Succession(
                        agency=before.id,
                        name=before.name,
                        scope=row["scope"],
                        since=row["since"],
                        basis=row["basis"],
                        sure=row["sure"],
                    )
                    for before in self.named(row["predecessor"])
                ]
        return [
            Agency(
                id=name, name=name, aliases=(), kind="", level="", parent=None, collective=False, mentions=0, documents=(),
                predecessors=tuple(before),
            )
            for name, before in found.items() if before
        ]  # fmt: skip

    def _met(self, asked: Asked) -> Iterator[Meeting]:
        said = plain(asked.text)[: len(asked.tokens)]
        at = 0
        while at < len(said):
            for end in range(min(at + LONGEST, len(said)), at, -1):
                if best := self._best(" ".join(said[at:end]), asked.words(at, end)):
                    yield Meeting(best, at, end)
                    at = end - 1
                    break
            at += 1

    def _best(self, form: str, words: str) -> Agency | None:
        """The agency most often named so; where the words bear marks, only names with the very same."""
        fitting = [
            agency
            for name, agency in self._named.get(form, ())
            if not bears_marks(words) or keys(name)[: len(keys(words))] == keys(words)
        ]
        single = " " not in form
        fitting = [agency for agency in fitting if not single or words.isupper()]
        return max(fitting, key=lambda agency: (agency.mentions, agency.id), default=None)


def _forms(name: str) -> Iterator[tuple[str, str]]:
    """The ways people write a name, in plain syllables and as written: without its level, without "và", with the rest abbreviated.

    >>> [form for form, _ in _forms("Sở Kế hoạch và Đầu tư")]
    ['so ke hoach va dau tu', 'so ke hoach dau tu', 'so kh dt', 'so kh dt', 'so khdt']
    """
    form = " ".join(plain(name))
    yield form, name
    for level in LEVELS:
        if form.endswith(f" {level}"):
            yield form.removesuffix(f" {level}"), name
            break
    if " va " in form:
        yield form.replace(" va ", " "), re.sub(r"\s+(?:và|va)\s+", " ", name, flags=re.IGNORECASE)
    head, _, rest = name.partition(" ")
    yield from ((" ".join(plain(f"{head} {short}")), f"{head} {short}") for short in _abbreviated().get(key(rest), ()))


@cache
def _abbreviated() -> dict[str, list[str]]:
    """What official lists shorten: the key of each long form with its short ones."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in catalog.rows("agency_abbreviations"):
        found[key(row["long"])].append(row["short"])
    return found


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

    ``named`` says that an agency is named otherwise, by a filter.
    """
    taken = {i for meeting in met for i in range(meeting.start, meeting.end)}
    said, marked = plain(asked.text)[: len(asked.tokens)], [token.key for token in asked.tokens]
    kinds: set[str] = set()
    roles: dict[str, None] = {}
    asking: set[int] = set()
    for wording in _wordings():
        if len(wording.plain) == 1 and not asked.marked:
            continue  # "may" may be mấy or máy
        for at in range(len(said) - len(wording.plain) + 1):
            end = at + len(wording.plain)
            is_said = marked[at:end] == wording.exact if asked.marked else said[at:end] == wording.plain
            if is_said and taken.isdisjoint(range(at, end)):
                kinds.add(wording.asks)
                roles |= dict.fromkeys(wording.roles)
                asking |= set(range(at, end)) if wording.drop else set()
    is_named = named or bool(taken)
    return Intent(is_named and "duty" in kinds, "who" in kinds and not is_named, tuple(roles), frozenset(asking))
