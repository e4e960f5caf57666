"""Series of figures over the years, joined over documents."""

from __future__ import annotations

from flask import Blueprint

from corpus.errors import NotFound
from corpus.indicator import Indicator, Point
from corpus.textkey import fold
from web import params
from web.charts import chart
from web.library import shelves
from web.views import page, pager

pages = Blueprint("indicators", __name__, url_prefix="/so-lieu")

PER_PAGE = 50
FIRST_POINTS = 6
"""How many figures of a series the list shows."""


@pages.get("")
def index() -> str:
    """Every series, by topic."""
    library = shelves()
    q, document = params.text("q"), params.text("document")
    found = [i for i in library.indicators.values() if _fits(i, q, document)]
    shown = pager(len(found), PER_PAGE)
    topics: dict[str, list[Indicator]] = {}
    for indicator in shown.cut(found):
        topics.setdefault(indicator.topic or "", []).append(indicator)
    return page("indicators", topics=topics, pager=shown, q=q, document=document, first_points=FIRST_POINTS)


@pages.get("/<path:id>")
def show(id: str) -> str:
    """One series: chart, figures as written, what disagrees."""
    indicator = shelves().indicators.get(id)
    if indicator is None:
        raise NotFound(f"Thư viện không có chỉ số mang mã {id}.")
    return page("indicator", indicator=indicator, points=sorted(indicator.points, key=_when), chart=chart(indicator.points))


def _when(point: Point) -> tuple[int, str, str]:
    return point.year or 0, point.as_of or point.period or "", point.document


def _fits(indicator: Indicator, q: str, document: str) -> bool:
    if document and not any(point.document == document for point in indicator.points):
        return False
    return not q or fold(q) in fold(f"{indicator.name} {indicator.topic or ''}")
