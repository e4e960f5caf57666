"""Workbooks: what shows on the sheets, and nothing else. The files are made here, by openpyxl and by hand where it cannot."""

from __future__ import annotations

import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font

from corpus.errors import UnreadableFile
from ingest.readers import read_file
from ingest.readers.xlsx_values import shown
from ingest.reading import RawTable, Reading

FORMATS = {
    "a share": (0.8296, "0.00%", "82,96%"),
    "a share without digits": (0.5, "0%", "50%"),
    "no digit is rounded away": (0.829612, "0.0%", "82,9612%"),
    "digits that the format asks for": (12.5, "0.00", "12,50"),
    "thousands are not grouped": (1543, "#,##0", "1543"),
    "shown in thousands": (1543000, "#,##0,", "1543"),
    "shown in millions": (2500000000, '#,##0.0,,"  triệu"', "2500,0  triệu"),
    "a unit": (1200, '#,##0 "đồng"', "1200 đồng"),
    "a currency": (1200, "#,##0\\ [$₫-42A]", "1200 ₫"),
    "words before": (3, '"Điều "0', "Điều3"),
    "leading zeros": (7, "000", "007"),
    "negative in brackets": (-1200, "#,##0_);(#,##0)", "-1200"),
    "negative in red": (-0.5, "0.0;[Red]-0.0", "-0,5"),
    "zero as a dash": (0, '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', "-"),
    "zero hidden": (0, "0;-0;;@", ""),
    "a float that is not exact": (0.1 + 0.2, "General", "0,3"),
    "money of fifteen digits": (123456789012.25, "#,##0.00", "123456789012,25"),
    "a whole number beyond": (10**21, "General", "1000000000000000000000"),
    "a date": (datetime.datetime(2020, 3, 5), "dd/mm/yyyy", "05/03/2020"),
    "a date as the system writes it": (datetime.datetime(2020, 3, 5), "mm-dd-yy", "05/03/2020"),
    "month first is day first": (datetime.datetime(2020, 3, 5), "[$-409]m/d/yyyy;@", "5/3/2020"),
    "year first": (datetime.datetime(2020, 3, 5), "yyyy-mm-dd", "2020-03-05"),
    "in words": (datetime.datetime(2020, 3, 5), '"ngày "dd" tháng "mm" năm "yyyy', "ngày 05 tháng 03 năm 2020"),
    "a weekday": (datetime.datetime(2020, 3, 5), "dddd, dd/mm/yyyy", "Thứ Năm, 05/03/2020"),
    "a month": (datetime.datetime(2020, 3, 5), "mmm-yy", "3-2020"),
    "a time": (datetime.datetime(2020, 3, 5, 7, 30), "hh:mm dd/mm/yyyy", "07:30 05/03/2020"),
    "minutes before seconds": (datetime.time(7, 5, 9), "mm:ss", "05:09"),
    "a time of day": (datetime.time(7, 5), "General", "07:05"),
    "hours": (datetime.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
    "a share beyond all numbers": (1.7e308, "0%", "1.7e+308"),
    "text": ("  Sở Nội vụ ", "@", "  Sở Nội vụ "),
}


@pytest.mark.parametrize(("value", "format", "expected"), FORMATS.values(), ids=FORMATS)
def test_values_as_shown(value, format, expected):
    assert shown(value, format) == expected


@example(1.797693134862316e306, "0%")
@given(st.floats(allow_nan=False), st.text(alphabet='#0?.,%;"\\[]$-@dmyhs _*aA/', max_size=40))
def test_any_number_in_any_format(number, format):
    assert isinstance(shown(number, format), str)


@given(st.datetimes(), st.text(alphabet='#0.,;"\\[]$-@dmyhs _*aA/pP', max_size=40))
def test_any_moment_in_any_format(moment, format):
    assert isinstance(shown(moment, format), str)


@given(st.integers(-(10**12), 10**12), st.sampled_from(["General", "#,##0", "0", "#,##0.00", '#,##0 "đồng"']))
def test_a_whole_number_keeps_its_value(number, format):
    assert int(shown(number, format).split(" ")[0].removesuffix(",00")) == number


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(fill) -> Reading:
    """The reading of a workbook with one sheet that was filled by a function."""
    book = openpyxl.Workbook()
    fill(book.active)
    return read_file("a.xlsx", saved(book))


def cells(reading: Reading) -> list[list[tuple[str, int, int]]]:
    table = next(block for block in reading.blocks if isinstance(block, RawTable))
    return [[(c.joined.text, c.columns, c.rows) for c in row] for row in table.rows]


def rows(sheet, *rows) -> None:
    for row in rows:
        sheet.append(list(row))


def test_a_title_a_table_and_what_stands_below():
    def fill(sheet):
        rows(
            sheet,
            ["BIỂU 01"],
            ["TT", "Chỉ tiêu", "Tỷ lệ"],
            [1, "Giải quyết đúng hạn", 0.95],
            [2, "Hài lòng", 0.9],
            ["Ghi chú: số liệu 2024"],
        )
        sheet["C3"].number_format = sheet["C4"].number_format = "0%"

    reading = read(fill)
    assert [[text for text, *_ in row] for row in cells(reading)] == [
        ["TT", "Chỉ tiêu", "Tỷ lệ"], ["1", "Giải quyết đúng hạn", "95%"], ["2", "Hài lòng", "90%"]]  # fmt: skip
    lines = reading.text.splitlines()
    assert (lines[0], lines[-1], reading.warnings) == ("BIỂU 01", "Ghi chú: số liệu 2024", ())


def test_merged_headers():
    def fill(sheet):
        rows(sheet, ["TT", "Cơ quan", None], [None, "Chủ trì", "Phối hợp"], [1, "Sở A", "Sở B"], [2, "Sở C", None])
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")

    assert cells(read(fill)) == [
        [("TT", 1, 2), ("Cơ quan", 2, 1)],
        [("Chủ trì", 1, 1), ("Phối hợp", 1, 1)],
        [("1", 1, 1), ("Sở A", 1, 1), ("Sở B", 1, 1)],
        [("2", 1, 1), ("Sở C", 1, 1), ("", 1, 1)],
    ]


def test_columns_that_only_help_the_drawing_are_none():
    def fill(sheet):
        for row in (1, 2, 3):
            sheet.cell(row, 1, str(row))
            sheet.cell(row, 3, "nội dung")
            sheet.merge_cells(start_row=row, end_row=row, start_column=3, end_column=6)
            sheet.cell(row, 9, "Sở")

    assert cells(read(fill)) == [[(str(row), 1, 1), ("nội dung", 1, 1), ("Sở", 1, 1)] for row in (1, 2, 3)]


def test_hidden_rows_and_columns_are_read_and_told():
    def fill(sheet):
        rows(sheet, ["TT", "Chi tiết", "Việc"], [1, "x", "một"], [2, "y", "hai"])
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[3].hidden = True

    reading = read(fill)
    assert reading.text.splitlines() == ["TT\tChi tiết\tViệc", "1\tx\tmột", "2\ty\thai"]
    assert reading.warnings == ("Trang tính “Sheet” có 1 dòng và 1 cột ẩn; phần ẩn cũng được đọc.",)


def test_hidden_sheets_are_left_out_and_told():
    book = openpyxl.Workbook()
    rows(book.active, ["a", "b"], ["c", "d"])
    for state, title in (("hidden", "Danh mục"), ("veryHidden", "Tham số")):
        sheet = book.create_sheet(title)
        rows(sheet, ["x", "y"])
        sheet.sheet_state = state
    reading = read_file("a.xlsx", saved(book))
    assert reading.text == "a\tb\nc\td\n"
    assert reading.warnings[0].startswith("Đã bỏ qua trang tính ẩn: Danh mục; Tham số.")


def test_several_sheets_stand_under_their_names():
    book = openpyxl.Workbook()
    book.active.title = "Biểu 01"
    rows(book.active, ["a", "b"], ["c", "d"])
    rows(book.create_sheet("Biểu 02"), ["e", "f"], ["g", "h"])
    assert read_file("a.xlsx", saved(book)).text == "Biểu 01\na\tb\nc\td\nBiểu 02\ne\tf\ng\th\n"


def test_a_formula_shows_what_it_came_to():
    first = io.BytesIO(saved_with(lambda sheet: rows(sheet, ["Tổng", "=1+1"], ["Mới", "=2+2"])))
    out = io.BytesIO()
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                old.read(name)
                .replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
                .replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"),
            )
    reading = read_file("a.xlsx", out.getvalue())
    assert reading.text == "Tổng\t2\nMới\n"
    assert "1 ô công thức chưa có kết quả" in reading.warnings[0]


