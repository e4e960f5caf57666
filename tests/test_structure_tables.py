"""Tables made whole: each way in which a conversion breaks one, and what is left as written."""

import pytest
from structured import structure

from corpus.document import Table


def table(*rows: str) -> Table:
    """The one table of rows written with " | " between cells; an empty string is the empty line of a page break."""
    lines = ["\t".join(cell.strip() for cell in row.split("|")) if row else "" for row in rows]
    (made,) = structure("Phụ lục 1\n\nThống kê số liệu\n\n" + "\n".join(lines) + "\n").tables
    return made


def cells(made: Table) -> list[list[str]]:
    return [list(row.cells) for row in made.rows]


def test_a_plain_table():
    made = table("STT | Chỉ tiêu | Năm 2020", "1 | Số hồ sơ | 1.543", "2 | Số cuộc | 12")
    assert made.columns == ("STT", "Chỉ tiêu", "Năm 2020")
    assert cells(made) == [["1", "Số hồ sơ", "1.543"], ["2", "Số cuộc", "12"]]
    assert (made.caption, made.repairs) == ("Thống kê số liệu", ())


def test_fragments_with_the_header_of_another_scan_are_one_table():
    made = table(
        "STT | Các chỉ tiêu cải cách | Kết quả",
        "1 | Số hồ sơ | 5",
        "",
        "STT | Các chỉ tiêu cài cách | Kết quá",
        "2 | Số cuộc | 7",
    )
    assert cells(made) == [["1", "Số hồ sơ", "5"], ["2", "Số cuộc", "7"]]
    assert made.repairs == ("Bảng in trên 2 trang, đã nối thành một; bỏ tiêu đề lặp lại ở 1 trang.",)


def test_a_fragment_without_a_header_goes_on():
    made = table("STT | Lĩnh vực | Điểm", "1 | Thể chế | 6,5", "", "2 | Thủ tục | 7", " | Tổng cộng | 13,5")
    assert [row.kind for row in made.rows] == ["data", "data", "total"]


def test_two_tables_side_by_side_stay_two():
    document = structure("Phụ lục 1\n\nSố liệu\n\nSTT\tTên\tSố\n1\ta\t2\n\nHọ tên\tChức vụ\tGhi chú\nNguyễn A\tGiám đốc\tx\n")
    assert [t.columns for t in document.tables] == [("STT", "Tên", "Số"), ("Họ tên", "Chức vụ", "Ghi chú")]


def test_a_row_cut_by_a_page_is_joined():
    made = table(
        "STT | Chỉ tiêu | 2016",
        "- | Số hồ sơ thực hiện | 215",
        "",
        "STT | Chỉ tiêu | 2016",
        " | tại Bộ phận Một cửa | ",
        "2 | Khác | 1",
    )
    assert cells(made) == [["-", "Số hồ sơ thực hiện tại Bộ phận Một cửa", "215"], ["2", "Khác", "1"]]
    assert "ngắt trang" in made.repairs[1]


def test_a_row_that_begins_anew_is_not_joined():
    made = table("STT | Chỉ tiêu | 2016", "4 | Xây dựng bộ tiêu chí | ", "", "STT | Chỉ tiêu | 2016", " | Bộ tiêu chí của sở | 1")
    assert cells(made) == [["4", "Xây dựng bộ tiêu chí", ""], ["", "Bộ tiêu chí của sở", "1"]]
    assert [row.kind for row in made.rows] == ["group", "data"]


def test_every_cell_of_a_row_cut_by_a_page():
    made = table(
        "STT | Chỉ tiêu | 2017 | 2018",
        "10 | Tỷ lệ dịch vụ | (phát) | (phát sinh",
        "",
        "STT | Chỉ tiêu | 2017 | 2018",
        " | trực tuyến | sinh 4/460 dịch vụ) | 47/85 dịch vụ)",
    )
    assert cells(made) == [["10", "Tỷ lệ dịch vụ trực tuyến", "(phát sinh 4/460 dịch vụ)", "(phát sinh 47/85 dịch vụ)"]]
    assert any("thừa" in r for r in made.repairs)


