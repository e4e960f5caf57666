"""PDF: text side by side: letterheads, signatures, columns."""

from __future__ import annotations

import pytest
from little_pdf import FULL, LEFT, LittlePdf, page_of, paragraphs, read

from ingest.reading import Note


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


WORDS = "Các cơ quan, đơn vị có trách nhiệm tổ chức thực hiện nhiệm vụ được giao theo kế hoạch và báo cáo kết quả"
COLUMNS = (85, 320)


def column(made: LittlePdf, x: float, paragraphs: list[str], top: float = 200, indent: int = 20) -> float:
    """Paragraphs in a column of 34 letters a line; the height below the last."""
    for text in paragraphs:
        line, right = "", indent
        for word in [*text.split(), ""]:
            if not word or (len(line) + len(word)) * 6 + right > 34 * 6:
                made.text(x + right, top, line.strip(), 12)
                line, right, top = "", 0, top + 15
            line += word + " "
    return top


def sentence(n: int, words: int = 60) -> str:
    return f"{n}. " + " ".join((WORDS.split() * 4)[n : n + words]) + f" năm {n}."


def two_columns(left: list[str], right: list[str]) -> LittlePdf:
    made = LittlePdf().text(140, 100, "TIN TỨC VÀ VĂN BẢN MỚI CỦA TỈNH TRONG THÁNG", 14, bold=True)
    column(made, COLUMNS[0], left)
    column(made, COLUMNS[1], right)
    return made


def test_two_columns_of_running_text_are_read_one_after_the_other():
    said = [sentence(n) for n in range(1, 6)]
    assert paragraphs(read(two_columns(said[:3], said[3:])))[1:] == said


def test_a_paragraph_goes_on_at_the_top_of_the_next_column():
    said = [sentence(n) for n in range(1, 6)]
    words = said[2].split()
    made = two_columns([*said[:2], " ".join(words[:7])], [])
    column(made, COLUMNS[1], said[3:], column(made, COLUMNS[1], [" ".join(words[7:])], indent=0))
    assert paragraphs(read(made))[1:] == said


def test_notes_at_the_foot_of_columns():
    said = [sentence(n) for n in range(1, 6)]
    made = two_columns(said[:3], said[3:])
    for x, mark in zip(COLUMNS, "12", strict=True):
        made.text(x + 6 * 30, 196, mark, 7).line(x, 740, x + 50, 740)
        made.text(x, 752, mark, 6).text(x + 5, 756, f"Báo cáo số {mark}/BC-UBND.", 9)
    notes = [(b.marker, b.body.text, b.ref is not None) for b in read(made).blocks if isinstance(b, Note)]
    assert notes == [("1", "Báo cáo số 1/BC-UBND.", True), ("2", "Báo cáo số 2/BC-UBND.", True)]


def test_long_cells_side_by_side_are_no_columns_of_text():
    made, top = LittlePdf(), 150.0
    for n in range(1, 7):
        below = [column(made, x, [sentence(n, words)], top) for x, words in zip(COLUMNS, (40, 25), strict=True)]
        top = max(below) + 10
    text = read(made).text
    assert text.index("năm 1.") < text.index("năm 1.", text.index("năm 1.") + 1) < text.index("năm 2.")


SIGNED = ["- Như Điều 3;", "- Văn phòng;", "- Lưu: VT."]


def signed_over_two_pages(beside: int) -> LittlePdf:
    """A block of recipients and signature; that many lines of the right side stand on the second page."""
    made = page_of(LittlePdf(), *[">" + FULL, "quan."] * 3, top=600)
    right = ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"]
    here = len(right) - beside
    made.text(LEFT, 760, "Nơi nhận:", 11)
    for n, text in enumerate(right[:here]):
        made.text(390, 760 + 16 * n, text, 13, bold=True)
    made.page()
    for n, text in enumerate(SIGNED):
        made.text(LEFT, 90 + 15 * n, text, 11)
    for n, text in enumerate(right[here:]):
        made.text(387, 92 + 40 * n, text, 13, bold=True)
    return page_of(made, *[">" + FULL, "quan."] * 3, top=300)


@pytest.mark.parametrize("beside", [2, 1, 0])
def test_recipients_go_on_over_the_end_of_the_page_before_the_signature(beside):
    lines = paragraphs(read(signed_over_two_pages(beside)))
    at = lines.index("Nơi nhận:")
    assert lines[at + 1 : at + 7] == [*SIGNED, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"]


def test_a_signature_that_ends_with_its_page_stays_there():
    made = page_of(LittlePdf(), *[">" + FULL, "quan."] * 3, top=500)
    made.text(LEFT, 700, "Nơi nhận:", 11).text(LEFT, 715, "- Lưu: VT.", 11).text(390, 700, "CHỦ TỊCH", 13, bold=True)
    made.text(380, 740, "Trần Văn B", 13, bold=True)
    lines = paragraphs(
        read(page_of(made.page(), "- Một gạch đầu dòng của phụ lục đi kèm quyết định này.", *[">" + FULL, "quan."] * 3))
    )
    assert lines.index("Trần Văn B") < lines.index("- Một gạch đầu dòng của phụ lục đi kèm quyết định này.")
