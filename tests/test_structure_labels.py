"""What begins a numbered heading or paragraph, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.structure.labels import is_bullet, read_label, roman

LABELS = [
    ("Phần thứ nhất", "phan", "Phần thứ nhất", (1,), ""),
    ("Phần thứ 3", "phan", "Phần thứ 3", (3,), ""),
    ("PHẦN IV: TỔ CHỨC THỰC HIỆN", "phan", "PHẦN IV", (4,), "TỔ CHỨC THỰC HIỆN"),
    ("Phần 1", "phan", "Phần 1", (1,), ""),
    ("Chương II. QUY ĐỊNH CHUNG", "chuong", "Chương II", (2,), "QUY ĐỊNH CHUNG"),
    ("CHƯƠNG 3 TỔ CHỨC THỰC HIỆN", "chuong", "CHƯƠNG 3", (3,), "TỔ CHỨC THỰC HIỆN"),
    ("Mục 2. SOẠN THẢO VĂN BẢN", "muc", "Mục 2", (2,), "SOẠN THẢO VĂN BẢN"),
    ("MỤC 4 (được bãi bỏ)", "muc", "MỤC 4", (4,), "(được bãi bỏ)"),
    ("Tiểu mục 1. Hồ sơ", "tieu_muc", "Tiểu mục 1", (1,), "Hồ sơ"),
    ("Điều 12. Hiệu lực thi hành", "dieu", "Điều 12", (12,), "Hiệu lực thi hành"),
    ("Điều 7a. Trách nhiệm", "dieu", "Điều 7a", (7,), "Trách nhiệm"),
    ("Điều 3", "dieu", "Điều 3", (3,), ""),
    ("Phụ lục 03", "annex", "Phụ lục 03", (3,), ""),
    ("Phu lục 03", "annex", "Phu lục 03", (3,), ""),
    ("PHỤ LỤC", "annex", "PHỤ LỤC", (1,), ""),
    ("Phụ lục II: DANH MỤC", "annex", "Phụ lục II", (2,), "DANH MỤC"),
    ("Mẫu số 02", "annex", "Mẫu số 02", (2,), ""),
    ("Biểu mẫu 01", "annex", "Biểu mẫu 01", (1,), ""),
    ("IX. TÀI CHÍNH CÔNG", "roman", "IX", (9,), "TÀI CHÍNH CÔNG"),
    ("II.  VỀ THỦ TỤC", "roman", "II", (2,), "VỀ THỦ TỤC"),
    ("I- KHUNG TIÊU CHUẨN", "roman", "I", (1,), "KHUNG TIÊU CHUẨN"),
    ("A. PHẦN CHUNG", "capital", "A", (1,), "PHẦN CHUNG"),
    ("1. Mục tiêu chung", "arabic", "1", (1,), "Mục tiêu chung"),
    ("2.1 Việc xây dựng", "arabic", "2.1", (2, 1), "Việc xây dựng"),
    ("3.1.Việc xây dựng", "arabic", "3.1", (3, 1), "Việc xây dựng"),
    ("1.2.3. Hồ sơ", "arabic", "1.2.3", (1, 2, 3), "Hồ sơ"),
    ("4.  Đánh giá chung", "arabic", "4", (4,), "Đánh giá chung"),
    ("1- Về chính trị", "arabic", "1", (1,), "Về chính trị"),
    ("2. 05 đơn vị", "arabic", "2", (2,), "05 đơn vị"),
    ("đ) Về hồ sơ", "letter", "đ)", (5,), "Về hồ sơ"),
    ("g) sáng kiến", "letter", "g)", (7,), "sáng kiến"),
    ("a. Kết quả", "letter", "a.", (1,), "Kết quả"),
]


@pytest.mark.parametrize(("line", "kind", "label", "number", "rest"), LABELS, ids=[row[0] for row in LABELS])
def test_a_label_is_read_as_written(line, kind, label, number, rest):
    found = read_label(line)
    assert found is not None
    assert (found.kind, found.text, found.number, line[found.end :]) == (kind, label, number, rest)


NONE = [
    "1.543 văn bản được ban hành",
    "2021. Năm ấy",
    "3.5 triệu đồng",
    "12/2020/TT-BNV ngày 01/02/2020",
    "11/6/2021",
    "2021-2025, định hướng đến năm 2030",
    "10-15% số hồ sơ",
    "(1) Cải cách thể chế",
    "Điều 5 Luật này được sửa đổi",
    "điều 5. chữ thường đầu dòng",
    "Phụ lục này quy định danh mục",
    "Phụ lục I của Nghị định này được thay thế",
    "Phần lớn hồ sơ",
    "Chương trình hành động",
    "Mục tiêu chung",
    "Mẫu đơn đề nghị theo quy định",
    "V/v báo cáo kết quả",
    "IC. không phải số La Mã",
    "- Về kinh phí",
    "+ Rà soát văn bản",
    "vụ việc",
    "Một là, huy động nguồn lực",
]


@pytest.mark.parametrize("line", NONE)
def test_what_only_looks_like_a_label_is_none(line):
    assert read_label(line) is None


@pytest.mark.parametrize(
    ("line", "expected"), [("- Như Điều 3;", True), ("+ Về kinh phí", True), ("–", True), ("Về kinh phí", False), ("-5 độ", True)]
)
def test_items_without_numbers(line, expected):
    assert is_bullet(line) is expected


@given(st.integers(1, 399))
def test_roman_numerals_are_read_back(value):
    written, rest = "", value
    for size, digits in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while rest >= size:
            written, rest = written + digits, rest - size
    assert roman(written) == value


@given(st.text(max_size=200))
def test_reading_a_label_never_raises_and_ends_within_the_line(line):
    found = read_label(line)
    assert found is None or (0 < found.end <= len(line) and line.startswith(found.text[:-1]))