def test_the_rest_of_a_cell_that_went_over_to_the_next_row():
    made = table(
        "STT | Chỉ tiêu | Ghi chú",
        "7 | Hệ thống | Theo “Chương trình Chuyển đổi",
        "",
        "STT | Chỉ tiêu | Ghi chú",
        "8 | Hồ sơ | số quốc gia đến năm 2025”.",
    )
    assert cells(made) == [["7", "Hệ thống", "Theo “Chương trình Chuyển đổi số quốc gia đến năm 2025”."], ["8", "Hồ sơ", ""]]


def test_two_header_rows_become_levels():
    made = table("STT | Lĩnh vực | Năm 2016 | | Năm 2017 | ", " | | Điểm | Hạng | Điểm | Hạng", "1 | Thể chế | 6,5 | 31 | 7 | 46")
    assert made.columns == ("STT", "Lĩnh vực", "Năm 2016 > Điểm", "Năm 2016 > Hạng", "Năm 2017 > Điểm", "Năm 2017 > Hạng")


def test_a_header_spread_over_two_rows():
    made = table("STT | Tiêu chí | | | Năm 2020", " | | Năm 2018 | Năm 2019 | ", "1 | Văn bản | 5 | 6 | 7")
    assert made.columns == ("STT", "Tiêu chí", "Năm 2018", "Năm 2019", "Năm 2020")


def test_numbers_of_columns_are_no_row():
    assert cells(table("STT | Nội dung | Số tiền", "(1) | (2) | (3)", "1 | Mua máy | 500")) == [["1", "Mua máy", "500"]]


def test_a_split_head_and_a_spare_leading_cell():
    made = table(
        "T | T | Chỉ số | Năm 2016 | | Ghi chú",
        " | | | Điểm | Hạng | ",
        " | | CHỈ SỐ CHUNG | 53,46 | 62 | ",
        "1 | Gia nhập | 8,84 | 10 | | ",
        "2 | Đất đai | 5,22 | 54 | | ",
    )
    assert made.columns == ("TT", "Chỉ số", "Năm 2016 > Điểm", "Năm 2016 > Hạng", "Ghi chú")
    assert cells(made) == [
        ["", "CHỈ SỐ CHUNG", "53,46", "62", ""],
        ["1", "Gia nhập", "8,84", "10", ""],
        ["2", "Đất đai", "5,22", "54", ""],
    ]
    assert made.rows[0].kind == "total"
    assert len(made.repairs) == 2


def test_a_label_in_the_number_cell():
    made = table("STT | Mục tiêu | Kết quả", "I CÁC CHỈ SỐ | | ", "1 | PAR INDEX | 51", "Số đơn vị chung | | 51")
    assert cells(made) == [["I", "CÁC CHỈ SỐ", ""], ["1", "PAR INDEX", "51"], ["", "Số đơn vị chung", "51"]]
    assert made.rows[0].kind == "group"


def test_a_number_pushed_into_an_empty_row():
    made = table("STT | Nhiệm vụ | 2016", "1 | Soạn thảo | 5", " | Rà soát | 7", "2 | | ")
    assert cells(made) == [["1", "Soạn thảo", "5"], ["2", "Rà soát", "7"]]
    assert "Số 2 bị đẩy" in made.repairs[0]


def test_numbers_are_restored_only_where_they_fit_exactly():
    made = table(
        "STT | Nhiệm vụ | 2016",
        "2 | Hai | 5",
        " | Ba | 5",
        "3 | Bốn | 5",
        "5 | Năm | 5",
        " | Phần của năm | 5",
        " | Phần nữa | 5",
        "6 | Sáu | 5",
    )
    assert [row.cells[0] for row in made.rows] == ["2", "3", "4", "5", "", "", "6"]


