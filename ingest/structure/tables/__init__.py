"""Raw tables made whole: fragments joined, headers flattened, broken rows mended, rows told apart."""

from __future__ import annotations

from ingest.reading import RawTable
from ingest.structure.clean import EMPTY
from ingest.structure.tables import breaks, numbering, swallowed
from ingest.structure.tables.draft import Draft
from ingest.structure.tables.fit import column_sorts, fitted, width_of
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
        numbering.mend(draft)
        draft.kinds = tell_kinds(draft)
    return drafts


def _fit(draft: Draft) -> None:
    width = width_of(draft.header, draft.rows)
    width = max([width, *(len(r.filled()) for r in draft.rows)])
    draft.columns = flatten(draft.header, width, draft.repairs)
    sorts = column_sorts(draft.rows, width)
    for row in draft.rows:
        cells = fitted(row, width, sorts)
        if cells is not None and len(row.cells) != width:
            if len(row.filled()) > 1:
                draft.repairs.append(
                    f"Dòng “{row.text(row.filled()[0])}” có {len(row.cells)} ô trong khi bảng có {width} cột, đã xếp lại theo kiểu dữ liệu của cột."
                )
            row.cells = list(cells)
        row.cells += [EMPTY] * (width - len(row.cells))
