"""Rows of another width than the table's: empty cells taken out or put in where the sorts of cells agree best."""

from __future__ import annotations

from collections import Counter

from corpus.span import Joined
from ingest.structure.clean import EMPTY
from ingest.structure.tables.draft import DraftRow, is_ordinal, sort_of


def width_of(header: list[DraftRow], rows: list[DraftRow]) -> int:
    """The width of the table: the header's where every row fits it without losing a filled cell or standing askew,
    else the widest that two rows have."""
    head = max(len(r.cells) for r in header)
    counts = Counter(len(r.cells) for r in rows)
    wider = [w for w in counts if w > head]
    if not wider:
        return head
    sorts = column_sorts(rows, head)
    if all(_disagreement(r, head, sorts) == 0 for r in rows if len(r.cells) > head and len(r.filled()) > 1):
        return head
    common = [w for w in wider if counts[w] > 1] or wider
    return max(common, key=lambda w: (counts[w], w))


def column_sorts(rows: list[DraftRow], width: int) -> list[Counter[str]]:
    """What each column mostly holds, by the rows that fill it when spare empty cells at the end are left out."""
    sorts = [Counter[str]() for _ in range(width)]
    for row in rows:
        cells = row.cells[:width]
        if any(c.text for c in row.cells[width:]) or (len(row.cells) < width and len(row.filled()) < 2):
            continue
        for column, cell in enumerate(cells):
            if cell.text:
                sorts[column][_sort(cell.text, column)] += 1
    return sorts


def _sort(text: str, column: int) -> str:
    return "o" if column == 0 and is_ordinal(text) else sort_of(text)


def fitted(row: DraftRow, width: int, sorts: list[Counter[str]]) -> list[Joined] | None:
    """The cells of a row in ``width`` columns; None where a filled cell would have to go."""
    if len(row.cells) == width:
        return row.cells
    kept = row.filled()
    if len(kept) > width:
        return None
    if len(row.cells) < width:
        return _widened(row.cells, width, sorts)
    return _narrowed(row.cells, width, sorts)


def fit_header(header: list[DraftRow], rows: list[DraftRow], width: int, sorts: list[Counter[str]]) -> None:
    """Widens a header row that is as short as most short rows in the way that these are widened."""
    for row in header:
        short = [r for r in rows if len(r.cells) == len(row.cells) < width and len(r.filled()) > 1]
        if short:
            places = Counter(_places(r.cells, width, sorts) for r in short).most_common(1)[0][0]
            row.cells = _put(row.cells, places, width)


def _cost(text: str, column: int, sorts: list[Counter[str]]) -> float:
    if not text or not sorts[column]:
        return 0.0
    return 1.0 - sorts[column][_sort(text, column)] / sum(sorts[column].values())


def _disagreement(row: DraftRow, width: int, sorts: list[Counter[str]]) -> float:
    cells = fitted(row, width, sorts)
    if cells is None:
        return float("inf")
    return sum(_cost(c.text, i, sorts) > 0.5 for i, c in enumerate(cells))


def _narrowed(cells: list[Joined], width: int, sorts: list[Counter[str]]) -> list[Joined] | None:
    """The cheapest way to drop ``len(cells) - width`` empty cells, the later ones first."""
    spare = len(cells) - width
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for i, cell in enumerate(cells):
        step: dict[int, tuple[float, tuple[int, ...]]] = {}
        for dropped, (cost, which) in best.items():
            column = i - dropped
            if column < width:
                option = (cost + _cost(cell.text, column, sorts), which)
                step[dropped] = min(step.get(dropped, option), option, key=lambda o: o[0])
            if not cell.text and dropped < spare:
                option = (cost, (*which, i))
                step[dropped + 1] = min(option, step.get(dropped + 1, option), key=lambda o: o[0])
        best = step
    if spare not in best:
        return None
    dropped_cells = set(best[spare][1])
    return [c for i, c in enumerate(cells) if i not in dropped_cells]


def _widened(cells: list[Joined], width: int, sorts: list[Counter[str]]) -> list[Joined]:
    return _put(cells, _places(cells, width, sorts), width)


def _put(cells: list[Joined], places: tuple[int, ...], width: int) -> list[Joined]:
    row = [EMPTY] * width
    for cell, place in zip(cells, places, strict=True):
        row[place] = cell
    return row


def _places(cells: list[Joined], width: int, sorts: list[Counter[str]]) -> tuple[int, ...]:
    """The columns in which the cells, in order, agree best with what these hold; the earliest for each."""
    missing = width - len(cells)
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for i, cell in enumerate(cells):
        step: list[tuple[float, tuple[int, ...]]] = []
        for shift in range(missing + 1):
            cost, places = min(best[: shift + 1], key=lambda o: o[0])
            step.append((cost + _cost(cell.text, i + shift, sorts), (*places, i + shift)))
        best = step
    return min(best, key=lambda o: o[0])[1]
