"""How a question is read: its agencies, numbers and abbreviations, what it asks, and what may be misspelt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from corpus.agency import Agency, Succession
from index.analysis import FACT, duty_fact
from index.engine import Clause, Either, Phrase, Question, Reader
from index.numbers import figure
from index.syllables import bears_marks, keys, pairs, plain
from search import absent, articles, everyday, laws, numbers, places, question, saying, writings
from search.agencies import Meeting
from search.expansions import Abbreviations, Meant, may_be_short
from search.filters import FILTERS, ROLES, Known, knows
from search.intents import NOTHING_ASKED, Intent, intent
from search.numbers import NumberSeen
from search.question import Asked
from search.results import Understood
from search.spelling import Spelling
from search.weighing import Weighing


@dataclass(frozen=True, slots=True)
class Wanted:
    """An agency whose duties are looked for; ``handover`` where it is a predecessor of the one that was named."""

    agency: str
    name: str
    place: str | None = None
    heir: Agency | None = None
    handover: Succession | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A question with all that was made out in it.

    ``filters`` are the agencies of its filters, ``places`` the provinces that it names; ``about`` is the part of its weight (0 to 1)
    that neither asks nor names agencies; ``unheard`` are numbers that no document bears or mentions,
    ``absent`` agencies that none names; ``is_idle`` that no passage gives the agencies asked about a duty asked for;
    ``article`` is the one named beside a number.
    """

    asked: Asked
    met: tuple[Meeting, ...] = ()
    intent: Intent = NOTHING_ASKED
    numbers: tuple[NumberSeen, ...] = ()
    figures: tuple[str, ...] = ()
    meant: tuple[Meant, ...] = ()
    corrected: Asked | None = None
    filters: tuple[Agency, ...] = ()
    places: frozenset[str] = frozenset()
    about: float = 1.0
    unheard: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    is_idle: bool = False
    article: str | None = None

    def wanted(self) -> Iterator[Wanted]:
        """The agencies that the question names, each with those that it took over from."""
        named = {agency.id: agency for agency in [*(meeting.agency for meeting in self.met), *self.filters]}
        for agency in named.values():
            yield Wanted(agency.id, agency.name, agency.place)
            before = (one for one in agency.predecessors if one.agency not in named)
            yield from (Wanted(one.agency, one.name, agency.place, agency, one) for one in before)

    def given(self) -> dict[str, list[str]]:
        """The filters that the question holds, by name."""
        found: dict[str, list[str]] = {}
        for given in self.asked.given:
            if given.known:
                found.setdefault(given.filter, []).append(given.value)
        return found

    def understood(self, filters: tuple[str, ...] = ()) -> Understood:
        """The reading as people are told it."""
        return saying.understood(self, filters)


