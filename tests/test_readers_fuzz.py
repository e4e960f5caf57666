"""Files of every structure and none: read, or refused with a sentence. What once broke stands here by name."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from functools import cache

import openpyxl
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from little_docx import OTHERS, W, saved

from corpus.errors import UnreadableFile
from ingest.readers import read_file
from ingest.reading import RawTable

NOISE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def said(name: str, data: bytes) -> str:
    """The text of a file, or what is wrong with it and what to do."""
    try:
        return read_file(name, data).text.strip()
    except UnreadableFile as error:
        return str(error) if "ãy " in str(error) or "không" in str(error) else ""


def docx(body: str, **parts: str) -> bytes:
    return saved(Document(), document=f"<w:document {W} {OTHERS}><w:body>{body}</w:body></w:document>", **parts)


TAGS = ["p", "r", "t", "tbl", "tr", "tc", "tcPr", "trPr", "pPr", "rPr", "numPr", "numId", "ilvl", "gridSpan", "vMerge", "hMerge", "cellDel",
        "del", "ins", "moveFrom", "txbxContent", "framePr", "fldChar", "sym", "footnoteReference", "br", "sectPr", "tblPr", "tblBorders",
        "footnote", "sdt", "lastRenderedPageBreak"]  # fmt: skip
ATTRIBUTES = ["val", "id", "type", "fldCharType", "char", "font", "vAnchor", "x", "y", "dropCap", "customMarkFollows"]
VALUES = [
    "",
    "0",
    "1",
    "-1",
    "²",
    "99999999999999999999",
    "restart",
    "continue",
    "begin",
    "separate",
    "end",
    "page",
    "drop",
    "F0FE",
    "zz",
    "Symbol",
]
LEAF = st.sampled_from(["", "chữ", "<w:r><w:t>Điều 1</w:t></w:r>", "<m:oMath><m:f><m:num/></m:f></m:oMath>", "<mc:Fallback/>"])


def element(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[str]:
    attributes = st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), max_size=2)
    return st.builds(
        lambda tag, found, parts: f"<w:{tag} {' '.join(f'w:{k}={chr(34)}{v}{chr(34)}' for k, v in found.items())}>{''.join(parts)}</w:{tag}>",
        st.sampled_from(TAGS), attributes, inner,
    )  # fmt: skip


XML = st.recursive(LEAF, lambda deeper: element(st.lists(deeper, max_size=4)), max_leaves=25)


@NOISE
@given(st.lists(XML, min_size=1, max_size=5))
def test_word_documents_of_any_structure(parts):
    assert said("a.docx", docx("".join(parts)))


LEVEL_TAGS = ["lvl", "start", "numFmt", "lvlText", "lvlRestart", "pStyle", "suff", "isLgl", "rPr", "abstractNumId", "lvlOverride", "startOverride",
              "styleLink", "numStyleLink"]  # fmt: skip
NUMBER = st.sampled_from(["0", "1", "2", "-1", "²", "99999999999999999999", "%1.%2", "%9", "bullet", "upperRoman", "custom", "x"])


@NOISE
@given(st.lists(st.tuples(st.sampled_from(LEVEL_TAGS), NUMBER, NUMBER), max_size=12))
def test_numberings_of_any_structure(parts):
    inner = "".join(
        f"<w:lvl w:ilvl='{a}'><w:{tag} w:val='{b}'/></w:lvl><w:{tag} w:val='{a}' w:ilvl='{b}'/>" for tag, a, b in parts
    )
    made = f"<w:numbering {W}><w:abstractNum w:abstractNumId='0'>{inner}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/>{inner}</w:num></w:numbering>"
    items = "".join(
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{n}'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
        for n in (0, 1, 8)
    )
    assert said("a.docx", docx(items, numbering=made)).count("x") >= 3


@cache
def workbook() -> bytes:
    """Made once: a workbook holds the time of its making, and no two are of one size."""
    made = openpyxl.Workbook()
    for number in range(5):
        made.active.append([number, "Ban hành kế hoạch", "Sở Nội vụ"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


PAGE = "<html><body><table border=1><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table><ol type=i><li>một</ol></body></html>"
MAIL = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\n\n'
    + PAGE
    + "\n--b--\n"
)
GOOD: dict[str, Callable[[], bytes]] = {
    "a.docx": lambda: docx("<w:p><w:r><w:t>Điều 1. Phạm vi</w:t></w:r></w:p>" * 3),
    "a.xlsx": workbook,
    "a.html": PAGE.encode,
    "a.mhtml": MAIL.encode,
    "a.md": "# Điều 1\n\n| a | b |\n|---|---|\n| c[^1] | d |\n\n[^1]: ghi chú\n".encode,
    "a.txt": "Điều 1\n\ta\tb\tc\n".encode,
}


@NOISE
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_files_with_bytes_changed(name, data):
    good = bytearray(GOOD[name]())
    for _ in range(data.draw(st.integers(1, 8))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    assert said(name, bytes(good))


@NOISE
@given(st.sampled_from(["a.docx", "a.xlsx"]), st.data())
def test_packed_parts_with_bytes_changed(name, data):
    """As before, but the archive itself is in order, so that the parts are read."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD[name]())) as old, zipfile.ZipFile(out, "w") as new:
        broken = data.draw(st.sampled_from(sorted(old.namelist())))
        for part in old.namelist():
            content = bytearray(old.read(part))
            if part == broken and content:
                for _ in range(data.draw(st.integers(1, 6))):
                    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
            new.writestr(part, bytes(content))
    assert said(name, out.getvalue())


