"""Small line charts as numbers for an SVG; the table beside them says the same in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.indicator import Point

WIDTH, HEIGHT, SIDE, TOP, FOOT = 640, 220, 40, 28, 32


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure on the chart, in SVG units."""

    x: float
    y: float
    label: str
    year: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A line through the figures, one a year; ``baseline`` is the height of the axis."""

    dots: tuple[Dot, ...]
    width: int = WIDTH
    height: int = HEIGHT
    baseline: int = HEIGHT - FOOT

    @property
    def line(self) -> str:
        """The points of the SVG polyline."""
        return " ".join(f"{dot.x:g},{dot.y:g}" for dot in self.dots)


def chart(points: Iterable[Point]) -> Chart | None:
    """The chart of a series: whole years with one value each; None under two of them.

    A year with two values has no honest dot, so it is left out.
    """
    values: dict[int, set[float]] = {}
    written: dict[int, str] = {}
    for point in points:
        if point.year is not None and point.value is not None and not point.as_of:
            values.setdefault(point.year, set()).add(point.value)
            written[point.year] = point.as_written
    series = sorted((year, found.pop()) for year, found in values.items() if len(found) == 1)
    if len(series) < 2:
        return None
    years, heights = [year for year, _ in series], [value for _, value in series]
    low, high = min(0.0, *heights), max(heights)
    across = (WIDTH - 2 * SIDE) / (years[-1] - years[0])
    up = (HEIGHT - TOP - FOOT) / ((high - low) or 1)
    dots = (
        Dot(round(SIDE + (year - years[0]) * across, 1), round(HEIGHT - FOOT - (value - low) * up, 1), written[year], year)
        for year, value in series
    )
    return Chart(tuple(dots))
