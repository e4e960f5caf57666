"""DOCX: what Word would show. The files are made here, by python-docx and by hand where it cannot."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from little_docx import W, body, cell, lines, p, saved

from corpus.errors import UnreadableFile
from ingest.readers import read_file
from ingest.reading import Note, Paragraph, RawTable

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
    "signs of symbol fonts": (
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t> đạt </w:t></w:r><w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr>"
        "<w:t>\uf0b3</w:t></w:r><w:r><w:t> 5%</w:t></w:r></w:p>", ["☑ đạt ≥ 5%"]),
    "words under a symbol font are words": (
        "<w:p><w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>Điều khoản</w:t></w:r></w:p>", ["Điều khoản"]),
    "a sign of no code": ("<w:p><w:r><w:t>một</w:t><w:sym w:font='Wingdings' w:char='zz'/></w:r></w:p>", ["một"]),
    "soft hyphens": ("<w:p><w:r><w:t>Nghị</w:t><w:softHyphen/><w:t xml:space='preserve'> định</w:t></w:r></w:p>", ["Nghị định"]),
    "a field shows its result, not its instruction, nor a field in that": (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF </w:instrText></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>kết quả</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>", ["kết quả"]),
    "a field that nobody ended hides no more than its paragraph": (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:t>mất</w:t></w:r></w:p>" + p("còn"), ["còn"]),
    "a simple field": ("<w:p><w:fldSimple w:instr='DATE'><w:r><w:t>05/3/2020</w:t></w:r></w:fldSimple></w:p>", ["05/3/2020"]),
    "a box to tick": (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='1'/></w:checkBox></w:ffData></w:fldChar></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t> Có</w:t></w:r></w:p>", ["☑ Có"]),
    "a first letter of its own": (p("C", "<w:framePr w:dropCap='drop'/>") + p("ăn cứ Luật"), ["Căn cứ Luật"]),
    "text boxes by their place": (
        "<w:p><w:r><w:pict><v:shape style='margin-left:5pt;margin-top:90pt'><w:txbxContent>" + p("dưới") + "</w:txbxContent></v:shape></w:pict>"
        "<w:pict><v:shape style='margin-left:200pt;margin-top:10pt'><w:txbxContent>" + p("phải") + "</w:txbxContent></v:shape></w:pict>"
        "<w:pict><v:shape style='margin-left:5pt;margin-top:12pt'><w:txbxContent>" + p("trái") + "</w:txbxContent></v:shape></w:pict></w:r></w:p>",
        ["trái", "phải", "dưới"]),
    "frames by their place on the page": (
        p("dưới", "<w:framePr w:vAnchor='page' w:x='10' w:y='900'/>") + p("trên", "<w:framePr w:vAnchor='page' w:x='10' w:y='100'/>")
        + p("trang sau", "<w:pageBreakBefore/>"), ["trên", "dưới", "trang sau"]),
    "content controls": ("<w:sdt><w:sdtContent>" + p("trong") + "</w:sdtContent></w:sdt>", ["trong"]),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "expected"), RUNS.values(), ids=RUNS)
def test_runs(xml, expected):
    assert lines(body(xml)) == expected


def test_a_table_of_contents_repeats_the_headings():
    styles = f"<w:styles {W}><w:style w:type='paragraph' w:styleId='T'><w:name w:val='toc 1'/></w:style></w:styles>"
    listed = p("Chương I QUY ĐỊNH CHUNG 1", "<w:pStyle w:val='T'/>")
    assert lines(body(listed + p("Chương I"), styles=styles)) == ["Chương I"]


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


FORMULAS = {
    "fraction": (f"<m:f><m:num>{m('A + B')}</m:num><m:den>{m('C')}</m:den></m:f>{m(' x 100%')}", "(A + B)/C x 100%"),
    "power": (f"<m:sSup><m:e>{m('x')}</m:e><m:sup>{m('2')}</m:sup></m:sSup>", "x^2"),
    "index": (f"<m:sSub><m:e>{m('K')}</m:e><m:sub>{m('i+1')}</m:sub></m:sSub>", "K_(i+1)"),
    "root": (f"<m:rad><m:deg/><m:e>{m('a.b')}</m:e></m:rad>", "√a.b"),
    "sum": (f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{m('i=1')}</m:sub><m:sup>{m('n')}</m:sup><m:e>{m('K')}</m:e></m:nary>", "∑_(i=1)^n K"),
    "brackets": (f"<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr><m:e>{m('a')}</m:e></m:d>", "[a]"),
    "one in another": (
        f"<m:f><m:num>{m('1')}</m:num><m:den><m:f><m:num>{m('2')}</m:num><m:den>{m('3')}</m:den></m:f></m:den></m:f>", "1/(2/3)"),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "expected"), FORMULAS.values(), ids=FORMULAS)
def test_formulas(xml, expected):
    said = f"<w:p><w:r><w:t xml:space='preserve'>Tỷ lệ = </w:t></w:r><m:oMath>{xml}</m:oMath></w:p>"
    assert lines(body(said)) == [f"Tỷ lệ = {expected}"]


def test_remarks_in_the_margin_are_left_out_and_told():
    reading = body("<w:p><w:r><w:t>một</w:t><w:commentReference w:id='0'/></w:r></w:p>")
    assert (lines(reading), reading.warnings[0].split(":")[0]) == (["một"], "Văn bản có lời bình bên lề (Comment)")


def test_tracked_changes_warn():
    assert "Track Changes" in body(RUNS["inserted kept, deleted left out"][0]).warnings[0]


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


def cells(xml: str) -> list[list[tuple[str, int, int]]]:
    table = next(b for b in body(xml).blocks if isinstance(b, RawTable))
    return [[(c.joined.text, c.columns, c.rows) for c in row] for row in table.rows]


def test_cells_merged_sideways_as_old_files_do():
    first = "<w:tr>" + cell("Cơ quan", "<w:hMerge w:val='restart'/>") + cell("", "<w:hMerge/>") + cell("TT") + "</w:tr>"
    rest = "".join(f"<w:tr>{cell('a')}{cell('b')}{cell(str(n))}</w:tr>" for n in range(5))
    assert cells(f"<w:tbl>{first}{rest}</w:tbl>")[:2] == [
        [("Cơ quan", 2, 1), ("TT", 1, 1)],
        [("a", 1, 1), ("b", 1, 1), ("0", 1, 1)],
    ]


def test_a_deleted_cell_is_left_out():
    rows = "".join("<w:tr>" + cell("bỏ", "<w:cellDel w:id='1'/>") + cell(str(n)) + cell("x") + "</w:tr>" for n in range(5))
    assert cells(f"<w:tbl>{rows}</w:tbl>")[0] == [("0", 1, 1), ("x", 1, 1)]


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


def test_a_mark_that_the_author_typed():
    notes = f"<w:footnotes {W}><w:footnote w:id='2'>{p('Ghi chú.')}</w:footnote><w:footnote w:id='3'>{p('Sau.')}</w:footnote></w:footnotes>"
    text = ("<w:p><w:r><w:t>Một</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>(*)</w:t></w:r>"
            "<w:r><w:t> và hai</w:t><w:footnoteReference w:id='3'/></w:r></w:p>")  # fmt: skip
    reading = body(text, footnotes=notes)
    assert lines(reading)[0] == "Một và hai"
    assert [(b.marker, b.body.text, b.ref.start) for b in reading.blocks if isinstance(b, Note)] == [
        ("(*)", "Ghi chú.", 3),
        ("1", "Sau.", 10),
    ]


def test_notes_numbered_as_the_document_has_them():
    notes = f"<w:footnotes {W}><w:footnote w:id='2'>{p('Ghi chú.')}</w:footnote></w:footnotes>"
    text = "<w:p><w:r><w:t>Một</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
    section = "<w:p><w:pPr><w:sectPr><w:footnotePr><w:numFmt w:val='chicago'/></w:footnotePr></w:sectPr></w:pPr></w:p>"
    assert [b.marker for b in body(text + section, footnotes=notes).blocks if isinstance(b, Note)] == ["*"]


PAGES = {"as many as counted": (2, [1, 2], 2), "other than counted": (9, [None, None], None)}


@pytest.mark.parametrize(("noted", "pages", "count"), PAGES.values(), ids=PAGES)
def test_page_numbers_only_where_word_agrees_with_itself(noted, pages, count):
    app = f"<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'><Pages>{noted}</Pages></Properties>"
    reading = body(p("một") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r></w:p>", app=app)
    assert [b.page for b in reading.blocks] == pages
    assert reading.pages == count


def test_a_row_over_the_end_of_a_page_ends_one_page():
    app = "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'><Pages>3</Pages></Properties>"
    both = "<w:tc><w:p><w:r><w:t>một</w:t><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r></w:p></w:tc>"
    rows = f"<w:tr>{both * 4}</w:tr>" * 2
    reading = body(f"<w:tbl>{rows}</w:tbl>" + p("sau"), app=app)
    assert (reading.pages, [b.page for b in reading.blocks]) == (3, [1, 3])


def moved(data: bytes) -> bytes:
    """A document whose main part has another name, as some programs write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("document.xml", "document2.xml"), old.read(name).replace(b"document.xml", b"document2.xml"))
    return out.getvalue()


