"""Straight lines in the picture of a page: long runs of dark pixels in row below row, not thicker than a drawn line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.readers.pdf.render import Picture
from ingest.readers.pdf.shapes import Rule

_SHORTEST = 15.0
_LEAST_LENGTH = 24.0
_THICKEST = 4.0
_STEEPEST = 0.02
_MOST_RUNS = 60_000
_Run = tuple[int, int, int]


def taken_out(picture: Picture) -> list[Rule]:
    """The lines along both axes, in points; they are made white in the picture, so that they are not taken for letters."""
    level, upright = _lines(picture), _lines(picture.transposed())
    width = picture.width
    for row, start, end in _thickened(level, picture.height):
        picture.data[row * width + start : row * width + end] = b"\xff" * (end - start)
    for column, start, end in _thickened(upright, width):
        picture.data[start * width + column : end * width : width] = b"\xff" * (end - start)
    return [_rule(line, False, picture.scale) for line in level] + [_rule(line, True, picture.scale) for line in upright]


def _lines(picture: Picture) -> list[list[_Run]]:
    """The level lines of a picture, each as its runs of pixels: row, first column, the column after the last."""
    return [line for line in _connected(_runs(picture)) if _is_line(line, picture.scale)]


def _thickened(lines: Iterable[Sequence[_Run]], rows: int) -> Iterator[_Run]:
    """The runs with those above and below, where a line fades."""
    for row, start, end in (run for line in lines for run in line):
        yield from ((near, start, end) for near in range(max(0, row - 1), min(rows, row + 2)))


def _rule(line: Sequence[_Run], vertical: bool, scale: float) -> Rule:
    at = sum(row for row, _, _ in line) / len(line)
    return Rule(vertical, at * scale, min(a for _, a, _ in line) * scale, max(b for _, _, b in line) * scale)


def _runs(picture: Picture) -> list[_Run]:
    """Long runs of dark pixels in each row; none where there are too many, as in a photograph."""
    found: list[_Run] = []
    least = max(8, round(_SHORTEST / picture.scale))
    for match in re.finditer(rb"[\x00-\x90]{%d,}" % least, picture.data):
        at, end = match.span()
        while at < end:
            row, column = divmod(at, picture.width)
            stop = min(end, (row + 1) * picture.width)
            found.append((row, column, column + stop - at))
            at = stop
        if len(found) > _MOST_RUNS:
            return []
    return found


def _connected(runs: Sequence[_Run]) -> list[list[_Run]]:
    """Runs that touch from one row to the next."""
    parent = list(range(len(runs)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    j = 0
    for i, (row, start, end) in enumerate(runs):
        while j < i and (runs[j][0] < row - 1 or (runs[j][0] == row - 1 and runs[j][2] < start)):
            j += 1
        k = j
        while k < i and runs[k][0] == row - 1 and runs[k][1] <= end:
            parent[root(i)] = root(k)
            k += 1
    groups: dict[int, list[_Run]] = {}
    for i, run in enumerate(runs):
        groups.setdefault(root(i), []).append(run)
    return list(groups.values())


def _is_line(line: Sequence[_Run], scale: float) -> bool:
    """Whether connected runs are long, and no thicker than a drawn line for how far they lean."""
    length = (max(b for _, _, b in line) - min(a for _, a, _ in line)) * scale
    height = (line[-1][0] - line[0][0] + 1) * scale
    thickness = sum(b - a for _, a, b in line) * scale * scale / max(length, 1.0)
    return length >= _LEAST_LENGTH and thickness <= _THICKEST and height <= _THICKEST + _STEEPEST * length
