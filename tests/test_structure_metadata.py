"""What the letterhead, the name of the document, the signature block and Nơi nhận say."""

import pytest
from structured import structure

from corpus.document import Signer
from ingest.structure.metadata.casing import in_normal_case
from ingest.structure.metadata.letterhead import read_letterhead

DECREE = """CHÍNH PHỦ
-------

Số: 30/2020/NĐ-CP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Hà Nội, ngày 05 tháng 3 năm 2020

NGHỊ ĐỊNH

VỀ CÔNG TÁC VĂN THƯ

Căn cứ Luật Tổ chức Chính phủ;

Điều 1. Phạm vi điều chỉnh

Nghị định này quy định về công tác văn thư.

Nơi nhận:
- Ban Bí thư Trung ương Đảng;
- Lưu: VT, KSTT (2b).

TM. CHÍNH PHỦ
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG

(Đã ký)

Trương Hòa Bình
"""


def test_a_decree():
    d = structure(DECREE)
    assert (d.number, d.type, d.issuer, d.place, d.issued_on) == (
        "30/2020/NĐ-CP",
        "nghị định",
        "Chính phủ",
        "Hà Nội",
        "2020-03-05",
    )
    assert (d.title, d.status) == ("VỀ CÔNG TÁC VĂN THƯ", "issued")
    assert d.signer == Signer(name="Trương Hòa Bình", title="KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG")
    assert d.recipients == ("Ban Bí thư Trung ương Đảng", "Lưu: VT, KSTT (2b)")


def test_a_letter_has_its_subject_for_a_title():
    d = structure(
        "ỦY BAN NHÂN DÂN TỈNH\nYÊN BÁI\nSỞ NỘI VỤ\nSố: 45/SNV-CCHC\nV/v báo cáo kết quả cải cách hành chính\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nYên Bái, ngày 2 tháng 4 năm 2022\nKính gửi: Các phòng chuyên môn.\nSở Nội vụ đề nghị báo cáo.\nGIÁM ĐỐC\nLê Văn Ba\n"
    )
    assert (d.number, d.type, d.title) == ("45/SNV-CCHC", "công văn", "báo cáo kết quả cải cách hành chính")
    assert (d.issuer, d.issued_on) == ("Sở Nội vụ tỉnh Yên Bái", "2022-04-02")
    assert d.signer == Signer(name="Lê Văn Ba", title="GIÁM ĐỐC")
    assert d.sections[0].text.startswith("Kính gửi: Các phòng chuyên môn.")


def test_what_is_absent_is_none():
    d = structure("BÁO CÁO\nKết quả công tác\n1. Chung\nĐã làm.\n")
    assert (d.number, d.issuer, d.place, d.issued_on, d.signer, d.recipients) == (None, None, None, None, None, ())


@pytest.mark.parametrize("mark", ["DỰ THẢO", "Dự thảo", "DỰ THẢO LẦN 2", "(Dự thảo)"])
def test_a_draft_is_one_and_its_mark_is_no_text(mark):
    d = structure(f"{mark}\n\nBÁO CÁO\nKết quả công tác\n1. Chung\nĐã làm.\n")
    assert d.status == "draft"
    assert all("thảo" not in s.text.lower() for s in d.sections)


def test_the_word_in_a_sentence_makes_no_draft():
    assert structure("Dự thảo nghị định đã được gửi lấy ý kiến.\n").status == "issued"


def test_the_issuer_may_stand_above_the_legal_bases():
    assert (
        structure("QUYẾT ĐỊNH\nPhê duyệt kế hoạch\nBỘ TRƯỞNG BỘ Y TẾ\nCăn cứ Luật Dược;\nĐiều 1. Phê duyệt kế hoạch.\n").issuer
        == "Bộ Y tế"
    )


def test_a_law_takes_the_day_on_which_it_was_passed():
    d = structure(
        "LUẬT\nĐẤU THẦU\nĐiều 1. Phạm vi\nLuật này quy định.\nLuật này được Quốc hội khóa XIII thông qua ngày 26 tháng 11 năm 2013.\n"
    )
    assert d.issued_on == "2013-11-26"


def test_what_is_issued_with_a_document():
    d = structure(
        "QUYẾT ĐỊNH\nBan hành Đề án\nĐiều 1. Ban hành Đề án.\nĐỀ ÁN\nCải cách hành chính\n(Ban hành kèm theo Quyết định)\nI. MỤC TIÊU\nTốt hơn.\nPhụ lục 01\nThống kê số liệu\n"
    )
    assert [(a.type, a.label, a.title) for a in d.attachments] == [
        ("đề án", "", "Cải cách hành chính"),
        ("phụ lục", "Phụ lục 01", "Thống kê số liệu"),
    ]


