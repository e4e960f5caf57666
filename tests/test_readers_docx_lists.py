"""Numbers of lists, as Word prints them."""

from __future__ import annotations

import pytest
from little_docx import W, body, item, lines, p

from ingest.reading import RawTable

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


def level(depth: int, pattern: str, more: str = "", format: str = "decimal", start: int = 1) -> str:
    return f"<w:lvl w:ilvl='{depth}'><w:start w:val='{start}'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{pattern}'/></w:lvl>"


def numbering(levels: str, *nums: str) -> str:
    """A w:numbering with one definition and a w:num for every override, the first without any."""
    lists = "".join(f"<w:num w:numId='{n}'><w:abstractNumId w:val='0'/>{num}</w:num>" for n, num in enumerate(["", *nums], 1))
    return f"<w:numbering {W}><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>{lists}</w:numbering>"


FORMATS = {
    "upperLetter": ["A.", "B."],
    "lowerRoman": ["i.", "ii."],
    "upperRoman": ["I.", "II."],
    "decimalZero": ["01.", "02."],
    "numberInDash": ["- 1 -.", "- 2 -."],
    "decimalEnclosedParen": ["(1).", "(2)."],
    "vietnameseCounting": ["một.", "hai."],
    "of a kind that nobody knows": ["1.", "2."],
}


@pytest.mark.parametrize(("format", "expected"), FORMATS.items(), ids=FORMATS)
def test_formats(format, expected):
    made = numbering(level(0, "%1.", format=format))
    assert lines(body(item("x", 1) * 2, numbering=made)) == [f"{number} x" for number in expected]


def test_a_format_of_ones_own():
    own = ("<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Choice Requires='w14'>"
           "<w:numFmt w:val='custom' w:format='001, 002, 003, ...'/></mc:Choice></mc:AlternateContent>")  # fmt: skip
    assert lines(body(item("x", 1) * 2, numbering=numbering(level(0, "%1", own)))) == ["001 x", "002 x"]


TWO = level(0, "%1.") + level(1, "%1.%2.")
RESTARTS = {
    "the deeper level begins anew": (TWO, [], [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], ["1.", "1.1.", "1.2.", "2.", "2.1."]),
    "a level that never begins anew": (
        level(0, "%1.") + level(1, "%2.", "<w:lvlRestart w:val='0'/>"), [], [(1, 0), (1, 1), (1, 0), (1, 1)], ["1.", "1.", "2.", "2."]),
    "only after the first level": (
        level(0, "%1.") + level(1, "%2.") + level(2, "%3)", "<w:lvlRestart w:val='1'/>"), [],
        [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)], ["1.", "1.", "1)", "2.", "2)", "2.", "1.", "1)"]),
    "another list of the same definition goes on": (TWO, [""], [(1, 0), (2, 0), (1, 0)], ["1.", "2.", "3."]),
    "an overridden level": (TWO, [f"<w:lvlOverride w:ilvl='0'>{level(0, 'Bước %1:')}</w:lvlOverride>"], [(1, 0), (2, 0)], ["1.", "Bước 2:"]),
    "an overridden start holds below too": (
        TWO, ["<w:lvlOverride w:ilvl='1'><w:startOverride w:val='4'/></w:lvlOverride>"],
        [(2, 0), (2, 1), (2, 1), (2, 0), (2, 1)], ["1.", "1.4.", "1.5.", "2.", "2.4."]),
}  # fmt: skip


@pytest.mark.parametrize(("levels", "nums", "items", "expected"), RESTARTS.values(), ids=RESTARTS)
def test_restarts(levels, nums, items, expected):
    made = numbering(levels, *nums)
    assert lines(body("".join(item("x", *one) for one in items), numbering=made)) == [f"{number} x" for number in expected]


LOOKS = {
    "nothing after the number": (level(0, "%1.", "<w:suff w:val='nothing'/>"), "1.x"),
    "in capitals": (level(0, "Điều %1.", "<w:rPr><w:caps/></w:rPr>"), "ĐIỀU 1. x"),
    "hidden": (level(0, "%1.", "<w:rPr><w:vanish/></w:rPr>"), "x"),
    "in a legacy font": (level(0, "§iÒu %1.", "<w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr>"), "Điều 1. x"),
    "a bullet of Wingdings": (level(0, "\uf0d8", "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>", "bullet"), "- x"),
    "a box to tick": (level(0, "\uf0a8", "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>", "bullet"), "☐ x"),
}


@pytest.mark.parametrize(("levels", "expected"), LOOKS.values(), ids=LOOKS)
def test_looks(levels, expected):
    assert lines(body(item("x", 1), numbering=numbering(levels))) == [expected]


STYLES = (
    f"<w:styles {W}><w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/>"
    "</w:numPr></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='H2'><w:name w:val='heading 2'/><w:basedOn w:val='H1'/><w:pPr><w:numPr><w:numId w:val='1'/>"
    "</w:numPr></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Own'><w:name w:val='Own'/><w:basedOn w:val='H2'/></w:style></w:styles>"
)


def test_a_style_is_tied_to_its_level():
    tied = level(0, "Chương %1", "<w:pStyle w:val='H1'/>") + level(1, "Điều %2.", "<w:pStyle w:val='H2'/>")
    paras = [p(text, f"<w:pStyle w:val='{style}'/>") for text, style in [("A", "H1"), ("B", "H2"), ("C", "Own")]]
    off = p("D", "<w:pStyle w:val='H1'/><w:numPr><w:numId w:val='0'/></w:numPr>")
    reading = body("".join([*paras, off]), numbering=numbering(tied), styles=STYLES)
    assert lines(reading) == ["Chương 1 A", "Điều 1. B", "Điều 2. C", "D"]


def test_a_definition_that_stands_for_a_style_of_lists():
    made = (
        f"<w:numbering {W}><w:abstractNum w:abstractNumId='0'><w:styleLink w:val='L'/>{TWO}</w:abstractNum>"
        "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='L'/></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>"
    )
    assert lines(body(item("x", 1) + item("x", 1, 1), numbering=made)) == ["1. x", "1.1. x"]


def test_a_deleted_item_does_not_count():
    gone = (
        "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
        "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"
    )
    assert lines(body(item("A", 1) + gone + item("B", 1), numbering=numbering(TWO))) == ["1. A", "2. B"]
