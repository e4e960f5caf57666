"""Small line charts as numbers for an SVG; the table beside them says the same in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.indicator import Point

WIDTH, HEIGHT, SIDE, TOP, FOOT = 640, 260, 40, 32, 48
ABOVE, BELOW = -10, 20
"""Where the figure of a dot is written: over it, or under it where another line has a higher one in that year."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure on the chart, in SVG units."""

    x: float
    y: float
    label: str
    label_y: float


@dataclass(frozen=True, slots=True)
class Line:
    """What one document says."""

    document: str
    dots: tuple[Dot, ...]

    @property
    def points(self) -> str:
        """The points of the SVG polyline."""
        return " ".join(f"{dot.x:g},{dot.y:g}" for dot in self.dots)


@dataclass(frozen=True, slots=True)
class Chart:
    """A line a document; ``years`` are the marks of the axis, ``baseline`` its height."""

    lines: tuple[Line, ...]
    years: tuple[tuple[float, int], ...]
    width: int = WIDTH
    height: int = HEIGHT
    baseline: int = HEIGHT - FOOT


def chart(points: Iterable[Point]) -> Chart | None:
    """The chart of a series over whole years; None where there are fewer than two.

    A year to which one document gives two values has no honest dot, so it is left out.
    """
    series = _series(points)
    years = sorted({year for values in series.values() for year in values})
    if len(years) < 2:
        return None
    heights = [value for values in series.values() for value, _ in values.values()]
    low, high = min(0.0, *heights), max(heights)
    across = (WIDTH - 2 * SIDE) / (years[-1] - years[0])
    up = (HEIGHT - TOP - FOOT) / ((high - low) or 1)
    place = {year: round(SIDE + (year - years[0]) * across, 1) for year in years}
    lines = []
    highest = {year: max(values[year][0] for values in series.values() if year in values) for year in years}
    for document, values in series.items():
        dots = []
        for year, (value, written) in sorted(values.items()):
            y = round(HEIGHT - FOOT - (value - low) * up, 1)
            dots.append(Dot(place[year], y, written, y + (ABOVE if value == highest[year] else BELOW)))
        lines.append(Line(document, tuple(dots)))
    return Chart(tuple(lines), tuple((x, year) for year, x in place.items()))


def _series(points: Iterable[Point]) -> dict[str, dict[int, tuple[float, str]]]:
    """Value and writing by year, by document."""
    seen: dict[str, dict[int, dict[float, str]]] = defaultdict(lambda: defaultdict(dict))
    for point in points:
        if point.year is not None and point.value is not None and not (point.as_of or point.period or point.planned):
            seen[point.document][point.year][point.value] = point.as_written
    return {
        document: {year: next(iter(values.items())) for year, values in years.items() if len(values) == 1}
        for document, years in seen.items()
    }
