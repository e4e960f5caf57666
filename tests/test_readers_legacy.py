"""Text from before Unicode, spreadsheets, slides, and formats that another program must turn first."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from little_pdf import LittlePdf
from openpyxl.styles import Font

from corpus.errors import UnreadableFile
from ingest.readers import read_file
from ingest.readers.flow import Para, Run
from ingest.readers.legacy.charmaps import TCVN3, VNI, decode
from ingest.readers.legacy.convert import mend
from ingest.readers.legacy.syllables import is_syllable
from ingest.reading import PageBreak, RawTable

PHRASE = "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân"
TCVN = "C¨n cø LuËt Tæ chøc Héi ®ång nh©n d©n vµ ñy ban nh©n d©n"
VNIS = "Caên cöù Luaät Toå chöùc Hoäi ñoàng nhaân daân vaø UÛy ban nhaân daân"
READ = PHRASE.replace("Ủy", "ủy")


def mended(*paras: list[tuple[str, str | None]]) -> list[str]:
    made = [Para([Run(text, font) for text, font in runs]) for runs in paras]
    mend(made)
    return [para.text() for para in made]


CASES = {
    "TCVN3 by its font": ([[(TCVN, ".VnTime")]], [READ]),
    "TCVN3 under any font": ([[(TCVN, "Times New Roman")]], [READ]),
    "VNI by its font": ([[(VNIS, "VNI-Times")]], [PHRASE]),
    "VNI under a TCVN3 font": ([[(VNIS, ".VnTime")]], [PHRASE]),
    "Unicode under a TCVN3 font stays": ([[(PHRASE, ".VnTime")]], [PHRASE]),
    "Unicode stays": ([[(PHRASE, "Arial")]], [PHRASE]),
    "a short text follows the rest of its font": ([[(TCVN, ".VnTime")], [("Sè", ".VnTime")]], [READ, "Số"]),
    "a short text in another font stays": ([[(TCVN, ".VnTime")], [("30 m²", "Arial")]], [READ, "30 m²"]),
    "one word in a TCVN3 font": ([[("hµng", ".VnTime")]], ["hàng"]),
    "parts typed in different sets": ([[(TCVN, "X")], [(VNIS, "X")], [(PHRASE, "X")]], [READ, PHRASE, PHRASE]),
    "two fonts in a paragraph": ([[(TCVN + " ", ".VnTime"), ("số 1/2003/NĐ-CP", "Arial")], [(PHRASE, "Arial")]], [READ + " số 1/2003/NĐ-CP", PHRASE]),
    "plain letters": ([[("UBND 2003", ".VnTime")]], ["UBND 2003"]),
    "capitals": ([[("PHÇN THø NHÊT vÒ tæ chøc ®¹i héi", ".VnTime")]], ["PHẦN THỨ NHẤT về tổ chức đại hội"]),
    "another language": ([[("El niño está aquí, señor; mañana será otro día", "Arial")]], ["El niño está aquí, señor; mañana será otro día"]),
    "French": ([[("L'été dernier à Genève, élève très gêné", "Arial")]], ["L'été dernier à Genève, élève très gêné"]),
}  # fmt: skip


@pytest.mark.parametrize(("runs", "expected"), CASES.values(), ids=CASES)
def test_what_is_turned_and_what_stays(runs, expected):
    assert mended(*runs) == expected


@pytest.mark.parametrize(("charmap", "source", "expected"), [
    (TCVN3, "h\u00ad¬ng ­u tiªn", "hương ưu tiên"),
    (TCVN3, "t−íng l∙nh", "tướng lãnh"),
    (VNI, "Ñoái töôïng ñöôïc höôûng, qui ñònh kyõ thuaät, chæ tieâu", "Đối tượng được hưởng, qui định kỹ thuật, chỉ tiêu"),
    (VNI, "TÆNH CAØ MAU, NGHÓA VUÏ, ÖU ÑAÕI", "TỈNH CÀ MAU, NGHĨA VỤ, ƯU ĐÃI"),
])  # fmt: skip
def test_letters(charmap, source, expected):
    assert decode(source, charmap) == expected


@pytest.mark.parametrize(
    "word", ["nghiêng", "nguyễn", "quốc", "gì", "giếng", "khuỷu", "thuở", "xoong", "y", "yếu", "ưu", "ếch", "oẹ", "huỳnh", "quýt"]
)
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["quyêt", "xuât", "táć", "abc", "strong", "oäng", "ñònh", "wể"])
def test_no_syllables(word):
    assert not is_syllable(word)


@given(st.text(max_size=40))
def test_any_text_is_judged(text):
    assert isinstance(is_syllable(text), bool)
    assert len(mended([(text, ".VnTime")])) == 1


def test_a_word_file_in_an_old_font():
    made = Document()
    made.add_paragraph().add_run(TCVN).font.name = ".VnTime"
    out = io.BytesIO()
    made.save(out)
    assert read_file("a.docx", out.getvalue()).text == READ + "\n"


def test_a_page_in_an_old_font():
    assert read_file("a.html", f"<html><p><font face='.VnTime'>{TCVN}</font></p>".encode()).text == READ + "\n"


def test_a_printed_page_in_an_old_font():
    made = LittlePdf().text(85, 100, TCVN).text(85, 130, "§iÒu 1. Giao Së Néi vô chñ tr×.")
    assert read_file("a.pdf", made.bytes()).text.splitlines() == [READ, "Điều 1. Giao Sở Nội vụ chủ trì."]


def workbook(*sheets: tuple[str, list[list[object]], list[str]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows, merged in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_sheet_is_titles_and_a_table():
    rows = [
        ["BIỂU SỐ LIỆU"],
        ["(đơn vị: %)"],
        ["TT", "Chỉ tiêu", "Năm", None],
        [None, None, 2020, 2021],
        [1, "Tỷ lệ", 82.96, 1543],
        ["Ghi chú"],
        [],
        ["x", "y"],
        ["a", "b"],
    ]
    reading = read_file("a.xlsx", workbook(("Sheet1", rows, ["A3:A4", "B3:B4", "C3:D3"])))
    assert reading.text.splitlines()[:2] == ["BIỂU SỐ LIỆU", "(đơn vị: %)"]
    first = next(b for b in reading.blocks if isinstance(b, RawTable))
    assert [[(c.joined.text, c.columns, c.rows) for c in row] for row in first.rows] == [
        [("TT", 1, 2), ("Chỉ tiêu", 1, 2), ("Năm", 2, 1)],
        [("2020", 1, 1), ("2021", 1, 1)],
        [("1", 1, 1), ("Tỷ lệ", 1, 1), ("82,96", 1, 1), ("1543", 1, 1)],
    ]


def test_sheets_are_named_where_there_are_several():
    reading = read_file(
        "a.xlsx", workbook(("Biểu 01", [["a", "b"]] * 5, []), ("Sheet2", [["c", "d"]] * 5, []), ("Trống", [], []))
    )
    assert reading.text.splitlines()[0] == "Biểu 01"
    assert "Sheet2" not in reading.text
    assert [b.style for b in reading.blocks if hasattr(b, "style")] == ["h2"]


def test_a_sheet_in_an_old_font():
    book = openpyxl.Workbook()
    book.active["A1"] = TCVN
    book.active["A1"].font = Font(name=".VnTime")
    out = io.BytesIO()
    book.save(out)
    assert read_file("a.xlsx", out.getvalue()).text == READ + "\n"


def test_a_damaged_workbook():
    with pytest.raises(UnreadableFile, match=r"a\.xlsx: tệp Excel bị hỏng"):
        read_file("a.xlsx", packed({"xl/workbook.xml": "không phải"}))


def test_a_workbook_with_bytes_changed():
    good = workbook(("Biểu", [["TT", "Chỉ tiêu"], [1, "Tỷ lệ"]] * 30, []))
    for at in range(40, len(good), 97):
        data = bytearray(good)
        data[at] ^= 0x55
        try:
            assert read_file("a.xlsx", bytes(data)).text
        except UnreadableFile as error:
            assert "Hãy" in str(error)  # noqa: PT017


def packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


SPACES = "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:p='p' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"


def line(text: str, font: str = "Arial") -> str:
    return f"<a:p><a:r><a:rPr><a:latin typeface='{font}'/></a:rPr><a:t>{text}</a:t></a:r></a:p>"


def shape(*lines: str, kind: str = "body") -> str:
    return f"<p:sp><p:nvSpPr><p:nvPr><p:ph type='{kind}'/></p:nvPr></p:nvSpPr><p:txBody>{''.join(lines)}</p:txBody></p:sp>"


def slides(*bodies: str) -> bytes:
    """A presentation whose slides are shown in this order, their parts named the other way round."""
    many = len(bodies)
    listed = "".join(f"<p:sldId r:id='rId{n}'/>" for n in range(many))
    parts = {
        "ppt/presentation.xml": f"<p:presentation {SPACES}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": "<x>"
        + "".join(f"<r Id='rId{n}' Target='slides/slide{many - n}.xml'/>" for n in range(many))
        + "</x>",
    }
    return packed(parts | {f"ppt/slides/slide{many - n}.xml": f"<p:sld {SPACES}>{body}</p:sld>" for n, body in enumerate(bodies)})


def test_slides_are_pages_in_the_order_they_are_shown():
    reading = read_file("a.pptx", slides(shape(line("Một"), line("1")), shape(line("Hai")), shape(line("Ba"))))
    assert reading.text.splitlines() == ["Một", "1", "Hai", "Ba"]
    assert ([b.page for b in reading.blocks if isinstance(b, PageBreak)], reading.pages) == ([2, 3], 3)


def test_what_repeats_on_every_slide_is_left_out():
    made = slides(shape(line("Một")) + "".join(shape(line("x"), kind=kind) for kind in ("sldNum", "dt", "ftr")))
    assert read_file("a.pptx", made).text == "Một\n"


def test_a_slide_in_an_old_font():
    assert read_file("a.pptx", slides(shape(line(VNIS, "VNI-Times"), line("Soá", "VNI-Times")))).text == f"{PHRASE}\nSố\n"


def test_a_table_on_a_slide():
    cell = "<a:tc{}><a:txBody>{}</a:txBody></a:tc>"
    table = [["TT", "Việc"], ["1", "Soạn thảo"], ["2", "Trình ký"], ["3", "Ban hành"]]
    rows = "".join("<a:tr>" + "".join(cell.format("", line(text)) for text in row) + "</a:tr>" for row in table)
    wide = "<a:tr>" + cell.format(" gridSpan='2'", line("Cộng")) + cell.format(" hMerge='1'", "") + "</a:tr>"
    reading = read_file("a.pptx", slides(f"<p:graphicFrame><a:tbl>{rows}{wide}</a:tbl></p:graphicFrame>"))
    (found,) = (b for b in reading.blocks if isinstance(b, RawTable))
    assert [[(c.joined.text, c.columns) for c in row] for row in found.rows] == [
        *[[(text, 1) for text in row] for row in table],
        [("Cộng", 2)],
    ]


def test_a_presentation_without_slides():
    with pytest.raises(UnreadableFile, match=r"a\.pptx: .*không có trang nào"):
        read_file("a.pptx", slides())
