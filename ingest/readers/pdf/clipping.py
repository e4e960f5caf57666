"""What a page lets be seen of what it draws: the box around its clipping path (ISO 32000-1, 8.5.4)."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from ingest.readers.pdf.shapes import Box

_SLACK = 1.0
Matrix = Sequence[float]


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point under a transformation.

    >>> moved((2, 0, 0, 2, 10, 0), 1, 1)
    (12, 2)
    """
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def narrowed(clip: Box | None, path: Sequence[Sequence[object]], matrix: Matrix) -> Box | None:
    """The clip within the box around a path of segments ("l", x, y); unchanged where the path has no points.

    >>> narrowed((0, 0, 9, 9), [("m", 1, 1), ("l", 5, 20), ("h",)], (1, 0, 0, 1, 0, 0))
    (1, 1, 5, 9)
    """
    numbers = [[value for value in segment[1:] if isinstance(value, int | float)] for segment in path]
    points = [moved(matrix, *pair) for segment in numbers for pair in zip(segment[::2], segment[1::2], strict=False)]
    if not points or not all(isfinite(x) and isfinite(y) for x, y in points):
        return clip
    left, bottom, right, top = clip or (float("-inf"), float("-inf"), float("inf"), float("inf"))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(left, min(xs)), max(bottom, min(ys)), min(right, max(xs)), min(top, max(ys))


def shows(clip: Box | None, point: tuple[float, float]) -> bool:
    """Whether a point can be seen."""
    if clip is None:
        return True
    left, bottom, right, top = clip
    return left - _SLACK <= point[0] <= right + _SLACK and bottom - _SLACK <= point[1] <= top + _SLACK
