"""PDF: tables without rules, found by the white between columns; and what only looks like one."""

from __future__ import annotations

import pytest
from little_pdf import LittlePdf

from ingest.readers import read_file
from ingest.reading import Paragraph, RawTable, Reading

LEADING = 15
HEAD = ["TT", "Nội dung", "Chủ trì", "Thời hạn"]
XS = [85, 115, 320, 450]
PLAN = [
    HEAD,
    ["1", "Ban hành kế hoạch cải cách\nthủ tục hành chính", "Sở Nội vụ", "Quý I/2024"],
    ["2", "Rà soát chỉ tiêu", "Văn phòng UBND\ntỉnh", "Tháng 6"],
    ["3", "Báo cáo kết quả thực hiện\nnhiệm vụ được giao", "Sở Tài chính", "Thường xuyên"],
]
FULL = "Cơ quan được giao nhiệm vụ chủ trì, phối hợp với các cơ quan liên"


def put(
    made: LittlePdf, rows: list[list[str]], xs: list[float] = XS, y: float = 200, gap: float = 7, middle: bool = False
) -> LittlePdf:
    """Rows of cells without rules, their lines 15 apart, some points between rows."""
    for row in rows:
        height = max(cell.count("\n") + 1 for cell in row)
        for x, cell in zip(xs, row, strict=True):
            lines = cell.split("\n")
            down = (height - len(lines)) * LEADING / 2 if middle else 0.0
            for n, line in enumerate(lines):
                if line:
                    made.text(x, y + down + n * LEADING, line, 12, bold=row is rows[0])
        y += height * LEADING + gap
    return made


def prose(made: LittlePdf, top: float) -> LittlePdf:
    for n in range(3):
        made.text(113, top + 36 * n, FULL).text(85, top + 18 + 36 * n, "quan thực hiện nhiệm vụ.")
    return made


def read(made: LittlePdf) -> Reading:
    return read_file("a.pdf", made.bytes())


def tables(reading: Reading) -> list[list[list[str]]]:
    return [
        [[" ".join(cell.joined.text.split()) for cell in row] for row in block.rows]
        for block in reading.blocks
        if isinstance(block, RawTable)
    ]


def spans(reading: Reading) -> list[list[tuple[str, int, int]]]:
    return [
        [(cell.joined.text, cell.columns, cell.rows) for cell in row]
        for block in reading.blocks
        if isinstance(block, RawTable)
        for row in block.rows
    ]


def plain(rows: list[list[str]]) -> list[list[str]]:
    return [[cell.replace("\n", " ") for cell in row] for row in rows]


FIGURES = [["Chỉ tiêu", "2022", "2023"], *([f"Tỷ lệ hộ {name}", f"{n},5", f"{n + 3},7"] for n, name in enumerate("abcde", 70))]
LIST = [HEAD, *([str(n), f"Nguyễn Văn {name}", "Sở Nội vụ", ""] for n, name in enumerate("ABCDE", 1))]
WORDS = [["Viết tắt", "Nghĩa"], *([name, f"Nghĩa của {name}"] for name in ("TTHC", "CNTT", "UBND", "HĐND"))]
WAYS = {
    "gaps between rows": (PLAN, {"gap": 7}),
    "no gaps, but a number to each row": (PLAN, {"gap": 0}),
    "cells in the middle of their row": (PLAN, {"gap": 7, "middle": True}),
    "figures, a line to each row": (FIGURES, {"gap": 0, "xs": [85, 300, 400]}),
    "a column with hardly anything in it": (LIST, {"gap": 4}),
    "two columns, labels that are no numbers": (WORDS, {"gap": 5, "xs": [85, 200]}),
}


@pytest.mark.parametrize(("rows", "how"), WAYS.values(), ids=WAYS)
def test_a_table_without_rules(rows, how):
    reading = read(prose(put(prose(LittlePdf(space=250), 60), rows, **how), 600))
    assert tables(reading) == [plain(rows)]
    assert [type(block).__name__ for block in reading.blocks].index("RawTable") == 3