@pytest.mark.parametrize(
    ("capitals", "normal"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN HUẾ", "Ủy ban nhân dân tỉnh Thừa Thiên Huế"),
        ("UỶ BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", "Hội đồng nhân dân tỉnh Bà Rịa - Vũng Tàu"),
        ("ỦY BAN THƯỜNG VỤ QUỐC HỘI", "Ủy ban Thường vụ Quốc hội"),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
        ("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "Bộ Lao động - Thương binh và Xã hội"),
        ("BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "Bộ Tài nguyên và Môi trường"),
        ("BỘ CÔNG THƯƠNG", "Bộ Công Thương"),
        ("BỘ QUỐC PHÒNG", "Bộ Quốc phòng"),
        ("SỞ Y TẾ", "Sở Y tế"),
        ("VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO", "Viện kiểm sát nhân dân tối cao"),
    ],
)
def test_names_in_capitals(capitals, normal):
    assert in_normal_case(capitals) == normal


@pytest.mark.parametrize(
    ("capitals", "normal"),
    [
        (
            "BỘ Y TẾ - BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI - BỘ TÀI CHÍNH",
            "Bộ Y tế - Bộ Lao động - Thương binh và Xã hội - Bộ Tài chính",
        ),
        ("BỘ CÔNG THƯƠNG BỘ TÀI CHÍNH", "Bộ Công Thương - Bộ Tài chính"),
        ("TÒA ÁN NHÂN DÂN TỐI CAO - BỘ TƯ PHÁP", "Tòa án nhân dân tối cao - Bộ Tư pháp"),
        ("BỘ VĂN HOÁ-THÔNG TIN", "Bộ Văn hóa - Thông tin"),
        ("CỤC THUẾ TP.HỒ CHÍ MINH", "Cục Thuế TP. Hồ Chí Minh"),
    ],
)
def test_names_of_several_and_of_cities(capitals, normal):
    assert in_normal_case(capitals) == normal


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (["BỘ TÀI CHÍNH TỔNG CỤC THUẾ", "Số: 1/TCT-CS"], "Tổng cục Thuế"),
        (["BỘ TÀI CHÍNH -", "BỘ TƯ PHÁP", "Số: 1/2015/TTLT-BTC-BTP"], "Bộ Tài chính - Bộ Tư pháp"),
        (["BỘ TÀI CHÍNH", "BỘ TƯ PHÁP", "Số: 1/2015/TTLT-BTC-BTP"], "Bộ Tài chính - Bộ Tư pháp"),
        (["BAN CHẤP HÀNH TRUNG ƯƠNG", "ỦY BAN KIỂM TRA", "Số 2-HD/UBKTTW"], "Ủy ban Kiểm tra Trung ương"),
        (["QUỐC HỘI KHÓA XII, KỲ HỌP THỨ 2", "Số: 5/2007/QH12"], "Quốc hội"),
    ],
)
def test_who_issues(lines, issuer):
    assert read_letterhead(lines).issuer == issuer


def test_what_the_first_sentence_cites_is_not_the_documents_own_number_nor_day():
    head = read_letterhead(
        ["UBND TỈNH PHÚ YÊN", "Số:    /UBND-KSTT", "Phú Yên, ngày    tháng 12 năm 2011", "Kính gửi: Các sở, ban, ngành.",
         "Thực hiện Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ, Chủ tịch UBND tỉnh có ý kiến như sau:"]
    )  # fmt: skip
    assert (head.number, head.issued_on) == (None, None)


@pytest.mark.parametrize(
    "stamp", ["Ngày đến: 21/12/2011", "Số đến: 118", "ĐẾN Số: 118 Ngày: 21/12/2011", "Số và ký hiệu đến: 12/CV-STC"]
)
def test_what_an_office_stamps_on_arrival_is_not_the_documents_own(stamp):
    head = read_letterhead(["ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH", stamp, "Về việc cung ứng thuốc"])
    assert (head.number, head.issued_on) == (None, None)


def test_the_subject_of_a_letter_ends_before_the_place_set_beside_it():
    head = read_letterhead(["SỞ Y TẾ", "Số: 7/SYT-NVD", "V/v cung ứng thuốc BHYT Bắc Giang, ngày 4 tháng 6 năm 2022"])
    assert (head.subject, head.place, head.issued_on) == ("cung ứng thuốc BHYT", "Bắc Giang", "2022-06-04")


HEAD = "Số: 5/2016/NQ-HĐND\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "NGHỊ QUYẾT\nVỀ PHÍ TRÊN ĐỊA BÀN TỈNH HÀ NAM\nHỘI ĐỒNG NHÂN DÂN TỈNH HÀ NAM\nKHÓA XVIII, KỲ HỌP THỨ 3\nCăn cứ Luật Phí;\nĐiều 1. Phí\nThu.\n",
            "VỀ PHÍ TRÊN ĐỊA BÀN TỈNH HÀ NAM",
        ),
        ("QUYẾT ĐỊNH\nQUY ĐỊNH\nTỶ LỆ GIÁ THUÊ ĐẤT\nCăn cứ Luật Đất đai;\nĐiều 1. Giá\nThu.\n", "QUY ĐỊNH TỶ LỆ GIÁ THUÊ ĐẤT"),
        (
            "NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 4-CP NGÀY 5 THÁNG 1 NĂM 1996 PHÊ CHUẨN ĐIỀU LỆ\nCăn cứ Luật;\nĐiều 1. Nay\nPhê.\n",
            "PHÊ CHUẨN ĐIỀU LỆ",
        ),
        ("QUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ\nCĂN CỨ\nĐiều 1. Ban hành\nQuy chế.\n", "BAN HÀNH QUY CHẾ"),
    ],
)
def test_a_title_is_the_title_alone(text, title):
    d = structure(HEAD + text)
    assert d.title == title
    assert [s.kind for s in d.sections].count("part") == 1


def test_a_signature_is_no_text_of_the_last_article():
    d = structure(
        "CHỈ THỊ\nVề đào tạo nghề\n1. Chỉ đạo\nCác cấp thực hiện nghiêm túc.\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nPhạm Văn An\nPhụ lục I\nDANH MỤC\n1. Việc một\n"
    )
    assert [(s.kind, s.title, s.text) for s in d.sections if "THỦ TƯỚNG" in s.title + s.text] == [
        ("heading", "KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG\nPhạm Văn An")
    ]
    assert d.signer == Signer(name="Phạm Văn An", title="KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG")
    assert next(s for s in d.sections if s.kind == "annex").parent == d.sections[0].id
