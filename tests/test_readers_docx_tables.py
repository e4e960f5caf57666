"""DOCX: cells merged and deleted, rows over the end of a page."""

from __future__ import annotations

from docx import Document
from little_docx import W, body, cell, p, saved

from ingest.readers import read_file
from ingest.reading import RawTable


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


def test_a_row_over_the_end_of_a_page_ends_one_page():
    app = "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'><Pages>3</Pages></Properties>"
    both = "<w:tc><w:p><w:r><w:t>một</w:t><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r></w:p></w:tc>"
    rows = f"<w:tr>{both * 4}</w:tr>" * 2
    reading = body(f"<w:tbl>{rows}</w:tbl>" + p("sau"), app=app)
    assert (reading.pages, [b.page for b in reading.blocks]) == (3, [1, 3])


def test_a_table_of_four_thousand_rows():
    row = f"<w:tr>{cell('1')}{cell('Ban hành kế hoạch')}{cell('Sở Nội vụ')}</w:tr>"
    data = saved(Document(), document=f"<w:document {W}><w:body><w:tbl>{row * 4_000}</w:tbl></w:body></w:document>")
    table = next(b for b in read_file("a.docx", data).blocks if isinstance(b, RawTable))
    assert len(table.rows) == 4_000
