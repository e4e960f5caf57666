"""Amounts of money by document, with the sums that were checked."""

from __future__ import annotations

from flask import Blueprint

from corpus import kinds
from corpus.budget import Budget
from web import params
from web.library import shelves
from web.views import listed, page

pages = Blueprint("budgets", __name__, url_prefix="/kinh-phi")

PER_PAGE = 100


@pages.get("")
def index() -> str:
    """The amounts, a table a document."""
    store = shelves().store
    document = params.text("document")
    shown, found = listed(PER_PAGE, lambda limit, offset: store.page(kinds.BUDGETS, document or None, limit, offset))
    groups: dict[str, list[Budget]] = {}
    for budget in found:
        groups.setdefault(budget.document, []).append(budget)
    return page("budgets", groups=groups, pager=shown, document=document)
