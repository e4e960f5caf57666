"""Which passages answer and in what order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from index.engine import Clause, Either, Hit, Phrase, Question, Reader
from index.syllables import bears_marks, keys, plain
from search.closeness import Closeness
from search.filters import Narrowed
from search.lifting import Lifting, Scored
from search.reading import Read

POOL = 1000
"""Passages that are ranked, counted and grouped; more are not looked at."""

CLOSE = 0.1
"""Part of the best score from which on a passage counts as found."""

LEAST = 0.05
"""Part of what a passage with all of the question would score, from which on it is more than a chance likeness."""

LET_GO = "Không có đoạn nào chứa nguyên văn cụm từ trong ngoặc kép; kết quả dưới đây chỉ gần đúng."


class Pool(NamedTuple):
    """The passages that answer, best first; ``more`` where there are others behind them."""

    passages: tuple[Scored, ...]
    more: bool
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ranks over one index."""

    reader: Reader
    closeness: Closeness
    lifting: Lifting

    def rank(self, read: Read, clauses: tuple[Clause | Either, ...], narrowed: Narrowed, possible: float) -> Pool:
        """The pool for a question; quoted phrases are let go of where nothing holds them, and that is said."""
        if not clauses:
            return self._listed(narrowed)
        question = Question(clauses, tuple(map(_phrase, read.asked.phrases)), narrowed.facts)
        found = self._found(question, possible)
        notices: tuple[str, ...] = ()
        if question.phrases and not found:
            question, notices = replace(question, phrases=()), (LET_GO,)
            found = self._found(question, possible)
        lifted = self.lifting.lift(read, self.closeness.lift(read, found), replace(question, clauses=()))
        return Pool(tuple(_close(lifted)), len(found) >= POOL, notices)

    def _listed(self, narrowed: Narrowed) -> Pool:
        """What filters alone leave, in the order of the text."""
        hits = self.reader.search(Question(facts=narrowed.facts), POOL) if narrowed.facts else []
        return Pool(tuple(Scored(hit.number, 0.0) for hit in sorted(hits, key=lambda hit: hit.number)), len(hits) >= POOL)

    def _found(self, question: Question, possible: float) -> list[Hit]:
        return [hit for hit in self.reader.search(question, POOL) if hit.score >= LEAST * possible]


def _close(ranked: Iterable[Scored]) -> Iterator[Scored]:
    best = None
    for passage in ranked:
        best = passage.score if best is None else best
        if passage.score >= CLOSE * best:
            yield passage


def _phrase(text: str) -> Phrase:
    return Phrase("exact", tuple(keys(text))) if bears_marks(text) else Phrase("plain", tuple(plain(text)))
