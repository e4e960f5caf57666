"""Duties given to agencies, with filters; each on a page of its own."""

from __future__ import annotations

from flask import Blueprint

from corpus import kinds
from corpus.task import Task
from corpus.textkey import fold
from web import params
from web.library import conditions, shelves
from web.views import listed, page
from web.words import ROLES

pages = Blueprint("tasks", __name__, url_prefix="/nhiem-vu")

PER_PAGE = 25
STATES = {"co-thoi-han": "timed", "khong-chu-tri": "leaderless", "khong-co-quan": "unaddressed"}
GAPS = {"co-thoi-han": "Có thời hạn", "khong-chu-tri": "Chưa rõ cơ quan chủ trì", "khong-co-quan": "Không nêu cơ quan"}


@pages.get("")
def index() -> str:
    """The duties of all documents, narrowed by words, agency, role, document and what they lack."""
    store = shelves().store
    wanted = {name: params.text(name) for name in ("q", "agency", "document")}
    role = next(iter(params.chosen("role", ROLES)), "")
    gap = next(iter(params.chosen("loc", GAPS)), "")
    having = conditions({"agency": wanted["agency"], "role": role, "state": STATES.get(gap, "")})
    document, said = wanted["document"] or None, fold(wanted["q"])
    shown, tasks = listed(PER_PAGE, lambda limit, offset: store.page(kinds.TASKS, document, limit, offset, having, said))
    return page("tasks", tasks=tasks, pager=shown, role=role, gap=gap, gaps=GAPS, wanted=wanted)


@pages.get("/<path:id>")
def show(id: str) -> str:
    """One duty in full."""
    return page("task", task=shelves().store.record(Task, id))
