"""A paragraph cut into the statements that can each be one duty."""

import pytest

from ingest.knowledge.tasks.clauses import clauses

CLAUSES = {
    "an abbreviation is no end": ("Báo cáo TT. Tỉnh ủy kết quả.", ["Báo cáo TT. Tỉnh ủy kết quả."]),
    "a list of nouns stays": (
        "Rà soát các lĩnh vực: đất đai; phát triển đô thị; môi trường.",
        ["Rà soát các lĩnh vực: đất đai; phát triển đô thị; môi trường."],
    ),
    "a duty after also": (
        "Tổ chức hội nghị gặp gỡ doanh nghiệp, đồng thời làm đầu mối kết nối.",
        ["Tổ chức hội nghị gặp gỡ doanh nghiệp", "đồng thời làm đầu mối kết nối."],
    ),
    "lead and coordinate stay": ("Chủ trì, phối hợp với Sở Y tế kiểm tra.", ["Chủ trì, phối hợp với Sở Y tế kiểm tra."]),
    "brackets stay": (
        "Lập kế hoạch (rà soát hồ sơ; kiểm tra kho) hằng năm.",
        ["Lập kế hoạch (rà soát hồ sơ; kiểm tra kho) hằng năm."],
    ),
    "a time alone stays": (
        "Xây dựng đề án; hoàn thành trước ngày 30/6/2022.",
        ["Xây dựng đề án; hoàn thành trước ngày 30/6/2022."],
    ),
    "and so on after a list of bodies goes on": (
        "Chỉ đạo các phòng, các bệnh viện... tăng cường kiểm tra.",
        ["Chỉ đạo các phòng, các bệnh viện... tăng cường kiểm tra."],
    ),
    "a trailing and so on": (
        "Bảo đảm kiểm soát thị trường,... kế hoạch kiểm tra phải báo cáo.",
        ["Bảo đảm kiểm soát thị trường,...", "kế hoạch kiểm tra phải báo cáo."],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CLAUSES.values(), ids=CLAUSES)
def test_a_paragraph_is_cut_into_statements(text, expected):
    assert [text[c.start : c.end] for c in clauses(text)] == expected
