"""A row that a conversion put, as paragraphs of HTML, into the last cell of the row before it.

Its number and its amount are paragraphs of their own; what stands before the number is its label, the
rest its remark. It is taken out only where the sum of the rows then comes out and the numbers run on.
"""

from __future__ import annotations

from itertools import permutations

from corpus.span import Joined
from ingest.structure.clean import EMPTY
from ingest.structure.labels import roman
from ingest.structure.tables.draft import Draft, DraftRow, adds_up, is_number, sort_of
from ingest.structure.tables.markup import concat_lines, fragments, has_markup


def mend(draft: Draft) -> None:
    """Takes such rows out and resolves the markup of all cells."""
    amounts = _amount_columns(draft)
    rows: list[DraftRow] = []
    for n, row in enumerate(draft.rows):
        rows.append(row)
        last = len(row.cells) - 1
        if draft.numbered() and len(amounts) == 1 and last > amounts[0] > 1 and has_markup(row.cells[last]):
            new = _swallowed(row, draft.rows[n + 1 :], amounts[0])
            if new is not None:
                row.cells[last] = EMPTY
                rows.append(new)
                draft.repairs.append(
                    f"Ô cuối của dòng “{row.text(1)}” chứa cả dòng {new.text(0)} tiếp theo; đã tách ra thành một dòng "
                    f"(tổng các dòng khớp với {row.text(amounts[0])})."
                )
    draft.rows = rows
    if any(has_markup(c) for row in rows for c in row.cells):
        draft.repairs.append("Bỏ các thẻ HTML còn sót trong ô, mỗi đoạn thành một dòng.")
        for row in rows:
            row.cells = [concat_lines(fragments(c)) if has_markup(c) else c for c in row.cells]


def _amount_columns(draft: Draft) -> list[int]:
    width = len(draft.columns)
    held = [[sort_of(r.text(c)) for r in draft.rows if r.text(c)] for c in range(width)]
    return [c for c in range(1, width) if held[c] and all(s == "n" for s in held[c])]


def _swallowed(row: DraftRow, following: list[DraftRow], amount: int) -> DraftRow | None:
    parts = fragments(row.cells[-1])
    numbers = [i for i, p in enumerate(parts) if is_number(p.text)]
    if len(numbers) != 2 or not numbers or numbers[0] == 0:
        return None
    siblings = _until_group(following)
    for number, value in permutations(numbers):
        if _runs_on(parts[number].text, siblings) and adds_up(
            row.text(amount), [parts[value].text, *(r.text(amount) for r in siblings)]
        ):
            return _row(row, parts, number, value, amount)
    return None


def _until_group(rows: list[DraftRow]) -> list[DraftRow]:
    for n, row in enumerate(rows):
        if roman(row.text(0).rstrip(".")) or (row.filled() and not row.text(0) and row.text(1).isupper()):
            return rows[:n]
    return rows


def _runs_on(number: str, following: list[DraftRow]) -> bool:
    numbered = next((r.text(0).rstrip(".") for r in following if r.text(0).rstrip(".").isdigit()), None)
    digits = number.rstrip(".")
    return digits.isdigit() and (numbered is None or int(numbered) == int(digits) + 1)


def _row(row: DraftRow, parts: list[Joined], number: int, value: int, amount: int) -> DraftRow:
    cells = [EMPTY] * len(row.cells)
    cells[0], cells[amount] = parts[number], parts[value]
    cells[1] = concat_lines(parts[:number])
    cells[-1] = concat_lines([p for i, p in enumerate(parts) if i > number and i != value])
    return DraftRow(cells, row.page)