def test_a_one_that_is_a_roman_one():
    made = table(
        "STT | Nội dung | Kinh phí", "1 | VỐN SỰ NGHIỆP | 17", "1 | Thuê hệ thống | 17", "II | VỐN ĐẦU TƯ | 9", "1 | Xây dựng | 9"
    )
    assert [(row.kind, row.cells[0]) for row in made.rows] == [("group", "I"), ("data", "1"), ("group", "II"), ("data", "1")]


SWALLOWED = "<p>Truyền thông cho người dân</p> <p>1</p> <p>- Chính quyền số.</p> <p>- Xã hội số.</p> <p>70</p>"


def test_a_row_swallowed_by_the_cell_before_it():
    made = table(
        "STT | Nội dung | Kinh phí | Ghi chú",
        f"I | VỐN SỰ NGHIỆP | 9.670 | {SWALLOWED}",
        "2 | Báo cáo | 9.600 | ",
        "II | VỐN ĐẦU TƯ | 5 | ",
    )
    assert cells(made)[:2] == [
        ["I", "VỐN SỰ NGHIỆP", "9.670", ""],
        ["1", "Truyền thông cho người dân", "70", "- Chính quyền số.\n- Xã hội số."],
    ]


def test_it_is_left_as_written_where_the_sum_does_not_come_out():
    made = table(
        "STT | Nội dung | Kinh phí | Ghi chú",
        f"I | VỐN SỰ NGHIỆP | 9.999 | {SWALLOWED}",
        "2 | Báo cáo | 9.600 | ",
        "II | VỐN ĐẦU TƯ | 5 | ",
    )
    assert len(made.rows) == 3
    assert made.rows[0].cells[3].split("\n")[0] == "Truyền thông cho người dân"


def test_markup_in_cells_goes():
    made = table(
        "STT | Nội dung | Ghi chú",
        '1 | Thuê | <ul style="x"> - Thuê hệ thống - Kết nối &amp; chia sẻ',
        "2 | Mua | <p>Một.</p><p>Hai.</p>",
    )
    assert [row.cells[2] for row in made.rows] == ["- Thuê hệ thống\n- Kết nối & chia sẻ", "Một.\nHai."]


PARALLEL = (
    "Giai đoạn | Giáo dục | | | Y tế | | | ",
    " | Tỉnh | Sở | Huyện | Tỉnh | Sở | Xã | ",
)


def test_two_ways_to_drop_a_zero_are_one_too_many():
    made = table(*PARALLEL, "2001-2010 | 1 | 0 | 5 | 0 | 9 | | ", "2011-2020 | 2 | 0 | 3 | 0 | 4 | | ")
    assert cells(made) == [["2001-2010", "1", "0", "5", "0", "9", "", ""], ["2011-2020", "2", "0", "3", "0", "4", "", ""]]
    assert made.repairs == ()


def test_parallel_groups_with_a_spurious_zero():
    made = table(*PARALLEL, "2001-2010 | 5 | 7 | 0 | 0 | 6 | | ", "2011-2020 | 3 | 4 | 0 | 0 | 8 | | ")
    assert made.columns == ("Giai đoạn", "Giáo dục > Tỉnh", "Giáo dục > Sở", "Y tế > Tỉnh", "Y tế > Sở")
    assert cells(made) == [["2001-2010", "5", "7", "0", "6"], ["2011-2020", "3", "4", "0", "8"]]
    assert "đối chiếu bản gốc" in made.repairs[-1]


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (["1 | Tuyên truyền | | ", "- | Số tin | 5 | 6"], ["group", "data"]),
        (["- | Chi đầu tư | | ", "- | Chi thường xuyên | 5 | 6"], ["data", "data"]),
        ([" | TỔNG CỘNG | 11 | 12", "1 | Một | 11 | 12"], ["total", "data"]),
        (["1 | Một | 5 | 6", " | Cộng | 5 | 6"], ["data", "total"]),
        ([" | Số đơn vị | 3 | 5", "1 | Tỉnh | 1 | 2", "2 | Huyện | 2 | 3"], ["total", "data", "data"]),
        ([" | Số đơn vị | 9 | 9", "1 | Tỉnh | 1 | 2", "2 | Huyện | 2 | 3"], ["data", "data", "data"]),
        (["1 | Tổng số biên chế | 5 | 6", "- | Được giao | 5 | 6"], ["data", "data"]),
        (["I | Chung | 5 | 6", "1 | Tỉnh | 5 | 6"], ["group", "data"]),
    ],
)
def test_kinds_of_rows(rows, kinds):
    assert [row.kind for row in table("STT | Chỉ tiêu | 2019 | 2020", *rows).rows] == kinds


