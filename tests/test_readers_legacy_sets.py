"""VPS, VISCII, TCVN3 and VNI: every letter, plain text, mixed documents, what must stay as it is."""

from __future__ import annotations

import io
import unicodedata

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import catalog
from corpus.errors import UnreadableFile
from ingest.readers import read_file
from ingest.readers.flow import Figure, Para, Run
from ingest.readers.legacy.charmaps import CHARMAPS, TCVN3, VISCII, VNI, VPS, decode
from ingest.readers.legacy.convert import mend

PARAGRAPH = (
    "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân; xét đề nghị của Giám đốc Sở Kế hoạch và Đầu tư, "
    "Ủy ban nhân dân tỉnh quyết định: giao các sở, ban, ngành thực hiện những nhiệm vụ sau đây"
)
BASES = "AEIOUYaeiouyÂÊÔĂƠƯâêôăơư"
LETTERS = {unicodedata.normalize("NFC", base + tone) for base in BASES for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")} | {
    "Đ",
    "đ",
}
LETTERS = {letter for letter in LETTERS if not letter.isascii()}


def typed(text: str, charmap: str) -> str:
    """A text as its codes in a set, shown as windows-1252 shows them."""
    codes: dict[str, str] = {}
    for row in catalog.rows(charmap):
        codes.setdefault(row["letter"], "".join(chr(int(code, 16)) for code in row["codes"].split()))
    shown = "".join(codes.get(char, codes.get(char.lower(), char)) for char in text)
    return "".join(bytes([ord(char)]).decode("cp1252", "ignore") or char if "\x80" <= char < "\xa0" else char for char in shown)


@pytest.mark.parametrize("charmap", [VPS, VISCII, VNI])
def test_a_set_has_every_letter(charmap):
    wrong = {letter for letter in LETTERS if decode("th" + typed(letter, charmap), charmap) != "th" + letter}
    assert not wrong


@pytest.mark.parametrize("charmap", CHARMAPS)
def test_a_paragraph_in_a_set_under_any_font(charmap):
    made = [Para([Run(typed(PARAGRAPH, charmap), "Times New Roman")])]
    mend(made)
    assert made[0].text().lower() == PARAGRAPH.lower()


@pytest.mark.parametrize("charmap", CHARMAPS)
def test_plain_text_in_a_set(charmap):
    shown = typed(f"{PARAGRAPH}\n\nĐiều 1. Giao Sở Nội vụ\n", charmap)
    data = b"".join(char.encode("cp1252") if ord(char) > 0xFF else char.encode("latin-1") for char in shown)
    reading = read_file("a.txt", data)
    assert reading.text.splitlines()[2] == "Điều 1. Giao Sở Nội vụ"
    assert reading.text.splitlines()[0].lower() == PARAGRAPH.lower()
    assert any("bảng mã cũ" in told for told in reading.warnings)


@pytest.mark.parametrize("charmap", CHARMAPS)
def test_plain_text_in_a_set_that_was_saved_as_utf_8(charmap):
    reading = read_file("a.txt", typed(PARAGRAPH, charmap).encode())
    assert reading.text.lower() == PARAGRAPH.lower()


def mended(*paras: list[tuple[str, str | None]]) -> list[str]:
    made = [Para([Run(text, font) for text, font in runs]) for runs in paras]
    mend(made)
    return [para.text() for para in made]


def test_windows_1258_stays_what_it_is():
    reading = read_file("a.txt", "".join(map(_apart, PARAGRAPH)).encode("cp1258"))
    assert reading.text == PARAGRAPH
    assert "windows-1258" in reading.warnings[0]