def saved_with(fill) -> bytes:
    book = openpyxl.Workbook()
    fill(book.active)
    return saved(book)


def test_a_box_of_wingdings_is_a_box():
    def fill(sheet):
        rows(sheet, ["o", "Có"], ["o", "Không"])
        sheet["A1"].font = sheet["A2"].font = Font(name="Wingdings")

    assert read(fill).text == "☐\tCó\n☐\tKhông\n"


def test_a_cell_far_away_costs_nothing():
    def fill(sheet):
        rows(sheet, ["a", "b"], ["c", "d"])
        sheet["XFD1"] = "xa"
        sheet["A1048576"] = "dưới"

    assert read(fill).text == "a\tb\txa\nc\td\t\ndưới\n"


def test_a_merged_cell_over_the_whole_sheet_costs_nothing():
    def fill(sheet):
        rows(sheet, ["a", "b"], ["c", "d"])
        sheet["A4"] = "cả trang"
        sheet.merged_cells.add("A4:XFD1048576")  # merge_cells would make every cell of it

    assert read(fill).text == "a\tb\nc\td\ncả trang\n"


def with_sheet(xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(openpyxl.Workbook()))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name.endswith("sheet1.xml") else old.read(name))
    return out.getvalue()


NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAUGHS = (
    "<!DOCTYPE a [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1 or chr(0)};' * 10}'>".replace("\0", "") for n in range(1, 12))
    + "]>"
)
BAD = {
    "entities that grow": (f"{LAUGHS}<worksheet xmlns='{NS}'><sheetData><row r='1'><c t='str'><v>&a11;</v></c></row></sheetData></worksheet>", "bị hỏng"),
    "a file outside": (
        f"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet xmlns='{NS}'><sheetData><row r='1'><c t='str'><v>&x;</v></c></row>"
        "</sheetData></worksheet>", "bị hỏng|không có chữ"),
    "more cells than a document has": (
        f"<worksheet xmlns='{NS}'><sheetData>" + "<row>" + "<c><v>1</v></c>" * 250_001 + "</row></sheetData></worksheet>", "250000 ô"),
    "cells on a diagonal": (
        f"<worksheet xmlns='{NS}'><sheetData>"
        + "".join(f"<row r='{n}'><c r='{openpyxl.utils.get_column_letter(n)}{n}'><v>1</v></c>"
                  f"<c r='{openpyxl.utils.get_column_letter(n + 1)}{n}'><v>1</v></c></row>" for n in range(1, 1000))
        + "</sheetData></worksheet>", "Hãy tách"),
    "no worksheet": ("không phải", "bị hỏng"),
    "a shared string that is not there": (f"<worksheet xmlns='{NS}'><sheetData><row><c t='s'><v>9</v></c></row></sheetData></worksheet>", "bị hỏng"),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "message"), BAD.values(), ids=BAD)
