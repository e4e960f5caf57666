"""One document in every format: the same paragraphs, the same cells, and every place right."""

from __future__ import annotations

import base64
import io
import subprocess
import tempfile
import unicodedata
import zipfile
from functools import cache, partial
from pathlib import Path

import openpyxl
import pytest
from docx import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from little_pdf import LittlePdf

from corpus.errors import UnreadableFile
from corpus.span import Span
from ingest.readers import FORMATS, office, read_file
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


def xlsx() -> bytes:
    made = openpyxl.Workbook()
    for line in [*([text] for text in BEFORE), [], *ROWS, [], AFTER]:
        made.active.append([text or None for text in line])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def mhtml() -> bytes:
    head = b'From: <x>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset="utf-8"\n'
    return head + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(html()) + b"--b--\n"


def pptx() -> bytes:
    office_ns = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = f"xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:p='p' xmlns:r='{office_ns}'"
    lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in BEFORE + AFTER)
    parts = {
        "ppt/presentation.xml": f"<p:presentation {names}><p:sldIdLst><p:sldId r:id='r1'/></p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": "<x><r Id='r1' Target='slides/slide1.xml'/></x>",
        "ppt/slides/slide1.xml": f"<p:sld {names}><p:sp><p:txBody>{lines}</p:txBody></p:sp></p:sld>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


@cache
def converted(name: str) -> bytes:
    """A document as LibreOffice saves it in an old format or in its own."""
    suffix = name.rpartition(".")[2]
    source, data = ("a.xlsx", xlsx()) if suffix in ("xls", "ods", "fods") else ("a.docx", docx())
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / source).write_bytes(data)
        command = [
            str(office.program()),
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            suffix,
        ]
        subprocess.run([*command, "--outdir", folder, str(place / source)], check=True, capture_output=True, timeout=120)
        return (place / name).read_bytes()


MAKERS = {
    "a.html": html, "a.docx": docx, "a.md": md, "a.pdf": pdf, "a.txt": txt, "a.xlsx": xlsx, "a.mhtml": mhtml, "a.pptx": pptx,
}  # fmt: skip
OFFICE = {name: partial(converted, name) for name in ("a.doc", "a.rtf", "a.odt", "a.fodt", "a.xls", "a.ods", "a.fods")}
BYTES = MAKERS | OFFICE
WITHOUT_TABLES = ("a.pptx",)
NEEDS = [pytest.mark.slow, pytest.mark.skipif(office.program() is None, reason="soffice is not installed")]
NAMES = [*MAKERS, *(pytest.param(name, marks=NEEDS) for name in OFFICE)]


@pytest.fixture(scope="module", params=NAMES)
def name(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def reading(name) -> Reading:
    return read_file(name, BYTES[name]())


def paragraphs(reading: Reading) -> list[str]:
    return [reading.text[b.span.start : b.span.end] for b in reading.blocks if isinstance(b, Paragraph)]


def test_paragraphs_come_in_order(reading):
    assert [line for line in paragraphs(reading) if not line.startswith("- Dòng")] == BEFORE + AFTER


def test_the_table_has_its_cells(name, reading):
    if name in WITHOUT_TABLES:
        return
    tables = [b for b in reading.blocks if isinstance(b, RawTable)]
    assert [[cell.joined.text for cell in row] for row in tables[0].rows] == ROWS
    assert len(tables) == 1


def test_a_centered_bold_title_is_told(reading):
    if reading.format in ("html", "mhtml", "docx", "pdf", "doc", "rtf", "odt"):
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


def test_the_same_bytes_give_the_same_reading(name, reading):
    assert read_file(name, BYTES[name]()) == reading


def test_pages_ascend(reading):
    pages = [b.page for b in reading.blocks if not isinstance(b, Note) and b.page is not None]
    assert pages == sorted(pages)
    assert reading.pages is None or max(pages, default=1) <= reading.pages


@pytest.mark.parametrize("name", MAKERS)
def test_decomposed_letters_are_composed(name):
    if name in ("a.html", "a.md", "a.txt"):
        data = unicodedata.normalize("NFD", MAKERS[name]().decode()).encode()
        assert paragraphs(read_file(name, data)) == BEFORE + AFTER


def test_every_format_keeps_the_contract():
    """What LibreOffice writes no file of (.ppt, .odp from text) is tested where its reader is."""
    tried = {name.rpartition(".")[2] for name in BYTES}
    assert {row.name for row in FORMATS if not tried & {suffix[1:] for suffix in row.suffixes}} <= {"ppt", "odp"}


def emptied(name: str) -> bytes:
    """A file of a format in good order that says nothing."""
    made = {"docx": Docx(), "xlsx": openpyxl.Workbook()}
    out = io.BytesIO()
    if suffix := next((suffix for suffix in made if name.endswith(suffix)), None):
        made[suffix].save(out)
        return out.getvalue()
    return {"a.html": b"<html><body><p> </p></body></html>", "a.pdf": LittlePdf().bytes()}.get(name, b" \n\t\n")


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.xlsx", "a.pdf", "a.txt", "a.md"])
def test_no_text_is_an_error_that_says_what_to_do(name):
    with pytest.raises(UnreadableFile, match=rf"^{name}: .*[Hh]ãy "):
        read_file(name, emptied(name))


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pptx"])
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_told(name, kept):
    data = MAKERS[name]()
    with pytest.raises(UnreadableFile, match=r"bị hỏng.*Hãy"):
        read_file(name, data[: int(len(data) * kept)])


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("suffix", [".doc", ".pdf", ".xls", ".zip"])
def test_a_wrong_suffix_is_seen_through(name, suffix):
    """But for plain text, which may be anything: there the suffix decides."""
    if name not in ("a.txt", "a.md"):
        assert read_file("a" + suffix, MAKERS[name]()) == read_file(name, MAKERS[name]())