@NOISE
@given(st.text(alphabet="|-#*_[]()^!`<>\\ \n:~=table/d", max_size=300))
def test_markdown_of_signs(source):
    assert said("a.md", source.encode())


ONCE_BROKE = {
    "a number that is a digit but no number": docx(
        "<w:tbl><w:tr><w:trPr><w:gridBefore w:val='²'/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='²'/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p>"
        "</w:tc></w:tr></w:tbl>"),
    "a cell without a table": docx("<w:tc><w:tcPr><w:tcBorders><w:top w:val='single'/></w:tcBorders></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"),
    "a row without a table": docx("<w:tr><w:trPr/><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>"),
    "a text box without a paragraph": docx("<w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent>"),
    "a note in the middle of the text": docx("<w:footnote w:id='1'><w:p><w:r><w:t>y</w:t></w:r></w:p></w:footnote><w:p><w:r><w:t>x</w:t></w:r></w:p>"),
    "a span of more columns than there are": docx(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
}  # fmt: skip


@pytest.mark.parametrize("data", ONCE_BROKE.values(), ids=ONCE_BROKE)
def test_once_broke(data):
    assert "x" in read_file("a.docx", data).text


WORDS = ["1", "Ban hành kế hoạch cải cách hành chính", "Sở Nội vụ", "Quý I/2025"]


def long_docx(rows: int) -> bytes:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{word}</w:t></w:r></w:p></w:tc>" for word in WORDS)
    return docx(f"<w:tbl>{f'<w:tr>{cells}</w:tr>' * rows}</w:tbl>")


def long_xlsx(rows: int) -> bytes:
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet()
    for _ in range(rows):
        sheet.append(WORDS)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


LONG: dict[str, Callable[[int], bytes]] = {
    "a.docx": long_docx,
    "a.xlsx": long_xlsx,
    "a.html": lambda rows: (
        "<p>x</p><table border=1>" + f"<tr>{''.join(f'<td>{w}</td>' for w in WORDS)}</tr>" * rows + "</table>"
    ).encode(),
    "a.md": lambda rows: ("|a|b|c|d|\n|-|-|-|-|\n" + f"| {' | '.join(WORDS)} |\n" * rows).encode(),
    "a.txt": lambda rows: ("\t".join(WORDS) + "\n").encode() * rows,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_a_table_of_twenty_thousand_rows(name):
    data = LONG[name](20_000)
    begun = time.process_time()
    tables = [block for block in read_file(name, data).blocks if isinstance(block, RawTable)]
    spent = time.process_time() - begun
    assert sum(len(table.rows) for table in tables) >= 20_000
    assert spent < 60, "seconds of work, not of waiting, on a slow machine"


LONG_WORD = "a" * 1_000_000
LONG_WORDS = {
    "a.txt": LONG_WORD.encode(),
    "a.md": LONG_WORD.encode(),
    "a.html": f"<html><p>{LONG_WORD}</p></html>".encode(),
    "a.docx": docx(f"<w:p><w:r><w:t>{LONG_WORD}</w:t></w:r></w:p>"),
}


@pytest.mark.parametrize("name", LONG_WORDS)
def test_a_word_of_a_million_letters(name):
    """The search for words in old character sets once took time by the square of a word's length."""
    begun = time.process_time()
    assert len(read_file(name, LONG_WORDS[name]).text) >= len(LONG_WORD)
    assert time.process_time() - begun < 20


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_more_lines_than_any_document_has(name):
    with pytest.raises(UnreadableFile, match=r"400000 dòng\. Hãy tách"):
        read_file(name, b"a\n" * 400_001)


NAMED_ZIP = {
    "a zip in a zip": {"trong.zip": GOOD["a.docx"]},
    "a zip in a document": {"word/document.xml": GOOD["a.docx"]},
    "a workbook that is a document too": {"word/document.xml": GOOD["a.docx"], "xl/workbook.xml": GOOD["a.xlsx"]},
    "nothing": {},
}


@pytest.mark.parametrize("parts", NAMED_ZIP.values(), ids=NAMED_ZIP)
def test_archives_that_are_no_documents(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content())
    with pytest.raises(UnreadableFile, match=r"a\.docx: .*Hãy"):
        read_file("a.docx", out.getvalue())


def test_a_page_that_a_pdf_follows_is_a_page():
    assert read_file("a.pdf", PAGE.encode() + b" " * 2000 + b"%PDF-1.4").format == "html"


def test_data_in_xml_is_refused():
    with pytest.raises(UnreadableFile, match=r"a\.doc: đây là tệp dữ liệu XML.*hãy mở"):
        read_file("a.doc", b"<?xml version='1.0'?><so><dong>1</dong></so>")
