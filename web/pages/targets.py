"""Quantified goals, who answers for them and on what evidence."""

from __future__ import annotations

from flask import Blueprint

from corpus.errors import NotFound
from corpus.target import Target
from corpus.textkey import fold
from web import params
from web.library import shelves
from web.views import page, pager

pages = Blueprint("targets", __name__, url_prefix="/chi-tieu")

PER_PAGE = 25
BASES = {"explicit": "Nêu rõ cơ quan", "inferred": "Suy ra cơ quan", "none": "Chưa rõ cơ quan", "conflict": "Có điểm mâu thuẫn"}


@pages.get("")
def index() -> str:
    """The targets of all documents, narrowed by words, agency, document and how sure the agency is."""
    library = shelves()
    wanted = {name: params.text(name) for name in ("q", "agency", "document")}
    basis = next(iter(params.chosen("basis", BASES)), "")
    found = [target for target in library.targets.values() if _fits(target, basis, **wanted)]
    shown = pager(len(found), PER_PAGE)
    return page("targets", targets=shown.cut(found), pager=shown, basis=basis, bases=BASES, wanted=wanted)


@pages.get("/<path:id>")
def show(id: str) -> str:
    """One target in full, with those that say the same."""
    target = shelves().targets.get(id)
    if target is None:
        raise NotFound(f"Thư viện không có chỉ tiêu mang mã {id}.")
    return page("target", target=target)


def _fits(target: Target, basis: str, *, q: str, agency: str, document: str) -> bool:
    if document and target.document != document:
        return False
    if agency and agency not in {a.agency for a in target.agencies}:
        return False
    return _based(target, basis) and (not q or fold(q) in fold(f"{target.metric} {target.text}"))


def _based(target: Target, basis: str) -> bool:
    match basis:
        case "":
            return True
        case "none":
            return not target.agencies
        case "conflict":
            return bool(target.conflicts)
    return any(a.basis == basis for a in target.agencies)
