"""Paragraphs put together over line ends, page breaks and notes."""

import pytest
from structured import structure


def body(text):
    return [line for s in structure(text).sections for line in s.text.split("\n") if line]


CASES = {
    "a page break in mid-sentence": (
        "Kế hoạch được giao cho các sở,\n\nban, ngành thực hiện.\n\nĐoạn sau.",
        ["Kế hoạch được giao cho các sở, ban, ngành thực hiện.", "Đoạn sau."],
    ),
    "the next half begins in small letters": (
        "Số lượng dự án vào tỉnh còn\n\nthấp so với cả nước.",
        ["Số lượng dự án vào tỉnh còn thấp so với cả nước."],
    ),
    "a punctuation mark begins the line": (
        "Giai đoạn 2016-2020\n, kiểm tra 24 đơn vị\n.\n",
        ["Giai đoạn 2016-2020, kiểm tra 24 đơn vị."],
    ),
    "sentences stay apart": ("Một câu đã hết.\n\nmột câu viết thường.", ["Một câu đã hết.", "một câu viết thường."]),
    "items stay apart": ("- Hồ sơ;\n- sổ sách;\n+ khác", ["- Hồ sơ;", "- sổ sách;", "+ khác"]),
    "a new sentence stays apart": ("Kết quả chung\n\nCác sở thực hiện tốt.", ["Kết quả chung", "Các sở thực hiện tốt."]),
    "a page number between two halves goes": (
        "Việc xây dựng kế hoạch của\n\n- 12 -\n\ncác cơ quan còn chậm.",
        ["Việc xây dựng kế hoạch của các cơ quan còn chậm."],
    ),
    "a number that stands alone stays": ("Tổng số hồ sơ.\n\n1978\n\nĐã xử lý.", ["Tổng số hồ sơ.", "1978", "Đã xử lý."]),
    "marks of bold go": ("**Kết quả thực hiện\nvà chỉ tiêu phấn đấu**", ["Kết quả thực hiện và chỉ tiêu phấn đấu"]),
    "rulers go": ("Một.\n\n-------\n\nHai.", ["Một.", "Hai."]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_paragraphs(text, expected):
    assert body(text) == expected


WRAPPED = """LUẬT

TỔ CHỨC

CHÍNH QUYỀN

Căn cứ Hiến pháp nước Cộng hòa

xã hội chủ nghĩa Việt Nam;

Điều 1. Phạm vi

điều chỉnh

Luật này quy định về tổ chức của

chính quyền địa phương ở các đơn vị hành chính theo đề nghị của Giám đốc Sở

Tài chính và các sở khác có liên quan trong tỉnh.

Điều 2. Áp dụng

Luật đấu thầu, điều ước quốc tế

1. Việc áp dụng theo quy định tại khoản

2 Điều này.

2. Tổ chức hoặc cá nhân có trách

nhiệm thi hành.
"""


def test_a_text_cut_into_full_lines_is_put_together():
    document = structure(WRAPPED)
    assert [(s.label, s.title) for s in document.sections] == [
        ("LUẬT", "TỔ CHỨC CHÍNH QUYỀN"),
        ("Điều 1", "Phạm vi điều chỉnh"),
        ("Điều 2", "Áp dụng Luật đấu thầu, điều ước quốc tế"),
        ("1", ""),
        ("2", ""),
    ]
    assert document.sections[1].text.endswith("của Giám đốc Sở Tài chính và các sở khác có liên quan trong tỉnh.")
    assert document.sections[3].text == "Việc áp dụng theo quy định tại khoản 2 Điều này."


def test_each_part_of_a_paragraph_has_its_place():
    document = structure("Kế hoạch giao cho các sở,\n\nban, ngành thực hiện.")
    (paragraph,) = document.sections[0].paragraphs()
    at = paragraph.text.index("ngành")
    assert document.quote(paragraph.span(at, at + 5)) == "ngành"
    assert document.quote(paragraph.span()) == document.text
