"""Which rows are the header, and the names of the columns: levels joined by " > "."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.span import Joined
from ingest.structure.clean import EMPTY, concat
from ingest.structure.tables.draft import DraftRow, is_number, is_ordinal, is_ordinal_head, sort_of

_COUNT = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?(?:\s?=.{0,30})?")
_DEEPEST = 4


def header_length(rows: list[DraftRow], known: int | None) -> int:
    """How many rows at the top are header: the first, and those below it that only name parts of its columns."""
    if known:
        return min(known, len(rows) - 1)
    length, above = 1, rows[0]
    while length < min(_DEEPEST, len(rows) - 1) and _names_parts(above, rows[length]):
        above = _over(above, rows[length])
        length += 1
    return length


def _over(above: DraftRow, row: DraftRow) -> DraftRow:
    """Both rows as one: a column is named where either names it."""
    width = len(row.cells)
    upper = above.cells if len(above.cells) == width else _stretch(above, row, width)
    return DraftRow([row.cells[i] if row.text(i) else upper[i] for i in range(width)], merged=row.merged)


def _names_parts(above: DraftRow, row: DraftRow) -> bool:
    """Whether a row names parts of the columns above it: it is empty under a name that covers one column only."""
    filled = [i for i in row.filled() if row.text(i) != above.text(i)]
    if _numbers(row) and is_ordinal_head(above.text(0)) and len(above.cells) < len(row.cells):
        filled = [i for i in filled if i]
    elif _numbers(row):
        return False
    if len(filled) < 2 or any(is_number(row.text(i)) and not _year(row.text(i)) for i in filled):
        return False
    if len(above.cells) < len(row.cells):
        return filled[0] > 0
    covered = _covered(above, row)
    return all(i in covered for i in filled) and any(not above.text(i) for i in filled)


def _numbers(row: DraftRow) -> bool:
    return bool(row.text(0)) and is_ordinal(row.text(0))


def _year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")


def _covered(above: DraftRow, row: DraftRow) -> set[int]:
    """Columns that a name of the row above covers together with the empty columns after it, or that it leaves empty."""
    covered = set()
    width = len(above.cells)
    for i in range(width):
        empty = not above.text(i)
        before_empty = i + 1 < width and not above.text(i + 1)
        if empty or (before_empty and row.text(i)):
            covered.add(i)
    return covered


def numbers_columns(row: DraftRow) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), A B 1 2."""
    filled = [row.text(i) for i in row.filled()]
    if len(filled) < 3 or not all(_COUNT.fullmatch(t) for t in filled):
        return False
    numbers = [int(d) for t in filled if (d := "".join(c for c in t.split("=")[0] if c.isdigit()))]
    return len(numbers) >= 2 and numbers[0] <= 3 and all(b == a + 1 for a, b in pairwise(numbers))


def join_ordinal_head(rows: list[DraftRow], repairs: list[str]) -> None:
    """Puts together "T" and "T", "S" and "TT" that a narrow first column broke over two cells."""
    top = rows[0]
    if len(top.cells) < 3 or is_ordinal_head(top.text(0)) or len(top.text(0)) > 2 or len(top.text(1)) > 2:
        return
    if not top.text(1) or not is_ordinal_head(top.text(0) + top.text(1)):
        return
    width = len(top.cells)
    for row in rows:
        if len(row.cells) == width:
            row.cells[:2] = [concat([row.cells[0], row.cells[1]])]
    repairs.append(f"Tiêu đề cột đầu bị tách làm hai ô, đã ghép lại thành “{top.text(0)}”.")


def drop_stray_number(header: list[DraftRow], repairs: list[str]) -> None:
    """A number that automatic numbering left below the head of the number column goes."""
    for row in header[1:]:
        if _numbers(row) and is_ordinal_head(header[0].text(0)):
            repairs.append(f"Bỏ “{row.text(0)}” lẫn vào tiêu đề cột {header[0].text(0)}.")
            row.cells[0] = EMPTY


def flatten(header: list[DraftRow], width: int) -> list[str]:
    """The names of ``width`` columns."""
    rows = [_stretch(row, header[n + 1] if n + 1 < len(header) else None, width) for n, row in enumerate(header)]
    names = []
    for column in range(width):
        levels: list[str] = []
        for row in rows:
            name = " ".join(row[column].text.split())
            if name and (not levels or name != levels[-1]):
                levels.append(name)
        names.append(_tidy(" > ".join(levels)))
    return names


def _tidy(name: str) -> str:
    return name.replace(" ", "") if is_ordinal_head(name) and name.isupper() and len(name) < 6 else name


def _stretch(row: DraftRow, below: DraftRow | None, width: int) -> list[Joined]:
    """A header row as wide as the table: a name covers the empty columns after it where the row below names their parts."""
    cells = [row.cells[row.merged.get(i, i)] for i in range(len(row.cells))]
    if below is not None and len(cells) < width:
        return _shared_out(cells, [bool(below.text(i)) for i in range(width)])
    cells += [EMPTY] * (width - len(cells))
    if below is None:
        return cells[:width]
    over = EMPTY
    for i in range(width):
        if cells[i].text:
            over = cells[i] if below.text(i) and below.text(i) != cells[i].text else EMPTY
        elif below.text(i):
            cells[i] = over
        else:
            over = EMPTY
    return cells[:width]


def _shared_out(cells: list[Joined], named: list[bool]) -> list[Joined]:
    """A short upper row over columns of which some are ``named`` below it: names of one column stand over the
    unnamed ones at both ends, the others share the named ones in equal parts; where that does not come out, the
    last takes the rest."""
    width = len(named)
    first = named.index(True) if any(named) else width
    last = width - named[::-1].index(True) if any(named) else width
    tail = min(width - last, max(0, len(cells) - 2))
    leading = len(cells) - tail - 1 if _one_group(cells, first, last, tail) else min(first, len(cells) - tail - 1)
    groups = cells[leading : len(cells) - tail]
    share = max(1, (last - first) // max(1, len(groups)))
    row = [cells[min(i, leading - 1)] if leading else EMPTY for i in range(first)]
    row += [groups[min((i - first) // share, len(groups) - 1)] for i in range(first, last)]
    return row + cells[len(cells) - tail :] + [EMPTY] * (width - last - tail)


def _one_group(cells: list[Joined], first: int, last: int, tail: int) -> bool:
    groups = len(cells) - tail - first
    return groups < 1 or (last - first) % groups != 0


def looks_like_header(row: DraftRow) -> bool:
    """Whether a row could be a header: several names, no numbers."""
    sorts = [sort_of(row.text(i)) for i in row.filled()]
    return len(sorts) > 1 and "n" not in sorts and "o" not in sorts[:1]