def test_the_main_part_may_have_any_name():
    document = Document()
    document.add_heading("Chương I", level=1)
    assert read_file("a.docx", moved(saved(document))).blocks == read_file("a.docx", saved(document)).blocks


def test_what_lies_outside_is_not_followed(tmp_path):
    (tmp_path / "styles.xml").write_text("không đọc", "utf-8")
    relations = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' TargetMode='External' "
        f"Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles' Target='{(tmp_path / 'styles.xml').as_uri()}'/>"
        "<Relationship Id='b' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering' "
        "Target='../../../../etc/passwd'/></Relationships>"
    )
    document = Document()
    document.add_paragraph("chữ")
    assert read_file("a.docx", saved(document, **{"word/_rels/document.xml.rels": relations})).text == "chữ\n"


BROKEN = {
    "cut off": (lambda data: data[: len(data) // 2], "bị hỏng hoặc tải chưa đủ"),
    "no text": (lambda data: saved(Document()), "không có chữ nào"),
    "billion laughs": (
        lambda data: saved(Document(), document="<!DOCTYPE a [<!ENTITY b 'x'><!ENTITY c '" + "&b;" * 99 + f"'>]><w:document {W}><w:body>"
                           "<w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"), "khai báo DTD.*Hãy"),
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
        for _ in range(121):
            part.write(b" " * 2**20)
    with pytest.raises(UnreadableFile, match="bung ra quá 120 MB"):
        read_file("a.docx", out.getvalue())


BOMBS = {
    "paragraphs without end": "<w:p/>" * 2_000_000,
    "a paragraph of runs without end": "<w:p>" + "<w:r/>" * 2_000_000 + "</w:p>",
    "more paragraphs than a document has": "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 250_001,
}


@pytest.mark.slow
@pytest.mark.parametrize("xml", BOMBS.values(), ids=BOMBS)
def test_bodies_that_are_no_documents(xml):
    with pytest.raises(UnreadableFile, match=r"a\.docx: .*Hãy .*tách"):
        read_file("a.docx", saved(Document(), document=f"<w:document {W}><w:body>{xml}</w:body></w:document>"))


def test_styles_without_end():
    with pytest.raises(UnreadableFile, match="lớn bất thường"):
        read_file("a.docx", saved(Document(), styles=f"<w:styles {W}>{'<w:style/>' * 900_000}</w:styles>"))


def test_a_table_of_four_thousand_rows():
    row = f"<w:tr>{cell('1')}{cell('Ban hành kế hoạch')}{cell('Sở Nội vụ')}</w:tr>"
    data = saved(Document(), document=f"<w:document {W}><w:body><w:tbl>{row * 4_000}</w:tbl></w:body></w:document>")
    table = next(b for b in read_file("a.docx", data).blocks if isinstance(b, RawTable))
    assert len(table.rows) == 4_000
