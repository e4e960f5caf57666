"""Quantified goals, who answers for them and on what evidence."""

from __future__ import annotations

from flask import Blueprint

from corpus import kinds
from corpus.target import Target
from corpus.textkey import fold
from web import params
from web.library import conditions, shelves
from web.views import listed, page

pages = Blueprint("targets", __name__, url_prefix="/chi-tieu")

PER_PAGE = 25
BASES = {"explicit": "Nêu rõ cơ quan", "inferred": "Suy ra cơ quan", "none": "Chưa rõ cơ quan", "conflict": "Có điểm mâu thuẫn"}


@pages.get("")
def index() -> str:
    """The targets of all documents, narrowed by words, agency, document and how sure the agency is."""
    store = shelves().store
    wanted = {name: params.text(name) for name in ("q", "agency", "document")}
    basis = next(iter(params.chosen("basis", BASES)), "")
    having = conditions({"agency": wanted["agency"], "state": basis})
    document, said = wanted["document"] or None, fold(wanted["q"])
    shown, targets = listed(PER_PAGE, lambda limit, offset: store.page(kinds.TARGETS, document, limit, offset, having, said))
    return page("targets", targets=targets, pager=shown, basis=basis, bases=BASES, wanted=wanted)


@pages.get("/<path:id>")
def show(id: str) -> str:
    """One target in full, with those that say the same."""
    store = shelves().store
    target = store.record(Target, id)
    return page("target", target=target, same=list(store.some(Target, target.equivalent).values()))
