"""Names of which only a part can be told are gaps: half a name would be another agency."""

import pytest

from ingest.knowledge.agencies.entry import Place
from ingest.knowledge.agencies.grammar import grammar
from ingest.knowledge.agencies.scan import Scanner
from ingest.knowledge.agencies.trie import Trie

HOME = Place("tỉnh", "Sơn La")


def found(text):
    return [one.text for one in Scanner(grammar(), HOME, Trie()).scan(text)]


GAPS = {
    "a name that goes on after và": "Cục Quản lý rừng và bảo tồn thiên nhiên báo cáo",
    "a word that the end of the text cuts": "gửi Cục Đo lường và Kiểm",
    "a name with more than itself": "Trường Đại học Tây Nguyên quy",
    "the beginning of a department's name": "mời Sở Lao động",
    "a committee of many": "Ban Chỉ đạo Quốc gia về an toàn thực phẩm",
    "a committee against something": "Ban Chỉ đạo Quốc gia phòng, chống lụt bão",
    "an office and a verb": "Văn phòng Sở soạn thảo văn bản",
}


@pytest.mark.parametrize("text", GAPS.values(), ids=GAPS)
def test_half_a_name_is_a_gap(text):
    assert found(text) == []


WHOLE = {
    "a name before a year": ("Ban Chỉ đạo Chuyển đổi số năm 2023", ["Ban Chỉ đạo Chuyển đổi số"]),
    "a name before a period": ("Tổng công ty Thép Việt Nam giai đoạn 2021-2025", ["Tổng công ty Thép Việt Nam"]),
    "a name and another body": ("Vụ Tổ chức cán bộ và các đơn vị liên quan", ["Vụ Tổ chức cán bộ", "các đơn vị liên quan"]),
    "a word of prevention": ("Cục Y tế dự phòng", ["Cục Y tế dự phòng"]),
    "a short name": ("Hội Làm vườn", ["Hội Làm vườn"]),
    "an office of a department": ("Phòng Thanh tra giáo dục Sở Nội vụ", ["Phòng Thanh tra giáo dục Sở Nội vụ"]),
    "a city, then a sentence": ("UBND Thành phố Căn cứ tình hình dịch", ["UBND Thành phố"]),
    "a city of one syllable": ("UBND thành phố Vinh tổ chức", ["UBND thành phố Vinh"]),
    "an alliance of the arts": ("Liên hiệp các Hội Văn học - Nghệ thuật tỉnh", ["Liên hiệp các Hội Văn học - Nghệ thuật tỉnh"]),
    "a youth union of a city": ("Thành đoàn Thanh niên Cộng sản Hồ Chí Minh", ["Thành đoàn Thanh niên Cộng sản Hồ Chí Minh"]),
    "short forms with và": ("Sở KH và ĐT, Sở TN và MT, Sở QH-KT", ["Sở KH và ĐT", "Sở TN và MT", "Sở QH-KT"]),
}


@pytest.mark.parametrize(("text", "expected"), WHOLE.values(), ids=WHOLE)
def test_a_whole_name_stands(text, expected):
    assert found(text) == expected


LOST = {
    "marks": ("Ủy ban Thuong vụ Quoc hội họp", "uy-ban-thuong-vu-quoc-hoi"),
    "a mark of a short name": ("Ban Bi thư, các bộ", "ban-bi-thu"),
    "letters that changed places": ("Trung tâm Phục vụ hnàh chính công tỉnh", "trung-tam-phuc-vu-hanh-chinh-cong-tinh.son-la"),
}


@pytest.mark.parametrize(("text", "agency"), LOST.values(), ids=LOST)
def test_a_damaged_name_is_still_that_name(text, agency):
    assert next(one.agency for one in Scanner(grammar(), HOME, Trie()).scan(text)) == agency