def test_rules_between_rows_part_them():
    made, y = LittlePdf(space=250), 200.0
    put(made, PLAN, gap=0)
    for row in PLAN[:-1]:
        y += LEADING * max(cell.count("\n") + 1 for cell in row)
        made.line(85, y - 11, 540, y - 11)
    assert tables(read(prose(made, 600))) == [plain(PLAN)]


def test_a_heading_of_two_levels():
    made = LittlePdf(space=250).text(85, 200, "TT", 12).text(150, 200, "Chỉ tiêu", 12).text(352, 200, "Kế hoạch", 12)
    made.text(320, 222, "2024", 12).text(430, 222, "2025", 12)
    for n, name in enumerate("abcdef", 1):
        made.text(85, 222 + 22 * n, str(n), 12).text(120, 222 + 22 * n, f"Tỷ lệ hộ {name} đạt chuẩn", 12)
        made.text(320, 222 + 22 * n, f"{n}1,5", 12).text(430, 222 + 22 * n, f"{n}7,2", 12)
    assert spans(read(prose(made, 600)))[:3] == [
        [("TT", 1, 2), ("Chỉ tiêu", 1, 2), ("Kế hoạch", 2, 1)],
        [("2024", 1, 1), ("2025", 1, 1)],
        [("1", 1, 1), ("Tỷ lệ hộ a đạt chuẩn", 1, 1), ("11,5", 1, 1), ("17,2", 1, 1)],
    ]


def test_a_row_that_names_a_group():
    made = put(LittlePdf(space=250), PLAN[:3])
    made.text(85, 200 + 22 + 37 + 37, "II. NHÓM NHIỆM VỤ VỀ CHUYỂN ĐỔI SỐ VÀ CẢI CÁCH", 12)
    put(made, [["4", "Việc bốn", "Sở Y tế", "Quý II"], ["5", "Việc năm", "Sở Y tế", "Quý II"]], y=318)
    assert spans(read(prose(made, 600)))[3] == [("II. NHÓM NHIỆM VỤ VỀ CHUYỂN ĐỔI SỐ VÀ CẢI CÁCH", 4, 1)]


def test_a_row_goes_on_over_the_page():
    made = put(LittlePdf(space=250), PLAN[:3], y=700)
    made = put(made.page(), [["", "và phần sau của việc hai", "", ""], ["3", "Việc ba", "Sở Y tế", "Quý II"]], y=60)
    found = read(prose(made, 300))
    assert tables(found) == [
        plain(PLAN[:3]),
        [["", "và phần sau của việc hai", "", ""], ["3", "Việc ba", "Sở Y tế", "Quý II"]],
    ]
    assert [block.page for block in found.blocks if isinstance(block, RawTable)] == [1, 2]


def test_the_unit_above_a_table_is_not_its_heading():
    made = put(LittlePdf(space=250), FIGURES, xs=[85, 300, 400]).text(390, 185, "Đơn vị: %", 12)
    reading = read(prose(made, 600))
    assert tables(reading) == [FIGURES]
    assert "Đơn vị: %" in reading.text


NONE = {
    "a list with hanging labels": [["a)", "Ban hành kế hoạch\nnăm sau"], *([f"{c})", "Rà soát chỉ tiêu"] for c in "bcdef")],
    "numbered items": [[f"{n}.", "Ban hành kế hoạch\nnăm sau"] for n in range(1, 7)],
    "a table of contents": [[f"Chương {n}. Nội dung ...........", str(3 * n)] for n in range(1, 7)],
    "those who sign": [["NGƯỜI LẬP", "KẾ TOÁN", "GIÁM ĐỐC", ""], ["(Ký)", "(Ký)", "(Ký)", ""]],
    "two rows": [["Nơi gửi", "Nơi đến", "Ngày", ""], ["Hà Nội", "Huế", "12/3", ""]],
    "names of those who spoke": [["Ông A:", "Đồng ý"], ["Bà B:", "Đồng ý"], ["Ông C:", "Không"], ["Bà D:", "Đồng ý"]],
}  # fmt: skip