def test_rows_of_one_cell_a_line_with_a_label_in_two_columns():
    text = "Phụ lục 2\n\nThống kê\n\tSTT\n\tNhiệm vụ\n\tTỉnh\n\n\t\n\t\n\tNăm 2019\n\tNăm 2020\n\n\t1\n\tTổng số\n\t7\n\t9\n\n\t\n\tChia theo loại\n\tNghị quyết\n\t3\n\t4\n\n\t\n\t\n\tQuyết định\n\t4\n\t5\n\n\t2\n\tĐã xử lý\n\t1\n\t2\n\n\n"
    (made,) = structure(text).tables
    assert made.columns == ("STT", "Nhiệm vụ", "Nhiệm vụ", "Tỉnh > Năm 2019", "Tỉnh > Năm 2020")
    assert cells(made) == [
        ["1", "Tổng số", "", "7", "9"],
        ["", "Chia theo loại", "Nghị quyết", "3", "4"],
        ["", "", "Quyết định", "4", "5"],
        ["2", "Đã xử lý", "", "1", "2"],
    ]


def test_a_stray_number_in_the_header_goes():
    text = "Phụ lục 3\n\nThống kê\n\tSTT\n\tChỉ tiêu\n\tTỉnh\n\n\t5. \n\t\n\tNăm 2019\n\tNăm 2020\n\n\t1.\n\tHồ sơ\n\t7\n\t9\n\n\t2.\n\tSổ\n\t3\n\t4\n\n\n"
    (made,) = structure(text).tables
    assert made.columns == ("STT", "Chỉ tiêu", "Tỉnh > Năm 2019", "Tỉnh > Năm 2020")
    assert made.repairs == ("Bỏ “5.” lẫn vào tiêu đề cột STT.",)


def test_ragged_rows_keep_every_cell():
    made = table("STT | Tên | Số", "1 | a | 2 | thừa", "2 | b")
    assert {c for row in made.rows for c in row.cells} >= {"1", "a", "2", "thừa", "b"}
    assert all(len(row.cells) == len(made.columns) for row in made.rows)


def test_a_cell_has_its_place():
    document = structure("Phụ lục 1\n\nSố liệu\n\nSTT\tTên\tSố\n1\tHồ sơ mới\t26 \n2\tb\t3\n")
    row = document.tables[0].rows[0]
    assert [document.quote(row.cell(i).span()) for i in range(3)] == ["1", "Hồ sơ mới", "26"]
    assert document.quote(row.span) == "1\tHồ sơ mới\t26"


def test_a_label_over_two_columns_is_told_as_such():
    rows = "".join(f"\t{n}\n\tChỉ tiêu chung\n\t{n}0\n\t{n}1\n\n" for n in (1, 2))
    d = structure(
        "BÁO CÁO\nKết quả\n1. Số liệu\n\n\tSTT\n\tNhóm\n\tChỉ tiêu\n\tNăm 2020\n\tNăm 2021\n\n\t1\n\tChia theo\n\tCấp tỉnh\n\t7\n\t8\n\n\t2\n\tChia theo\n\tCấp huyện\n\t7\n\t8\n\n"
        + rows
    )
    assert [r for t in d.tables for r in t.repairs] == ["2 dòng có ô nhãn gộp hai cột."]
