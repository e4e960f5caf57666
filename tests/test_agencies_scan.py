"""Agencies in running text: what is found, how far it reaches, and what only looks like one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.knowledge.agencies.entry import Place
from ingest.knowledge.agencies.grammar import grammar
from ingest.knowledge.agencies.scan import Scanner
from ingest.knowledge.agencies.trie import Trie

SON_LA = Place("tỉnh", "Sơn La")
HAI_PHONG = Place("thành phố", "Hải Phòng")


def found(text, home=None):
    return [(one.text, one.agency) for one in Scanner(grammar(), home, Trie()).scan(text)]


NAMED = {
    "a department and a collective": (
        "Giao Sở Y tế chủ trì, phối hợp với các cơ quan, đơn vị có liên quan",
        [("Sở Y tế", "so-y-te.son-la"), ("các cơ quan, đơn vị có liên quan", "cac-co-quan-don-vi-dia-phuong-noi-chung")],
    ),
    "commas inside a name": (
        "Sở Văn hóa, Thể thao và Du lịch, Sở Nội vụ",
        [("Sở Văn hóa, Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich.son-la"), ("Sở Nội vụ", "so-noi-vu.son-la")],
    ),
    "short forms of every kind": (
        "Sở KH&ĐT, Sở NN và PTNT, Sở LĐ-TB&XH, VP UBND tỉnh",
        [
            ("Sở KH&ĐT", "so-ke-hoach-va-dau-tu.son-la"),
            ("Sở NN và PTNT", "so-nong-nghiep-va-phat-trien-nong-thon.son-la"),
            ("Sở LĐ-TB&XH", "so-lao-dong-thuong-binh-va-xa-hoi.son-la"),
            ("VP UBND tỉnh", "van-phong-uy-ban-nhan-dan-tinh.son-la"),
        ],
    ),
    "a symbol": (
        "Tờ trình số 849/TTr-SNV và Công văn 12/STTTT-CNTT",
        [("SNV", "so-noi-vu.son-la"), ("STTTT", "so-thong-tin-va-truyen-thong.son-la")],
    ),
    "the head stands for the agency": (
        "Giám đốc Sở Tư pháp; Chánh Văn phòng UBND tỉnh; Chủ tịch UBND các huyện, thành phố",
        [
            ("Giám đốc Sở Tư pháp", "so-tu-phap.son-la"),
            ("Chánh Văn phòng UBND tỉnh", "van-phong-uy-ban-nhan-dan-tinh.son-la"),
            ("Chủ tịch UBND các huyện, thành phố", "uy-ban-nhan-dan-cac-huyen-thanh-pho.son-la"),
        ],
    ),
    "a name ends before the head of the next": (
        "Cục trưởng Cục Đo đạc miền núi và Thủ trưởng các đơn vị liên quan",
        [
            ("Cục trưởng Cục Đo đạc miền núi", "cuc-do-dac-mien-nui.son-la"),
            ("Thủ trưởng các đơn vị liên quan", "cac-co-quan-don-vi-dia-phuong-noi-chung"),
        ],
    ),
    "no name ends inside a word": (
        "Cục Quản lý công trình thủy lợi là đơn vị thuộc Bộ",
        [("Cục Quản lý công trình thủy lợi", "cuc-quan-ly-cong-trinh-thuy-loi.son-la")],
    ),
    "the chairman of the province is one of his own": (
        "Chủ tịch UBND tỉnh, các Phó Chủ tịch UBND tỉnh",
        [
            ("Chủ tịch UBND tỉnh", "chu-tich-uy-ban-nhan-dan-tinh.son-la"),
            ("các Phó Chủ tịch UBND tỉnh", "pho-chu-tich-uy-ban-nhan-dan-tinh.son-la"),
        ],
    ),
    "one word for several departments": (
        "Giám đốc các Sở: Nội vụ, Văn hóa, Thể thao và Du lịch; Tài chính",
        [
            ("Sở Nội vụ", "so-noi-vu.son-la"),
            ("Sở Văn hóa, Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich.son-la"),
            ("Sở Tài chính", "so-tai-chinh.son-la"),
        ],
    ),
    "one word for several ministries": (
        "Bộ Y tế, Tài chính và Công an",
        [("Bộ Y tế", "bo-y-te"), ("Bộ Tài chính", "bo-tai-chinh"), ("Bộ Công an", "bo-cong-an")],
    ),
    "one name for several provinces": (
        "UBND thành phố Hà Nội, Hòa Bình, Cần Thơ",
        [
            ("UBND thành phố Hà Nội", "uy-ban-nhan-dan-thanh-pho.ha-noi"),
            ("Ủy ban nhân dân tỉnh Hòa Bình", "uy-ban-nhan-dan-tinh.hoa-binh"),
            ("Ủy ban nhân dân thành phố Cần Thơ", "uy-ban-nhan-dan-thanh-pho.can-tho"),
        ],
    ),
    "every level": (
        "UBND tỉnh; UBND huyện Mường La; UBND xã Chiềng Lao; UBND cấp xã; Ủy ban nhân dân các cấp",
        [
            ("UBND tỉnh", "uy-ban-nhan-dan-tinh.son-la"),
            ("UBND huyện Mường La", "uy-ban-nhan-dan-huyen-muong-la.son-la"),
            ("UBND xã Chiềng Lao", "uy-ban-nhan-dan-xa-chieng-lao.son-la"),
            ("UBND cấp xã", "uy-ban-nhan-dan-cap-xa-xa-phuong-thi-tran.son-la"),
            ("Ủy ban nhân dân các cấp", "uy-ban-nhan-dan-cac-cap.son-la"),
        ],
    ),
    "a place shared by two names": (
        "HĐND và UBND tỉnh",
        [("HĐND", "hoi-dong-nhan-dan-tinh.son-la"), ("UBND tỉnh", "uy-ban-nhan-dan-tinh.son-la")],
    ),
    "another province by its name": ("Sở Nội vụ tỉnh Hà Giang", [("Sở Nội vụ tỉnh Hà Giang", "so-noi-vu.ha-giang")]),
    "tone marks and i or y": (
        "Uỷ ban nhân dân tỉnh; Sở Văn hoá, Thể thao và Du lịch",
        [
            ("Uỷ ban nhân dân tỉnh", "uy-ban-nhan-dan-tinh.son-la"),
            ("Sở Văn hoá, Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich.son-la"),
        ],
    ),
    "misread words": (
        "Viện kiểm soát nhân dân tỉnh; Bộ phận Tiếp nhận và trả kế quả",
        [
            ("Viện kiểm soát nhân dân tỉnh", "vien-kiem-sat-nhan-dan-tinh.son-la"),
            ("Bộ phận Tiếp nhận và trả kế quả", "bo-phan-tiep-nhan-va-tra-ket-qua-bo-phan-mot-cua"),
        ],
    ),
    "collectives side by side": (
        "Các bộ, cơ quan ngang bộ, Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương và cơ quan, tổ chức liên quan",
        [
            ("Các bộ, cơ quan ngang bộ", "cac-bo-nganh-trung-uong"),
            (
                "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương",
                "uy-ban-nhan-dan-cac-tinh-thanh-pho-truc-thuoc-trung-uong",
            ),
            ("cơ quan, tổ chức liên quan", "cac-co-quan-don-vi-dia-phuong-noi-chung"),
        ],
    ),
    "heads of collectives": (
        "Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ; Thủ trưởng các sở, ban, ngành tỉnh",
        [
            ("Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ", "cac-bo-nganh-trung-uong"),
            ("Thủ trưởng các sở, ban, ngành tỉnh", "cac-so-ban-nganh-tinh.son-la"),
        ],
    ),
    "an unlisted name with its end plain": (
        "Ban Quản lý Khu kinh tế cửa khẩu Lóng Sập có trách nhiệm",
        [("Ban Quản lý Khu kinh tế cửa khẩu Lóng Sập", "ban-quan-ly-khu-kinh-te-cua-khau-long-sap.son-la")],
    ),
    "a place that acts": ("03 lớp do huyện Mai Sơn mở", [("huyện Mai Sơn", "uy-ban-nhan-dan-huyen-mai-son.son-la")]),
    "the party": (
        "Ban Thường vụ Tỉnh ủy, các cấp ủy đảng, Bí thư huyện ủy, thành ủy",
        [
            ("Ban Thường vụ Tỉnh ủy", "ban-thuong-vu-tinh-uy.son-la"),
            ("các cấp ủy đảng", "cac-cap-uy-dang"),
            ("Bí thư huyện ủy, thành ủy", "huyen-uy-thanh-uy.son-la"),
        ],
    ),
    "its head alone after the one full name": (
        "Giám đốc Sở Y tế báo cáo; Lãnh đạo sở đã họp. Sở đã ban hành kế hoạch",
        [("Giám đốc Sở Y tế", "so-y-te.son-la"), ("Lãnh đạo sở", "so-y-te.son-la"), ("Sở", "so-y-te.son-la")],
    ),
    "its head alone after two": (
        "Sở Y tế, Sở Nội vụ báo cáo; Sở đã giao; Giám đốc Sở quyết định",
        [("Sở Y tế", "so-y-te.son-la"), ("Sở Nội vụ", "so-noi-vu.son-la")],
    ),
    "a number of the next cell": ("Vụ Gia đình 38 3102", [("Vụ Gia đình", "vu-gia-dinh")]),
    "ministries with their committees": (
        "các ban, bộ, ngành và địa phương",
        [("các ban, bộ, ngành và địa phương", "cac-bo-nganh-trung-uong")],
    ),
    "an office with the department above it": (
        "Phòng Thanh tra giáo dục Sở Nội vụ",
        [("Phòng Thanh tra giáo dục Sở Nội vụ", "phong-thanh-tra-giao-duc.son-la")],
    ),
    "small words after và that its department closes": (
        "Phòng Xây dựng chính quyền và công tác thanh niên thuộc Sở Nội vụ",
        [
            (
                "Phòng Xây dựng chính quyền và công tác thanh niên",
                "phong-xay-dung-chinh-quyen-va-cong-tac-thanh-nien.son-la",
            ),
            ("Sở Nội vụ", "so-noi-vu.son-la"),
        ],
    ),
    "an association by its name": ("Hiệp hội Chè Việt Nam", [("Hiệp hội Chè Việt Nam", "hiep-hoi-che-viet-nam")]),
}


@pytest.mark.parametrize(("text", "expected"), NAMED.values(), ids=NAMED)
def test_agencies_are_found(text, expected):
    assert found(text, SON_LA) == expected


NOTHING = {
    "e-government": "phát triển Chính phủ điện tử, Chính phủ số",
    "a foreign government": "do Chính phủ Đan Mạch tài trợ",
    "a law on an agency": "Luật Tổ chức Chính phủ",
    "persons": "các tổ chức, cá nhân trên địa bàn",
    "parts and property": "các bộ phận chuyên môn, bộ máy, quyền sở hữu, sở thích",
    "an event's committee": "Ban Tổ chức Hội thi, Hội nghị trực tuyến",
    "a bare kind of body": "Ban Chỉ đạo họp; Ban Quản lý",
    "an end that cannot be told": "Cục Cảnh sát quản lý đường thủy",
    "insurance as a matter": "người tham gia bảo hiểm xã hội, bảo hiểm y tế",
    "the type of a document": "Chỉ thị số 30/CT-TTg ngày 30/10/2018",
    "a line of capitals": "BAN HÀNH KẾ HOẠCH HÀNH ĐỘNG",
    "an unknown department in small letters": "sở giao dịch hàng hóa",
    "the end of a word in capitals": "ĐỊNH HƯỚNG NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH",
    "a common noun and the country": "Tổng công ty Việt Nam; Tổng công ty Nhà nước",
    "a verb after a bare kind": "Ban Chỉ đạo yêu cầu; Ban Chỉ đạo phân công",
    "a head of some department": "Giám đốc Sở quyết định",
    "a head and nobody": "TT. các",
    "a verb after a ministry": "Trình Bộ ban hành",
}

WRONG = {
    "courts of a province in a national law": ("Tòa án tuyên bố", "toa-an-cac-cap"),
    "unions of a province in a national law": ("các đoàn thể", "cac-to-chuc-chinh-tri-xa-hoi-doan-the"),
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_what_only_looks_like_an_agency_is_none(text):
    assert found(text, SON_LA) == []


def test_in_a_central_document_every_province_is_meant():
    assert found("Ủy ban nhân dân tỉnh, Sở Y tế") == [
        ("Ủy ban nhân dân tỉnh", "uy-ban-nhan-dan-cap-tinh"),
        ("Sở Y tế", "so-y-te"),
    ]


@pytest.mark.parametrize(("text", "agency"), WRONG.values(), ids=WRONG)
def test_a_central_document_names_nobody_of_one_province(text, agency):
    assert [one for _, one in found(text)] == [agency]


def test_a_city_has_its_own_words():
    one = Scanner(grammar(), HAI_PHONG, Trie()).scan("Văn phòng UBND thành phố")[0]
    assert (one.name, one.agency) == ("Văn phòng Ủy ban nhân dân thành phố", "van-phong-uy-ban-nhan-dan-thanh-pho.hai-phong")


def test_a_city_cut_short_at_the_end_of_a_line_is_still_its_own():
    one = Scanner(grammar(), HAI_PHONG, Trie()).scan("Liên đoàn Lao động thành phố Hải")[0]
    assert one.agency == "lien-doan-lao-dong-thanh-pho.hai-phong"


BITS = """Sở Bộ các Ủy ban nhân dân tỉnh UBND thành phố Hà Nội , ; : - và Nội vụ TT. TT&TT Giám đốc
cơ quan đơn vị liên 1 ( ) 849/TTr-SNV Ban Quản lý"""
WORDS = st.sampled_from([*BITS.split(), "\n"])


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_scanning_never_raises_and_places_lie_in_order(text):
    ends = 0
    for one in Scanner(grammar(), SON_LA, Trie()).scan(text):
        assert ends <= one.start < one.end <= len(text)
        ends = one.end


@pytest.mark.parametrize(
    "word", ["các ", "Sở ", "Ủy ban nhân dân các ", "Giám đốc ", "cơ quan, ", "Bộ Y tế, ", "UBND tỉnh Lai Châu, "]
)
def test_time_grows_with_the_text(word):
    def took(times):
        text = word * times
        start = time.process_time()
        found(text, SON_LA)
        return time.process_time() - start

    took(100)
    assert took(8000) < 40 * took(800) + 0.5
