"""Tables from the rules that draw them: crossing lines make a grid; cells without a line between them are one.

The method is the usual one for ruled tables: lines that nearly coincide are one, connected lines are one table,
their positions are its rows and columns, and what no line parts is merged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.pdf.shapes import Rule

_SNAP = 3.0
_REACH = 4.0
_COVERED = 0.6
_MOST_RULES = 4000
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Region:
    """A cell: the grid rows and columns it covers, from first to last."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table: positions of its lines, its cells, and which cell each place of the grid belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    regions: tuple[Region, ...]
    owner: dict[tuple[int, int], int]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def find(self, x: float, y: float) -> int | None:
        """The cell at a point, as its place in ``regions``."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return self.owner.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))


def ruled_tables(rules: Sequence[Rule]) -> list[Ruled]:
    """The tables on a page from top to bottom. A single box is none."""
    if len(rules) > _MOST_RULES:
        return []
    lines = _joined([r for r in rules if not r.vertical]) + _joined([r for r in rules if r.vertical])
    found = [table for group in _connected(lines) if (table := _table(group)) is not None]
    return sorted(found, key=lambda table: (table.ys[0], table.xs[0]))


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Lines that lie on one another or go on where the other ends, as one."""
    made: list[Rule] = []
    level: list[Rule] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if level and rule.at - level[0].at > _SNAP:
            made += _end_to_end(level)
            level = []
        level.append(rule)
    return made + _end_to_end(level)


def _end_to_end(level: Sequence[Rule]) -> list[Rule]:
    made: list[Rule] = []
    for rule in sorted(level, key=lambda r: r.start):
        if made and rule.start - made[-1].end <= _SNAP:
            made[-1] = made[-1]._replace(end=max(made[-1].end, rule.end))
        else:
            made.append(rule)
    return made


def _connected(lines: Sequence[Rule]) -> list[list[Rule]]:
    """Groups of lines that touch, over any number of others."""
    flat = [line for line in lines if not line.vertical]
    parent = list(range(len(lines)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for j, line in enumerate(lines):
        if line.vertical:
            for i, other in enumerate(flat):
                if line.start - _REACH <= other.at <= line.end + _REACH and other.start - _REACH <= line.at <= other.end + _REACH:
                    parent[root(i)] = root(j)
    groups: dict[int, list[Rule]] = defaultdict(list)
    for i, line in enumerate(lines):
        groups[root(i)].append(line)
    return list(groups.values())


def _table(group: Sequence[Rule]) -> Ruled | None:
    xs = _positions([line.at for line in group if line.vertical])
    ys = _positions([line.at for line in group if not line.vertical])
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    owner, regions = _regions(xs, ys, group)
    if len(regions) < 2:
        return None
    return Ruled(tuple(xs), tuple(ys), tuple(regions), owner)


def _positions(values: Sequence[float]) -> list[float]:
    """Sorted positions, those that nearly coincide once."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _SNAP:
            kept.append(value)
    return kept


def _regions(xs: list[float], ys: list[float], group: Sequence[Rule]) -> tuple[dict[tuple[int, int], int], list[Region]]:
    """Places of the grid joined where no line parts them."""
    upright, level = _covered(group, xs, ys)
    owner: dict[tuple[int, int], int] = {}
    regions: list[Region] = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in owner:
                continue
            right = column
            while right + 2 < len(xs) and (row, right + 1) not in owner and (right + 1, row) not in upright:
                right += 1
            bottom = row
            while (
                bottom + 2 < len(ys)
                and all((bottom + 1, c) not in level for c in range(column, right + 1))
                and _open(upright, bottom + 1, column, right)
            ):
                bottom += 1
            for r in range(row, bottom + 1):
                for c in range(column, right + 1):
                    owner[r, c] = len(regions)
            regions.append(Region(row, column, bottom, right))
    return owner, regions


def _open(upright: set[tuple[int, int]], row: int, left: int, right: int) -> bool:
    """Whether no upright line stands inside some columns of a row."""
    return all((x, row) not in upright for x in range(left + 1, right + 1))


def _covered(group: Sequence[Rule], xs: list[float], ys: list[float]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Which sides of the grid's places are drawn: (line, row) of upright ones, (line, column) of level ones."""
    upright: set[tuple[int, int]] = set()
    level: set[tuple[int, int]] = set()
    for rule in group:
        along, across, sides = (ys, xs, upright) if rule.vertical else (xs, ys, level)
        line = min(range(len(across)), key=lambda i: abs(across[i] - rule.at))
        for place in range(len(along) - 1):
            low, high = along[place], along[place + 1]
            if min(rule.end, high) - max(rule.start, low) >= _COVERED * (high - low):
                sides.add((line, place))
    return upright, level
