"""Markdown: what a page of it shows, a line staying a line."""

from __future__ import annotations

import pytest

from ingest.readers import read_file
from ingest.reading import Note, Paragraph, RawTable, Reading


def read(source: str) -> Reading:
    return read_file("a.md", source.encode())


def lines(source: str) -> list[str]:
    reading = read(source)
    return [reading.text[b.span.start : b.span.end] for b in reading.blocks if isinstance(b, Paragraph)]


LINES = {
    "strong and light": ("**Điều 1.** *Phạm vi* __chung__ ***cả hai***", ["Điều 1. Phạm vi chung cả hai"]),
    "signs that are text": ("2*3 và a_b_c và \\*sao\\*", ["2*3 và a_b_c và *sao*"]),
    "links and pictures": ("Xem [Luật](http://a.vn/x) ![dấu](x.png)", ["Xem Luật dấu"]),
    "marks in brackets are no links": ("Luật[1][2] này", ["Luật[1][2] này"]),
    "an address": ("<https://vbpl.vn> và <mailto:a@b.vn>", ["https://vbpl.vn và mailto:a@b.vn"]),
    "code": ("`mã` và ``hai``", ["mã và hai"]),
    "struck out": ("~~cũ~~ mới", ["cũ mới"]),
    "particulars at the beginning": ("---\ntitle: Quyết định\ntags:\n  - a\n---\nĐiều 1", ["Điều 1"]),
    "a rule at the beginning is none": ("---\nĐiều 1 quy định\n---\nĐiều 2", ["Điều 1 quy định", "Điều 2"]),
    "remarks": ("trước <!-- bỏ\nbỏ --> sau", ["trước sau"]),
    "a remark without end": ("trước <!-- bỏ", ["trước"]),
    "quotes": ("> > Điều 1\n> khoản 2", ["Điều 1", "khoản 2"]),
    "bullets stay as they are": ("- một\n+ hai\n* ba", ["- một", "+ hai", "* ba"]),
    "numbers stay as they are": ("1. một\n3. ba", ["1. một", "3. ba"]),
    "line breaks": ("một<br>hai\\\nba", ["một", "hai", "ba"]),
    "entities": ("A &amp; B &le; C", ["A & B ≤ C"]),
    "a heading underlined": ("Chương I\n========\nnội dung", ["Chương I", "nội dung"]),
}


@pytest.mark.parametrize(("source", "expected"), LINES.values(), ids=LINES)
def test_lines(source, expected):
    assert lines(source) == expected


def test_headings():
    blocks = read("Chương I\n===\n## Mục 1\nchữ").blocks
    assert [block.style for block in blocks if isinstance(block, Paragraph)] == ["h1", "h2", None]


CELLS = [["TT", "Việc"], ["1", "a|b"]]
TABLES = {
    "bars around": "| TT | Việc |\n|:--|--:|\n| 1 | a\\|b |",
    "no bars around": "TT | Việc\n--- | ---\n1 | a\\|b\n\nsau",
    "of HTML": "<table border=1>\n<tr><td>TT</td><td>Việc</td></tr>\n<tr><td>1</td><td>a|b</td></tr>\n</table>\nsau",
}


@pytest.mark.parametrize("source", TABLES.values(), ids=TABLES)
def test_tables(source):
    table = next(block for block in read("trước\n\n" + source).blocks if isinstance(block, RawTable))
    assert [[cell.joined.text for cell in row] for row in table.rows] == CELLS


def test_a_table_of_html_keeps_its_spans():
    source = "a\n<table border=1><tr><td rowspan=2>1</td><td>2</td></tr><tr><td>3</td></tr><tr><td colspan=2>4</td></tr></table>"
    table = next(block for block in read(source).blocks if isinstance(block, RawTable))
    assert [[(cell.joined.text, cell.columns, cell.rows) for cell in row] for row in table.rows] == [
        [("1", 1, 2), ("2", 1, 1)], [("3", 1, 1)], [("4", 2, 1)]]  # fmt: skip


def test_a_table_of_html_without_end_is_read():
    assert "một" in read("trước\n<table><tr><td>một").text


def test_notes_over_several_lines():
    reading = read("Theo Luật[^1] này.\n\n[^1]: Dòng một\n    dòng hai\n\n    dòng ba\n\nHết.")
    note = next(block for block in reading.blocks if isinstance(block, Note))
    assert (note.marker, note.body.text) == ("1", "Dòng một\ndòng hai\ndòng ba")
    assert reading.text[: note.ref.start] == "Theo Luật"
    assert lines("a[^1]\n\n[^1]: b\n\nHết.") == ["a", "Hết."]
