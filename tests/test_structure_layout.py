"""Tables drawn in plain text: with tabs, with bars, one cell a line."""

import pytest

from ingest.readers.layout import blocks
from ingest.reading import PageBreak, Paragraph, RawTable


def tables(text):
    return [[[c.joined.text for c in row] for row in b.rows] for b in blocks(text) if isinstance(b, RawTable)]


def paragraphs(text):
    return [text[b.span.start : b.span.end] for b in blocks(text) if isinstance(b, Paragraph)]


def test_rows_with_tabs_between_cells_make_a_table():
    text = "Phụ lục 1\nSTT\tChỉ tiêu\tNăm 2020\n1\tSố hồ sơ\t26\n\tCộng\t26\n\nKết thúc"
    assert tables(text) == [[["STT", "Chỉ tiêu", "Năm 2020"], ["1", "Số hồ sơ", "26"], ["", "Cộng", "26"]]]
    assert paragraphs(text) == ["Phụ lục 1", "Kết thúc"]


def test_an_empty_line_ends_a_fragment():
    assert len(tables("STT\tA\tB\n1\tx\ty\n\nSTT\tA\tB\n2\tz\tt\n")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "\tĐiều 1. Một đoạn thụt đầu dòng\n",
        "\t\t\tQUỐC HỘI\n\t\t\tKHÓA XV\n",
        "1.\tNội dung một\n2.\tNội dung hai\n",
        "\tđoạn một\n\n\tđoạn hai\n\n\tđoạn ba\n\n\tđoạn bốn\n\n",
    ],
    ids=["indented", "set in by tabs", "numbered with a tab", "indented paragraphs"],
)
def test_tabs_that_only_set_in_make_no_table(text):
    assert tables(text) == []
    assert len(paragraphs(text)) == len([line for line in text.split("\n") if line.strip()])


STACKED = "\tSTT\n\tChỉ tiêu\n\tNăm\n\n2015\n\tNăm 2020\n\n(Tính đến 31/3)\n\n\t1\n\tSố cuộc\n\t32\n\n\t9\n\n\n\t2\n\tTuyên truyền\n\t\n\t\n\n\n\nPhụ lục 2\n"


def test_cells_one_a_line_make_rows_of_the_width_that_most_have():
    assert tables(STACKED) == [
        [
            ["STT", "Chỉ tiêu", "Năm\n\n2015", "Năm 2020\n\n(Tính đến 31/3)"],
            ["1", "Số cuộc", "32\n", "9\n"],
            ["2", "Tuyên truyền", "", ""],
        ]
    ]


def test_a_heading_after_two_empty_lines_is_no_cell():
    assert paragraphs(STACKED) == ["Phụ lục 2"]


def test_bars_make_a_table_and_the_rule_is_no_row():
    table = next(b for b in blocks("| STT | Tên |\n|---|---|\n| 1 | Sở Nội vụ |\n") if isinstance(b, RawTable))
    assert [[c.joined.text for c in row] for row in table.rows] == [[" STT ", " Tên "], [" 1 ", " Sở Nội vụ "]]
    assert table.header_rows == 1


def test_a_form_feed_begins_a_page():
    assert [b.page for b in blocks("một\n\fhai\n") if isinstance(b, PageBreak)] == [2]


def test_a_heading_of_markdown_keeps_its_level():
    block = next(iter(blocks("## Mục tiêu\n")))
    assert isinstance(block, Paragraph)
    assert (block.style, block.span) == ("h2", (3, 11))
