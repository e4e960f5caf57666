"""Series of figures over the years, joined over documents."""

from __future__ import annotations

from flask import Blueprint

from corpus import kinds
from corpus.indicator import Indicator, Point
from corpus.textkey import fold
from web import params
from web.charts import chart
from web.library import shelves
from web.views import listed, page

pages = Blueprint("indicators", __name__, url_prefix="/so-lieu")

PER_PAGE = 50
FIRST_POINTS = 6
"""How many figures of a series the list shows."""


@pages.get("")
def index() -> str:
    """Every series, by topic."""
    store = shelves().store
    q, document = params.text("q"), params.text("document")
    shown, found = listed(
        PER_PAGE, lambda limit, offset: store.page(kinds.INDICATORS, document or None, limit, offset, words=fold(q))
    )
    topics: dict[str, list[Indicator]] = {}
    for indicator in found:
        topics.setdefault(indicator.topic or "", []).append(indicator)
    return page("indicators", topics=topics, pager=shown, q=q, document=document, first_points=FIRST_POINTS)


@pages.get("/<path:id>")
def show(id: str) -> str:
    """One series: chart, figures as written, what disagrees."""
    indicator = shelves().store.record(Indicator, id)
    return page("indicator", indicator=indicator, points=sorted(indicator.points, key=_when), chart=chart(indicator.points))


def _when(point: Point) -> tuple[int, str, str]:
    return point.year or 0, point.as_of or point.period or "", point.document
