"""PDF: tables that are drawn with rules."""

from __future__ import annotations

import pytest
from little_pdf import LittlePdf, cells, gazette, page_of, paragraphs, read

from ingest.readers.pdf.grids import ruled_tables
from ingest.readers.pdf.shapes import Rule

XS, YS = [85, 125, 325, 540], [200, 225, 250, 275]


def test_a_ruled_table():
    assert cells(read(LittlePdf().table(XS, YS, [["TT", "Việc", "Cơ quan"], ["1", "Ban hành", ""], ["2", "", "Sở A"]]))) == [
        [
            [("TT", 1, 1), ("Việc", 1, 1), ("Cơ quan", 1, 1)],
            [("1", 1, 1), ("Ban hành", 1, 1), ("", 1, 1)],
            [("2", 1, 1), ("", 1, 1), ("Sở A", 1, 1)],
        ]
    ]


def test_cells_merged_over_rows_and_columns():
    made = LittlePdf()
    for y in (200, 225, 275):
        made.line(85, y, 540, y)
    made.line(85, 250, 325, 250)  # the third column is one cell over two rows
    for x in (85, 540):
        made.line(x, 200, x, 275)
    for x in (125, 325):
        made.line(x, 225, x, 275)  # the first row is one cell
    made.text(90, 216, "I. NHÓM").text(90, 241, "1").text(130, 241, "Việc một").text(330, 255, "Bộ Công an").text(
        90, 266, "2"
    ).text(130, 266, "Việc hai")
    assert cells(read(made)) == [
        [[("I. NHÓM", 3, 1)], [("1", 1, 1), ("Việc một", 1, 1), ("Bộ Công an", 1, 2)], [("2", 1, 1), ("Việc hai", 1, 1)]]
    ]


def test_a_wrapped_cell_is_one_line_and_an_item_begins_another():
    made = LittlePdf().table(
        [85, 125, 245, 540], [*YS[:2], 300], [["TT", "Cơ quan"], ["1", "(1) Bộ Khoa học và\nCông nghệ\n(2) Bộ Công an"]]
    )
    assert cells(read(made))[0][1][1][0] == "(1) Bộ Khoa học và Công nghệ\n(2) Bộ Công an"


def test_text_around_tables_keeps_its_place():
    made = page_of(LittlePdf(), "Bảng một").table(XS, [120, 145, 170], [["a", "b", "c"], ["d", "đ", "e"]])
    page_of(made, "Bảng hai", top=200).table(XS, [220, 245, 270], [["1", "2", "3"], ["4", "5", "6"]])
    kinds = [type(b).__name__ for b in read(page_of(made, "Hết", top=300)).blocks]
    assert kinds == ["Paragraph", "RawTable", "Paragraph", "RawTable", "Paragraph"]


def test_a_page_printed_sideways_reads_upright():
    made = gazette(3).page()
    for n, text in enumerate(["PHỤ LỤC", "Danh mục nhiệm vụ của các cơ quan"]):
        made.text(100 + 20 * n, 700, text, upwards=True)
    made.line(200, 700, 200, 100).line(230, 700, 230, 100).line(260, 700, 260, 100)
    made.line(200, 700, 260, 700).line(200, 400, 260, 400).line(200, 100, 260, 100)
    made.text(220, 690, "TT", upwards=True).text(220, 390, "Cơ quan", upwards=True)
    made.text(250, 690, "1", upwards=True).text(250, 390, "Sở Y tế", upwards=True)
    reading = read(made)
    assert paragraphs(reading)[-2:] == ["PHỤ LỤC", "Danh mục nhiệm vụ của các cơ quan"]
    assert [[cell[0] for cell in row] for row in cells(reading)[0]] == [["TT", "Cơ quan"], ["1", "Sở Y tế"]]


def box(x0: float, y0: float, x1: float, y1: float) -> list[Rule]:
    return [Rule(False, y0, x0, x1), Rule(False, y1, x0, x1), Rule(True, x0, y0, y1), Rule(True, x1, y0, y1)]


GRIDS = {
    "a single box is no table": (box(0, 0, 100, 100), []),
    "two cells": (box(0, 0, 100, 20) + box(100, 0, 200, 20), [2]),
    "edges drawn cell by cell, not quite alike": (box(0, 0, 100, 20) + box(100.8, 0.4, 200, 20.3) + box(0, 20, 200, 40.2), [3]),
    "lines that touch nothing": ([Rule(False, 5, 0, 100), Rule(False, 9, 0, 100)], []),
    "two tables apart": (box(0, 0, 50, 20) + box(50, 0, 90, 20) + box(0, 60, 50, 80) + box(50, 60, 90, 80), [2, 2]),
    "lines with gaps between the pieces": (
        [Rule(True, 0, 0, 19), Rule(True, 0, 21, 40), *box(0, 0, 50, 40), Rule(False, 20, 0, 50)],
        [2],
    ),
}


@pytest.mark.parametrize(("rules", "expected"), GRIDS.values(), ids=GRIDS)
def test_grids(rules, expected):
    assert [len(table.regions) for table in ruled_tables(rules)] == expected
