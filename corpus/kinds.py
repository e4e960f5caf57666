"""The kinds of record: one row a kind, its type and whether it belongs to one document or to the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from corpus import facets
from corpus.agency import Agency, AgencyMention
from corpus.budget import Budget
from corpus.citation import BackReference, Citation, Reference
from corpus.conflict import Conflict
from corpus.digest import Holding, Joined, Reading, Standing, Tally, Trait
from corpus.document import Footnote, Section, Table
from corpus.indicator import Indicator, Point
from corpus.target import Target
from corpus.task import Task
from corpus.version import Sketch, Versions


@dataclass(frozen=True, slots=True)
class Kind:
    """``name`` is the contract's; ``title`` is what people call it; ``linked`` where linking makes it, ``public`` where it is exported.

    ``facets`` are what its records are chosen by in lists; ``once`` where a list of all documents leaves out those of a document
    that another version stands for; ``followed`` where the library remembers which of its records linking wrote, and when.
    """

    name: str
    type: type[Any]
    title: str
    linked: bool = False
    public: bool = True
    facets: Callable[[Any], Iterable[tuple[str, str]]] | None = None
    once: bool = False
    followed: bool = False


SECTIONS = Kind("sections", Section, "mục")
TABLES = Kind("tables", Table, "bảng")
FOOTNOTES = Kind("footnotes", Footnote, "chú thích")
TASKS = Kind("tasks", Task, "nhiệm vụ", facets=facets.of_task, once=True)
BUDGETS = Kind("budgets", Budget, "khoản kinh phí", once=True)
BACK_REFERENCES = Kind("back_references", BackReference, "lần nhắc lại văn bản")
MENTIONS = Kind("mentions", AgencyMention, "lần nêu cơ quan", public=False)
SKETCHES = Kind("sketches", Sketch, "phác họa nội dung", public=False)
FOUND_CITATIONS = Kind("found_citations", Citation, "lần viện dẫn (chưa liên kết)", public=False)
FOUND_TARGETS = Kind("found_targets", Target, "chỉ tiêu (chưa liên kết)", public=False)
POINTS = Kind("points", Point, "số liệu", public=False)
FOUND_CONFLICTS = Kind("found_conflicts", Conflict, "điểm cần đối chiếu (trong một văn bản)", public=False)
CITATIONS = Kind("citations", Citation, "lần viện dẫn", linked=True)
TARGETS = Kind("targets", Target, "chỉ tiêu", linked=True, facets=facets.of_target, once=True)
REFERENCES = Kind("references", Reference, "văn bản được viện dẫn", linked=True, facets=facets.of_reference, followed=True)
AGENCIES = Kind("agencies", Agency, "cơ quan", linked=True, facets=facets.of_agency, followed=True)
INDICATORS = Kind("indicators", Indicator, "chỉ số", linked=True, facets=facets.of_indicator)
CONFLICTS = Kind("conflicts", Conflict, "điểm cần đối chiếu", linked=True, facets=facets.of_conflict)
VERSIONS = Kind("versions", Versions, "văn bản có nhiều bản", linked=True, facets=facets.of_versions)
STANDINGS = Kind("standings", Standing, "chỗ của văn bản", linked=True, public=False)
HOLDINGS = Kind("holdings", Holding, "văn bản đang giữ", linked=True, public=False)
READINGS = Kind("readings", Reading, "cách hiểu lần viện dẫn", linked=True, public=False)
JOINED = Kind("joined", Joined, "lần viện dẫn ghép", linked=True, public=False)
TRAITS = Kind("traits", Trait, "nét chung của các bản", linked=True, public=False)
TALLIES = Kind("tallies", Tally, "số lần nêu cơ quan", linked=True, public=False)

PARTS = (SECTIONS, TABLES, FOOTNOTES)
FOUND = (TASKS, BUDGETS, BACK_REFERENCES, MENTIONS, FOUND_CITATIONS, FOUND_TARGETS, POINTS, FOUND_CONFLICTS, SKETCHES)
DIGESTS = (STANDINGS, TRAITS, HOLDINGS, READINGS, TALLIES)
LINKED = (JOINED, CITATIONS, TARGETS, REFERENCES, AGENCIES, INDICATORS, CONFLICTS, VERSIONS)
ALL = PARTS + FOUND + DIGESTS + LINKED
PUBLIC = tuple(kind for kind in ALL if kind.public)
BY_NAME = {kind.name: kind for kind in ALL}
BY_TYPE: dict[type[Any], Kind] = {kind.type: kind for kind in PUBLIC} | {AgencyMention: MENTIONS, Point: POINTS}
