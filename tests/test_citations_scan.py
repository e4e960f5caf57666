"""What is a citation: numbers, lists, laws, congresses, in all their writings; and what is none."""

from __future__ import annotations

import pytest
from citing import cited

NUMBERED = [
    ("a decree in full", "theo Nghị định số 61/2018/NĐ-CP ngày", [("nghị định", "61/2018/NĐ-CP")]),
    ("without số", "theo Nghị định 61/2018/NĐ-CP", [("nghị định", "61/2018/NĐ-CP")]),
    ("a colon after số", "kèm theo Quyết định số: 688/QĐ-UBND", [("quyết định", "688/QĐ-UBND")]),
    ("of the Party, a dash before the type", "Nghị quyết số 08-NQ/TU", [("nghị quyết", "08-NQ/TU")]),
    ("of the Party, a rule with its own letters", "Quy định số 10-QĐi/TU", [("quy định", "10-QĐi/TU")]),
    ("of the Party, a rule with the letters of a decision", "Quy định số 101-QĐ/TW", [("quy định", "101-QĐ/TW")]),
    ("a year after a dash", "Nghị quyết số 19-2017/NQ-CP", [("nghị quyết", "19-2017/NQ-CP")]),
    ("a letter after the number", "Nghị quyết số 30c/NQ-CP", [("nghị quyết", "30c/NQ-CP")]),
    ("a letter after a dot", "Thông tư số 08.a/2010/TT-BTP", [("thông tư", "08a/2010/TT-BTP")]),
    ("a letter with an issuer of its own kind", "Công văn số 547/STC-NS", [("công văn", "547/STC-NS")]),
    ("a space before the slash", "Công văn số 442 /STTTT-TTBCXB", [("công văn", "442/STTTT-TTBCXB")]),
    ("two slashes", "Quyết định số 1758//QĐ-TTg", [("quyết định", "1758/QĐ-TTg")]),
    ("spaces everywhere", "Nghị định số 60 / 2003 / NĐ-CP", [("nghị định", "60/2003/NĐ-CP")]),
    ("glued to số", "Nghị định số30/1998/NĐ-CP", [("nghị định", "30/1998/NĐ-CP")]),
    ("glued to the word before", "Căn cứNghị định số43/2014/NĐ-CP", [("nghị định", "43/2014/NĐ-CP")]),
    ("glued to the word after", "Nghị định số 12/2011/NĐ-CPngày", [("nghị định", "12/2011/NĐ-CP")]),
    ("wrong digits stay", "Nghị định số 130/20015/NĐ-CP", [("nghị định", "130/20015/NĐ-CP")]),
    ("the old way", "Nghị định số 47/CP", [("nghị định", "47/CP")]),
    ("an old issuer that no table has", "Thông tư số 53/TBXH", [("thông tư", "53/TBXH")]),
    ("a joint circular", "Thông tư liên tịch số 03/2012/TTLT-BNV-BTC", [("thông tư liên tịch", "03/2012/TTLT-BNV-BTC")]),
    ("a joint resolution", "Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP", [("nghị quyết liên tịch", "403/2017/NQLT-UBTVQH14-CP")]),
    ("a consolidated text", "Văn bản hợp nhất số 05/VBHN-VPQH", [("văn bản hợp nhất", "05/VBHN-VPQH")]),
    ("a standing committee", "Nghị quyết số 866/NQ-UBTVQH14", [("nghị quyết", "866/NQ-UBTVQH14")]),
    ("a law by its number", "Luật số 31/2013/QH13", [("luật", "31/2013/QH13")]),
    ("a law by name and number", "Luật Đấu thầu số 43/2013/QH13", [("luật", "43/2013/QH13")]),
    ("a longer name of a plan", "Kế hoạch hành động số 1275/KH-UBND", [("kế hoạch", "1275/KH-UBND")]),
    ("a qualifier before the number", "Báo cáo thẩm tra số 30/BC-HĐND", [("báo cáo", "30/BC-HĐND")]),
    ("the issuer before the number", "Nghị định của Chính phủ số 132/2008/NĐ-CP", [("nghị định", "132/2008/NĐ-CP")]),
    ("the type abbreviated", "tại NQ số 19-NQ/TW", [("nghị quyết", "19-NQ/TW")]),
    ("the type misspelt by a mark", "Chi thị số 16/CT-UBND", [("chỉ thị", "16/CT-UBND")]),
    ("the type misspelt by letters", "Kế haochj số 1426/KH-UBND", [("kế hoạch", "1426/KH-UBND")]),
    ("a general word, the type from the symbol", "Văn bản số 12/QĐ-UBND", [("quyết định", "12/QĐ-UBND")]),
    ("no type word", "� Số 367/KH-UBND ngày 21/3/2014", [("kế hoạch", "367/KH-UBND")]),
    ("a number without a symbol", "Công văn số 237 ngày 25/02/2020", [("công văn", "237")]),
    ("neither symbol nor số", "hợp đồng theo Nghị định 68, cụ thể", [("nghị định", "68")]),
    ("two with one symbol", "Nghị quyết 18, 19-NQ/TW", [("nghị quyết", "18-NQ/TW"), ("nghị quyết", "19-NQ/TW")]),
    ("three with one symbol", "Quyết định số 12, 13 và 14/QĐ-UBND", [("quyết định", f"{n}/QĐ-UBND") for n in (12, 13, 14)]),
    ("two with one type word", "Nghị định số 12/2000/NĐ-CP và số 07/2003/NĐ-CP", [("nghị định", "12/2000/NĐ-CP"), ("nghị định", "07/2003/NĐ-CP")]),
    ("the type said once for resolutions of the Assembly", "Nghị quyết số 26/2008/QH12 và số 27/2008/QH12", [("nghị quyết", "26/2008/QH12"), ("nghị quyết", "27/2008/QH12")]),
    ("a list after a colon", "các Quyết định: Số 1720/QĐ-UBND ngày 28/12/2018; số 1695/QĐ-UBND", [("quyết định", "1720/QĐ-UBND"), ("quyết định", "1695/QĐ-UBND")]),
    ("a unit of an issuer whose letters are a type's too", "Văn bản số 4773/TC-CSTC ngày 25/5/2001", [("công văn", "4773/TC-CSTC")]),
    ("a number left blank", "Thông tư số …/2016/TT-BCT", [("thông tư", "/2016/TT-BCT")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in NUMBERED], ids=[case[0] for case in NUMBERED])
def test_a_document_cited_by_number(text, expected):
    found = cited(text)
    assert [(c.type, c.number) for c in found] == expected
    assert all(text[c.span.start : c.span.end] == c.text for c in found)


NAMED = [
    ("a law in the table", "Căn cứ Luật tổ chức chính quyền địa phương ngày 19/6/2015", ["Luật tổ chức chính quyền địa phương"]),
    ("a comma in the name", "Luật Phòng, chống tham nhũng và quy định", ["Luật Phòng, chống tham nhũng"]),
    ("a comma left out", "Luật Phòng chống tham nhũng năm 2018", ["Luật Phòng chống tham nhũng"]),
    ("a comma that ends the name", "Luật Đầu tư, Công chứng viên", ["Luật Đầu tư"]),
    ("và in the name", "Luật Hôn nhân và gia đình và Luật Trẻ em", ["Luật Hôn nhân và gia đình", "Luật Trẻ em"]),
    ("initials within the name", "Luật ban hành văn bản QPPL năm 2015", ["Luật ban hành văn bản QPPL"]),
    ("a longer name before a shorter one", "Luật ban hành văn bản QPPL của HĐND và UBND năm 2004", ["Luật ban hành văn bản QPPL của HĐND và UBND"]),
    ("initials for the whole name", "theo Điều 5 Luật THADS", ["Luật THADS"]),
    ("a law that no table has", "Luật Kinh doanh vàng bạc quy định", ["Luật Kinh doanh vàng bạc"]),
    ("a code", "Bộ luật Dân sự năm 2015", ["Bộ luật Dân sự"]),
    ("an ordinance", "Pháp lệnh về thuế nhà, đất", ["Pháp lệnh về thuế nhà, đất"]),
    ("the constitution", "trên cơ sở Hiến pháp năm 2013", ["Hiến pháp"]),
    ("the constitution in full", "thi hành Hiến pháp nước Cộng hòa XHCN Việt Nam trên", ["Hiến pháp nước Cộng hòa XHCN Việt Nam"]),
    ("an amending law holds those it amends", "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Đất đai ngày", ["Luật sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Đất đai", "Luật Nhà ở", "Luật Đất đai"]),
    ("a law that may yet be made has no name", "trình Quốc hội ban hành Luật sửa đổi, bổ sung hoặc thay thế Luật Đất đai", ["Luật Đất đai"]),
    ("a law that amends a list", "Luật sửa đổi, bổ sung một số điều của các luật liên quan đến đầu tư, xây dựng cơ bản ngày 29/6/2009", ["Luật sửa đổi, bổ sung một số điều của các luật liên quan đến đầu tư, xây dựng cơ bản"]),
    ("a law that amends many, and other things", "Luật sửa đổi, bổ sung một số điều của các Luật về thuế và sửa đổi các Nghị định", ["Luật sửa đổi, bổ sung một số điều của các Luật về thuế"]),
    ("a law in small letters", "Căn cứ Luật phí và lệ phí ngày 25/11/2015", ["Luật phí và lệ phí"]),
    ("a national congress", "theo Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng là", ["Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"]),
    ("a provincial congress", "Nghị quyết Đại hội Đảng bộ tỉnh Lai Châu lần thứ XIV, nhiệm kỳ 2020-2025 đã", ["Nghị quyết Đại hội Đảng bộ tỉnh Lai Châu lần thứ XIV, nhiệm kỳ 2020-2025"]),
    ("a plenum", "gắn với Nghị quyết Trung ương 4. Việc", ["Nghị quyết Trung ương 4"]),
    ("a date alone", "Nghị quyết ngày 28-10-1995 của Quốc hội về việc thi hành", ["Nghị quyết ngày 28-10-1995"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED])
def test_a_document_cited_by_name(text, expected):
    found = cited(text)
    assert [c.text for c in found] == expected
    assert all(c.number is None for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh ban hành Quyết định phê duyệt Đề án",
        "các Nghị định hướng dẫn thi hành",
        "kỷ luật, pháp luật và luật sư",
        "Luật sư Nguyễn Văn A, Công ty Luật Hà Nội",
        "Luật này, Nghị định này",
        "xếp hạng 31/63 tỉnh, 24/24 giờ, ngày 24/3/2020",
        "lập theo mẫu số 09A/PL-TNCN, 09B/PL-TNCN",
        "QCVN 01:2009/BYT và TCVN 5687:2010",
        "Mẫu số 01/QĐ-XPVPHC",
        "theo mẫu số C74-HĐ/LĐTBXH",
        "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến",
        "Nghị quyết Đại hội Đảng bộ các cấp",
        "tuyến CT 229 và huyện",
        "QUYẾT ĐỊNH\t14",
        "177 nghị quyết của HĐND tỉnh và 487 quyết định, 05 Chỉ thị của UBND tỉnh",
    ],
)
def test_what_is_no_citation(text):
    assert cited(text) == []


def test_a_name_that_the_text_gives_is_no_second_mention():
    text = (
        "Nghị định số 27/2016/NĐ-CP ngày 06/4/2016 (sau đây gọi tắt là Nghị định số 27/2016/NĐ-CP) và Nghị định số 27/2016/NĐ-CP."
    )
    assert len(cited(text)) == 2
