"""Statements that disagree: each with its quotes, none decided."""

from __future__ import annotations

from flask import Blueprint, url_for

from corpus import kinds
from corpus.citation import Citation
from corpus.conflict import Conflict
from corpus.indicator import Indicator
from corpus.target import Target
from corpus.task import Task
from web import params
from web.library import Shelves, shelves
from web.views import listed, page

pages = Blueprint("conflicts", __name__, url_prefix="/doi-chieu")

PER_PAGE = 25


@pages.get("")
def index() -> str:
    """The list over all documents, narrowed by check and document."""
    store = shelves().store
    code, document = params.text("code"), params.text("document")
    having = {"code": code} if code else {}
    shown, found = listed(PER_PAGE, lambda limit, offset: store.page(kinds.CONFLICTS, document or None, limit, offset, having))
    codes = shelves().values(kinds.CONFLICTS, "code")
    return page("conflicts", conflicts=found, pager=shown, codes=codes, code=code, document=document, related_to=related_to)


@pages.get("/<path:id>")
def show(id: str) -> str:
    """One disagreement."""
    return page("conflict", conflict=shelves().store.record(Conflict, id), related_to=related_to)


def related_to(library: Shelves, conflict: Conflict) -> list[tuple[str, str]]:
    """The records that a disagreement is about, those that have a page: name and address, each once."""
    some = library.store.some
    found = {url_for("targets.show", id=t.id): f"chỉ tiêu {t.metric}" for t in some(Target, conflict.records).values()}
    found |= {url_for("tasks.show", id=t.id): f"nhiệm vụ {t.text}" for t in some(Task, conflict.records).values()}
    found |= {url_for("indicators.show", id=i.id): f"số liệu {i.name}" for i in some(Indicator, conflict.records).values()}
    for key in dict.fromkeys(citation.key for citation in some(Citation, conflict.records).values()):
        found[url_for("references.show", key=key)] = library.reference_name(key)
    return [(name, href) for href, name in found.items()]