def _apart(char: str) -> str:
    """A letter and its tone, the hat left on it."""
    parts = unicodedata.normalize("NFD", char)
    tones = "".join(part for part in parts[1:] if part in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tones


MIXED = {
    "a word cut by runs of one font": (
        [[(typed("Hội đồng nhân dân tỉnh, địa ph", TCVN3), "X"), ("\u00ad", "X"), ("¬ng", "X")]], ["Hội đồng nhân dân tỉnh, địa phương"]),
    "a letter cut from its mark": (
        [[("Hoäi ñoàng nhaân daân ti", "VNI-Times"), ("ûnh", "VNI-Times")]], ["Hội đồng nhân dân tỉnh"]),
    "a mark of the other case": ([[("UÛy ban nhaân daân", "VNI-Times")], [("Uûy ban", "VNI-Times")]], ["Ủy ban nhân dân", "Ủy ban"]),
    "both marks typed": ([[("VEÂØ vieäc ban haønh qui ñònh", "VNI-Times")]], ["VỀ việc ban hành qui định"]),
    "a short cell in another set than its font": (
        [[(typed(PARAGRAPH, VNI), "VNI-Times")], [("Chieác", ".VnTime")], [(typed(PARAGRAPH, TCVN3), ".VnTime")]],
        [PARAGRAPH, "Chiếc", PARAGRAPH.replace("Ủy", "ủy")]),
    "words that might be plain, in a document that is not": (
        [[(typed(PARAGRAPH, TCVN3), ".VnTime")], [("Hép s¾t 6 lé. Hép lé, lé", ".VnTime")]],
        [PARAGRAPH.replace("Ủy", "ủy"), "Hộp sắt 6 lộ. Hộp lộ, lộ"]),
    "the sign of money is no letter of another set": (
        [[(typed(PARAGRAPH, TCVN3), ".VnTime")], *[[("(1000 ®)", "Arial")]] * 6], [PARAGRAPH.replace("Ủy", "ủy"), *["(1000 đ)"] * 6]),
    "Unicode in a TCVN3 font, a short line among it": ([[(PARAGRAPH, ".VnTime")], [("có", ".VnTime")]], [PARAGRAPH, "có"]),
    "quotes around words in VPS": (
        [[("“" + typed("Luật nhân dân", VPS) + "” " + typed("về tổ chức đầu tư", VPS), "VPS Times")]], ["“Luật nhân dân” về tổ chức đầu tư"]),
    "a heading, then a name": ([[("CH¦¥NG III: HÖ thèng tæ chøc, phÇn thø nhÊt", ".VnTime")]], ["CHƯƠNG III: Hệ thống tổ chức, phần thứ nhất"]),
}  # fmt: skip


@pytest.mark.parametrize(("runs", "expected"), MIXED.values(), ids=MIXED)
def test_mixed_documents(runs, expected):
    assert mended(*runs) == expected


def test_a_figure_keeps_what_the_file_has():
    made = [Para([Run(typed(PARAGRAPH, TCVN3), ".VnTime")]), Para([Figure("5,18%", ".VnTime", "0.0518")])]
    mend(made)
    assert isinstance(made[1].parts[0], Figure)


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_read_or_refused(data):
    try:
        assert unicodedata.is_normalized("NFC", read_file("a.txt", data).text)
    except UnreadableFile as error:
        assert str(error).startswith("a.txt: ")  # noqa: PT017


@settings(deadline=None)
@given(
    st.lists(
        st.lists(
            st.tuples(
                st.text(alphabet="aeo\u00e2\u00c0®¨­¬µ“”\x81ưcnh ", max_size=12),
                st.sampled_from([".VnTime", "VNI-Times", "VPS", None]),
            ),
            max_size=5,
        ),
        max_size=6,
    )
)
def test_any_runs_are_turned_without_losing_ascii(paras):
    plain = ["".join(text for text, _ in runs) for runs in paras]
    for before, after in zip(plain, mended(*paras), strict=True):
        assert [c for c in before if c in "cnh "] == [c for c in after if c in "cnh "]


def test_a_figure_stands_in_the_text_as_the_file_has_it_and_in_its_cell_as_people_write_it():
    book = openpyxl.Workbook()
    for row in (["Chỉ tiêu", "2020"], ["Tỷ lệ", 12.5], ["Không có", 0], ["Đúng", True]):
        book.active.append(row)
    book.active["B3"].number_format = '0;-0;"-"'
    out = io.BytesIO()
    book.save(out)
    reading = read_file("a.xlsx", out.getvalue())
    (table,) = reading.blocks
    assert [row[1].joined.text for row in table.rows] == ["2020", "12,5", "-", "TRUE"]
    assert reading.text == "Chỉ tiêu\t2020\nTỷ lệ\t12.5\nKhông có\t0\nĐúng\tTRUE\n"
    places = table.rows[1][1].joined.pieces
    assert [reading.text[start : start + length] for _, start, length in places] == ["12", "5"]


def test_a_rule_is_written_but_is_no_paragraph():
    reading = read_file("a.html", "<p>Số: 1</p><p>-------</p><p>Điều 1.</p>".encode())
    assert reading.text == "Số: 1\n-------\nĐiều 1.\n"
    assert [reading.text[b.span.start : b.span.end] for b in reading.blocks] == ["Số: 1", "Điều 1."]
