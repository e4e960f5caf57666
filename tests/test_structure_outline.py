"""The section tree: headings in all forms, run-in captions, attached documents, and lines that are no headings."""

import pytest
from structured import structure, tree

DECISION = """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG

Số: 12/QĐ-UBND

QUYẾT ĐỊNH

Ban hành Quy chế làm việc

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ GIANG

Căn cứ Luật Tổ chức chính quyền địa phương;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.

Điều 2. Quyết định này có hiệu lực từ ngày ký.

Chánh Văn phòng chịu trách nhiệm thi hành./.

Nơi nhận:

- Như Điều 2;
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn An

QUY CHẾ

Làm việc của Ủy ban nhân dân

(Ban hành kèm theo Quyết định số 12/QĐ-UBND)

Chương I

QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh

1. Quy chế này quy định nguyên tắc làm việc.

a) Thành viên Ủy ban nhân dân;

b) Người đứng đầu sở.

2. Quy chế này không áp dụng với đơn vị khác.

Phụ lục

DANH MỤC HỒ SƠ
"""


def test_a_decision_with_its_regulation():
    assert tree(structure(DECISION)) == [
        "QUYẾT ĐỊNH | Ban hành Quy chế làm việc",
        "   | QUYẾT ĐỊNH:",
        "  Điều 1 | ",
        "  Điều 2 | ",
        "   | Nơi nhận:",
        "QUY CHẾ | Làm việc của Ủy ban nhân dân",
        "  Chương I | QUY ĐỊNH CHUNG",
        "    Điều 1 | Phạm vi điều chỉnh",
        "      1 | ",
        "        a) | ",
        "        b) | ",
        "      2 | ",
        "  Phụ lục | DANH MỤC HỒ SƠ",
    ]


def test_clauses_and_points_have_their_kinds():
    kinds = {s.label: s.kind for s in structure(DECISION).sections}
    assert (kinds["1"], kinds["a)"], kinds["Chương I"], kinds["Phụ lục"]) == ("khoan", "diem", "chuong", "annex")


def test_nothing_before_the_first_heading_is_lost():
    root = structure(DECISION).sections[0]
    assert root.text.split("\n") == ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", "Căn cứ Luật Tổ chức chính quyền địa phương;"]


REPORT = """BÁO CÁO
Tổng kết công tác năm 2020

Phần thứ nhất
KẾT QUẢ THỰC HIỆN
I. TÌNH HÌNH
1. Công tác chỉ đạo
2.1. Kết quả
Đã ban hành kế hoạch.
- Về hồ sơ: đầy đủ.
(1) Rà soát văn bản.
Một là, huy động nguồn lực.
2. Phạm vi thực hiện: Trên địa bàn tỉnh.
3. Tiếp tục rà soát thủ tục hành chính. Công khai kết quả.
5. Sở Nội vụ; Sở Tài chính
Chủ trì theo dõi.
Phần thứ hai
CÁC PHỤ LỤC KÈM THEO
1. Phụ lục 1: Thống kê hồ sơ.
Trên đây là Báo cáo tổng kết./.
Nơi nhận:
- Bộ Nội vụ;
 Phụ lục 1

Thống kê hồ sơ
(Tính đến 31/12/2019)
I. Cấp tỉnh
II. Cấp huyện
"""


def test_a_report_with_parts_annexes_and_lists():
    assert tree(structure(REPORT)) == [
        "BÁO CÁO | Tổng kết công tác năm 2020",
        "  Phần thứ nhất | KẾT QUẢ THỰC HIỆN",
        "    I | TÌNH HÌNH",
        "      1 | Công tác chỉ đạo",
        "        2.1 | Kết quả",
        "      2 | Phạm vi thực hiện",
        "      3 | ",
        "      5 | Sở Nội vụ; Sở Tài chính",
        "  Phần thứ hai | CÁC PHỤ LỤC KÈM THEO",
        "    1 | Phụ lục 1: Thống kê hồ sơ.",
        "   | Nơi nhận:",
        "  Phụ lục 1 | Thống kê hồ sơ",
        "    I | Cấp tỉnh",
        "    II | Cấp huyện",
    ]


