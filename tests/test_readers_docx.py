"""DOCX: what Word would show. The files are made here, by python-docx and by hand where it cannot."""

from __future__ import annotations

import pytest
from docx import Document
from little_docx import W, body, cell, lines, p, saved

from ingest.readers import read_file
from ingest.reading import Paragraph

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
    "a text box holds its own lines, not those of the box before": (
        "<w:p><w:r><w:pict><v:shape style='margin-left:5pt;margin-top:10pt'><w:txbxContent>" + p("UBND") + p("Số: 1") + "</w:txbxContent></v:shape></w:pict>"
        "<w:pict><v:shape style='margin-left:200pt;margin-top:10pt'><w:txbxContent>" + p("CỘNG HÒA") + p("Độc lập") + "</w:txbxContent></v:shape></w:pict>"
        "</w:r></w:p>", ["UBND", "Số: 1", "CỘNG HÒA", "Độc lập"]),
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
