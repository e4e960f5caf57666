"""The series of places whose documents have changed."""

from __future__ import annotations

from corpus import kinds
from corpus.indicator import Indicator, Point
from corpus.rows import Placed
from corpus.textkey import rank
from ingest.link.conflicts import of_series
from ingest.link.indicators import join
from ingest.link.steps.work import Work, parts


def link(work: Work) -> None:
    """Link the figures of a place whole: rows of its tables stand beside one another."""
    for scope in sorted(_scopes(work)):
        standing = work.linkage.grouped(kinds.STANDINGS, [scope])
        documents = [one.document for one in standing if one.document not in work.others]
        points: list[Point] = work.linkage.of_documents(kinds.POINTS, documents)
        series = join(points, dict.fromkeys(documents, scope))
        old = {one.id: one for one in work.linkage.grouped(kinds.INDICATORS, [scope])}
        work.write(kinds.INDICATORS, old, {one.id: Placed(one, 0, _rank(one), scope) for one in series})
        work.conflicts({f"indicators:{scope}": of_series(series)})


def _scopes(work: Work) -> set[str]:
    """The places in which figures have come or gone."""
    found = work.groups(kinds.INDICATORS)
    for some in parts(work.groups(kinds.STANDINGS, also=True) | work.turned):
        measured = {point.document for point in work.linkage.of_documents(kinds.POINTS, some)}
        found |= {one.scope for one in work.linkage.of_documents(kinds.STANDINGS, measured)}
        found |= work.linkage.groups_of(kinds.INDICATORS, some)
    return found


def _rank(series: Indicator) -> str:
    """In Vietnamese order of topic and name."""
    return f"{rank(series.topic or '')} {rank(series.name)}"
