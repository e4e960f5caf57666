"""Figures of tables: what a cell says, which rows stand under which, whose time and unit a figure has."""

import pytest
from measured import holding, table

from corpus.figures import NORM, Habit
from ingest.knowledge.indicators import find_points
from ingest.knowledge.indicators.cells import read_cell
from ingest.knowledge.quantities.columns import role_of

CELLS = {
    "1.543": [("", 1543)],
    "82,96%": [("", 82.96)],
    "62.29%": [("", 62.29)],
    "33.33% (01 TT)": [("", 33.33)],
    "28/28": [("", 28)],
    "-0,5": [("", -0.5)],
    "": [],
    "-": [],
    "…": [],
    "x": [],
    "Đang triển khai thực hiện": [("", None)],
    "64 DVC mức độ 3 và 74 DVC mức độ 4": [("", None)],
    "(phát sinh 4/460 dịch vụ công mức độ 3,4 đạt 0,87%)": [("", 0.87)],
    "Năm 2019 xếp hạng 51/63 tỉnh, thành phố": [("", 51)],
    "Nằm trong tốp 38 tỉnh đạt điểm tối đa": [("", None)],
    "Trong nhóm 45 - 50 tỉnh": [("", None)],
    "Cán bộ đạt 97,7% và Công chức đạt 99,6%": [("Cán bộ", 97.7), ("Công chức", 99.6)],
    "35 % hồ sơ tại tỉnh; 27% hồ sơ tại huyện": [("hồ sơ tại tỉnh", 35), ("hồ sơ tại huyện", 27)],
}


@pytest.mark.parametrize(("cell", "values"), CELLS.items(), ids=CELLS)
def test_what_a_cell_says(cell, values):
    assert [(r.part, r.value) for r in read_cell(cell, NORM)] == values


def test_the_documents_habit_reads_a_cell():
    assert read_cell("99.999%", Habit(percent=","))[0].value == 99.999


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("STT", "number"),
        ("T T", "number"),
        ("Kết quả đạt được giai đoạn 2016-2020", "baseline"),
        ("Chỉ tiêu phấn đấu đến năm 2025", "plan"),
        ("DỰ KIẾN KINH PHÍ (Triệu đồng)", "money"),
        ("Cơ quan chủ trì", "lead"),
        ("Ghi chú", "note"),
        ("Năm 2016", ""),
    ],
)
def test_the_role_of_a_column(header, role):
    assert role_of(header) == role


def series(*tables, **facts):
    points = find_points(holding(*tables, **facts))
    found = {}
    for p in points:
        found.setdefault(p.indicator, []).append((p.year or p.period, p.value))
    return found


def test_rows_under_a_numbered_row_bear_its_name():
    found = series(
        table(
            "Thống kê thủ tục hành chính",
            "STT | Chỉ tiêu | Năm 2019 | Năm 2020",
            "1. | Tổng số thủ tục | 1.543 | 1.765",
            "- | Cấp tỉnh | 1.218 | 1.415",
            "#2. | Kết quả giải quyết | |",
            "- | Đúng hẹn | 99,9% | 100%",
            "3. | Số phản ánh | 1 | -",
        )
    )
    assert found == {
        "Tổng số thủ tục": [(2019, 1543), (2020, 1765)],
        "Tổng số thủ tục > Cấp tỉnh": [(2019, 1218), (2020, 1415)],
        "Kết quả giải quyết > Đúng hẹn": [(2019, 99.9), (2020, 100)],
        "Số phản ánh": [(2019, 1)],
    }


def test_unmarked_rows_are_parts_where_they_add_up_or_say_so_and_not_otherwise():
    found = series(
        table(
            "Thống kê văn bản",
            "STT | Chỉ tiêu | Năm 2019 | Năm 2020",
            "1 | Tổng số văn bản | 30 | 50",
            " | Nghị quyết | 10 | 20",
            " | Quyết định | 20 | 30",
            "2 | Số đã rà soát | 7 | 9",
            " | Số đã xử lý | 5 | 9",
            "3 | Số cán bộ | 4 | 6",
            " | Trong đó: nữ | 1 | 2",
            " | Người dân tộc | 2 | 1",
        )
    )
    assert list(found) == [
        "Tổng số văn bản",
        "Tổng số văn bản > Nghị quyết",
        "Tổng số văn bản > Quyết định",
        "Số đã rà soát",
        "Số đã xử lý",
        "Số cán bộ",
        "Số cán bộ > Trong đó: nữ",
        "Số cán bộ > Người dân tộc",
    ]


