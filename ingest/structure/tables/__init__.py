"""Raw tables made whole: fragments joined, headers flattened, broken rows mended, rows told apart."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from ingest.reading import RawTable
from ingest.structure.clean import EMPTY
from ingest.structure.tables import breaks, numbering, surplus, swallowed
from ingest.structure.tables.draft import Draft, DraftRow, sort_of
from ingest.structure.tables.fit import column_sorts, fit_header, fitted, width_of
from ingest.structure.tables.fragments import join
from ingest.structure.tables.header import flatten
from ingest.structure.tables.kinds import tell_kinds

__all__ = ["Draft", "whole"]


def whole(raws: list[RawTable]) -> list[Draft]:
    """The tables that neighbouring raw tables make, each row as wide as its columns."""
    drafts = join(raws)
    for draft in drafts:
        _fit(draft)
        swallowed.mend(draft)
        breaks.mend(draft)
        surplus.mend(draft)
        numbering.mend(draft)
        draft.kinds = tell_kinds(draft)
    return drafts


def _fit(draft: Draft) -> None:
    width = width_of(draft.header, draft.rows)
    width = max([width, *(len(r.filled()) for r in draft.rows)])
    sorts = column_sorts(draft.rows, width)
    fit_header(draft.header, draft.rows, width, sorts)
    draft.columns = flatten(draft.header, width)
    moved: Counter[tuple[int, bool]] = Counter()
    for row in draft.rows:
        had, odd = len(row.cells), len(row.cells) != width and len(row.filled()) > 1
        row.cells = list(fitted(row, width, sorts) or row.cells)
        if odd:
            moved[had, had == width - 1 and _label_spans(row)] += 1
        row.cells += [EMPTY] * (width - len(row.cells))
    for (had, merged), count in sorted(moved.items()):
        told = (
            "có ô nhãn gộp hai cột"
            if merged
            else f"có {had} ô trong khi bảng có {width} cột, đã xếp lại theo kiểu dữ liệu của từng cột"
        )
        draft.repairs.append(f"{count} dòng {told}.")


def _label_spans(row: DraftRow) -> bool:
    """Whether the column that a row had no cell for follows its label: one cell set over two columns, which is no defect."""
    return any(b is EMPTY and sort_of(a.text) == "t" for a, b in pairwise(row.cells) if a.text)
