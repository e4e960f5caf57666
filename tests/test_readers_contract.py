"""One document in every format: the same paragraphs, the same cells, and every place right."""

from __future__ import annotations

import io
import unicodedata

import pytest
from docx import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from little_pdf import LittlePdf

from corpus.span import Span
from ingest.readers import read_file
from ingest.reading import Note, PageBreak, Paragraph, RawTable, Reading

BEFORE = ["QUYẾT ĐỊNH", "Điều 1. Giao Sở Nội vụ chủ trì.", "a) Rà soát thủ tục hành chính;"]
ROWS = [["TT", "Nhiệm vụ", "Cơ quan"], ["1", "Ban hành kế hoạch", "Sở Tài chính"], ["2", "", "Sở Y tế"]]
AFTER = ["Điều 2. Quyết định này có hiệu lực từ ngày ký."]


def html() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td style='border:1px solid'>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    head = f"<p align=center><b>{BEFORE[0]}</b></p>" + "".join(f"<p>{line}</p>" for line in BEFORE[1:])
    return f"<html><head><title>x</title></head><body>{head}<table>{rows}</table><p>{AFTER[0]}</p></body></html>".encode()


def docx() -> bytes:
    made = Docx()
    title = made.add_paragraph()
    title.add_run(BEFORE[0]).bold = True
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in BEFORE[1:]:
        made.add_paragraph(line)
    table = made.add_table(rows=0, cols=3, style="Table Grid")
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.add_paragraph(AFTER[0])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def md() -> bytes:
    rows = ["| " + " | ".join(row) + " |" for row in ROWS]
    return "\n\n".join([f"**{BEFORE[0]}**", *BEFORE[1:], "\n".join([rows[0], "|---|---|---|", *rows[1:]]), *AFTER]).encode()


def pdf() -> bytes:
    made = LittlePdf().text(278, 100, BEFORE[0], bold=True)
    for n, line in enumerate(BEFORE[1:]):
        made.text(85, 140 + 20 * n, line)
    made.text(85, 180, "- Dòng này dài hết lề bên phải của trang để lề được biết là ở đây;")
    made.table([85, 125, 325, 540], [200, 225, 250, 275], ROWS)
    return made.text(85, 310, AFTER[0]).bytes()


def txt() -> bytes:
    return "\n\n".join([*BEFORE, "\n".join("\t".join(row) for row in ROWS), *AFTER]).encode()


MAKERS = {"a.html": html, "a.docx": docx, "a.md": md, "a.pdf": pdf, "a.txt": txt}


@pytest.fixture(scope="module", params=MAKERS)
def reading(request) -> Reading:
    return read_file(request.param, MAKERS[request.param]())


def paragraphs(reading: Reading) -> list[str]:
    return [reading.text[b.span.start : b.span.end] for b in reading.blocks if isinstance(b, Paragraph)]


def test_paragraphs_come_in_order(reading):
    assert [line for line in paragraphs(reading) if not line.startswith("- Dòng")] == BEFORE + AFTER


def test_the_table_has_its_cells(reading):
    tables = [b for b in reading.blocks if isinstance(b, RawTable)]
    assert [[cell.joined.text for cell in row] for row in tables[0].rows] == ROWS
    assert len(tables) == 1


def test_a_centered_bold_title_is_told(reading):
    if reading.format in ("html", "docx", "pdf"):
        title = next(b for b in reading.blocks if isinstance(b, Paragraph))
        assert (title.bold, title.centered) == (True, True)


def test_every_piece_is_where_it_says(reading):
    for block in reading.blocks:
        if isinstance(block, RawTable):
            for cell in (cell for row in block.rows for cell in row):
                for at, start, length in cell.joined.pieces:
                    assert cell.joined.text[at : at + length] == reading.text[start : start + length]
                    assert block.span.holds(Span(start, start + length))


def test_blocks_lie_in_the_text_one_after_another(reading):
    places = [(b.at, b.at) if isinstance(b, PageBreak) else b.span for b in reading.blocks]
    assert places == sorted(places)
    assert all(0 <= start <= end <= len(reading.text) for start, end in places)


def test_the_text_is_normal(reading):
    assert unicodedata.is_normalized("NFC", reading.text)
    assert "\r" not in reading.text


def test_the_same_bytes_give_the_same_reading(reading):
    name = f"a.{reading.format}"
    assert read_file(name, MAKERS[name]()) == reading


def test_pages_ascend(reading):
    pages = [b.page for b in reading.blocks if not isinstance(b, Note) and b.page is not None]
    assert pages == sorted(pages)
    assert reading.pages is None or max(pages, default=1) <= reading.pages


@pytest.mark.parametrize("name", MAKERS)
def test_decomposed_letters_are_composed(name):
    if name in ("a.html", "a.md", "a.txt"):
        data = unicodedata.normalize("NFD", MAKERS[name]().decode()).encode()
        assert paragraphs(read_file(name, data)) == BEFORE + AFTER
