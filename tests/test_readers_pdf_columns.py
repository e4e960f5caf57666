"""PDF: text side by side: letterheads, signatures, columns."""

from __future__ import annotations

from little_pdf import FULL, LEFT, LittlePdf, page_of, paragraphs, read


def test_the_letterhead_reads_left_then_right():
    made = page_of(LittlePdf(), *[">" + FULL, "quan."] * 3, top=260)
    made.text(90, 100, "BỘ KẾ HOẠCH VÀ ĐẦU TƯ", 13, bold=True).text(240, 100, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
    made.text(290, 116, "Độc lập - Tự do - Hạnh phúc", 13).text(110, 134, "Số: 04/TT-BKHĐT", 13)
    made.text(300, 131, "Hà Nội, ngày 26 tháng 6 năm 2023", 13).text(290, 180, "THÔNG TƯ", bold=True)
    assert paragraphs(read(made))[:6] == [
        "BỘ KẾ HOẠCH VÀ ĐẦU TƯ",
        "Số: 04/TT-BKHĐT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 26 tháng 6 năm 2023",
        "THÔNG TƯ",
    ]


def test_the_national_title_close_to_the_agency_is_parted_from_it():
    made = page_of(LittlePdf(), *[">" + FULL, "quan."] * 3, top=260)
    made.text(60, 100, "BỘ KẾ HOẠCH VÀ ĐẦU TƯ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13).text(
        330, 116, "Độc lập - Tự do - Hạnh phúc", 13
    )
    assert paragraphs(read(made))[:2] == ["BỘ KẾ HOẠCH VÀ ĐẦU TƯ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_recipients_stand_before_the_signature():
    made = page_of(LittlePdf(), *[">" + FULL, "quan."] * 3)
    left = ["Nơi nhận:", "- Như Điều 3;", "- Văn phòng;", "- Lưu: VT."]
    for n, text in enumerate(left):
        made.text(LEFT, 300 + 15 * n, text, 11)
    made.text(380, 300, "TM. ỦY BAN NHÂN DÂN", 13, bold=True).text(410, 316, "CHỦ TỊCH", 13, bold=True).text(
        395, 380, "Nguyễn Văn A", 13, bold=True
    )
    assert paragraphs(read(made))[-7:] == [*left, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"]