def test_bullets_and_counted_sentences_stay_in_the_text():
    section = next(s for s in structure(REPORT).sections if s.label == "2.1")
    assert section.text.split("\n") == [
        "Đã ban hành kế hoạch.",
        "- Về hồ sơ: đầy đủ.",
        "(1) Rà soát văn bản.",
        "Một là, huy động nguồn lực.",
    ]


def test_the_words_after_a_caption_are_text():
    texts = {s.label: s.text for s in structure(REPORT).sections if s.parent is not None and s.kind == "arabic"}
    assert texts["2"] == "Trên địa bàn tỉnh."
    assert texts["3"] == "Tiếp tục rà soát thủ tục hành chính. Công khai kết quả."


def test_odd_labels_are_kept_and_noted():
    notes = {s.label: s.notes for s in structure(REPORT).sections if s.notes}
    assert notes == {"2.1": ("Số 2.1 không khớp với mục cha 1.",), "5": ("Đánh số nhảy từ 3 sang 5, thiếu 4.",)}


@pytest.mark.parametrize(
    ("labels", "note"),
    [
        (["a)", "b)", "d)"], "thiếu c)"),
        (["đ)", "g)"], "thiếu e)"),
        (["1.", "1."], "trùng"),
        (["3.", "2."], "không theo thứ tự"),
        (["I.", "IV."], "thiếu từ 2 đến 3"),
    ],
)
def test_the_order_of_labels_is_checked(labels, note):
    document = structure("KẾ HOẠCH\nThực hiện nhiệm vụ\n" + "".join(f"{label} Nội dung\nMột câu.\n" for label in labels))
    assert any(note in n for s in document.sections for n in s.notes)


def test_a_misspelt_annex_is_one():
    document = structure("BÁO CÁO\nKết quả\nPhu lục 03\n\nThống kê số liệu\n")
    assert document.sections[1].label == "Phu lục 03"
    assert document.sections[1].notes == ("Nhãn ghi “Phu lục 03”, có thể là “Phụ lục 03”.",)


def test_a_text_without_headings_is_one_body():
    document = structure("Một đoạn văn.\n\nMột đoạn khác.\n")
    (section,) = document.sections
    assert (section.kind, section.label, section.text) == ("body", "", "Một đoạn văn.\nMột đoạn khác.")
    assert document.quote(section.span) == "Một đoạn văn.\n\nMột đoạn khác."


def test_what_an_amending_act_quotes_makes_no_sections():
    document = structure(
        "LUẬT\nSỬA ĐỔI MỘT SỐ ĐIỀU\nĐiều 1. Sửa đổi, bổ sung một số điều\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Quyền\n1. Quyền thứ nhất.\n"
        "2. Quyền thứ hai.”\n2. Bãi bỏ Điều 7.\nĐiều 2. Hiệu lực thi hành\nLuật này có hiệu lực.\n"
    )
    assert [s.label for s in document.sections] == ["LUẬT", "Điều 1", "1", "2", "Điều 2"]
    assert document.sections[2].text.split("\n")[1:] == ["“Điều 5. Quyền", "1. Quyền thứ nhất.", "2. Quyền thứ hai.”"]


def test_a_form_in_an_annex_is_no_document():
    document = structure(
        "THÔNG TƯ\nQUY ĐỊNH MẪU BIỂU\nĐiều 1. Phạm vi\nThông tư này quy định mẫu.\nMẫu số 01\n\nMẪU BÁO CÁO\n\nBÁO CÁO\nKết quả thực hiện\n"
    )
    assert tree(document)[-2:] == ["  Mẫu số 01 | MẪU BÁO CÁO", "     | BÁO CÁO"]


def test_spans_run_from_the_heading_to_the_end_of_the_last_section_below():
    document = structure(REPORT)
    first = next(s for s in document.sections if s.label == "Phần thứ nhất")
    assert document.quote(first.span).startswith("Phần thứ nhất")
    assert document.quote(first.span).endswith("Chủ trì theo dõi.")


def test_paths_name_the_labels_above():
    assert next(s for s in structure(REPORT).sections if s.label == "2.1").path == ("Phần thứ nhất", "I", "1", "2.1")
