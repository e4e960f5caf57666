"""What must be found in the two shipped documents, and how high: (question, words of the passage, place), over every engine."""

from __future__ import annotations

import pytest

from index import build
from index.engine import ENGINES
from search.service import Searcher

WANTED = [
    # in marks
    ("tỷ lệ hồ sơ công việc cấp xã xử lý trên mạng đến 2025", "60% hồ sơ công việc tại cấp xã", 3),
    ("sáp nhập thôn, bản, tổ dân phố giảm bao nhiêu", "Về sáp nhập thôn, bản, tổ dân phố", 1),
    ("thanh toán không dùng tiền mặt", "phương thức thanh toán không dùng tiền mặt", 1),
    ("mức độ hài lòng chung", "Mức độ hài lòng chung", 1),
    ("bài học kinh nghiệm cải cách hành chính", "rút ra một số bài học kinh nghiệm", 1),
    ("số điểm cầu hội nghị trực tuyến", "123 điểm cầu", 3),
    ("phòng họp không giấy", "mô hình phòng họp không giấy", 2),
    # without marks
    ("khu kinh te cua khau ma lu thang", "Ban Quản lý Khu kinh tế cửa khẩu Ma Lù Thàng", 2),
    ("xay dung trung tam luu tru dien tu va giam sat an ninh mang", "Xây dựng trung tâm lưu trữ điện tử", 1),
    ("so luong chu ky so", "Số lượng chữ ký số", 2),
    ("cong khai thu tuc hanh chinh", "c) Công khai thủ tục hành chính", 1),
    # abbreviations, both ways
    ("DVCTT có phát sinh hồ sơ", "có phát sinh hồ sơ", 3),
    ("CBCC xã đạt chuẩn", "công chức xã đạt chuẩn", 5),
    ("hệ thống quản lý chất lượng ISO 9001:2015", "TCVN ISO 9001:2015", 1),
    ("chỉ số năng lực cạnh tranh cấp tỉnh năm 2020", "PCI", 3),
    # document numbers, as sloppily as people type
    ("688 qd ubnd", "688", 1),
    ("nghị định 61/2018", "61/2018/NĐ-CP", 1),
    ("chi thi 01 ct tu", "01-CT/TU", 1),
    ("nd 43 2011", "43/2011/NĐ-CP", 1),
    ("ke hoach 332", "332/KH-UBND", 1),
    # agencies and duties
    ("nhiệm vụ của sở tài chính", "cải cách tài chính công", 1),
    ("sở nội vụ được giao gì", "Giao Sở Nội vụ chủ trì", 2),
    ("ai chủ trì PCI", "nâng cao chỉ số năng lực cạnh tranh cấp tỉnh", 1),
    ("trách nhiệm của hiệp hội doanh nghiệp", "Hiệp hội doanh nghiệp tỉnh", 1),
    # spellings
    ("uỷ ban mặt trận tổ quốc", "Ủy ban Mặt trận", 2),
    ("hạ tầng kĩ thuật công nghệ thông tin", "Năng lực hạ tầng kỹ thuật về công nghệ thông tin", 2),
    # figures
    ("112.070 triệu đồng", "112.070 triệu đồng", 1),
    ("1423 văn bản quy phạm pháp luật", "1.423 văn bản quy phạm pháp luật", 3),
    ("16.745 cán bộ", "16.745 cán bộ", 1),
]


@pytest.fixture(scope="module", params=sorted(ENGINES))
def searcher(request, seed_store, tmp_path_factory) -> Searcher:
    home = tmp_path_factory.mktemp(request.param)
    build.rebuild(seed_store, home, request.param)
    return Searcher(seed_store, home)


@pytest.mark.parametrize(("question", "words", "place"), WANTED, ids=[row[0] for row in WANTED])
def test_what_is_asked_for_is_found_high_up(searcher, question, words, place):
    found = [" ".join(hit.text.split()) for hit in searcher.search(question).hits]
    assert any(words in text for text in found[:place]), found[:place]
