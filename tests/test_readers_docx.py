"""DOCX: what Word would show. The files are made here, by python-docx and by hand where it cannot."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.errors import UnreadableFile
from ingest.readers import read_file
from ingest.reading import Note, Paragraph, RawTable, Reading

W = nsdecls("w")


def saved(made, /, **parts: str) -> bytes:
    """The file of a document, with some parts replaced or added: "word/footnotes.xml" by footnotes=…, "docProps/app.xml" by app=…"""
    first, out = io.BytesIO(), io.BytesIO()
    made.save(first)
    replaced = {"docProps/app.xml" if name == "app" else f"word/{name}.xml": text for name, text in parts.items()}
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename not in replaced:
                new.writestr(info, old.read(info))
        for name, text in replaced.items():
            new.writestr(name, text)
    return out.getvalue()


def body(xml: str, **parts: str) -> Reading:
    """The reading of a document with a body of WordprocessingML."""
    document = Document()
    wrapped = parse_xml(f"<w:body {W} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>{xml}</w:body>")
    for element in reversed(wrapped):
        document.element.body.insert(0, element)
    return read_file("a.docx", saved(document, **parts))


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def item(text: str, number: int, level: int = 0) -> str:
    return p(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")


def lines(reading: Reading) -> list[str]:
    return reading.text.splitlines()


LEVELS = (
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:isLgl/><w:lvlText w:val='%1.%2.'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%3)'/></w:lvl>"
)
ARTICLES = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='Điều %1.'/></w:lvl>"
BULLETS = "<w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='&#xF0B7;'/></w:lvl>"
NUMBERING = (
    f"<w:numbering {W}>"
    f"<w:abstractNum w:abstractNumId='0'>{LEVELS}</w:abstractNum>"
    f"<w:abstractNum w:abstractNumId='1'>{ARTICLES}</w:abstractNum>"
    f"<w:abstractNum w:abstractNumId='2'>{BULLETS}</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num>"
    "<w:num w:numId='4'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>"
    "</w:numbering>"
)

LISTS = {
    "articles": ([("A", 2, 0), ("B", 2, 0)], ["Điều 1. A", "Điều 2. B"]),
    "levels, deeper ones begin anew": (
        [("A", 1, 0), ("B", 1, 1), ("C", 1, 2), ("D", 1, 2), ("E", 1, 0), ("F", 1, 1), ("G", 1, 2)],
        ["I. A", "1.1. B", "a) C", "b) D", "II. E", "2.1. F", "a) G"],
    ),
    "bullets": ([("A", 3, 0)], ["- A"]),
    "a list that starts anew": ([("A", 2, 0), ("B", 4, 0), ("C", 4, 0)], ["Điều 1. A", "Điều 5. B", "Điều 6. C"]),
    "no list": ([("A", 0, 0)], ["A"]),
    "an unknown list": ([("A", 99, 0)], ["A"]),
    "empty items count but do not show": ([("", 2, 0), ("B", 2, 0)], ["Điều 2. B"]),
}


@pytest.mark.parametrize(("items", "expected"), LISTS.values(), ids=LISTS)
def test_list_numbers(items, expected):
    assert lines(body("".join(item(*one) for one in items), numbering=NUMBERING)) == expected


def test_a_number_alone_in_a_cell_shows():
    cells = f"<w:tc>{item('', 2)}</w:tc><w:tc>{p('việc')}</w:tc>"
    rows = f"<w:tr>{cells}</w:tr>" * 5
    table = next(b for b in body(f"<w:tbl>{rows}</w:tbl>", numbering=NUMBERING).blocks if isinstance(b, RawTable))
    assert [row[0].joined.text for row in table.rows] == ["Điều 1.", "Điều 2.", "Điều 3.", "Điều 4.", "Điều 5."]


RUNS = {
    "tab and hyphen": ("<w:p><w:r><w:t>Số:</w:t><w:tab/><w:t>01</w:t><w:noBreakHyphen/><w:t>KL</w:t></w:r></w:p>", ["Số: 01-KL"]),
    "line break": ("<w:p><w:r><w:t>QUYẾT ĐỊNH</w:t><w:br/><w:t>Về việc</w:t></w:r></w:p>", ["QUYẾT ĐỊNH", "Về việc"]),
    "page break is no line": ("<w:p><w:r><w:t>một </w:t><w:br w:type='page'/><w:t>hai</w:t></w:r></w:p>", ["một hai"]),
    "capitals": ("<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Chương</w:t></w:r></w:p>", ["CHƯƠNG"]),
    "hidden": ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r></w:p>", ["hiện"]),
    "inserted kept, deleted left out": (
        "<w:p><w:ins><w:r><w:t>mới</w:t></w:r></w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>", ["mới"]),
    "moved text stands once": (
        "<w:p><w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo><w:r><w:t>đi</w:t></w:r></w:moveTo></w:p>", ["đi"]),
    "a deleted paragraph end joins": (
        "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>một </w:t></w:r></w:p>" + p("hai"), ["một hai"]),
    "field codes do not show": (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink></w:p>", ["liên kết"]),
    "a text box once, after its paragraph": (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" + p("hộp") + "</w:txbxContent></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent>" + p("hộp") + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
        "<w:t>neo</w:t></w:r></w:p>", ["neo", "hộp"]),
    "content controls": ("<w:sdt><w:sdtContent>" + p("trong") + "</w:sdtContent></w:sdt>", ["trong"]),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "expected"), RUNS.values(), ids=RUNS)
def test_runs(xml, expected):
    assert lines(body(xml)) == expected


def test_tracked_changes_warn():
    assert "Track Changes" in body(RUNS["inserted kept, deleted left out"][0]).warnings[0]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"


def test_merged_cells():
    rows = [
        cell("TT", "<w:vMerge w:val='restart'/>") + cell("Cơ quan", "<w:gridSpan w:val='2'/>"),
        cell("", "<w:vMerge/>") + cell("Chủ trì") + cell("Phối hợp"),
        cell("1") + cell("Sở A", "<w:vMerge w:val='restart'/>") + cell("Sở B"),
        cell("2") + cell("", "<w:vMerge/>") + cell(""),
        cell("3") + cell("", "<w:vMerge/>") + cell("Sở C"),
    ]
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    xml = "".join(f"<w:tr>{head if n < 2 else ''}{row}</w:tr>" for n, row in enumerate(rows))
    table = next(b for b in body(f"<w:tbl>{xml}</w:tbl>").blocks if isinstance(b, RawTable))
    assert [[(c.joined.text, c.columns, c.rows) for c in row] for row in table.rows] == [
        [("TT", 1, 2), ("Cơ quan", 2, 1)],
        [("Chủ trì", 1, 1), ("Phối hợp", 1, 1)],
        [("1", 1, 1), ("Sở A", 1, 3), ("Sở B", 1, 1)],
        [("2", 1, 1), ("", 1, 1)],
        [("3", 1, 1), ("Sở C", 1, 1)],
    ]
    assert table.header_rows == 2


def test_a_deleted_row_is_left_out():
    gone = "<w:trPr><w:del w:id='1'/></w:trPr>"
    rows = "".join(f"<w:tr>{gone if n == 1 else ''}{cell(str(n))}{cell('x')}</w:tr>" for n in range(6))
    table = next(b for b in body(f"<w:tbl>{rows}</w:tbl>").blocks if isinstance(b, RawTable))
    assert [row[0].joined.text for row in table.rows] == ["0", "2", "3", "4", "5"]


def test_a_letterhead_is_text():
    rows = (f"<w:tr>{cell('UBND TỈNH A')}{cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}</w:tr>"
            f"<w:tr>{cell('Số: 1/QĐ-UBND')}{cell('A, ngày 1 tháng 2 năm 2024')}</w:tr>")  # fmt: skip
    assert lines(body(f"<w:tbl>{rows}</w:tbl>")) == [
        "UBND TỈNH A",
        "Số: 1/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "A, ngày 1 tháng 2 năm 2024",
    ]


def test_a_letterhead_set_with_tabs_is_parted():
    tab = "</w:t></w:r><w:r><w:tab/><w:t>"
    xml = p(f"BỘ TÀI CHÍNH{tab}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p(
        "Số: 99/1998/TT-BTC          Hà Nội, ngày 14 tháng 7 năm 1998"
    )
    assert lines(body(xml + p(f"a){tab}Rà soát"))) == [
        "BỘ TÀI CHÍNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 99/1998/TT-BTC",
        "Hà Nội, ngày 14 tháng 7 năm 1998",
        "a) Rà soát",
    ]


def test_notes_stand_at_the_end_and_know_their_place():
    notes = (f"<w:footnotes {W}><w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>"
             f"<w:footnote w:id='7'>{p(' Nghị quyết số 08.')}</w:footnote><w:footnote w:id='2'>{p('Ghi chú đầu.')}</w:footnote></w:footnotes>")  # fmt: skip
    text = (
        "<w:p><w:r><w:t>Một</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:t>, hai</w:t></w:r><w:r><w:footnoteReference w:id='7'/></w:r></w:p>"
    )
    reading = body(text + p("Hết."), footnotes=notes)
    assert lines(reading) == ["Một, hai", "Hết.", "Ghi chú đầu.", "Nghị quyết số 08."]
    found = [b for b in reading.blocks if isinstance(b, Note)]
    assert [(n.marker, n.body.text, n.ref.start) for n in found] == [("1", "Ghi chú đầu.", 3), ("2", "Nghị quyết số 08.", 8)]


def test_style_bold_and_centre_come_from_the_style_too():
    document = Document()
    document.add_heading("Chương I", level=1)
    document.styles["Quote"].font.bold = True
    document.styles["Quote"].paragraph_format.alignment = 1
    document.add_paragraph("QUY ĐỊNH", style="Quote")
    document.add_paragraph("thường")
    blocks = [b for b in read_file("a.docx", saved(document)).blocks if isinstance(b, Paragraph)]
    assert [(b.style, b.bold, b.centered) for b in blocks] == [
        ("heading 1", True, False),
        ("Quote", True, True),
        ("Normal", False, False),
    ]


PAGES = {"as many as counted": (2, [1, 2], 2), "other than counted": (9, [None, None], None)}


@pytest.mark.parametrize(("noted", "pages", "count"), PAGES.values(), ids=PAGES)
def test_page_numbers_only_where_word_agrees_with_itself(noted, pages, count):
    app = f"<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'><Pages>{noted}</Pages></Properties>"
    reading = body(p("một") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r></w:p>", app=app)
    assert [b.page for b in reading.blocks] == pages
    assert reading.pages == count


BROKEN = {
    "cut off": (lambda data: data[: len(data) // 2], "bị hỏng hoặc tải chưa đủ"),
    "no text": (lambda data: saved(Document()), "không có chữ nào"),
    "billion laughs": (
        lambda data: saved(Document(), document="<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '" + "&b;" * 99 + f"'>]><w:document {W}><w:body>"
                           "<w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"), "không có chữ nào|bị hỏng"),
    "too deep": (
        lambda data: saved(Document(), document=f"<w:document {W}><w:body>" + "<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000
                           + "</w:body></w:document>"), "bị hỏng"),
    "no XML": (lambda data: saved(Document(), document="không phải"), "bị hỏng"),
}  # fmt: skip


@pytest.mark.parametrize(("damage", "message"), BROKEN.values(), ids=BROKEN)
def test_damaged_files(damage, message):
    document = Document()
    document.add_paragraph("chữ")
    with pytest.raises(UnreadableFile, match=rf"a\.docx: .*({message})"):
        read_file("a.docx", damage(saved(document)))


def test_a_zip_bomb_is_not_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb, bomb.open("word/document.xml", "w") as part:
        for _ in range(201):
            part.write(b" " * 2**20)
    with pytest.raises(UnreadableFile, match="bung ra quá 200 MB"):
        read_file("a.docx", out.getvalue())


def test_a_table_of_four_thousand_rows():
    row = f"<w:tr>{cell('1')}{cell('Ban hành kế hoạch')}{cell('Sở Nội vụ')}</w:tr>"
    data = saved(Document(), document=f"<w:document {W}><w:body><w:tbl>{row * 4_000}</w:tbl></w:body></w:document>")
    table = next(b for b in read_file("a.docx", data).blocks if isinstance(b, RawTable))
    assert len(table.rows) == 4_000
