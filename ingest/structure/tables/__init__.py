"""Raw tables made whole: fragments joined, headers flattened, broken rows mended, rows told apart."""

from __future__ import annotations

from collections import Counter

from ingest.reading import RawTable
from ingest.structure.clean import EMPTY
from ingest.structure.tables import breaks, numbering, surplus, swallowed
from ingest.structure.tables.draft import Draft
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
    moved = Counter(len(r.cells) for r in draft.rows if len(r.cells) != width and len(r.filled()) > 1)
    for row in draft.rows:
        row.cells = list(fitted(row, width, sorts) or row.cells)
        row.cells += [EMPTY] * (width - len(row.cells))
    for had, count in sorted(moved.items()):
        draft.repairs.append(f"{count} dòng có {had} ô trong khi bảng có {width} cột, đã xếp lại theo kiểu dữ liệu của từng cột.")