@pytest.mark.parametrize("rows", NONE.values(), ids=NONE)
def test_no_table(rows):
    xs = [85, 113] if len(rows[0]) == 2 and len(rows[0][0]) < 4 else [85, 300, 400, 500]
    reading = read(prose(put(LittlePdf(space=250), rows, xs=xs[: len(rows[0])]), 600))
    assert tables(reading) == []
    assert all(word in reading.text for row in rows for cell in row for word in cell.split())


def test_lists_hang_below_their_labels():
    made = prose(LittlePdf(space=250), 60).text(113, 300, "a)").text(141, 300, FULL[:60]).text(141, 318, "liên quan thực hiện.")
    reading = read(made.text(113, 340, "b)").text(141, 340, "Báo cáo kết quả."))
    lines = [reading.text[b.span.start : b.span.end] for b in reading.blocks if isinstance(b, Paragraph)]
    assert lines[-2:] == [f"a) {FULL[:60].strip()} liên quan thực hiện.", "b) Báo cáo kết quả."]


def test_a_heading_set_upwards_in_a_cell():
    made = prose(LittlePdf().table([85, 125, 325, 540], [200, 300, 325], [["", "Việc", "Cơ quan"], ["1", "a", "b"]]), 400)
    made.text(108, 290, "Số thứ tự", 12, upwards=True).text(30, 700, "Bên lề", 12, upwards=True)
    reading = read(made)
    assert tables(reading)[0][0] == ["Số thứ tự", "Việc", "Cơ quan"]
    assert "Bên lề" not in reading.text


INNER = {
    "a frame alone": ([], []),
    "a frame and a line below the heading": ([208], []),
    "a frame and lines between rows": ([208, 245, 282], []),
    "lines between columns alone": ([], [110, 315, 445]),
    "lines between columns and below the heading": ([208], [110, 315, 445]),
}


@pytest.mark.parametrize(("level", "upright"), INNER.values(), ids=INNER)
def test_tables_that_rules_part_in_part(level, upright):
    made = put(LittlePdf(), PLAN)
    for y in (185, 360, *level):
        made.line(80, y, 545, y)
    for x in (80, 545, *upright):
        made.line(x, 185, x, 360)
    assert tables(read(prose(made, 600))) == [[[" ".join(cell.split()) for cell in row] for row in PLAN]]


def test_a_cell_that_lists_is_one_cell():
    made = LittlePdf()
    for y in (185, 208, 280):
        made.line(80, y, 545, y)
    for x in (80, 110, 315, 545):
        made.line(x, 185, x, 280)
    for x, cell in zip((85, 115, 320), ("1", "a) Rà soát\nb) Công bố\nc) Niêm yết", "Sở Nội vụ"), strict=True):
        for n, line in enumerate(cell.split("\n")):
            made.text(x, 225 + 15 * n, line, 12)
    for x, head in zip((85, 115, 320), ("TT", "Việc", "Chủ trì"), strict=True):
        made.text(x, 200, head, 12)
    assert tables(read(prose(made, 600)))[0][1] == ["1", "a) Rà soát b) Công bố c) Niêm yết", "Sở Nội vụ"]


def test_figures_of_several_rows_between_upright_lines():
    names = ["Chỉ tiêu", "Tỷ lệ hộ nghèo", "Tỷ lệ che phủ rừng", "Số xã đạt chuẩn"]
    rows = [names, ["2024", "12,5", "51,2", "44"], ["2025", "10,1", "52,0", "47"]]
    made = LittlePdf()
    for y in (185, 300):
        made.line(80, y, 545, y)
    for x in (80, 315, 430, 545):
        made.line(x, 185, x, 300)
    for x, column in zip((85, 320, 435), rows, strict=True):
        for n, text in enumerate(column):
            made.text(x, 200 + 25 * n, text, 12)
    assert tables(read(prose(made, 600))) == [[list(row) for row in zip(*rows, strict=True)]]
