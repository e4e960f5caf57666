"""Notes out of the text, each with the place of its mark, written or lost."""

import pytest
from structured import structure

MARKED = """Kế hoạch đã ban hành¹ và được tổ chức thực hiện ở các cơ

¹ Quyết định số 12/QĐ-UBND.

² Công văn số 7/SNV

quan của tỉnh² trên diện tích 12 m² đất.
"""


def test_notes_in_the_middle_of_a_paragraph():
    document = structure(MARKED)
    assert (
        document.sections[0].text
        == "Kế hoạch đã ban hành và được tổ chức thực hiện ở các cơ quan của tỉnh trên diện tích 12 m² đất."
    )
    assert [(n.marker, n.text) for n in document.footnotes] == [("1", "Quyết định số 12/QĐ-UBND."), ("2", "Công văn số 7/SNV")]


def test_the_place_of_a_written_mark():
    document = structure(MARKED)
    assert [document.quote(n.ref_span) for n in document.footnotes] == ["¹", "²"]
    assert document.footnotes[1].ref_span.start == document.text.index("tỉnh²") + 4


@pytest.mark.parametrize("mark", ["<sup>1</sup>", "[1]", "<sup>(1)</sup>"])
def test_other_ways_to_write_a_mark(mark):
    document = structure(f"Luật này được sửa đổi{mark} năm 2020.\n\n{mark} Sửa đổi theo Luật số 5.\n")
    assert document.sections[0].text == "Luật này được sửa đổi năm 2020."
    assert [(n.marker, n.text) for n in document.footnotes] == [("1", "Sửa đổi theo Luật số 5.")]


def test_a_bracketed_number_without_its_mark_is_text():
    assert structure("[1] Tài liệu tham khảo thứ nhất.\n").footnotes == ()


def test_marks_that_begin_anew_on_each_page():
    document = structure("Một¹ câu.\n\n¹ Trang một.\n\nHai¹ câu.\n\n¹ Trang hai.\n")
    assert [document.text[n.ref_span.start - 3 : n.ref_span.start] for n in document.footnotes] == ["Một", "Hai"]


def test_marks_in_cells():
    document = structure(
        "Phụ lục 1\n\nThống kê\n\nSTT\tChỉ tiêu\tNăm 2019\tNăm 2020\n1\tSố cuộc\t26 ⁹\t11 ¹⁰\n2\tSố tin\t5\t7\n\n⁹ 26 đơn vị.\n\n¹⁰ 11 đơn vị.\n"
    )
    (table,) = document.tables
    assert table.rows[0].cells == ("1", "Số cuộc", "26", "11")
    assert table.footnotes == {"0,2": "9", "0,3": "10"}
    assert {n.section for n in document.footnotes} == {table.section}


LOST = """BÁO CÁO
Kết quả
1. Chỉ đạo
Tỉnh ban hành kế hoạch giai đoạn 2011-2015
, giai đoạn 2016-2020
 và thành lập ban chỉ đạo
.
- Hồ sơ giải quyết sớm so với quy định(
). Năm sau tốt hơn.
Phụ lục 1

Thống kê
\tSTT
\tChỉ tiêu
\tNăm 2019
\tNăm 2020

\t1
\tSố cuộc
\t26

\t9


\t2
\tSố tin
\t5
\t7



\ufffd Quyết định số 60.


\ufffd Quyết định số 1331.


\ufffd Quyết định số 7.


(\ufffd) Đạt 41%.


\ufffd 26 đơn vị.


\ufffd 9 đơn vị.
"""


def test_lost_marks_are_found_in_order():
    document = structure(LOST)
    places = [(n.marker, document.text[: n.ref_span.start].split()[-1], n.text) for n in document.footnotes]
    assert places == [
        ("1", "2011-2015", "Quyết định số 60."),
        ("2", "2016-2020", "Quyết định số 1331."),
        ("3", "đạo", "Quyết định số 7."),
        ("4", "định(", "Đạt 41%."),
        ("5", "26", "26 đơn vị."),
        ("6", "9", "9 đơn vị."),
    ]
    assert all(n.ref_span.start == n.ref_span.end for n in document.footnotes)


def test_the_text_around_lost_marks_is_whole():
    section = next(s for s in structure(LOST).sections if s.label == "1")
    assert section.text.split("\n") == [
        "Tỉnh ban hành kế hoạch giai đoạn 2011-2015, giai đoạn 2016-2020 và thành lập ban chỉ đạo.",
        "- Hồ sơ giải quyết sớm so với quy định. Năm sau tốt hơn.",
    ]


def test_lost_marks_in_cells():
    (table,) = structure(LOST).tables
    assert table.rows[0].cells == ("1", "Số cuộc", "26", "9")
    assert table.footnotes == {"0,2": "5", "0,3": "6"}


def test_no_place_is_guessed_where_notes_and_places_differ_in_number():
    document = structure(LOST.replace("\ufffd 9 đơn vị.\n", ""))
    assert [n.ref_span for n in document.footnotes] == [None] * 5
    assert any("5 chú thích" in w for w in document.warnings)


def test_marks_placed_by_inference_are_told_once():
    d = structure("BÁO CÁO\nKết quả\n1. Chung\nĐã làm theo Nghị quyết 30 \n, đúng hạn.\n\n\ufffd Nghị quyết của Chính phủ.\n")
    assert [w for w in d.warnings if "suy ra" in w] == [
        "Dấu của 1 chú thích bị mất trong tệp; vị trí được suy ra từ chỗ ngắt dòng, cần đối chiếu với bản gốc."
    ]