def test_bad_sheets(xml, message):
    with pytest.raises(UnreadableFile, match=rf"a\.xlsx: .*({message})"):
        read_file("a.xlsx", with_sheet(xml))


def said(data: bytes) -> str:
    """The text of a workbook, or what is wrong with it."""
    try:
        return read_file("a.xlsx", data).text.strip()
    except UnreadableFile as error:
        return str(error)


TAGS = st.sampled_from(["row", "c", "v", "is", "t", "f", "mergeCells", "mergeCell", "cols", "col", "sheetData"])
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["r", "s", "t", "ref", "min", "max", "hidden", "ht"]),
    st.sampled_from(
        ["1", "0", "-1", "A1", "B2:C9", "A1:XFD1048576", "99999999999", "x", "", "s", "str", "inlineStr", "d", "b", "e"]
    ),
    max_size=3,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(TAGS, ATTRIBUTES, st.sampled_from(["", "1", "chữ", "1e400", "2024-01-01"])), max_size=25))
def test_sheets_of_any_structure(parts):
    inner = "".join(
        f"<{tag} {' '.join(f'{k}={chr(34)}{v}{chr(34)}' for k, v in attrs.items())}>{text}</{tag}>" for tag, attrs, text in parts
    )
    for wrapped in (f"<sheetData><row r='1'>{inner}</row></sheetData>", f"<sheetData>{inner}</sheetData>{inner}"):
        assert said(with_sheet(f"<worksheet xmlns='{NS}'>{wrapped}</worksheet>"))
