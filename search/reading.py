"""How a question is read: its agencies, numbers and abbreviations, what it asks, and what may be misspelt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.agency import Agency, Succession
from index.engine import Clause, Either, Reader
from search import numbers, question, spelling
from search.agencies import NOTHING_ASKED, Directory, Intent, Meeting, intent
from search.expansions import Abbreviations, Meant
from search.numbers import NumberSeen
from search.question import Asked
from search.results import AgencySeen, Expansion, Understood
from search.weighing import Weighing


@dataclass(frozen=True, slots=True)
class Wanted:
    """An agency whose duties are looked for; ``handover`` where it is a predecessor of the one that was named."""

    agency: str
    name: str
    heir: Agency | None = None
    handover: Succession | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A question with all that was made out in it."""

    asked: Asked
    met: tuple[Meeting, ...] = ()
    intent: Intent = NOTHING_ASKED
    numbers: tuple[NumberSeen, ...] = ()
    figures: tuple[str, ...] = ()
    meant: tuple[Meant, ...] = ()
    corrected: Asked | None = None

    def wanted(self) -> Iterator[Wanted]:
        """The agencies that the question names, each with those that it took over from."""
        for agency in dict.fromkeys(meeting.agency for meeting in self.met):
            yield Wanted(agency.id, agency.name)
            yield from (Wanted(before.agency, before.name, agency, before) for before in agency.predecessors)

    def understood(self, filters: tuple[str, ...] = ()) -> Understood:
        """The reading as people are told it."""
        agencies = [
            AgencySeen(agency=w.agency, name=w.name, via=f"{w.heir.name} tiếp nhận nhiệm vụ" if w.heir else None)
            for w in self.wanted()
        ]
        expansions = dict.fromkeys(Expansion(said=m.said, also=m.also) for m in self.meant)
        return Understood(
            agencies=tuple(agencies), numbers=tuple(n.said for n in self.numbers), expansions=tuple(expansions),
            corrected=self.corrected.text if self.corrected else None, phrases=self.asked.phrases,
            filters=filters, notices=self.asked.notices,
        )  # fmt: skip


class Reading:
    """Reads questions with the knowledge of one library."""

    def __init__(self, reader: Reader, directory: Directory, abbreviations: Abbreviations, weighing: Weighing) -> None:
        self._reader, self._directory, self._abbreviations, self._weighing = reader, directory, abbreviations, weighing

    def read(self, text: str) -> Read:
        """Everything that a question says."""
        asked = question.read(text)
        met = tuple(self._directory.in_question(asked))
        seen = tuple(numbers.numbers(asked, lambda token: self._reader.frequency("number", token) > 0))
        meant = tuple(m for m in self._abbreviations.in_question(asked) if not any(n.start <= m.start < n.end for n in seen))
        wanted = intent(asked, met)
        kept = {i for start, end in _places(met, seen, meant) for i in range(start, end)} | wanted.asking
        corrected = spelling.correct(asked, self._reader, kept)
        figures = tuple(numbers.plain_figures(asked))
        return Read(asked, met, wanted, seen, figures, meant, question.read(corrected) if corrected else None)

    def clauses(self, read: Read) -> tuple[Clause | Either, ...]:
        """What to ask of the index for a question."""
        found = self._weighing.of_words(read.asked, read.intent.asking, read.meant, read.numbers)
        if read.corrected:
            found += self._weighing.of_words(read.corrected)
        return (*found, *self._weighing.of_numbers(read.numbers, read.figures))


def _places(met: Iterable[Meeting], seen: Iterable[NumberSeen], meant: Iterable[Meant]) -> Iterator[tuple[int, int]]:
    yield from ((m.start, m.end) for m in met)
    yield from ((n.start, n.end) for n in seen)
    yield from ((m.start, m.end) for m in meant)
