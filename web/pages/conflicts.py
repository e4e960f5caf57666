"""Statements that disagree: each with its quotes, none decided."""

from __future__ import annotations

from flask import Blueprint, url_for

from corpus.conflict import Conflict
from corpus.errors import NotFound
from web import params
from web.library import Shelves, shelves
from web.views import page, pager

pages = Blueprint("conflicts", __name__, url_prefix="/doi-chieu")

PER_PAGE = 25


@pages.get("")
def index() -> str:
    """The list over all documents, narrowed by check and document."""
    library = shelves()
    code, document = params.text("code"), params.text("document")
    every = list(library.conflicts.values())
    codes: dict[str, int] = {}
    for conflict in every:
        codes[conflict.code] = codes.get(conflict.code, 0) + 1
    found = [c for c in every if code in ("", c.code) and (not document or _speaks_of(c, document))]
    shown = pager(len(found), PER_PAGE)
    return page(
        "conflicts", conflicts=shown.cut(found), pager=shown, codes=codes, code=code, document=document, related_to=related_to
    )


@pages.get("/<path:id>")
def show(id: str) -> str:
    """One disagreement."""
    conflict = shelves().conflicts.get(id)
    if conflict is None:
        raise NotFound(f"Thư viện không có điểm đối chiếu mang mã {id}.")
    return page("conflict", conflict=conflict, related_to=related_to)


def related_to(library: Shelves, conflict: Conflict) -> list[tuple[str, str]]:
    """The records that a disagreement is about, those that have a page: name and address, each once."""
    found: dict[str, str] = {}
    for id in conflict.records:
        if target := library.targets.get(id):
            found[url_for("targets.show", id=id)] = f"chỉ tiêu {target.metric}"
        elif task := library.tasks.get(id):
            found[url_for("tasks.show", id=id)] = f"nhiệm vụ {task.text}"
        elif indicator := library.indicators.get(id):
            found[url_for("indicators.show", id=id)] = f"số liệu {indicator.name}"
        elif (key := library.cited_by(id)) in library.references:
            found[url_for("references.show", key=key)] = library.reference_name(key)
    return [(name, href) for href, name in found.items()]


def _speaks_of(conflict: Conflict, document: str) -> bool:
    return any(side.document == document for side in conflict.sides)