class Reading:
    """Reads questions with the knowledge of one library."""

    def __init__(self, reader: Reader, known: Known, abbreviations: Abbreviations, weighing: Weighing) -> None:
        self._reader, self._known, self._abbreviations, self._weighing = reader, known, abbreviations, weighing
        self._spelling = Spelling(reader)

    def read(self, text: str) -> Read:
        """Everything that a question says."""
        asked = question.read(text, partial(knows, self._known))
        spelt = self._abbreviations.in_question(asked, self._holds)
        seen = (
            *numbers.numbers(asked, lambda token: self._reader.frequency("number", token) > 0),
            *laws.numbered(asked, spelt, self._known.laws),
        )
        short = [m for m in spelt if not any(n.start <= m.start < n.end for n in seen)]
        named = self._known.directory.in_question(asked, short)
        named = [m for m in named if not any(n.start < m.end and m.start < n.end for n in seen)]
        filters = tuple(
            agency for given in asked.given if given.filter == "agency" for agency in self._known.directory.named(given.value)
        )
        wanted = intent(asked, named, named=bool(filters))
        roles = [
            role for given in asked.given if given.filter == "role" for role in FILTERS["role"].find(given.value, self._known)
        ]
        if filters and roles and not asked.tokens:
            wanted = replace(wanted, duties=True, roles=tuple(dict.fromkeys(roles)))
        met = tuple(m for i, m in enumerate(named) if wanted.duties or not i or named[i - 1].start != m.start)
        days = list(writings.dates(asked))
        wanted = replace(wanted, asking=wanted.asking.union(writings.lightened(asked, days), laws.lightened(asked, seen)))
        money = list(writings.amounts(asked, lambda token: self._reader.frequency("number", token) > 0))
        meant = tuple(dict.fromkeys([*short, *_names(asked, met), *everyday.in_question(asked), *days, *money]))
        figures = (*numbers.plain_figures(asked), *(figure(m.also.partition(" ")[0]) for m in money))
        kept = {i for start, end in _places(met, seen, meant) for i in range(start, end)} | wanted.asking
        corrected = self._spelling.correct(asked, kept)
        read = Read(
            asked, met, wanted, seen, figures, meant, question.read(corrected) if corrected else None,
            filters, places.places(asked.text), self._about(asked, met, wanted),
            tuple(number.said for number in seen if not self._reader.frequency("number", number.tokens[-1])),
            tuple(absent.in_question(asked, named, short, self._stands)),
        )  # fmt: skip
        return replace(read, is_idle=self._is_idle(read), article=articles.named(asked, seen))

    def _stands(self, words: str) -> bool:
        """Whether any passage has some words one after another."""
        phrase = Phrase("exact", tuple(keys(words))) if bears_marks(words) else Phrase("plain", tuple(plain(words)))
        return bool(self._reader.search(Question((), (phrase,)), 1))

    def _is_idle(self, read: Read) -> bool:
        """Whether duties are asked for of agencies that no passage gives any, in the roles asked for."""
        roles = ROLES if read.intent.who else read.intent.roles or ROLES
        facts = (duty_fact(wanted.agency, role) for wanted in read.wanted() for role in roles)
        return read.intent.duties and not any(self._reader.frequency(FACT, fact) for fact in facts)

    def _holds(self, words: str) -> bool:
        """Whether the index holds some words, each beside the next."""
        bare = plain(words)
        field, tokens = ("pair", pairs(bare)) if len(bare) > 1 else ("plain", bare)
        return all(self._reader.frequency(field, token) for token in tokens)

    def _about(self, asked: Asked, met: Iterable[Meeting], wanted: Intent) -> float:
        named = {i for meeting in met for i in range(meeting.start, meeting.end)}
        worth = {i: self._weighing.idf("plain", token) for i, token in enumerate(asked.bare) if i not in wanted.asking}
        whole = sum(worth.values())
        return sum(said for i, said in worth.items() if i not in named) / whole if whole else 0.0

    def clauses(self, read: Read) -> tuple[Clause | Either, ...]:
        """What to ask of the index for a question."""
        typed = [number for number in read.numbers if not number.of]
        found = self._weighing.of_words(read.asked, read.intent.asking, read.meant, typed)
        if read.corrected:
            found += self._weighing.of_words(read.corrected)
        return (*found, *self._weighing.of_numbers(read.numbers, read.figures))


def _names(asked: Asked, met: Iterable[Meeting]) -> Iterator[Meant]:
    """The names of agencies that are called otherwise in the question."""
    for meeting in met:
        said = asked.words(meeting.start, meeting.end)
        if may_be_short(said) and " " not in said and plain(said) != plain(meeting.agency.name):
            yield Meant(said, meeting.agency.name, meeting.start, meeting.end, False)


def _places(met: Iterable[Meeting], seen: Iterable[NumberSeen], meant: Iterable[Meant]) -> Iterator[tuple[int, int]]:
    yield from ((m.start, m.end) for m in met)
    yield from ((n.start, n.end) for n in seen)
    yield from ((m.start, m.end) for m in meant)
