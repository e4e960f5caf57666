"""What is laid over a text: the text itself stays, marks stand where the source has them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from corpus.document import Row, Table
from corpus.indicator import Point
from corpus.span import Joined, Piece, Span
from web.charts import chart
from web.grid import grid, head
from web.marking import UNKNOWN, Link, NoteMark, Overlay, clean_offset, clean_range

WHOLE = Joined("một hai ba", (Piece(0, 10, 3), Piece(4, 40, 3), Piece(8, 43, 2)))
"""Three pieces with a gap that the clean text fills with a space."""


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(10, 13), Span(0, 3)),
        (Span(12, 41), Span(2, 5)),
        (Span(0, 100), Span(0, 10)),
        (Span(13, 40), None),
        (Span(41, 41), None),
        (Span(44, 99), Span(9, 10)),
    ],
    ids=["first piece", "over the gap", "all", "in the gap", "empty", "past the end"],
)
def test_a_canonical_span_in_clean_text(span, expected):
    assert clean_range(WHOLE, span) == expected


@pytest.mark.parametrize(("at", "expected"), [(5, 0), (11, 1), (13, 3), (20, 3), (42, 6), (60, 10)])
def test_a_lost_mark_stands_after_what_comes_before_it(at, expected):
    assert clean_offset(WHOLE, at) == expected


def test_a_quote_is_marked_once_with_the_anchor():
    overlay = Overlay(mark=Span(12, 41))
    assert overlay.write(WHOLE) == 'mộ<mark id="trich">t h</mark>ai ba'
    assert overlay.write(WHOLE) == "mộ<mark>t h</mark>ai ba"
    assert overlay.marked


def test_marks_links_and_notes_on_the_same_words():
    overlay = Overlay(mark=Span(11, 44), links=[Link(Span(10, 13), "/x?a&b")], notes=[NoteMark(13, "1", "f1")])
    written = overlay.write(WHOLE)
    assert '<a class="cite" href="/x?a&amp;b">m</a><mark id="trich"><a class="cite" href="/x?a&amp;b">ột</a></mark>' in written
    assert written.count('href="#f1"') == 1
    assert overlay.placed == {"f1"}


def test_of_two_links_over_each_other_the_first_is_kept():
    written = Overlay(links=[Link(Span(10, 13), "/a"), Link(Span(12, 42), "/b")]).write(WHOLE)
    assert "/a" in written
    assert "/b" not in written


def test_a_note_stands_once_on_the_page():
    overlay = Overlay(notes=[NoteMark(13, "1", "f1"), NoteMark(UNKNOWN, "2", "f2")])
    assert "#f1" in overlay.write(WHOLE)
    assert "#f1" not in overlay.write(WHOLE)
    assert "f2" not in overlay.placed


def test_markup_in_the_text_is_only_text():
    text = "<b>&"
    written = Overlay(mark=Span(0, 2)).write(Joined.verbatim(text, 0))
    assert written == '<mark id="trich">&lt;b</mark>&gt;&amp;'


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))


@given(
    text=st.text("aễ<& \n", max_size=30),
    mark=st.none() | SPANS,
    links=st.lists(SPANS, max_size=5),
    notes=st.lists(st.integers(-1, 45), max_size=4),
)
def test_whatever_is_laid_over_it_the_text_stays(text, mark, links, notes):
    marks = [NoteMark(at, "*", f"f{n}") for n, at in enumerate(notes)]
    written = Overlay(mark=mark, links=[Link(span, "/x") for span in links], notes=marks).write(Joined.verbatim(text, 3))
    without_notes = re.sub(r"<sup.*?</sup>", "", written)
    assert Markup(re.sub(r"<[^>]*>", "", without_notes)).unescape() == text
    for tag in ("a", "mark", "sup"):
        assert written.count(f"<{tag} ") + written.count(f"<{tag}>") == written.count(f"</{tag}>")


def table(columns, *rows, **rest) -> Table:
    return Table(id="d.t1", document="d", section=None, caption="", columns=columns, rows=rows, span=Span(0, 0), **rest)


def row(kind, *cells) -> Row:
    return Row(kind=kind, cells=cells, span=Span(0, 0))


def test_columns_of_uneven_depth():
    cells = [[(c.text, c.columns, c.rows) for c in line] for line in head(["STT", "A > x > 1", "A > x > 2", "A > y", "B"])]
    assert cells == [
        [("STT", 1, 3), ("A", 3, 1), ("B", 1, 3)],
        [("x", 2, 1), ("y", 1, 2)],
        [("1", 1, 1), ("2", 1, 1)],
    ]


def test_two_columns_of_one_name_stay_two():
    assert [(c.text, c.columns) for c in head(["Tên", "Tên"])[0]] == [("Tên", 1), ("Tên", 1)]


def test_a_group_row_runs_over_its_empty_cells_only():
    made = grid(
        table(("STT", "Nội dung", "Số", "Ghi chú"), row("group", "I", "NHÓM THỨ NHẤT", "", ""), row("data", "1", "x", "", "")),
        Overlay(),
        [],
    )
    assert [cell.columns for cell in made.lines[0].cells] == [1, 3]
    assert [cell.columns for cell in made.lines[1].cells] == [1, 1, 1, 1]


@pytest.mark.parametrize(("last", "is_figures"), [("chưa có", True), ("một câu dài hơn một con số", False)])
def test_a_column_mostly_of_figures_and_of_short_cells_is_set_as_figures(last, is_figures):
    made = grid(
        table(("Tên", "Năm"), row("data", "a", "1.543"), row("data", "b", "62,5%"), row("data", "c", last)), Overlay(), []
    )
    assert [[cell.figure for cell in line.cells] for line in made.lines] == [[False, is_figures]] * 3


def test_a_note_whose_place_is_lost_stands_in_the_cell_that_the_table_names():
    notes = [NoteMark(UNKNOWN, "9", "f9")]
    made = grid(table(("Tên", "Năm"), row("data", "a", "26"), footnotes={"0,1": "9"}), Overlay(notes=notes), notes)
    assert made.lines[0].cells[1].html.startswith("26<sup")


def figure(year, value, as_of=None, document="a"):
    place = {"indicator": "x", "table": "t", "row": 0, "column": 0, "span": Span(0, 0)}
    return Point(year=year, period=None, value=value, as_written=str(value), as_of=as_of, document=document, **place)


def test_a_chart_leaves_out_years_with_two_values_and_part_years():
    made = chart([figure(2016, 1.0), figure(2017, 2.0), figure(2018, 3.0), figure(2018, 4.0), figure(2020, 9.0, "2020-03-31")])
    assert [dot.label for dot in made.lines[0].dots] == ["1.0", "2.0"]
    assert made.lines[0].dots[0].y > made.lines[0].dots[1].y


def test_documents_that_differ_have_a_line_each():
    made = chart([figure(2016, 1.0), figure(2017, 2.0), figure(2016, 5.0, document="b")])
    assert [(line.document, len(line.dots)) for line in made.lines] == [("a", 2), ("b", 1)]
    assert [year for _, year in made.years] == [2016, 2017]


@pytest.mark.parametrize("points", [[], [figure(2016, 1.0)], [figure(2016, None), figure(None, 2.0)]])
def test_no_chart_of_fewer_than_two_years(points):
    assert chart(points) is None
