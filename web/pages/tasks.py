"""Duties given to agencies, with filters; each on a page of its own."""

from __future__ import annotations

from flask import Blueprint

from corpus import kinds
from corpus.listing import Range
from corpus.task import Task
from corpus.textkey import fold
from web import deadlines, params
from web.library import conditions, shelves
from web.views import listed, page
from web.words import ROLES

pages = Blueprint("tasks", __name__, url_prefix="/nhiem-vu")

PER_PAGE = 25
STATES = {"co-thoi-han": "timed", "khong-chu-tri": "leaderless", "khong-co-quan": "unaddressed"}
GAPS = (
    {"co-thoi-han": "Có thời hạn"}
    | deadlines.STATES
    | {"khong-chu-tri": "Chưa rõ cơ quan chủ trì", "khong-co-quan": "Không nêu cơ quan"}
)
ORDERS = {"deadline": "Thời hạn, sớm trước"}


@pages.get("")
def index() -> str:
    """The duties of all documents, narrowed by words, agency, role, document, by how their time stands and what they lack; in the
    order of the documents, or by their deadlines."""
    store = shelves().store
    wanted = {name: params.text(name) for name in ("q", "agency", "document")}
    role = next(iter(params.chosen("role", ROLES)), "")
    gap = next(iter(params.chosen("loc", GAPS)), "")
    sort = next(iter(params.chosen("sort", ORDERS)), "")
    having: dict[str, str | Range] = {**conditions({"agency": wanted["agency"], "role": role, "state": STATES.get(gap, "")})}
    having |= {"due": deadlines.days(gap)} if gap in deadlines.STATES else {}
    document, said, by = wanted["document"] or None, fold(wanted["q"]), "due" if sort else ""
    shown, tasks = listed(PER_PAGE, lambda limit, offset: store.page(kinds.TASKS, document, limit, offset, having, said, by=by))
    timed = bool(sort) or gap in deadlines.STATES
    return page(
        "tasks", tasks=tasks, pager=shown, role=role, gap=gap, gaps=GAPS, sort=sort, orders=ORDERS, timed=timed, wanted=wanted
    )


@pages.get("/<path:id>")
def show(id: str) -> str:
    """One duty in full."""
    return page("task", task=shelves().store.record(Task, id))
