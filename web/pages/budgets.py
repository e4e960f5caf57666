"""Amounts of money by document, with the sums that were checked."""

from __future__ import annotations

from flask import Blueprint

from corpus.budget import Budget
from web import params
from web.library import shelves
from web.views import page

pages = Blueprint("budgets", __name__, url_prefix="/kinh-phi")


@pages.get("")
def index() -> str:
    """Every amount, a table a document."""
    library = shelves()
    document = params.text("document")
    groups: dict[str, list[Budget]] = {}
    for budget in library.budgets:
        if document in ("", budget.document):
            groups.setdefault(budget.document, []).append(budget)
    return page("budgets", groups=groups, document=document)
