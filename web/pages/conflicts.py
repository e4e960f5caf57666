"""Statements that disagree: each with its quotes, none decided."""

from __future__ import annotations

from flask import Blueprint

from corpus.conflict import Conflict
from corpus.errors import NotFound
from web import params
from web.library import shelves
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
    return page("conflicts", conflicts=shown.cut(found), pager=shown, codes=codes, code=code, document=document)


@pages.get("/<path:id>")
def show(id: str) -> str:
    """One disagreement."""
    conflict = shelves().conflicts.get(id)
    if conflict is None:
        raise NotFound(f"Thư viện không có điểm đối chiếu mang mã {id}.")
    return page("conflict", conflict=conflict)


def _speaks_of(conflict: Conflict, document: str) -> bool:
    return any(side.document == document for side in conflict.sides)
