"""Which passages answer and in what order: the index's score, lifted where a passage gives a duty that is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from index.analysis import duty_fact, fact
from index.engine import Clause, Either, Hit, Phrase, Question, Reader
from index.syllables import bears_marks, keys, plain
from search.closeness import Closeness
from search.filters import ROLES, Narrowed
from search.reading import Read, Wanted

POOL = 1000
"""Passages that are ranked, counted and grouped; more are not looked at."""

CLOSE = 0.1
"""Part of the best score from which on a passage counts as found."""

LEAST = 0.05
"""Part of what a passage with all of the question would score, from which on it is more than a chance likeness."""

LIFT = {"lead": 0.6, "implement": 0.6, "request": 0.5, "coordinate": 0.3}
"""What a duty of the asked agency adds, as part of the best score."""

MERELY_NAMED = 0.15
"""Part of the lift where the question names an agency without asking for its duties."""

INHERITED = 0.7
"""Part of the lift where the duty was given to a predecessor."""

WHO = 0.6
"""What any duty adds, as part of its own score, where the question asks who does something."""


WHO_ROLES = ("lead",)
"""The roles that such a question means where it does not say."""


class Scored(NamedTuple):
    """A passage with its score and what besides its words put it where it is."""

    number: int
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pool:
    """The passages that answer, best first; ``more`` where there are others behind them."""

    passages: tuple[Scored, ...]
    more: bool
    notices: tuple[str, ...] = ()


class Ranking:
    """Ranks over one index."""

    def __init__(self, reader: Reader, closeness: Closeness) -> None:
        self._reader, self._closeness = reader, closeness

    def rank(self, read: Read, clauses: tuple[Clause | Either, ...], narrowed: Narrowed, possible: float) -> Pool:
        """The pool for a question; quoted phrases are let go of where nothing holds them, and that is said."""
        if not clauses and not narrowed.facts:
            return Pool((), False)
        phrases = tuple(_phrase(text) for text in read.asked.phrases)
        found = self._found(Question(clauses, phrases, narrowed.facts), possible)
        notices: tuple[str, ...] = ()
        if phrases and not found:
            found = self._found(Question(clauses, (), narrowed.facts), possible)
            notices = ("Không có đoạn nào chứa nguyên văn cụm từ trong ngoặc kép; kết quả dưới đây chỉ gần đúng.",)
        lifted = (
            self._lift(read, self._closeness.lift(read, found), narrowed)
            if clauses
            else [Scored(hit.number, hit.score) for hit in sorted(found, key=lambda h: h.number)]
        )
        return Pool(tuple(_close(lifted)), len(found) >= POOL, notices)

    def _found(self, question: Question, possible: float) -> list[Hit]:
        return [hit for hit in self._reader.search(question, POOL) if hit.score >= LEAST * possible]

    def _lift(self, read: Read, found: list[Hit], narrowed: Narrowed) -> list[Scored]:
        scores = {hit.number: hit.score for hit in found}
        why: dict[int, dict[str, None]] = {}
        best = max(scores.values(), default=0.0)
        for number, lift, reason in self._duties(read, narrowed):
            scores[number] = scores.get(number, 0.0) + lift * best
            why.setdefault(number, {})[reason] = None
        if read.intent.who:
            for number in self._with_roles(read.intent.roles or WHO_ROLES, narrowed):
                scores[number] = scores.get(number, 0.0) * (1 + WHO)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        return [Scored(number, score, tuple(why.get(number, ()))) for number, score in ranked]

    def _duties(self, read: Read, narrowed: Narrowed) -> Iterator[tuple[int, float, str]]:
        """Passages that give duties to the agencies asked about, once an agency, with its greatest lift."""
        part = 1.0 if read.intent.duties else MERELY_NAMED
        for wanted in read.wanted():
            seen: set[int] = set()
            for role in sorted(LIFT, key=lambda r: (r not in read.intent.roles, -LIFT[r])):
                lift = LIFT[role] * part * (INHERITED if wanted.heir else 1.0)
                for hit in self._having(duty_fact(wanted.agency, role), narrowed):
                    if hit.number not in seen:
                        seen.add(hit.number)
                        yield hit.number, lift, _reason(wanted, role)

    def _with_roles(self, roles: Iterable[str], narrowed: Narrowed) -> Iterator[int]:
        for hit in self._reader.search(Question(facts=(tuple(fact("role", role) for role in roles), *narrowed.facts)), POOL):
            yield hit.number

    def _having(self, fact: str, narrowed: Narrowed) -> list[Hit]:
        return self._reader.search(Question(facts=((fact,), *narrowed.facts)), POOL)


def duty_said(name: str, role: str) -> str:
    """A duty in a few words.

    >>> duty_said("Sở Nội vụ", "lead"), duty_said("Bộ Nội vụ", "request")
    ('Giao Sở Nội vụ chủ trì', 'Đề nghị Bộ Nội vụ thực hiện')
    """
    return f"Đề nghị {name} thực hiện" if role == "request" else f"Giao {name} {ROLES[role]}"


def _reason(wanted: Wanted, role: str) -> str:
    said = duty_said(wanted.name, role)
    if wanted.heir and wanted.handover:
        return f"{said} ({wanted.heir.name} tiếp nhận từ {wanted.handover.since}: {wanted.handover.basis})"
    return said


def _close(ranked: Iterable[Scored]) -> Iterator[Scored]:
    best = None
    for passage in ranked:
        best = passage.score if best is None else best
        if passage.score >= CLOSE * best:
            yield passage


def _phrase(text: str) -> Phrase:
    return Phrase("exact", tuple(keys(text))) if bears_marks(text) else Phrase("plain", tuple(plain(text)))
