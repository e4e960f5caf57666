"""PDF: from characters and rules on a page to lines, paragraphs, tables and notes."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from docx import Document
from little_pdf import LittlePdf

from ingest.readers import read_file
from ingest.readers.pdf.grids import ruled_tables
from ingest.readers.pdf.lines import lines
from ingest.readers.pdf.shapes import Glyph, Rule
from ingest.reading import Note, PageBreak, Paragraph, RawTable, Reading

LEFT, INDENT = 85, 113
FULL = "Cơ quan được giao nhiệm vụ chủ trì, phối hợp với các cơ quan liên"  # reaches the right margin


def read(made: LittlePdf) -> Reading:
    return read_file("a.pdf", made.bytes())


def paragraphs(reading: Reading) -> list[str]:
    return [reading.text[b.span.start : b.span.end] for b in reading.blocks if isinstance(b, Paragraph)]


def cells(reading: Reading) -> list[list[list[tuple[str, int, int]]]]:
    return [
        [[(c.joined.text, c.columns, c.rows) for c in row] for row in b.rows] for b in reading.blocks if isinstance(b, RawTable)
    ]


def page_of(made: LittlePdf, *texts: str, top: int = 100) -> LittlePdf:
    """Lines of running text from the top; those that begin with > at the paragraph indent."""
    for n, text in enumerate(texts):
        made.text(INDENT if text.startswith(">") else LEFT, top + 18 * n, text.lstrip(">"))
    return made


PARAGRAPHS = {
    "a full line goes on, an indent begins": ([">" + FULL, "quan thực hiện.", ">Sở Nội vụ báo cáo."], [FULL + " quan thực hiện.", "Sở Nội vụ báo cáo."]),
    "a short line ends a paragraph": ([">" + FULL, "quan.", FULL, "quan."], [FULL + " quan.", FULL + " quan."]),
    "a symbol cut at its hyphen": (
        [">Thực hiện Chỉ thị của Ban Bí thư về tăng cường quản lý, số 52-", "CT/TW."],
        ["Thực hiện Chỉ thị của Ban Bí thư về tăng cường quản lý, số 52-CT/TW."],
    ),
    "a label and its text far apart are one line": (["a)", ">" + FULL[:30]], ["a)", FULL[:30]]),
}  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs(page, expected):
    filler = [">" + FULL, "quan."] * 3
    assert paragraphs(read(page_of(LittlePdf(), *page, *filler)))[: len(expected)] == expected


def test_lines_with_a_wider_gap_between_are_two_paragraphs():
    made = page_of(LittlePdf(), FULL, FULL).text(LEFT, 100 + 18 * 5, FULL)
    assert len(paragraphs(read(made))) == 2


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


def gazette(pages: int) -> LittlePdf:
    made = LittlePdf()
    for n in range(pages):
        if n:
            made.page()
        made.text(200, 60, f"CÔNG BÁO/Số {300 + n // 9}/Ngày 0{1 + n % 9}-6-2026").text(520 if n % 2 else 85, 60, str(70 + n))
        page_of(made, ">" + FULL, f"quan thực hiện theo trang {n + 1}.", f">Điều {n + 1}. Nội dung")
    return made


def test_running_heads_and_page_numbers_are_left_out():
    reading = read(gazette(5))
    assert "CÔNG BÁO" not in reading.text
    assert not any(str(number) in reading.text for number in range(70, 75))
    assert [b.page for b in reading.blocks if isinstance(b, PageBreak)] == [2, 3, 4, 5]
    assert reading.pages == 5
    assert [b.page for b in reading.blocks if isinstance(b, Paragraph)] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


def test_lines_of_text_that_happen_to_be_alike_stay():
    made = LittlePdf()
    for n in range(4):
        page_of(made.page() if n else made, ">" + FULL, "quan thực hiện.", ">" + FULL, top=90)
    assert paragraphs(read(made)).count(FULL + " quan thực hiện.") == 4


def test_the_national_title_on_every_form_stays():
    made = LittlePdf()
    for n in range(4):
        (made.page() if n else made).text(170, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").text(
            200, 98, "Độc lập - Tự do - Hạnh phúc"
        )
        page_of(made, ">" + FULL, "quan thực hiện.", top=160)
    assert read(made).text.count("CỘNG HÒA") == 4


def test_a_heading_at_the_top_of_one_page_stays():
    made = gazette(4).page()
    made.text(85, 60, "Phụ lục I")
    assert "Phụ lục I" in read(page_of(made, ">" + FULL)).text


STAMPS = {
    "of an agency": (["Ký bởi: Ủy ban Nhân dân", "tỉnh Lai Châu", "Cơ quan: Tỉnh Lai Châu", "Thời gian ký: 12.05.2023 08:30:00 +07:00"], True),
    "as a reader of PDF prints it": (["Signature Not Verified", "Digitally signed by UBND", "Date: 2023.05.12 08:30:00 +07:00"], True),
    "a sentence that begins alike": (["Người ký văn bản chịu trách nhiệm", "trước pháp luật về nội dung."], False),
}  # fmt: skip


@pytest.mark.parametrize(("stamp", "goes"), STAMPS.values(), ids=STAMPS)
def test_stamps_of_digital_signatures_are_left_out(stamp, goes):
    made = page_of(LittlePdf(), *[">" + FULL, "quan thực hiện."] * 3, top=200)
    for n, line in enumerate(stamp):
        made.text(380, 40 + 9 * n, line, 7)
    reading = read(made)
    assert (stamp[0].split()[0] not in reading.text) == goes
    assert reading.text.count("quan thực hiện.") == 3


XS, YS = [85, 125, 325, 540], [200, 225, 250, 275]


def test_a_ruled_table():
    assert cells(read(LittlePdf().table(XS, YS, [["TT", "Việc", "Cơ quan"], ["1", "Ban hành", ""], ["2", "", "Sở A"]]))) == [
        [
            [("TT", 1, 1), ("Việc", 1, 1), ("Cơ quan", 1, 1)],
            [("1", 1, 1), ("Ban hành", 1, 1), ("", 1, 1)],
            [("2", 1, 1), ("", 1, 1), ("Sở A", 1, 1)],
        ]
    ]


def test_cells_merged_over_rows_and_columns():
    made = LittlePdf()
    for y in (200, 225, 275):
        made.line(85, y, 540, y)
    made.line(85, 250, 325, 250)  # the third column is one cell over two rows
    for x in (85, 540):
        made.line(x, 200, x, 275)
    for x in (125, 325):
        made.line(x, 225, x, 275)  # the first row is one cell
    made.text(90, 216, "I. NHÓM").text(90, 241, "1").text(130, 241, "Việc một").text(330, 255, "Bộ Công an").text(
        90, 266, "2"
    ).text(130, 266, "Việc hai")
    assert cells(read(made)) == [
        [[("I. NHÓM", 3, 1)], [("1", 1, 1), ("Việc một", 1, 1), ("Bộ Công an", 1, 2)], [("2", 1, 1), ("Việc hai", 1, 1)]]
    ]


def test_a_wrapped_cell_is_one_line_and_an_item_begins_another():
    made = LittlePdf().table(
        [85, 125, 245, 540], [*YS[:2], 300], [["TT", "Cơ quan"], ["1", "(1) Bộ Khoa học và\nCông nghệ\n(2) Bộ Công an"]]
    )
    assert cells(read(made))[0][1][1][0] == "(1) Bộ Khoa học và Công nghệ\n(2) Bộ Công an"


def test_text_around_tables_keeps_its_place():
    made = page_of(LittlePdf(), "Bảng một").table(XS, [120, 145, 170], [["a", "b", "c"], ["d", "đ", "e"]])
    page_of(made, "Bảng hai", top=200).table(XS, [220, 245, 270], [["1", "2", "3"], ["4", "5", "6"]])
    kinds = [type(b).__name__ for b in read(page_of(made, "Hết", top=300)).blocks]
    assert kinds == ["Paragraph", "RawTable", "Paragraph", "RawTable", "Paragraph"]


def test_a_page_printed_sideways_reads_upright():
    made = gazette(3).page()
    for n, text in enumerate(["PHỤ LỤC", "Danh mục nhiệm vụ của các cơ quan"]):
        made.text(100 + 20 * n, 700, text, upwards=True)
    made.line(200, 700, 200, 100).line(230, 700, 230, 100).line(260, 700, 260, 100)
    made.line(200, 700, 260, 700).line(200, 400, 260, 400).line(200, 100, 260, 100)
    made.text(220, 690, "TT", upwards=True).text(220, 390, "Cơ quan", upwards=True)
    made.text(250, 690, "1", upwards=True).text(250, 390, "Sở Y tế", upwards=True)
    reading = read(made)
    assert paragraphs(reading)[-2:] == ["PHỤ LỤC", "Danh mục nhiệm vụ của các cơ quan"]
    assert [[cell[0] for cell in row] for row in cells(reading)[0]] == [["TT", "Cơ quan"], ["1", "Sở Y tế"]]


def test_notes_at_the_foot_of_the_page():
    made = page_of(LittlePdf(), ">" + FULL, "quan thực hiện", *[">" + FULL, "quan."] * 3)
    made.text(LEFT + 7 * 14, 113, "1", 8).line(LEFT, 700, LEFT + 144, 700)
    made.text(LEFT, 712, "1", 6).text(LEFT + 5, 716, "Theo Nghị quyết số 08-NQ/TU ngày 20/5/2021", 10).text(
        LEFT, 728, "của Tỉnh ủy.", 10
    )
    reading = read(made)
    note = next(b for b in reading.blocks if isinstance(b, Note))
    assert (note.marker, note.body.text) == ("1", "Theo Nghị quyết số 08-NQ/TU ngày 20/5/2021 của Tỉnh ủy.")
    assert reading.text[: note.ref.start].endswith("quan thực hiện")
    assert paragraphs(reading)[0] == FULL + " quan thực hiện"


def test_a_power_is_no_note():
    made = page_of(LittlePdf(), ">" + FULL, "quan, 150 m").text(LEFT + 7 * 11, 113, "2", 8)
    assert paragraphs(read(made))[0].endswith("150 m2")


def glyphs(text: str, x: float = 0, size: float = 10, step: float = 5, order: int = 0) -> list[Glyph]:
    return [Glyph(c, x + i * step, x + i * step + 5, 100, size, False, "T", order + i) for i, c in enumerate(text)]


LINES = {
    "spaces drawn": (glyphs("một hai"), ["một hai"]),
    "spaces only left": (glyphs("một") + glyphs("hai", 18, order=3), ["một hai"]),
    "a space drawn inside a word": ([*glyphs("h"), Glyph(" ", 2, 4, 100, 10, False, "T", 1), *glyphs("ai", 5, order=2)], ["hai"]),
    "a wide gap is another column": (glyphs("một") + glyphs("hai", 40, order=3), ["một", "hai"]),
    "a smaller gap too, where something was drawn between": (glyphs("một") + glyphs("hai", 22, order=30), ["một", "hai"]),
    "many spaces are one line": (glyphs("Số:" + " " * 8 + "/QĐ"), ["Số: /QĐ"]),
    "drawn twice for boldness": (glyphs("một") + [g._replace(left=g.left + 0.2) for g in glyphs("một", order=3)], ["một"]),
    "a mark drawn after its letter": ([*glyphs("a"), Glyph("\u0301", 1, 3, 100, 10, False, "T", 1)], ["a\u0301"]),
}


@pytest.mark.parametrize(("drawn", "expected"), LINES.values(), ids=LINES)
def test_lines(drawn, expected):
    assert [line.text for line in lines(drawn)] == expected


def box(x0: float, y0: float, x1: float, y1: float) -> list[Rule]:
    return [Rule(False, y0, x0, x1), Rule(False, y1, x0, x1), Rule(True, x0, y0, y1), Rule(True, x1, y0, y1)]


GRIDS = {
    "a single box is no table": (box(0, 0, 100, 100), []),
    "two cells": (box(0, 0, 100, 20) + box(100, 0, 200, 20), [2]),
    "edges drawn cell by cell, not quite alike": (box(0, 0, 100, 20) + box(100.8, 0.4, 200, 20.3) + box(0, 20, 200, 40.2), [3]),
    "lines that touch nothing": ([Rule(False, 5, 0, 100), Rule(False, 9, 0, 100)], []),
    "two tables apart": (box(0, 0, 50, 20) + box(50, 0, 90, 20) + box(0, 60, 50, 80) + box(50, 60, 90, 80), [2, 2]),
    "lines with gaps between the pieces": (
        [Rule(True, 0, 0, 19), Rule(True, 0, 21, 40), *box(0, 0, 50, 40), Rule(False, 20, 0, 50)],
        [2],
    ),
}


@pytest.mark.parametrize(("rules", "expected"), GRIDS.values(), ids=GRIDS)
def test_grids(rules, expected):
    assert [len(table.regions) for table in ruled_tables(rules)] == expected


@pytest.mark.skipif(not shutil.which("soffice"), reason="soffice is not installed")
@pytest.mark.slow
def test_what_word_processors_make(tmp_path):
    document = Document()
    for n in range(1, 30):
        document.add_paragraph(f"Điều {n}. " + "Cơ quan được giao nhiệm vụ có trách nhiệm tổ chức thực hiện theo quy định. " * 3)
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    for n in range(40):
        for cell, text in zip(table.add_row().cells, (str(n), f"Nhiệm vụ thứ {n} của cơ quan", "Sở Nội vụ"), strict=True):
            cell.text = text
    document.save(tmp_path / "a.docx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "a.docx"],
        check=True,
        timeout=120,
    )
    word, printed = (read_file(name, (tmp_path / name).read_bytes()) for name in ("a.docx", "a.pdf"))
    assert paragraphs(printed) == paragraphs(word)
    rows = [[cell[0] for cell in row] for table in cells(printed) for row in table]
    assert rows == [[cell[0] for cell in row] for row in cells(word)[0]]
