"""What is odd about a citation is told, and what is right is left alone."""

from __future__ import annotations

import pytest
from citing import cited, codes

ODD = [
    ("a space beside the slash", "Công văn số 442 /STTTT-TTBCXB", "number_space"),
    ("two slashes", "Quyết định số 1758//QĐ-TTg", "number_double_separator"),
    ("no number yet", "Quyết định số     /QĐ-UBND", "number_missing"),
    ("no symbol", "Công văn số 237 ngày 25/02/2020", "number_without_symbol"),
    ("the symbol said once for two", "Nghị quyết 18, 19-NQ/TW", "elliptical"),
    ("a year of five figures", "Nghị định số 130/20015/NĐ-CP", "year_impossible"),
    ("a day that is not", "Nghị định số 34/2016/NĐ-CP ngày 31/4/2016", "date_impossible"),
    ("number and date of two years", "Nghị định số 34/2016/NĐ-CP ngày 14/5/2017", "year_differs"),
    ("a comma before the date", "Nghị quyết số 19-NQ/TW, ngày 25/10/2017", "date_comma"),
    ("a misspelt type", "Chi thị số 16/CT-UBND", "type_misspelt"),
    ("a type with its letters mixed", "Kế haochj số 1426/KH-UBND", "type_misspelt"),
    ("an abbreviated type", "NQ số 19-NQ/TW", "type_abbreviated"),
    ("no type at all", "Xem số 367/KH-UBND ngày 21/3/2014", "type_omitted"),
    ("type against symbol", "Nghị quyết số 08/QĐ-UBND", "type_symbol"),
    ("capitals in the symbol", "Chỉ thị số 30/CT-TTG", "symbol_case"),
    ("no marks in the symbol", "Quyết định số 30/QD-TTg", "symbol_marks"),
    ("the wrong issuer after", "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Chính phủ", "issuer_symbol"),
    ("the wrong issuer before", "theo chỉ đạo của Chính phủ tại Quyết định số 1291/QĐ-TTg", "issuer_symbol"),
]


@pytest.mark.parametrize(("text", "code"), [case[1:] for case in ODD], ids=[case[0] for case in ODD])
def test_what_is_odd_is_told(text, code):
    found = cited(text)
    assert all(code in codes(c) for c in found)
    assert found
    assert all(a.message for c in found for a in c.anomalies)


RIGHT = [
    "Nghị quyết số 19-NQ/TW, ban hành ngày 25/10/2017",
    "Luật Đất đai, ngày 29/11/2013",
    "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ",
    "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ",
    "Nghị quyết số 39-NQ/TW ngày 17/4/2015 của Bộ Chính trị",
    "Nghị quyết số 08-NQ/TU ngày 20/5/2021 của Ban Chấp hành Đảng bộ tỉnh",
    "Quyết định số 862/QĐ-UBND ngày 02/8/2019 của Chủ tịch Ủy ban nhân dân tỉnh",
    "Quy định số 101-QĐ/TW của Ban Bí thư",
    "Thông tư số 03/2021/TT-NHNN ngày 02/4/2021 của Ngân hàng nhà nước Việt Nam",
    "Thông báo số 12/TB-VPCP ngày 02/4/2021 truyền đạt ý kiến của Thủ tướng Chính phủ",
    "Tờ trình số 4965/LĐTBXH-KH ngày 23/5/2012 của Giám đốc Sở Lao động - Thương binh và Xã hội",
    "Nghị quyết số 26/2008/QH12 và số 27/2008/QH12",
    "QUYẾT ĐỊNH SỐ 12/QĐ-TTG",
    "Nghị định số 60/2003/NĐ-CP (sau đây gọi tắt là Nghị định 60), Điều 5 Nghị định 60.",
    "Kế hoạch hành động số 1275/KH-UBND ngày 05/7/2019",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text):
    assert [codes(c) for c in cited(text)] == [[]] * len(cited(text))
    assert cited(text)


def test_a_date_after_the_citing_document():
    (law,) = cited("Căn cứ Luật Đất đai ngày 19/6/2021;", issued_on="2021-06-11")
    assert codes(law) == ["date_after_document"]


def test_a_number_of_a_year_after_the_citing_document():
    (late,) = cited("theo Nghị định số 10/2022/NĐ-CP", issued_on="2021-06-11")
    assert codes(late) == ["year_after_document"]


def test_the_document_itself_is_not_later_than_itself():
    (own,) = cited(
        "Số: 688 /QĐ-UBND\n", number="688/QĐ-UBND", type="quyết định", issued_on="2021-06-11", issuer="UBND tỉnh Lai Châu"
    )
    assert codes(own) == ["number_space"]
    assert (own.issued_on, own.issuer) == ("2021-06-11", "UBND tỉnh Lai Châu")


def test_a_law_dated_after_the_law_that_amends_it():
    text = "Luật Nhà ở ngày 19/6/2021; Luật sửa đổi, bổ sung một số điều của Luật Nhà ở ngày 22/11/2019;"
    assert [codes(c) for c in cited(text)] == [["date_after_amendment"], [], []]


def test_a_later_number_that_corroborates_its_date_is_a_misread_sentence():
    text = "thay thế Thông tư số 05/2017/TT-BGDĐT ngày 25/01/2017 sửa đổi Quy chế tại Thông tư số 07/2018/TT-BGDĐT ngày 01/3/2018"
    assert [codes(c) for c in cited(text)] == [[], []]


def test_a_higher_number_with_an_earlier_date():
    text = "Nghị định số 107/2020/NĐ-CP ngày 14/9/2020; Nghị định số 108/2020/NĐ-CP ngày 05/5/2020; Nghị định số 45/2020/NĐ-CP ngày 08/4/2020"
    assert [codes(c) for c in cited(text)] == [[], ["number_order"], []]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 107/2020/NĐ-CP ngày 14/9/2020; Nghị định số 108/2020/NĐ-CP ngày 14/9/2020",
        "Quyết định số 10/QĐ-TTg ngày 05/01/2020; Quyết định số 9/QĐ-TTg ngày 08/01/2020",
        "Quyết định số 10/QĐ-TTg ngày 05/01/2020; Quyết định số 9/QĐ-TTg ngày 08/6/2021",
        "Nghị quyết số 39-NQ/TW ngày 17/4/2015; Nghị quyết số 18-NQ/TW ngày 25/10/2015",
        "Quyết định số 24/2013/QĐ-UBND ngày 24/9/2013; Quyết định số 1331/QĐ-UBND ngày 01/02/2013",
        "Quyết định số 10/QĐ-UBND ngày 05/6/2020 của UBND tỉnh Sơn La; Quyết định số 12/QĐ-UBND ngày 08/01/2020 của UBND tỉnh Lai Châu",
    ],
    ids=[
        "one day",
        "a few days",
        "another year",
        "numbers of the Party run over a term",
        "two series of one issuer",
        "two provinces",
    ],
)
def test_numbers_and_dates_that_go_together(text):
    assert [codes(c) for c in cited(text)] == [[], []]


@pytest.mark.parametrize(
    "text",
    ["Số: 1921/BNV-CCVC\nV/v điều dưỡng", "SỞ NỘI VỤ\nSố: 1921/BNV-CCVC", "tại Tờ trình số:\n\n776/TTr-STNMT ngày 19/9/2014"],
    ids=["a letterhead", "under a name", "the word on the line before"],
)
def test_a_number_on_a_line_of_its_own_lacks_no_type(text):
    (found,) = cited(text)
    assert "type_omitted" not in codes(found)
