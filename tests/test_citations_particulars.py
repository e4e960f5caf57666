"""What stands around a citation: date, issuer, title, provision, relation."""

from __future__ import annotations

import pytest
from citing import cited, headed, noted
from duties import read

from ingest.knowledge.citations import find_citations

FULL = "Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa"

STATED = [
    ("in full", FULL, "2018-04-23", "Chính phủ", "thực hiện cơ chế một cửa"),
    ("a comma before the date", "Nghị quyết số 19-NQ/TW, ngày 25/10/2017 của BCH Trung ương khóa XII", "2017-10-25", "BCH Trung ương khóa XII", None),
    ("no date, no issuer: by the symbol", "Quyết định số 749/QĐ-TTg", None, "Thủ tướng Chính phủ", None),
    ("a symbol that three share says nothing", "Nghị quyết số 18-NQ/TW", None, None, None),
    ("the issuer before the date", "Thông tư số 02/2001/TT-BCN của Bộ Công nghiệp ngày 27 tháng 4 năm 2001", "2001-04-27", "Bộ Công nghiệp", None),
    ("the issuer before the number", "theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 849/TTr-SNV", None, "Giám đốc Sở Nội vụ", None),
    ("who issued it", "UBND tỉnh đã ban hành Kế hoạch số 967/KH-UBND", None, "UBND tỉnh", None),
    ("the date before who issued it", "ngày 22/11/2017 UBND tỉnh đã ban hành Quyết định số 1505/QĐ-UBND", "2017-11-22", "UBND tỉnh", None),
    ("the date in words before who issued it", "Ngày 21 tháng 10 năm 2009, Bộ Nội vụ đã ban hành Thông tư số 28/2009/TT-BNV", "2009-10-21", "Bộ Nội vụ", None),
    ("who has written", "Ngày 12/6/2015, Bộ Quốc phòng đã có Công văn số 4966/BQP-CT trả lời", "2015-06-12", "Bộ Quốc phòng", None),
    ("an office of two names", "Thông tư số 2/2017/TT-VPCP ngày 31/10/2017 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ;", "2017-10-31", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", None),
    ("the issuer ends before the sentence goes on", "Nghị định số 34/2016/NĐ-CP ngày 14/5/2016 của Chính phủ còn mâu thuẫn", "2016-05-14", "Chính phủ", None),
    ("the title in a capital", "Nghị định số 26/2020/NĐ-CP ngày 28/02/2020 của Chính phủ Quy định chi tiết", "2020-02-28", "Chính phủ", "Quy định chi tiết"),
    ("the title ends where an agency acts", "Quyết định số 225/QĐ-TTg ngày 04/02/2016 phê duyệt Kế hoạch cải cách, UBND tỉnh đã làm", "2016-02-04", "Thủ tướng Chính phủ", "phê duyệt Kế hoạch cải cách"),
    ("a place after the issuer", "Quy chế số 04-QC/TU ngày 02/10/2013 của Ban Thường vụ Tỉnh ủy Lai Châu về bổ nhiệm", "2013-10-02", "Ban Thường vụ Tỉnh ủy Lai Châu", "bổ nhiệm"),
    ("a title without what the sentence adds", "Nghị quyết số 21/NQ-CP ngày 21/3/2016 của Chính phủ về phân cấp quản lý và các văn bản quy phạm pháp luật khác có liên quan", "2016-03-21", "Chính phủ", "phân cấp quản lý"),
    ("a title without the aim", "Quyết định số 12/QĐ-TTg ngày 02/01/2020 ban hành Quy chế làm việc, bảo đảm hoạt động thông suốt", "2020-01-02", "Thủ tướng Chính phủ", "ban hành Quy chế làm việc"),
    ("a title without a remark", "Quyết định số 12/QĐ-TTg ngày 02/01/2020 ban hành Quy chế bổ nhiệm (Quyết định này đã ban hành từ lâu và chưa được thay thế)", "2020-01-02", "Thủ tướng Chính phủ", "ban hành Quy chế bổ nhiệm"),
    ("a title in brackets", "(theo Nghị định số 26/2020/NĐ-CP ngày 28/02/2020 của Chính phủ quy định chế độ (một phần) kiểm tra) đã ký", "2020-02-28", "Chính phủ", "quy định chế độ (một phần) kiểm tra"),
    ("a comma in quotation marks", "Quyết định số 12/QĐ-TTg ngày 02/01/2020 phê duyệt Đề án “Chỉ số của các bộ, Ủy ban nhân dân tỉnh”", "2020-01-02", "Thủ tướng Chính phủ", "phê duyệt Đề án “Chỉ số của các bộ, Ủy ban nhân dân tỉnh”"),
    ("a city in capitals after the issuer", "Kế hoạch số 21/KH-UBND ngày 05/9/2018 của UBND Thành phố về tăng cường kiểm tra", "2018-09-05", "UBND Thành phố", "tăng cường kiểm tra"),
    ("a commission", "Công văn số 156/HD-UBQG ngày 26/11/2004 của Ủy ban Quốc gia", "2004-11-26", "Ủy ban Quốc gia", None),
    ("a session", "Nghị quyết số 25-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa X về tăng cường", None, "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa X", "tăng cường"),
    ("all who sign, where the text goes on after the first", "Thông tư liên tịch số 47/2009/TTLT-BTC-BNV ngày 11/3/2009 của Bộ Tài chính - Bộ Nội vụ hướng dẫn", "2009-03-11", "Bộ Tài chính, Bộ Nội vụ", None),
    ("who issued the decree on a law did not make the law", "Luật Đất đai năm 2013 của Chính phủ", None, None, None),
    ("who makes laws did", "Luật Đất đai ngày 29/11/2013 của Quốc hội", "2013-11-29", "Quốc hội", None),
    ("what follows an adjacent target is not a title", "Nghị quyết 08-NQ/TU ngày 20/5/2021 của Tỉnh ủy và các nội dung Đề án", "2021-05-20", "Tỉnh ủy", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "issuer", "title"), [case[1:] for case in STATED], ids=[case[0] for case in STATED])
def test_date_issuer_and_title(text, date, issuer, title):
    first = cited(text)[0]
    assert (first.issued_on, first.issuer, first.title) == (date, issuer, title)


PROVINCE, DISTRICT, CITY = "Ủy ban nhân dân tỉnh Sơn La", "Ủy ban nhân dân huyện Mai Sơn", "Ủy ban nhân dân thành phố Sơn La"
LOCAL = [
    ("its own province's", "Thực hiện Quyết định số 12/QĐ-UBND", PROVINCE, PROVINCE),
    ("the council's of its province", "Căn cứ Nghị quyết số 5/NQ-HĐND", "UBND tỉnh Sơn La", "Hội đồng nhân dân tỉnh Sơn La"),
    ("a city of the centre's", "Căn cứ Nghị quyết số 5/NQ-HĐND", "Ủy ban nhân dân thành phố Hà Nội", "Hội đồng nhân dân thành phố Hà Nội"),
    ("nobody is said to have issued the text", "Thực hiện Quyết định số 12/QĐ-UBND", None, None),
    ("a district may mean its own or the province's", "Thực hiện Quyết định số 12/QĐ-UBND", DISTRICT, None),
    ("a city of a province", "Thực hiện Quyết định số 12/QĐ-UBND", CITY, None),
    ("a ministry has no province", "Thực hiện Quyết định số 12/QĐ-UBND", "Bộ Nội vụ", None),
    ("beside a lower level", "UBND huyện Mai Sơn ban hành; Quyết định số 12/QĐ-UBND", PROVINCE, None),
    ("submissions come from below", "Xét Tờ trình số 12/TTr-UBND", PROVINCE, None),
    ("a department is no committee", "Xét Quyết định số 12/QĐ-SNV", PROVINCE, None),
    ("letters that a ministry and a department share", "Xét Tờ trình số 6925/LĐTBXH-CS", PROVINCE, None),
    ("in a ministry's text they are the ministry's", "Xét Tờ trình số 6925/LĐTBXH-CS", "Bộ Nội vụ", "Bộ Lao động - Thương binh và Xã hội"),
    ("with a year they are the ministry's", "Quyết định số 9/2007/QĐ-LĐTBXH", PROVINCE, "Bộ Lao động - Thương binh và Xã hội"),
    ("as the text says", "Quyết định số 12/QĐ-UBND của UBND huyện Mộc Châu", PROVINCE, "UBND huyện Mộc Châu"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "own", "issuer"), [case[1:] for case in LOCAL], ids=[case[0] for case in LOCAL])
def test_whose_a_local_symbol_is(text, own, issuer):
    assert cited(text, issuer=own)[-1].issuer == issuer


def test_a_year_without_a_day_is_no_date():
    (law,) = cited("Hiến pháp năm 2013")
    assert (law.issued_on, law.year) == (None, 2013)


def test_what_follows_an_amending_law_is_its_own():
    outer, first, second = cited(
        "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Đất đai số 12/2019/QH14 ngày 22/11/2019;"
    )
    assert (outer.number, outer.issued_on) == ("12/2019/QH14", "2019-11-22")
    assert (first.issued_on, second.issued_on, second.number) == (None, None, None)


def test_a_law_has_no_number_in_the_words_that_enact_it():
    enacted, amended = cited("Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Nhà ở số 12/2019/QH14.")
    assert (enacted.number, amended.number, amended.relation) == (None, "12/2019/QH14", "sua_doi")


def test_an_act_called_by_its_own_name_is_itself():
    text = "Luật số: 40/2019/QH14\n\nQuốc hội ban hành Luật Kiến trúc.\n\nLuật Kiến trúc số 9/2009/QH12 hết hiệu lực."
    number, enacted, older = cited(text, type="luật", number="40/2019/QH14", title="KIẾN TRÚC", issued_on="2019-06-13")
    assert (number.key, enacted.key) == ("luat:kien-truc", "luat:kien-truc")
    assert (number.year, enacted.year, older.year) == (2019, 2019, None)


def test_a_number_under_the_word_for_it_is_the_letterhead_s():
    own = {
        "type": "quyết định",
        "number": "58/2003/QĐ-BNV",
        "issued_on": "2003-09-22",
        "title": "VỀ VIỆC PHÊ DUYỆT",
        "issuer": "Bộ Nội vụ",
    }
    (found,) = cited("BỘ NỘI VỤ\n\nSố:\n\n  58/2003/QĐ-BNV\n\nHà Nội", **own)
    assert (found.issued_on, found.title) == ("2003-09-22", "VỀ VIỆC PHÊ DUYỆT")


@pytest.mark.parametrize(
    ("text", "provision"),
    [
        ("theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP", "khoản 2 Điều 5"),
        ("Điều 1 và Điều 3 Quyết định số 12/QĐ-TTg", "Điều 1 và Điều 3"),
        ("điểm a, b và c khoản 1, khoản 2 Điều 8 của Luật Đất đai", "điểm a, b và c khoản 1, khoản 2 Điều 8"),
        ("Phụ lục số 1 của Thông tư số 20/2010/TT-BXD", "Phụ lục số 1"),
        ("theo Nghị định số 30/2020/NĐ-CP", None),
    ],
)
def test_provisions_belong_to_the_act_after_them(text, provision):
    assert cited(text)[0].provision == provision


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 47/2014/NĐ-CP thực hiện như sau:",
        "Nghị định số 47/2014/NĐ-CP tiếp tục được sử dụng",
        "Luật Nhà ở số 65/2014/QH13 quy định",
    ],
)
def test_what_is_no_title(text):
    assert cited(text)[0].title is None


