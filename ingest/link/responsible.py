"""Who answers for a measure: agencies whose duties name it, else those that answer for the field it belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus import catalog
from corpus.agency import Agency
from corpus.document import Document
from corpus.target import Evidence, Responsible, Target
from corpus.task import Assignment, Task
from corpus.textkey import key
from ingest.link.subjects import Telling, fields

EXPLICIT, INFERRED = "explicit", "inferred"
_NAMES_IT = 0.7
_IS_ABOUT_IT = 0.25
_SPEAKS_OF_IT = 0.6
_HALF_ABOUT_IT = 0.2
_FIELD_AT_LEAST = 0.34
_FIELD_BY_WORDS = 0.5
_OF_THE_BEST = 0.6
_NEAR_START = 80
_LEADS_AT_MOST = 3
_OTHERS_AT_MOST = 4
_FIELD_ENDS = re.compile(r"[.;]|,\s*(?:tham mưu|giúp|phối hợp|để|nhằm)\b|\b(?:để|nhằm|trong đó)\b")


@dataclass(frozen=True, slots=True)
class _Duty:
    """A duty with the field that it names, "" where it names an act."""

    task: Task
    field: str


@dataclass(frozen=True, slots=True)
class _Ground:
    """Why a duty's agencies answer for a measure, and how sure that is, 0 to 1."""

    duty: _Duty
    basis: str
    score: float


class Answerable:
    """The duties of a library, by document, ready to be asked who answers for a measure."""

    def __init__(
        self, tasks: Iterable[Task], targets: Sequence[Target], agencies: Iterable[Agency], documents: Iterable[Document]
    ) -> None:
        self._agencies = {agency.id: agency for agency in agencies}
        self._issuers = {document.id: key(document.issuer or "") for document in documents}
        self._duties: dict[str, list[_Duty]] = defaultdict(list)
        for task in tasks:
            if task.agencies:
                self._duties[task.document].append(_Duty(task, _field(task.text)))
        metrics: Mapping[str, list[str]] = _by_document(targets)
        self._telling = {
            document: Telling([duty.task.text for duty in duties] + metrics.get(document, []))
            for document, duties in self._duties.items()
        }

    def to(self, target: Target) -> tuple[tuple[Responsible, ...], tuple[Task, ...]]:
        """The agencies that answer for a target, the likeliest first, and the duties that say so.

        More than one lead where the text leaves it open; none where nothing in it speaks of the measure.
        """
        grounds = [g for duty in self._duties.get(target.document, ()) if (g := self._ground(target, duty))]
        best: dict[tuple[str, str], tuple[_Ground, Assignment]] = {}
        for ground in sorted(grounds, key=lambda g: -g.score):
            for assignment in ground.duty.task.agencies:
                if self._issues(target.document, assignment):
                    continue
                best.setdefault((assignment.agency, self._role(assignment)), (ground, assignment))
        leads = _kept([found for (_, role), found in best.items() if role == "lead"])
        named = {assignment.agency for _, assignment in leads}
        used = {id(ground.duty) for ground, _ in leads}
        others = [
            (ground, one)
            for (_, role), (ground, one) in best.items()
            if role != "lead" and one.agency not in named and (ground.basis == EXPLICIT or id(ground.duty) in used)
        ]
        found = [*leads, *others[:_OTHERS_AT_MOST]]
        tasks = tuple({id(ground.duty): ground.duty.task for ground, _ in found}.values())
        return tuple(self._responsible(ground, one) for ground, one in found), tasks

    def _issues(self, document: str, assignment: Assignment) -> bool:
        """Whether an agency is the document's own issuer: all of its plan is its duty, so that it answers says nothing."""
        agency = self._agencies.get(assignment.agency)
        return key(agency.name if agency else assignment.name) == self._issuers.get(document)

    def _role(self, assignment: Assignment) -> str:
        """A duty's role for a measure: who carries it out alone leads; a collective never does, or it would lead everything."""
        agency = self._agencies.get(assignment.agency)
        collective = agency.collective if agency else False
        if assignment.role == "lead":
            return "implement" if collective else "lead"
        return assignment.role

    def _ground(self, target: Target, duty: _Duty) -> _Ground | None:
        telling = self._telling[target.document]
        text = duty.task.text
        said, about = telling.cover(target.metric, text), telling.cover(text, target.metric)
        if said >= _NAMES_IT and about >= _IS_ABOUT_IT:
            return _Ground(duty, EXPLICIT, round(0.7 + 0.3 * said, 2))
        field = _in_field(target, duty.field, telling) if duty.field else 0.0
        if field >= _FIELD_AT_LEAST:
            return _Ground(duty, INFERRED, round(0.35 + 0.35 * field + 0.1 * said, 2))
        if said >= _SPEAKS_OF_IT and about >= _HALF_ABOUT_IT:
            return _Ground(duty, INFERRED, round(0.2 + 0.5 * said, 2))
        return None

    def _responsible(self, ground: _Ground, assignment: Assignment) -> Responsible:
        task, agency = ground.duty.task, self._agencies.get(assignment.agency)
        return Responsible(
            agency=assignment.agency,
            name=agency.name if agency else assignment.name,
            role=self._role(assignment),
            basis=ground.basis,
            score=ground.score,
            evidence=Evidence(document=task.document, section=task.section, span=task.span, text=task.text),
        )


def _in_field(target: Target, field: str, telling: Telling) -> float:
    """How far a measure belongs to the field that a duty names: by its fields where it has any, else by its words."""
    own = fields(target.metric) or fields(target.topic or "")
    if own:
        named = fields(field)
        return sum(share for topic, share in own.items() if topic in named)
    said = telling.cover(target.metric, field)
    return said if said >= _FIELD_BY_WORDS else 0.0


def _kept(leads: list[tuple[_Ground, Assignment]]) -> list[tuple[_Ground, Assignment]]:
    """Leads named for the measure itself where there are any; of the inferred those near the likeliest."""
    explicit = [one for one in leads if one[0].basis == EXPLICIT]
    if explicit or not leads:
        return explicit[:_LEADS_AT_MOST]
    best = max(ground.score for ground, _ in leads)
    return [one for one in leads if one[0].score >= _OF_THE_BEST * best][:_LEADS_AT_MOST]


def _field(text: str) -> str:
    """The field that a duty names after words such as "chủ trì, tham mưu nội dung"; "" where it names an act.

    >>> _field("Chủ trì, tham mưu nội dung cải cách tài chính công."), _field("Rà soát quy trình, hồ sơ nộp thuế")
    ('cải cách tài chính công', '')
    """
    match = _cues().search(text, 0, _NEAR_START)
    if not match:
        return ""
    rest = text[match.end() :]
    end = _FIELD_ENDS.search(rest)
    return rest[: end.start() if end else len(rest)].strip(" ,:")


def _by_document(targets: Iterable[Target]) -> dict[str, list[str]]:
    metrics: dict[str, list[str]] = defaultdict(list)
    for target in targets:
        metrics[target.document].append(target.metric)
    return metrics


@cache
def _cues() -> re.Pattern[str]:
    words = sorted((row["words"] for row in catalog.rows("duty_fields")), key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) + r")\b(?:\s+(?:về|các|của)\b)*", re.IGNORECASE
    )