def test_groups_are_the_topic_not_the_name():
    (point,) = find_points(holding(table("Biểu 1", "STT | Chỉ tiêu | Năm 2020", "#I | KINH TẾ |", "1 | Thu ngân sách | 2.000")))
    assert (point.indicator, point.topic) == ("Thu ngân sách", "Biểu 1 > KINH TẾ")


def test_two_measures_of_a_year_are_two_series_and_what_stands_over_all_is_none():
    found = series(
        table(
            "Chỉ số",
            "TT | Chỉ số thành phần | Tỉnh > Năm 2016 > Điểm số | Tỉnh > Năm 2016 > Xếp hạng | Tỉnh > Năm 2017 > Điểm số | Tỉnh > Năm 2017 > Xếp hạng",
            "1 | Tính minh bạch | 6,13 | 38 | 6,16 | 45",
        )
    )
    assert found == {
        "Tính minh bạch > Điểm số": [(2016, 6.13), (2017, 6.16)],
        "Tính minh bạch > Xếp hạng": [(2016, 38), (2017, 45)],
    }


def test_rows_of_periods_make_their_columns_the_series():
    found = series(
        table(
            "Số lượng tổ chức (Tính đến ngày 31 tháng 12 năm 2019)",
            "Giai đoạn | Số sở | Số phòng | Ghi chú",
            "Giai đoạn 2001-2010 (Tính đến 12/2010) | 23 | 128 |",
            "Giai đoạn 2011-2020 | 22 | 102 | giảm",
        )
    )
    assert found == {"Số sở": [("2001-2010", 23), ("2011-2020", 22)], "Số phòng": [("2001-2010", 128), ("2011-2020", 102)]}


def test_a_figure_bears_its_cut_off_its_unit_its_note_and_its_place():
    one = table("Biên chế", "STT | Chỉ tiêu | Năm 2020 (Tính đến 31/3)", "1 | Tỷ lệ nữ | 35,5%")
    one.footnotes["0,2"] = "7"
    (point,) = find_points(holding(one))
    assert (point.year, point.as_of, point.unit, point.footnote, point.row, point.column) == (2020, "2020-03-31", "%", "7", 0, 2)


def test_goals_are_kept_apart_from_results():
    found = find_points(
        holding(table("Chỉ tiêu", "STT | Chỉ tiêu | Thực hiện 2020 | Kế hoạch 2025", "1 | Tỷ lệ xã có mạng | 60% | 80%"))
    )
    assert [(p.year, p.planned) for p in found] == [(2020, False), (2025, True)]


@pytest.mark.parametrize(
    "row",
    [
        "A | B | 1 | 2",
        "(1) | (2) | (3) | (4)",
        " | | 2019 | 2020",
        "1 | Chưa có | Đang làm | Đang làm",
        "1 | Ngày ban hành | 01/02/2020 | 03/04/2020",
    ],
    ids=["letters and numbers", "numbers of columns", "years", "words only", "dates"],
)
def test_rows_that_state_no_figure(row):
    assert series(table("Biểu", "STT | Chỉ tiêu | Năm 2019 | Năm 2020", row)) == {}


def test_a_table_without_a_time_holds_no_series_and_its_caption_may_give_one():
    rows = ("STT | Cơ quan | Số hồ sơ", "1 | Sở Nội vụ | 120")
    assert series(table("Kết quả tiếp nhận", *rows)) == {}
    assert series(table("Kết quả tiếp nhận năm 2020", *rows)) == {"Sở Nội vụ > Số hồ sơ": [(2020, 120)]}


def test_columns_that_only_compare_state_no_figures():
    found = series(
        table(
            "Một số chỉ tiêu",
            "TT | Chỉ tiêu | Thực hiện 2019 | Thực hiện 2020 | So sánh 2020/2019 (%) | Tỷ lệ hoàn thành (%)",
            "1 | Thu ngân sách | 2.000 | 2.100 | 105 | 102",
        )
    )
    assert found == {"Thu ngân sách": [(2019, 2000), (2020, 2100)]}


def test_a_year_under_a_period_is_the_year():
    found = series(
        table("Lộ trình", "TT | Chỉ tiêu | Giai đoạn 2021-2022 > Năm 2021 | Giai đoạn 2021-2022 > Năm 2022", "1 | Số lớp | 5 | 6")
    )
    assert found == {"Số lớp": [(2021, 5), (2022, 6)]}
