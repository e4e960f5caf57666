"""The kinds of record: one row a kind, its type and whether it belongs to one document or to the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corpus.agency import Agency, AgencyMention
from corpus.budget import Budget
from corpus.citation import BackReference, Citation, Reference
from corpus.conflict import Conflict
from corpus.document import Footnote, Section, Table
from corpus.indicator import Indicator, Point
from corpus.target import Target
from corpus.task import Task


@dataclass(frozen=True, slots=True)
class Kind:
    """``name`` is the contract's; ``title`` is what people call it; ``linked`` where linking makes it, ``public`` where it is exported."""

    name: str
    type: type[Any]
    title: str
    linked: bool = False
    public: bool = True


SECTIONS = Kind("sections", Section, "mục")
TABLES = Kind("tables", Table, "bảng")
FOOTNOTES = Kind("footnotes", Footnote, "chú thích")
TASKS = Kind("tasks", Task, "nhiệm vụ")
BUDGETS = Kind("budgets", Budget, "khoản kinh phí")
BACK_REFERENCES = Kind("back_references", BackReference, "lần nhắc lại văn bản")
MENTIONS = Kind("mentions", AgencyMention, "lần nêu cơ quan", public=False)
FOUND_CITATIONS = Kind("found_citations", Citation, "lần viện dẫn (chưa liên kết)", public=False)
FOUND_TARGETS = Kind("found_targets", Target, "chỉ tiêu (chưa liên kết)", public=False)
POINTS = Kind("points", Point, "số liệu", public=False)
FOUND_CONFLICTS = Kind("found_conflicts", Conflict, "điểm cần đối chiếu (trong một văn bản)", public=False)
CITATIONS = Kind("citations", Citation, "lần viện dẫn", linked=True)
TARGETS = Kind("targets", Target, "chỉ tiêu", linked=True)
REFERENCES = Kind("references", Reference, "văn bản được viện dẫn", linked=True)
AGENCIES = Kind("agencies", Agency, "cơ quan", linked=True)
INDICATORS = Kind("indicators", Indicator, "chỉ số", linked=True)
CONFLICTS = Kind("conflicts", Conflict, "điểm cần đối chiếu", linked=True)

PARTS = (SECTIONS, TABLES, FOOTNOTES)
FOUND = (TASKS, BUDGETS, BACK_REFERENCES, MENTIONS, FOUND_CITATIONS, FOUND_TARGETS, POINTS, FOUND_CONFLICTS)
LINKED = (CITATIONS, TARGETS, REFERENCES, AGENCIES, INDICATORS, CONFLICTS)
ALL = PARTS + FOUND + LINKED
PUBLIC = tuple(kind for kind in ALL if kind.public)
BY_NAME = {kind.name: kind for kind in ALL}
BY_TYPE: dict[type[Any], Kind] = {kind.type: kind for kind in PUBLIC} | {AgencyMention: MENTIONS, Point: POINTS}
