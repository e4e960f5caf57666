"""What the library leaves open, over all documents or one: contradictions, duties and targets without an agency, odd citations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, url_for

from corpus import kinds
from corpus.citation import Citation
from corpus.kinds import Kind
from web import params
from web.library import Shelves, shelves
from web.views import page
from web.words import check_name

pages = Blueprint("review", __name__, url_prefix="/ra-soat")


@dataclass(frozen=True, slots=True)
class Gap:
    """What records are looked for: those with a ``value`` of ``name`` (see :mod:`corpus.facets`), and the list that shows them."""

    kind: Kind
    name: str
    value: str
    what: str
    about: str
    endpoint: str
    asked: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """How many there are, and where they are listed."""

    what: str
    about: str
    total: int
    href: str


GAPS = (
    Gap(
        kinds.TASKS, "state", "leaderless", "Nhiệm vụ chưa rõ cơ quan chủ trì",
        "Văn bản có nêu cơ quan, nhưng không giao cơ quan nào chủ trì.", "tasks.index", {"loc": "khong-chu-tri"},
    ),
    Gap(
        kinds.TASKS, "state", "unaddressed", "Nhiệm vụ không nêu cơ quan",
        "Câu giao việc không nói ai làm; cần xem mục có câu đó và phần tổ chức thực hiện.", "tasks.index", {"loc": "khong-co-quan"},
    ),
    Gap(
        kinds.TARGETS, "state", "none", "Chỉ tiêu chưa rõ cơ quan chịu trách nhiệm",
        "Các văn bản đã nạp không giao chỉ tiêu cho cơ quan nào.", "targets.index", {"basis": "none"},
    ),
    Gap(
        kinds.TARGETS, "state", "inferred", "Chỉ tiêu có cơ quan do suy ra",
        "Cần đọc câu trích kèm theo trước khi dùng.", "targets.index", {"basis": "inferred"},
    ),
    Gap(
        kinds.REFERENCES, "state", "conflict", "Văn bản được viện dẫn không thống nhất",
        "Các lần viện dẫn ghi khác nhau về ngày, cơ quan ban hành hoặc trích yếu.", "references.index", {"status": "conflict"},
    ),
    Gap(
        kinds.REFERENCES, "state", "not_held", "Văn bản được viện dẫn mà thư viện chưa có",
        "Nạp thêm để đối chiếu được nội dung.", "references.index", {"status": "not_held"},
    ),
)  # fmt: skip


@pages.get("")
def index() -> str:
    """Contradictions by check, then gaps, then of one document its odd citations, of the library what it cites most and lacks."""
    library, document = shelves(), params.text("document")
    return page(
        "review",
        document=library.store.heading(document) if document else None,
        contradictions=list(_contradictions(library, document)),
        gaps=list(_gaps(library, document)),
        odd=[c for c in library.store.records(Citation, document) if c.anomalies] if document else [],
        lacking=[] if document else library.lacking,
    )


def _contradictions(library: Shelves, document: str) -> Iterator[Finding]:
    for code in library.values(kinds.CONFLICTS, "code"):
        total = _total(library, kinds.CONFLICTS, "code", code, document)
        if total:
            yield Finding(check_name(code), "", total, url_for("conflicts.index", code=code, document=document or None))


def _gaps(library: Shelves, document: str) -> Iterator[Finding]:
    for gap in GAPS:
        total = _total(library, gap.kind, gap.name, gap.value, document)
        if total:
            yield Finding(gap.what, gap.about, total, url_for(gap.endpoint, **gap.asked, document=document or None))


def _total(library: Shelves, kind: Kind, name: str, value: str, document: str) -> int:
    if document:
        return library.store.page(kind, document, 0, 0, {name: value})[0]
    return library.values(kind, name).get(value, 0)
