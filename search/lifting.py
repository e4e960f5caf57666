"""Passages are lifted where a question asks for duties: those that give one to the agency it names, or to anyone at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from index.analysis import duty_fact
from index.engine import Question, Reader
from index.shelf import PER_DOCUMENT, Shelf
from search import articles
from search.filters import ROLES
from search.naming import within
from search.reading import Read, Wanted
from search.standing import Standings

MOST = 1000
"""Passages with a fact that are looked at."""

LIFT = {"lead": 0.6, "implement": 0.5, "request": 0.5, "coordinate": 0.3}
"""What a duty of the asked agency adds, as part of the best score."""

NOT_ASKED = 0.15
"""Part of these where the question names an agency without asking for its duties."""

OTHER_ROLE = 0.5
"""Part of these where the question asks for another role."""

INHERITED = 0.7
"""Part of these where the duty was given to a predecessor."""

ARTICLE = 1.5
"""What a passage of the article asked for adds, as part of the best score: it comes before all that cite it."""

WHO = 0.4
"""What a duty adds, as part of the passage's own score, where the question asks who does something."""

WHO_ROLES = ("lead",)
"""The roles that such a question means where it does not say."""

NO_BASIS = "chưa rõ căn cứ"
"""What stands for the document that a succession rests on where the table names none."""


class Scored(NamedTuple):
    """A passage with its score, what besides its words put it where it is, and the passages folded into it."""

    number: int
    score: float
    why: tuple[str, ...] = ()
    twins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Lifting:
    """Lifts over one index."""

    reader: Reader
    shelf: Shelf
    standings: Standings

    def lift(self, read: Read, scores: dict[int, float], scope: Question) -> list[Scored]:
        """The passages found with their scores, and those within the scope that give a duty asked for, best first.

        As far as a question is about the agency alone, its duties come in whatever they say; as far as it says more,
        only what was found for that is raised.
        """
        scores, best = dict(scores), max(scores.values(), default=1.0)
        why: dict[int, dict[str, None]] = {}
        for number, lift, reason in self._asked_for(read, scores, scope):
            own = scores.get(number, 0.0)
            if own or read.intent.duties:
                scores[number] = own + lift * (read.about * own + (1 - read.about) * best)
                why.setdefault(number, {})[reason] = None
        for number, reason in self._of_article(read, scope):
            scores[number] = scores.get(number, 0.0) + ARTICLE * best
            why.setdefault(number, {})[reason] = None
        if read.intent.who:
            roles = read.intent.roles or WHO_ROLES
            for number in scores:
                if not set(roles).isdisjoint(self.shelf.at(number)[1].roles):
                    scores[number] *= 1 + WHO
        ranked = sorted((-score, number) for number, score in scores.items())
        return [Scored(number, -score, tuple(why.get(number, ()))) for score, number in ranked]

    def _asked_for(self, read: Read, found: Iterable[int], scope: Question) -> Iterator[tuple[int, float, str]]:
        """Passages that give duties to the agencies asked about: number, lift, reason; once an agency."""
        part, asked_about = 1.0 if read.intent.duties else NOT_ASKED, list(read.wanted())
        giving = {n: facts for n in found if (facts := self.shelf.at(n)[1]).tasks} if asked_about else {}
        for wanted in asked_about:
            lifts = list(_lifts(wanted, read.intent.roles))
            others = self._having(tuple(token for token, _, _ in lifts), scope) if read.intent.duties else []
            for number, facts in (giving | {number: self.shelf.at(number)[1] for number in others}).items():
                if wanted.agency in facts.tasks:
                    lift, reason = next((lift, reason) for token, lift, reason in lifts if token in facts.tokens)
                    yield number, lift * part * self._fullness(number, wanted.agency), reason

    def _of_article(self, read: Read, scope: Question) -> Iterator[tuple[int, str]]:
        """The passages of the article that the question names with its document: number and reason."""
        if not read.article:
            return
        for ordinal in self.standings.numbered(read.numbers):
            document, _ = self.shelf.at(ordinal * PER_DOCUMENT)
            for number in articles.passages(self.reader, read.article, document.id, scope):
                yield number, f"Thuộc {read.article} của văn bản số {document.number}"

    def _fullness(self, number: int, agency: str) -> float:
        """1 for a passage that gives an agency one task, up to 2 for one that lists many."""
        _, facts = self.shelf.at(number)
        return 2 - 1 / max(1, facts.tasks.get(agency, 1))

    def _having(self, facts: tuple[str, ...], scope: Question) -> list[int]:
        return [hit.number for hit in self.reader.search(replace(scope, facts=(facts, *scope.facts)), MOST)]


def _lifts(wanted: Wanted, roles: tuple[str, ...]) -> Iterator[tuple[str, float, str]]:
    """What lifts a passage for an agency, the roles asked for first, then the heaviest: fact, lift, reason."""
    part = INHERITED if wanted.heir else 1.0
    for role in sorted(LIFT, key=lambda role: (role not in roles, -LIFT[role])):
        asked = 1.0 if not roles or role in roles else OTHER_ROLE
        yield duty_fact(wanted.agency, role), LIFT[role] * part * asked, _reason(wanted, role)


def duty_said(name: str, role: str) -> str:
    """A duty in a few words.

    >>> duty_said("Sở Nội vụ", "lead"), duty_said("Bộ Nội vụ", "request")
    ('Giao Sở Nội vụ chủ trì', 'Đề nghị Bộ Nội vụ thực hiện')
    """
    name = within(name)
    return f"Đề nghị {name} thực hiện" if role == "request" else f"Giao {name} {ROLES[role]}"


def _reason(wanted: Wanted, role: str) -> str:
    said = duty_said(wanted.name, role)
    if wanted.heir and wanted.handover:
        return f"{said} ({wanted.heir.name} tiếp nhận từ {_day(wanted.handover.since)}: {wanted.handover.basis or NO_BASIS})"
    return said


def _day(since: str) -> str:
    """An ISO date in figures; what is none as it stands.

    >>> _day("2025-03-01"), _day("01/3/2025")
    ('01/3/2025', '01/3/2025')
    """
    year, month, day = since.split("-") if since.count("-") == len("--") else ("", "", since)
    return f"{day}/{int(month):0{1 + (int(month) < 3)}}/{year}" if year else since
