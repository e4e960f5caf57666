"""Duties given to agencies, with filters; each on a page of its own."""

from __future__ import annotations

from flask import Blueprint

from corpus.errors import NotFound
from corpus.task import Task
from corpus.textkey import fold
from web import params
from web.library import shelves
from web.views import page, pager
from web.words import ROLES

pages = Blueprint("tasks", __name__, url_prefix="/nhiem-vu")

PER_PAGE = 25
GAPS = {"co-thoi-han": "Có thời hạn", "khong-chu-tri": "Chưa rõ cơ quan chủ trì", "khong-co-quan": "Không nêu cơ quan"}


@pages.get("")
def index() -> str:
    """The duties of all documents, narrowed by words, agency, role, document and what they lack."""
    library = shelves()
    wanted = {name: params.text(name) for name in ("q", "agency", "document")}
    role = next(iter(params.chosen("role", ROLES)), "")
    gap = next(iter(params.chosen("loc", GAPS)), "")
    found = [task for task in library.tasks.values() if _fits(task, role, gap, **wanted)]
    shown = pager(len(found), PER_PAGE)
    return page("tasks", tasks=shown.cut(found), pager=shown, role=role, gap=gap, gaps=GAPS, wanted=wanted)


@pages.get("/<path:id>")
def show(id: str) -> str:
    """One duty in full."""
    task = shelves().tasks.get(id)
    if task is None:
        raise NotFound(f"Thư viện không có nhiệm vụ mang mã {id}.")
    return page("task", task=task)


def _fits(task: Task, role: str, gap: str, *, q: str, agency: str, document: str) -> bool:
    if document and task.document != document:
        return False
    if (agency or role) and not any(agency in ("", a.agency) and role in ("", a.role) for a in task.agencies):
        return False
    return _lacks(task, gap) and (not q or fold(q) in fold(task.text))


def _lacks(task: Task, gap: str) -> bool:
    match gap:
        case "co-thoi-han":
            return bool(task.deadline or task.period)
        case "khong-chu-tri":
            return bool(task.agencies) and not any(a.role == "lead" for a in task.agencies)
        case "khong-co-quan":
            return not task.agencies
    return True
