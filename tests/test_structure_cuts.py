"""Headings that a line end cuts in the middle, in texts whose lines are wrapped."""

import pytest
from duties import read

WRAPPED = (
    "Kế hoạch này áp dụng đối với các cơ quan, đơn vị thuộc tỉnh và các\n\n"
    "tổ chức có liên quan trên địa bàn, trong đó tập trung vào những\n\n"
    "việc cấp bách, có trọng tâm, theo lộ trình đã được phê duyệt và\n\n"
    "phù hợp với điều kiện thực tế của từng địa phương.\n\n"
)

CUT = {
    "capitals": ("I. GIẢI PHÁP THỰC\n\nHIỆN KẾ HOẠCH\n\n1. Tuyên truyền sâu rộng.", "I", "GIẢI PHÁP THỰC HIỆN KẾ HOẠCH"),
    "capitals over three lines": ("I. TUYỂN SINH VÀO\n\nLỚP ĐẦU CẤP TRƯỜNG\n\nNỘI TRÚ\n\n1. Đối tượng", "I", "TUYỂN SINH VÀO LỚP ĐẦU CẤP TRƯỜNG NỘI TRÚ"),
    "a word of one field": ("1. Các Sở\n\nTài chính, Xây dựng\n\n- Bố trí kinh phí.", "1", "Các Sở Tài chính, Xây dựng"),
    "the last of several": ("1. Sở Nội vụ, Sở\n\nCông Thương\n\n- Bố trí kinh phí.", "1", "Sở Nội vụ, Sở Công Thương"),
    "a dash that waits": ("1. Sở Lao động -\n\nThương binh và Xã hội\n\n- Bố trí kinh phí.", "1", "Sở Lao động - Thương binh và Xã hội"),
    "a bracket that is open": ("1. Tổ giúp việc (gồm đại diện\n\nSở Nội vụ, Sở Y tế)\n\n- Bố trí kinh phí.", "1", "Tổ giúp việc (gồm đại diện Sở Nội vụ, Sở Y tế)"),
    "a body and its place": ("1. Hội Nông dân\n\nTỉnh, các hội thành viên\n\n- Bố trí kinh phí.", "1", "Hội Nông dân Tỉnh, các hội thành viên"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "label", "title"), CUT.values(), ids=CUT)
def test_a_cut_heading_is_whole_again(body, label, title):
    assert (label, title) in [(s.label, s.title) for s in read(WRAPPED + body).sections]


WHOLE = {
    "a caption and its text": ("1. Mục tiêu\n\nTỉnh phấn đấu giảm nghèo nhanh.", "1", "Mục tiêu"),
    "a field and its department": ("1. Tài chính\n\nSở Tài chính bố trí kinh phí.", "1", "Tài chính"),
    "capitals and a signature": (
        "I. ĐIỀU KHOẢN CHUNG\n\nTM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n\nNguyễn Văn An",
        "I",
        "ĐIỀU KHOẢN CHUNG",
    ),
    "capitals that end in a small word": ("I. CHUYỂN ĐỔI SỐ\n\nChuyển đổi số là yêu cầu cấp bách.", "I", "CHUYỂN ĐỔI SỐ"),
    "many by one word": ("1. Các Sở\n\nPhối hợp chặt chẽ với nhau.", "1", "Các Sở"),
}


@pytest.mark.parametrize(("body", "label", "title"), WHOLE.values(), ids=WHOLE)
def test_a_whole_heading_stays(body, label, title):
    assert (label, title) in [(s.label, s.title) for s in read(WRAPPED + body).sections]


def test_a_line_that_cuts_a_ministrys_name_goes_on():
    body = "1. Phối hợp với Bộ Công\n\nThương rà soát giá điện trên địa bàn.\n\n2. Làm việc với Bộ Công an\n\nThương mại điện tử được giám sát."
    texts = [text for s in read(WRAPPED + body).sections for text in (s.title, *s.text.split("\n"))]
    assert "Phối hợp với Bộ Công Thương rà soát giá điện trên địa bàn." in texts
    assert "Làm việc với Bộ Công an" in texts
