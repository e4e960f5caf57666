"""PDF: from characters on a page to lines, paragraphs and notes."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from docx import Document
from little_pdf import FULL, LEFT, LittlePdf, cells, page_of, paragraphs, read

from ingest.readers import read_file
from ingest.readers.pdf.lines import lines
from ingest.readers.pdf.shapes import Glyph
from ingest.reading import Note

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


def test_what_a_clip_hides_is_no_text():
    made = (
        page_of(LittlePdf(), ">" + FULL, "quan.").seen_through(LEFT, 200, 300, 30).text(LEFT, 215, "hiện").text(LEFT, 245, "ẩn")
    )
    assert paragraphs(read(made.seen_whole().text(LEFT, 300, "hết")))[-2:] == ["hiện", "hết"]


def test_a_page_that_a_clip_hides_wholly_is_read():
    made = page_of(LittlePdf().seen_through(0, 0, 5, 5), ">" + FULL, "quan.").seen_whole()
    assert paragraphs(read(made)) == [FULL + " quan."]


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
