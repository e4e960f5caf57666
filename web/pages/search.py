"""Looking for words: the first page and the results."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, url_for
from werkzeug.wrappers import Response

from corpus import kinds
from corpus.textkey import fold
from search.service import Searcher
from web import hits, params
from web.library import Shelves, shelves
from web.views import page, pager

pages = Blueprint("search", __name__)

PER_PAGE = 10
AGENCIES_SHOWN = 4
"""How many of the agencies that a question was read to mean stand open."""
FACETS_SHOWN = 8
"""How many values of a facet are shown before the reader asks for the rest."""
LATEST = 6
LOOKED_AT = 50
"""How many targets and documents are looked at for examples."""
COUNTED = (
    ("documents", "văn bản", "documents.index"),
    ("tasks", "nhiệm vụ", "tasks.index"),
    ("targets", "chỉ tiêu", "targets.index"),
    ("budgets", "khoản kinh phí", "budgets.index"),
    ("agencies", "cơ quan", "agencies.index"),
    ("references", "văn bản được viện dẫn", "references.index"),
    ("indicators", "chuỗi số liệu", "indicators.index"),
    ("conflicts", "điểm cần đối chiếu", "conflicts.index"),
)


@pages.get("/")
def home() -> str:
    """The search box, what is held, and examples from what is held."""
    library = shelves()
    if not library.size:
        return page("empty")
    _, latest = library.store.newest(LATEST, once=True)
    return page("home", counted=COUNTED, latest=latest, examples=examples(library))


@pages.get("/tim-kiem")
def results() -> str | Response:
    """Passages and table rows that answer, with facets; ``group=document`` shows one a document."""
    query, filters = params.text("q"), params.search_filters()
    if not shelves().size:
        return page("empty")
    if not query and not filters:
        return redirect(url_for("search.home"))
    group = next(iter(params.chosen("group", ("document",))), "")
    sort = next(iter(params.chosen("sort", ("date",))), "")
    shown = pager(0, PER_PAGE)
    searcher: Searcher = current_app.config["SEARCHER"]
    found = searcher.search(query, filters, limit=PER_PAGE, offset=shown.offset, group=group, sort=sort)
    labels = {(name, v.value): v.label for name, values in found.facets.items() for v in values}
    active = [(name, value, labels.get((name, value))) for name, values in filters.items() for value in values]
    return page(
        "search",
        query=query,
        found=found,
        group=group,
        sort=sort,
        typed=[(part, without(found.query, part)) for part in found.understood.typed],
        active=active,
        filters=filters,
        pager=pager(found.total, PER_PAGE),
        hits=hits,
        facets_shown=FACETS_SHOWN,
        agencies_shown=AGENCIES_SHOWN,
    )


def without(query: str, part: str) -> str:
    """A question without one of its conditions, as that is typed.

    >>> without("báo cáo loai:kế hoạch năm", "loai:kế hoạch")
    'báo cáo năm'
    """
    return " ".join(query.replace(part, " ", 1).split())


def examples(library: Shelves) -> list[str]:
    """Queries that the documents held do answer: a busy agency, a target, a number, a query without marks."""
    leading = sorted(library.assigned_choices, key=lambda a: library.parties[a.id].get("lead", 0), reverse=True)
    named = [agency.name for agency in leading if not agency.collective]
    _, targets = library.store.page(kinds.TARGETS, None, LOOKED_AT, 0, {"state": "inferred"})
    metrics = sorted((target.metric for target in targets), key=len)
    _, newest = library.store.newest(LOOKED_AT, once=True)
    numbers = [document.number for document in newest if document.number]
    found = [f"nhiệm vụ của {name}" for name in named[:1]] + metrics[len(metrics) // 3 :][:1] + numbers[:1]
    return found + [fold(name) for name in named[1:2]]
