"""HTML pages: the document without the page around it."""

from __future__ import annotations

import unicodedata

import pytest

from corpus.errors import UnreadableFile
from ingest.readers import read_file
from ingest.reading import Note, Paragraph, RawTable, Reading


def read(body: str) -> Reading:
    return read_file("trang.html", f"<html><head><title>Tiêu đề trang</title></head><body>{body}</body></html>".encode())


def lines(body: str) -> list[str]:
    reading = read(body)
    return [reading.text[b.span.start : b.span.end] for b in reading.blocks if isinstance(b, Paragraph)]


LETTERHEAD = """
<table border="0"><tr><td><b>BỘ NỘI VỤ</b><br>-------</td>
<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b><br>---------------</td></tr>
<tr><td>Số: 12/2024/TT-BNV</td><td><i>Hà Nội, ngày 05 tháng 3 năm 2024</i></td></tr></table>"""
PROSE = "".join(
    f"<p>{n}. Cơ quan có trách nhiệm tổ chức thực hiện nhiệm vụ được giao theo quy định tại Thông tư này.</p>" for n in range(9)
)
MENU = "<ul>" + "".join(f"<li><a href='/{n}'>Văn bản mới số {n} trên cổng</a></li>" for n in range(40)) + "</ul>"

BLOCKS = {
    "white space is one space": ("<p>Ủy  ban\n nhân&nbsp;dân</p>", ["Ủy ban nhân dân"]),
    "br ends a line": ("<p>TỈNH<br>LAI CHÂU</p>", ["TỈNH", "LAI CHÂU"]),
    "words in several runs stay whole": ("<p>Ng<b>hị</b> <i>đị</i>nh</p>", ["Nghị định"]),
    "text straight in a div": ("<div>một<p>hai</p>ba</div>", ["một", "hai", "ba"]),
    "scripts and styles": ("<style>p{}</style><p>chữ</p><script>alert('x')</script>", ["chữ"]),
    "hidden": ("<p>hiện</p><p style='display: none'>ẩn</p><p hidden>ẩn</p>", ["hiện"]),
    "comments": ("<!-- thừa --><p>chữ</p><!--[if gte mso 9]>Word<![endif]-->", ["chữ"]),
    "a table of contents": ("<p class=MsoToc1>Chương I 1</p><p>Chương I</p>", ["Chương I"]),
    "a name and its value": ("<p><span class='item-label'>Số hiệu</span><span>77/2006</span></p>", ["Số hiệu 77/2006"]),
    "numbers of a list": ("<ol><li>một</li><li>hai</li></ol>", ["1. một", "2. hai"]),
    "letters of a list from the third": ("<ol type=a start=3><li>một</li></ol>", ["c. một"]),
    "bullets": ("<ul><li>một</li></ul>", ["- một"]),
    "nothing invisible": ("<p>Đi\u200bều&shy; 1</p>", ["Điều 1"]),
    "a running head": ("<div title='header'><p>UBND tỉnh</p></div><p>chữ</p><div style='mso-element: footer'>1</div>", ["chữ"]),
    "deleted, inserted": ("<p>Giao <del>Sở Tài chính</del><ins>Sở Nội vụ</ins></p>", ["Giao Sở Nội vụ"]),
    "rules drawn with signs": ("<p>trên</p><p>-----</p><p>_____</p><p>dưới</p>", ["trên", "dưới"]),
    "preformatted lines": ("<pre>một\nhai</pre>", ["một", "hai"]),
    "a table that only frames": ("<table><tr><td><p>một</p><p>hai</p></td></tr></table>", ["một", "hai"]),
    "two blocks side by side": ("<table border=0><tr><td>trái</td><td>phải</td></tr><tr><td>trái 2</td><td>phải 2</td></tr></table>",
                                ["trái", "phải", "trái 2", "phải 2"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_lines(body, expected):
    assert lines(body) == expected


def test_the_letterhead_reads_left_then_right():
    assert lines(LETTERHEAD + PROSE)[:5] == [
        "BỘ NỘI VỤ",
        "Số: 12/2024/TT-BNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 05 tháng 3 năm 2024",
    ]


@pytest.mark.parametrize(
    "page",
    [
        f"<div>{MENU}</div><main><h1>Tên trang</h1><div><div class=x>{LETTERHEAD}{PROSE}</div></div></main><footer><p>Bản quyền</p></footer>",
        f"<div><div><p>Giới thiệu</p></div><div>{LETTERHEAD}{PROSE}</div></div><div><p>Liên hệ: 024</p></div>",
        f"<table><tr><td>{MENU}</td><td>{LETTERHEAD}{PROSE}</td></tr></table>",
        f"<nav><p>Trang chủ</p></nav><div>{LETTERHEAD}</div><div>{PROSE}</div>",
    ],
    ids=["portal with menu and footer", "short blocks around", "page laid out by a table", "letterhead in a block of its own"],
)
def test_only_the_document_is_left_of_a_page(page):
    text = read(page).text
    assert text.startswith("BỘ NỘI VỤ")
    assert text.endswith("tại Thông tư này.\n")


def test_a_short_annex_beside_the_body_is_kept():
    text = read(f"<div><div>{LETTERHEAD}{PROSE * 9}</div><div><p>Phụ lục I</p><p>DANH MỤC</p></div></div>").text
    assert text.endswith("Phụ lục I\nDANH MỤC\n")


def test_table_spans_and_header():
    body = """<p>Bảng</p><table><thead><tr><th rowspan=2>TT</th><th colspan=2>Cơ quan</th></tr><tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead>
    <tbody><tr><td>1</td><td><p>Sở A</p><p>Sở B</p></td><td></td></tr></tbody></table>"""
    table = next(b for b in read(body).blocks if isinstance(b, RawTable))
    assert [[(c.joined.text, c.columns, c.rows) for c in row] for row in table.rows] == [
        [("TT", 1, 2), ("Cơ quan", 2, 1)],
        [("Chủ trì", 1, 1), ("Phối hợp", 1, 1)],
        [("1", 1, 1), ("Sở A\nSở B", 1, 1), ("", 1, 1)],
    ]
    assert table.header_rows == 2
    assert read(body).text.splitlines()[1:] == ["TT\tCơ quan", "Chủ trì\tPhối hợp", "1\tSở A Sở B\t"]


def test_a_table_inside_a_cell_is_text_of_the_cell():
    body = "<p>x</p><table border=1><tr><td>một</td><td><table border=1><tr><td>hai</td><td>ba</td></tr></table></td></tr><tr><td>bốn</td><td>năm</td></tr></table>"
    tables = [b for b in read(body).blocks if isinstance(b, RawTable)]
    assert [[c.joined.text for c in row] for row in tables[0].rows] == [["một", "hai\nba"], ["bốn", "năm"]]
    assert len(tables) == 1


def test_a_table_around_tables_is_no_table():
    inner = "<table border=1>" + "<tr><td>1</td><td>2</td></tr>" * 3 + "</table>"
    tables = [b for b in read(f"<table><tr><td>chữ</td><td>{inner}</td></tr></table>").blocks if isinstance(b, RawTable)]
    assert [len(t.rows) for t in tables] == [3]


def test_notes_by_their_links():
    reading = read(
        "<p>Theo Nghị quyết<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a> của tỉnh.</p>"
        "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Nghị quyết số 08-NQ/TU.</p></div><p>Hết.</p>"
    )
    note = next(b for b in reading.blocks if isinstance(b, Note))
    assert (note.marker, note.body.text) == ("1", "Nghị quyết số 08-NQ/TU.")
    assert reading.text[: note.ref.start] == "Theo Nghị quyết"
    assert reading.text.splitlines()[0] == "Theo Nghị quyết của tỉnh."
    assert [reading.text[b.span.start : b.span.end] for b in reading.blocks if isinstance(b, Paragraph)][-1] == "Hết."


def test_hints():
    blocks = read(
        "<h2>Chương I</h2><p style='text-align:center;font-weight:bold'>QUY ĐỊNH</p><p><b>Điều 1.</b> Phạm vi</p>"
    ).blocks
    assert [(b.style, b.bold, b.centered) for b in blocks] == [("h2", True, False), (None, True, True), (None, False, False)]


SAID = "Ủy ban nhân dân tỉnh quyết định: Điều 1. Giao Sở Nội vụ chủ trì, phối hợp với các sở, ngành thực hiện nhiệm vụ được giao."
TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam. §iÒu 1. Giao Së Néi vô chñ tr×, phèi hîp víi c¸c së, ngµnh thùc hiÖn."
CHARSETS = {
    "as declared": ("utf-8", SAID.encode()),
    "with a mark": ("utf-8", SAID.encode("utf-8-sig")),
    "declared windows-1252, is UTF-8": ("windows-1252", SAID.encode()),
    "declared a Japanese set, is UTF-8": ("shift_jis", SAID.encode()),
    "UTF-8 with a byte that is none": ("utf-8", (SAID * 40).encode() + b"\xe1\xbb</p>"),
    "windows-1258": ("windows-1258", unicodedata.normalize("NFC", SAID).encode("cp1258", "ignore")),
    "of no text": ("hex", SAID.encode()),
    "of no name that anybody knows": ("x-viet", SAID.encode()),
    "declared UTF-8, is TCVN3": ("utf-8", TCVN3.encode("cp1252")),
    "declared nothing known, is TCVN3": ("x-user-defined", TCVN3.encode("cp1252")),
}


@pytest.mark.parametrize(("declared", "text"), CHARSETS.values(), ids=CHARSETS)
def test_charsets_declared_rightly_and_wrongly(declared, text):
    said = read_file("a.htm", f"<html><head><meta charset={declared}></head><body><p>".encode() + text).text
    assert "ban nhân dân" in said or "Cộng hòa xã hội chủ nghĩa" in said or declared == "windows-1258"
    assert said.count("\ufffd") <= 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_two_bytes_a_character(encoding):
    assert read_file("a.htm", f"<html><body><p>{SAID}</p></body></html>".encode(encoding)).text == SAID + "\n"


NESTED = {
    "blocks": ("<div>" * 100_000 + "sâu" + "</div>" * 100_000, "sâu"),
    "runs": ("<b>" * 100_000 + "sâu", "sâu"),
    "tables": ("<p>x</p>" + "<table><tr><td>" * 30_000 + "sâu", "sâu"),
    "lists": ("<ol><li>" * 30_000 + "sâu", "sâu"),
    "never closed scripts": ("<p>sâu</p>" + "<script>" * 30_000, "sâu"),
    "attributes": ("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">sâu</p>", "sâu"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("page", "text"), NESTED.values(), ids=NESTED)
def test_a_hundred_thousand_tags_in_one_another(page, text):
    assert text in read(page).text


def test_pictures_inside_a_page_are_not_counted():
    picture = "<img src='data:image/png;base64," + "A" * 13_000_000 + "'>"
    assert lines("<p>trước</p>" + picture + "<p>sau</p>") == ["trước", "sau"]


def test_a_page_of_too_many_tags_is_refused():
    with pytest.raises(UnreadableFile, match=r"trang HTML có hơn \d+ thẻ.*Hãy tách"):
        read("<b>a</b>" * 400_000)


OUTSIDE = "<iframe src='http://127.0.0.1:9/x'></iframe><img src='file:///etc/passwd'><link rel=stylesheet href='http://127.0.0.1:9/'><object data='file:///etc/passwd'></object><p>chữ</p>"


def test_nothing_outside_is_opened(monkeypatch):
    def refuse(*_):
        raise AssertionError("opened a connection")

    monkeypatch.setattr("socket.socket.connect", refuse)
    assert lines(OUTSIDE) == ["chữ"]


def test_signs_of_symbol_fonts():
    assert lines("<p><span style='font-family:Symbol'>³</span> 5% <span style='font-family:Wingdings'>o</span> Có</p>") == [
        "≥ 5% ☐ Có"
    ]


def test_ten_thousand_nested_blocks():
    assert lines("<div>" * 10_000 + "sâu" + "</div>" * 10_000) == ["sâu"]


def test_a_thousand_nested_tables():
    text = read("<p>x</p>" + "<table><tr><td>a</td><td>" * 1000 + "đáy" + "</td></tr></table>" * 1000).text
    assert "đáy" in text


def test_a_page_without_text_is_an_error():
    with pytest.raises(UnreadableFile, match=r"trang\.html: trang HTML không có chữ nào"):
        read("<script>tải()</script>")


def test_a_large_page_with_hardly_any_text_warns():
    assert read("<p>Thuộc tính</p><script>" + "x" * 300_000 + "</script>").warnings[0].startswith("Trang có rất ít chữ")


def test_deleted_words_are_told():
    assert read("<p>Giao <del>Sở Tài chính</del></p>").warnings == ("Trang còn dấu vết sửa đổi (thẻ del): đã bỏ phần bị xóa.",)
