"""The head of a document whose lines are cut anywhere: its name, its title, who issues, where and when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structured import structure

from ingest.structure.metadata.issuer import agrees, read_issuer
from ingest.structure.metadata.letterhead import read_letterhead
from ingest.structure.metadata.place import whole_places

ABOVE = "BỘ NỘI VỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 7/2016/{}\n\nHà Nội, ngày 5 tháng 4 năm 2016\n\n"
BELOW = "\n\nCăn cứ Luật Cán bộ, công chức;\n\nĐiều 1. Phạm vi\n\nVăn bản này quy định việc ấy.\n"


@pytest.mark.parametrize(
    ("symbol", "head", "type", "title"),
    [
        ("TT-BNV", "THÔNG TƯ\n\nBAN\n\nHÀNH QUY CHẾ ĐÀO TẠO", "thông tư", "BAN HÀNH QUY CHẾ ĐÀO TẠO"),
        ("TT-BNV", "THÔNG\n\nTƯ\n\nQUY\n\nĐỊNH VỀ ĐÀO TẠO", "thông tư", "QUY ĐỊNH VỀ ĐÀO TẠO"),
        ("TTLT-BNV-BTC", "THÔNG TƯ LIÊN\n\nTỊCH\n\nHƯỚNG DẪN CHI TRẢ", "thông tư liên tịch", "HƯỚNG DẪN CHI TRẢ"),
        ("TTLT-BNV-BTC", "THÔNG TƯ\n\nLIÊN TỊCH\n\nHƯỚNG DẪN CHI TRẢ", "thông tư liên tịch", "HƯỚNG DẪN CHI TRẢ"),
        ("TT-BNV", "THÔNG TƯ\nVỀ ĐÀO TẠO.", "thông tư", "VỀ ĐÀO TẠO"),
        ("TT-BNV", "THÔNG TƯ\nVỀ THI NÂNG NGẠCH GIAI ĐOẠN 2021 -\n2030", "thông tư", "VỀ THI NÂNG NGẠCH GIAI ĐOẠN 2021 - 2030"),
        ("QĐ-BNV", "QUYẾT ĐỊNH\nVỀ THẺ\n\nTHANH TRA\n\nBỘ TRƯỞNG BỘ NỘI VỤ", "quyết định", "VỀ THẺ THANH TRA"),
        ("QĐ-BNV", "QUYẾT ĐỊNH\nVỀ QUẢN LÝ NHÀ Ở\nBỘ TRƯỞNG BỘ NỘI VỤ", "quyết định", "VỀ QUẢN LÝ NHÀ Ở"),
        ("QĐ-BNV", "QUYẾT ĐỊNH\nVỀ BIỂN\n\nVIỆT NAM", "quyết định", "VỀ BIỂN VIỆT NAM"),
        ("QĐ-BNV", "QUYẾT ĐỊNH\nVỀ QUY CHẾ CỦA\nBỘ NỘI VỤ\nBỘ TRƯỞNG\nBỘ NỘI VỤ", "quyết định", "VỀ QUY CHẾ CỦA BỘ NỘI VỤ"),
        ("QĐ-BNV", "QUYẾT ĐỊNH\nVỀ TỔ CHỨC CỦA THANH TRA\nBỘ NỘI VỤ\nBỘ TRƯỞNG BỘ NỘI VỤ", "quyết định", "VỀ TỔ CHỨC CỦA THANH TRA BỘ NỘI VỤ"),
        ("QĐ-BNV", "QUYẾT ĐỊNH\nCÔNG BỐ TỶ LỆ PHẦN TRĂM\n(%) TRÍCH NỘP", "quyết định", "CÔNG BỐ TỶ LỆ PHẦN TRĂM (%) TRÍCH NỘP"),
        ("QĐ-BNV", "QUYẾT ĐỊNH VỀ VIỆC TUYỂN DỤNG", "quyết định", "VỀ VIỆC TUYỂN DỤNG"),
    ],
)  # fmt: skip
def test_a_title_is_whole_wherever_its_lines_are_cut(symbol, head, type, title):
    d = structure(ABOVE.format(symbol) + head + BELOW)
    assert (d.type, d.title) == (type, title)
    assert [s.title for s in d.sections if s.kind == "part"] == [title]


@pytest.mark.parametrize(
    ("text", "type", "title"),
    [
        ("QUỐC HỘI\nLuật số: 8/2016/QH13\nLUẬT\nBÁO CHÍ\n\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\nLuật này.\n", "luật", "BÁO CHÍ"),
        ("QUỐC HỘI\nLuật số: 8/2016/QH13\nLUẬT\nPHÒNG,\n\nCHỐNG DỊCH BỆNH\n\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\nLuật này.\n", "luật", "PHÒNG, CHỐNG DỊCH BỆNH"),
        ("QUỐC HỘI\nSố: 8/2016/QH13\nBỘ LUẬT HÀNG HẢI\n\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\nBộ luật này.\n", "bộ luật", "HÀNG HẢI"),
        ("QUỐC HỘI\nSố: 8/2016/QH13\nLUẬT\nKIỂM TOÁN NHÀ NƯỚC\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\nLuật này.\n", "luật", "KIỂM TOÁN NHÀ NƯỚC"),
    ],
)  # fmt: skip
def test_a_law_keeps_a_name_that_begins_like_an_agency(text, type, title):
    d = structure(text)
    assert (d.type, d.title, d.issuer) == (type, title, "Quốc hội")


def test_a_line_that_begins_with_a_kind_is_no_name_without_a_number_that_agrees():
    d = structure("BỘ NỘI VỤ\nSố: 7/TB-BNV\nQUYẾT ĐỊNH VỀ VIỆC TUYỂN DỤNG\nCăn cứ Luật;\nĐiều 1. Nay\nTuyển.\n")
    assert d.type != "quyết định"


def test_who_issues_stands_below_the_title_as_text():
    d = structure(ABOVE.format("QĐ-BNV") + "QUYẾT ĐỊNH\nVỀ TUYỂN DỤNG\nBỘ TRƯỞNG\nBỘ NỘI VỤ" + BELOW)
    assert d.sections[0].text.startswith("BỘ TRƯỞNG BỘ NỘI VỤ\nCăn cứ")


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["Số: 3/2013/TTLT-BCA-TANDTC-VKSNDTC-BQP-BYT"], "3/2013/TTLT-BCA-TANDTC-VKSNDTC-BQP-BYT"),
        (["Số: 2089A/QĐ-BCT"], "2089A/QĐ-BCT"),
        (["Số: 47/2006 /QĐ - BTC"], "47/2006/QĐ-BTC"),
        (["Số:", "30/2007/QĐ-TTg"], "30/2007/QĐ-TTg"),
        (["Số 05-NQ/TU"], "05-NQ/TU"),
        (["Số: /2023/QH", "theo Nghị quyết số 51/2001/QH10"], None),
    ],
)
def test_a_number_is_read_whole(lines, number):
    assert read_letterhead(lines).number == number


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (["HỘI ĐỒNG THẨM ĐỊNH", "QUY HOẠCH MẠNG LƯỚI", "CƠ SỞ Y TẾ"], "Hội đồng thẩm định quy hoạch mạng lưới cơ sở Y tế"),
        (["BỘ TÀI", "CHÍNH", "TỔNG", "CỤC THUẾ"], "Tổng cục Thuế"),
        (["QUỐC", "HỘI"], "Quốc hội"),
        (["ỦY BAN THƯỜNG", "VỤ", "QUỐC HỘI"], "Ủy ban Thường vụ Quốc hội"),
        (["THỦ", "TƯỚNG CHÍNH", "PHỦ"], "Thủ tướng Chính phủ"),
        (["HỘI ĐỒNG NHÂN", "DÂN", "TỈNH ĐẮK LẮK"], "Hội đồng nhân dân tỉnh Đắk Lắk"),
        (["BỘ CÔNG THƯƠNG", "VĂN PHÒNG BỘ"], "Văn phòng Bộ Công Thương"),
        (["UBND THÀNH PHỐ HÀ NỘI - SỞ Y TẾ"], "Sở Y tế thành phố Hà Nội"),
        (["BAN CHẤP HÀNH TRUNG ƯƠNG BAN TỔ CHỨC"], "Ban Tổ chức Trung ương"),
        (["BAN"], None),
    ],
)
def test_who_issues_in_a_narrow_column(lines, issuer):
    assert read_issuer(lines) == issuer


def test_those_who_issue_jointly_are_named_alike():
    assert read_issuer(["BỘ Y TẾ-BỘ CÔNG AN"], joint=True) == "Bộ Y tế - Bộ Công an"
    assert read_issuer(["UBND THÀNH PHỐ HÀ NỘI", "SỞ Y TẾ -", "SỞ NỘI VỤ"], joint=True) == "Sở Y tế - Sở Nội vụ thành phố Hà Nội"


@pytest.mark.parametrize(
    ("line", "issuer", "same"),
    [
        ("ĐOÀN CHỦ TỊCH TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "Tổng Liên đoàn Lao động Việt Nam", True),
        ("TỔNG KIỂM TOÁN NHÀ NƯỚC", "Kiểm toán nhà nước", True),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH", "Hội đồng nhân dân tỉnh Hà Nam", True),
        ("VIỆT NAM", "Bộ Y tế", False),
        ("THANH TRA BỘ Y TẾ", "Bộ Y tế", False),
    ],
)
def test_a_line_that_names_the_issuer(line, issuer, same):
    assert agrees(line, issuer) is same


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Hà\nNội, ngày 5 tháng 3", "Hà Nội, ngày 5 tháng 3"),
        ("trên địa bàn Thành phố\nHà Nội,\nngày 6 tháng 4", "trên địa bàn Thành phố\nHà Nội, ngày 6 tháng 4"),
        ("Phan Rang -\nTháp\nChàm, ngày 1 tháng 2", "Phan Rang - Tháp Chàm, ngày 1 tháng 2"),
        ("Hà Nội ngày 15 tháng 1", "Hà Nội, ngày 15 tháng 1"),
        ("Ký trong ngày 15 tháng 1", "Ký trong ngày 15 tháng 1"),
    ],
)
def test_a_place_broken_over_lines(text, whole):
    assert whole_places(text) == whole


def test_the_subject_of_a_letter_may_begin_without_the_abbreviation():
    head = read_letterhead(
        ["SỞ Y TẾ", "Số: 7/SYT-VP", "Về hướng dẫn thực hiện", "Nghị định số 5/2020/NĐ-CP", "Hà Nội,", "ngày 5 tháng 4 năm 2021"]
    )
    assert (head.subject, head.issued_on) == ("hướng dẫn thực hiện Nghị định số 5/2020/NĐ-CP", "2021-04-05")


WORDS = st.sampled_from(
    [
        "BAN",
        "HÀNH",
        "QUYẾT ĐỊNH",
        "BỘ",
        "NỘI VỤ",
        "CỦA",
        "Căn cứ Luật;",
        "(",
        "Số: 1/QĐ-X",
        "Hà",
        "Nội, ngày 1 tháng 2 năm 2020",
        "-",
    ]
)


@given(st.lists(WORDS, max_size=30))
def test_any_lines_make_a_document_whose_title_is_in_its_text(lines):
    d = structure("\n".join([*lines, "."]))
    assert d.title is None or set(d.title.split()) <= set(d.text.split()) | {word.rstrip(":.") for word in d.text.split()}