RELATIONS = [
    ("the name of a contest", "tổ chức thực hiện, phát động Cuộc thi viết “Tìm hiểu Hiến pháp năm 2013”", ["khac"]),
    ("a province has written", "UBND tỉnh đã có Công văn số 326/UBND-NC chỉ đạo", ["ban_hanh"]),
    ("căn cứ", "Căn cứ Luật Đất đai", ["can_cu"]),
    ("a list after căn cứ", "Căn cứ Luật Đất đai ngày 29/11/2013; Luật Nhà ở; Nghị định số 43/2014/NĐ-CP", ["can_cu"] * 3),
    ("căn cứ over quy định tại", "Căn cứ tiêu chuẩn quy định tại Thông tư 13/2019/TT-BNV", ["can_cu"]),
    ("theo", "theo quy định tại Nghị định số 61/2018/NĐ-CP", ["thuc_hien"]),
    ("thực hiện", "Triển khai thực hiện Nghị quyết số 17/NQ-CP", ["thuc_hien"]),
    ("what amends and what is amended", "theo Nghị định số 107/2020/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 24/2014/NĐ-CP", ["thuc_hien", "sua_doi"]),
    ("amended by another", "theo Nghị định số 138/2020/NĐ-CP (được sửa đổi, bổ sung tại Nghị định số 85/2023/NĐ-CP)", ["thuc_hien", "khac"]),
    ("in place of", "bãi bỏ Quyết định số 12/QĐ-UBND", ["thay_the"]),
    ("said after it", "Quyết định số 12/QĐ-UBND ngày 02/01/2020 hết hiệu lực", ["thay_the"]),
    ("with a decision", "Ban hành kèm theo Quyết định số 688/QĐ-UBND", ["ban_hanh"]),
    ("a plan to carry out a decision", "UBND tỉnh ban hành Kế hoạch số 967/KH-UBND về thực hiện Quyết định số 242/QĐ-TTg", ["ban_hanh", "thuc_hien"]),
    ("a proposal", "Theo đề nghị của Sở Nội vụ tại Tờ trình số 849/TTr-SNV", ["de_nghi"]),
    ("compared with", "so với mục tiêu Nghị quyết 19-NQ/TW đến năm 2021", ["khac"]),
    ("an aside does not govern", "thực hiện Luật Đất đai (sửa đổi, bổ sung năm 2018); Nghị định số 43/2014/NĐ-CP", ["thuc_hien", "thuc_hien"]),
    ("trình is no cue within another word", "theo lộ trình Luật Đất đai", ["thuc_hien"]),
    ("a certificate is corrected, and not the law that says how", "Đính chính Giấy chứng nhận đã cấp (1) Luật Đất đai năm 2013 (2) Nghị định số 43/2014/NĐ-CP", ["khac", "khac"]),
    ("a border is adjusted", "điều chỉnh địa giới đơn vị hành chính quy định tại khoản 2 Điều 131 Luật Tổ chức chính quyền địa phương", ["thuc_hien"]),
    ("a noun", "các khoản bổ sung ghi trong hợp đồng quy định tại Thông tư số 47/2015/TT-BLĐTBXH", ["thuc_hien"]),
    ("a law amended in a year, and others", "(luật được sửa đổi, bổ sung năm 2014); Bộ luật Hình sự, Luật Phá sản", ["khac", "khac"]),
    ("amended by another, said after it", "Điều 4 Nghị định số 112/2011/NĐ-CP được sửa đổi tại khoản 1 Điều 1 Nghị định số 34/2019/NĐ-CP", ["khac", "khac"]),
    ("amended by this one, said after it", "Nghị định số 112/2011/NĐ-CP được sửa đổi, bổ sung như sau", ["sua_doi"]),
    ("a list of parts", "Bãi bỏ khoản 2 Điều 5, Phụ lục I của Thông tư số 47/2015/TT-BTC", ["thay_the"]),
    ("those that a text gave work to", "sửa đổi các văn bản đã được Chính phủ giao tại Nghị quyết số 108/NQ-CP", ["thuc_hien"]),
    ("what a text governs", "thuộc đối tượng điều chỉnh của Nghị quyết số 58/1998/NQ-UBTVQH10", ["khac"]),
    ("people are considered", "thời gian để xét nâng bậc quy định tại Thông tư số 3/2005/TT-BNV", ["thuc_hien"]),
    ("a submission is not carried out", "hưởng trợ cấp theo Quyết định số 503/QĐ-UB và Tờ trình số 69/TTr-SNV", ["thuc_hien", "de_nghi"]),
    ("articles of one act after another", "Theo quy định tại Điều 131 của Bộ luật Dân sự, khoản 2 Điều 3, Điều 30 của Luật Đất đai và khoản 1 Điều 6 Luật Nhà ở", ["thuc_hien"] * 3),
    ("no longer in force, with what amended it", "Luật Đầu tư công số 49/2014/QH13 đã được sửa đổi, bổ sung một số điều theo Luật số 28/2018/QH14 hết hiệu lực", ["thay_the", "khac"]),
    ("a contract has been signed, not what is cited next", "thực hiện theo hợp đồng đã ký và các quy định của Thông tư số 9/2015/TT-NHNN", ["thuc_hien"]),
    ("a decision has been signed", "Chủ tịch đã ký Quyết định số 12/QĐ-UBND", ["ban_hanh"]),
    ("a report that a decree asks for", "phải lập báo cáo đánh giá tác động được quy định tại khoản 1 Điều 12 Nghị định số 18/2015/NĐ-CP", ["thuc_hien"]),
    ("an addition, as a decree says", "phục hồi môi trường bổ sung theo quy định tại Nghị định số 120/2016/NĐ-CP", ["thuc_hien"]),
    ("two acts in one title, the second amending", "Nghị định số 136/2020/NĐ-CP ngày 24/11/2020 quy định chi tiết thi hành Luật Nhà ở và Luật sửa đổi, bổ sung một số điều của Luật Nhà ở", ["khac", "thuc_hien", "thuc_hien", "sua_doi"]),
    ("what came with it is no longer in force", "Quy chế khen thưởng ban hành kèm theo Quyết định số 101/2006/QĐ-BNV ngày 28/12/2006 hết hiệu lực", ["thay_the"]),
    ("another sentence", "Căn cứ quy định. Luật Đất đai còn mâu thuẫn", ["khac"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in RELATIONS], ids=[case[0] for case in RELATIONS])
def test_relation(text, expected):
    assert [c.relation for c in cited(text)] == expected


def test_a_heading_of_legal_grounds_speaks_for_what_opens_its_paragraphs():
    body = "Nghị quyết số 39-NQ/TW ngày 17/4/2015;\nNghị quyết số 18-NQ/TW; Nghị quyết số 19-NQ/TW;\nNội dung của Luật Đất đai."
    found = find_citations(headed("CĂN CỨ PHÁP LÝ XÂY DỰNG ĐỀ ÁN", body))
    assert [c.relation for c in found] == ["can_cu", "can_cu", "can_cu", "khac"]


def test_a_column_of_legal_grounds_speaks_for_its_cells():
    table = "STT\tThủ tục sửa đổi, bổ sung giấy phép\tCăn cứ pháp lý\n1\tCấp lại giấy phép\t(1) Luật Đất đai; (2) Nghị định số 43/2014/NĐ-CP\n"
    found = find_citations(read(f"I. DANH MỤC\n\n{table}"))
    assert [c.relation for c in found if c.number != "12/KH-UBND"] == ["can_cu", "can_cu"]


def test_a_note_inherits_from_the_words_before_its_mark():
    text = noted("UBND tỉnh đã ban hành các kế hoạch để triển khai¹ trong năm.", "¹", "Kế hoạch số 12/KH-UBND ngày 01/02/2020.")
    (note,) = find_citations(text)
    assert (note.relation, note.in_footnote) == ("ban_hanh", True)


@pytest.mark.parametrize(
    ("body", "relation"),
    [
        ("UBND tỉnh đã phê duyệt Kiến trúc Chính quyền điện tử¹.", "ban_hanh"),
        ("Thủ tướng Chính phủ đã phê duyệt Đề án¹.", "khac"),
        ("Một số quy định của Luật ban hành văn bản QPPL còn chồng chéo¹.", "khac"),
    ],
    ids=["the province approves", "the prime minister approves", "a law's name issues nothing"],
)
def test_a_note_to_what_a_local_institution_does(body, relation):
    (note,) = [c for c in find_citations(noted(body, "¹", "Quyết định số 12/QĐ-UBND ngày 01/02/2020.")) if c.in_footnote]
    assert note.relation == relation
