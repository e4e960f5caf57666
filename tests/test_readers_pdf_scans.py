"""PDF: pages that are pictures, wholly or in part; layers of text that nobody could read; a recogniser that is not there."""

from __future__ import annotations

import pytest
from little_pdf import LittlePdf

from corpus.errors import UnreadableFile
from ingest.readers import read_file
from ingest.readers.pdf import scans
from ingest.readers.pdf.render import Picture, Renderer
from ingest.readers.pdf.strokes import taken_out
from ingest.reading import Paragraph, RawTable, Reading

FULL = "Cơ quan được giao nhiệm vụ chủ trì, phối hợp với các cơ quan liên"
POINT = 200 / 72  # pixels


def read(made: LittlePdf) -> Reading:
    return read_file("a.pdf", made.bytes())


def paragraphs(reading: Reading) -> list[str]:
    return [reading.text[b.span.start : b.span.end] for b in reading.blocks if isinstance(b, Paragraph)]


def page_of(made: LittlePdf, lines: int, top: int = 100) -> LittlePdf:
    for n in range(lines):
        made.text(113, top + 36 * n, FULL).text(85, top + 18 + 36 * n, "quan thực hiện.")
    return made


@pytest.fixture
def no_tesseract(monkeypatch):
    monkeypatch.setattr(scans, "is_installed", lambda: False)


def scan(pages: int) -> LittlePdf:
    made = LittlePdf()
    for n in range(pages):
        (made.page() if n else made).picture(0, 0, 595, 842)
    return made


@pytest.mark.usefixtures("no_tesseract")
def test_a_scan_is_refused_with_advice():
    with pytest.raises(UnreadableFile, match=r"a\.pdf: .*bản quét.*tesseract-ocr-vie"):
        read(scan(3))


@pytest.mark.usefixtures("no_tesseract")
def test_a_garbled_layer_over_a_scan_counts_as_none():
    made = scan(1)
    for n in range(20):
        made.text(60, 60 + 20 * n, "CQNG HoA xA HQI CHiJ NGHiA vrer NAM DQc lq,p TV do Hanh")
    with pytest.raises(UnreadableFile, match="lớp chữ bị hỏng"):
        read(made)


@pytest.mark.usefixtures("no_tesseract")
def test_scanned_pages_among_others_are_named():
    made = scan(2).page()
    assert read(page_of(made, 4)).warnings[0].startswith("Trang 1-2 chỉ có ảnh")


@pytest.mark.usefixtures("no_tesseract")
def test_a_large_picture_beside_text_is_told():
    made = page_of(LittlePdf(), 4).picture(85, 400, 400, 300)
    assert read(made).warnings[0].startswith("Trang 1 có ảnh lớn bên cạnh phần chữ")


@pytest.mark.usefixtures("no_tesseract")
def test_a_picture_behind_the_text_is_no_scan():
    assert read(page_of(LittlePdf().picture(0, 0, 595, 842), 6)).warnings == ()


WORDS = [  # line, left, top, width, height (in points), confidence, text
    (1, 60, 90, 40, 11, 91, "ỦY"), (1, 105, 90, 40, 11, 95, "BAN"), (1, 300, 90, 60, 11, 95, "CỘNG"), (1, 364, 90, 60, 11, 95, "HÒA"),
    (2, 85, 140, 60, 11, 96, "|Thực"), (2, 149, 140, 350, 11, 96, "hiện"), (2, 503, 140, 10, 11, 3, "~~~"),
    (3, 60, 157, 60, 11, 96, "nghị"), (3, 124, 157, 60, 11, 96, "quyết"), (4, 60, 190, 60, 11, 96, "¡"),
]  # fmt: skip


@pytest.fixture
def tesseract(tmp_path, monkeypatch):
    """Says the words, wherever it is shown a picture."""

    def put(words):
        head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
        rows = [
            "\t".join(map(str, (5, 1, 1, 1, line, 1, *(round(x * POINT) for x in box), conf, text)))
            for line, *box, conf, text in words
        ]
        (tmp_path / "out.tsv").write_text("\n".join([head, *rows]) + "\n")
        program = tmp_path / "tesseract"
        program.write_text(
            f"#!/bin/sh\nif [ $1 = --list-langs ]; then echo vie; else cat > /dev/null; cat {tmp_path}/out.tsv; fi\n"
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    return put


def test_scanned_pages_are_recognised_where_tesseract_is_there(tesseract):
    tesseract(WORDS)
    reading = read(scan(1))
    assert paragraphs(reading) == ["ỦY BAN CỘNG HÒA", "Thực hiện nghị quyết"]
    assert reading.warnings[0].startswith("Trang 1 là ảnh quét: chữ do máy nhận dạng (OCR)")


def test_the_running_head_over_a_scan_is_said_once(tesseract):
    tesseract([*WORDS, (5, 85, 40, 150, 11, 95, "CÔNG"), (5, 240, 40, 100, 11, 95, "BÁO")])
    assert read(scan(1).text(85, 51, "CÔNG BÁO số 12 năm 2024")).text.count("BÁO") == 1


SAID = [(n, 85, 420 + 20 * n, 60 * len(word), 11, 95, word) for n, word in enumerate(FULL.split() * 2)]


def test_a_scan_beside_text_is_recognised_in_part(tesseract):
    tesseract([*SAID, (99, 85, 100, 300, 11, 95, "Chữ_ngoài_ảnh")])
    reading = read(page_of(LittlePdf(), 4).picture(60, 380, 500, 440))
    assert reading.text.count("nhiệm") == 2 + 4
    assert "ngoài_ảnh" not in reading.text
    assert reading.warnings[0].startswith("Trang 1 có phần là ảnh")


def test_a_drawing_beside_text_gives_nothing(tesseract):
    tesseract([(n, 85, 420 + 20 * n, 60, 11, 95, "+") for n in range(30)])
    reading = read(page_of(LittlePdf(), 4).picture(60, 380, 500, 440))
    assert "+" not in reading.text
    assert reading.warnings == ()


def test_a_layer_that_is_no_vietnamese_but_says_what_the_picture_says_stays(tesseract):
    words = ["Article", "one", "sets", "out", "the", "scope", "of", "this", "law", "and", "whom", "it", "binds"]
    tesseract([(n, 85, 80 + 15 * n, 60, 11, 95, word) for n, word in enumerate(words + FULL.split() * 2)])
    made = scan(1)
    for n in range(12):
        made.text(60, 60 + 20 * n, " ".join(words))
    assert "binds" in read(made).text


def test_tables_in_a_scan_by_their_lines(tesseract):
    cells = [("TT", 90, 205), ("Việc", 135, 205), ("1", 90, 230), ("Ban", 135, 230), ("2", 90, 255), ("Rà", 135, 255)]
    words = [(n, x, y, 20, 11, 95, text) for n, (text, x, y) in enumerate(cells)]
    head = [(20 + n, 85, 60 + 16 * n, 60, 11, 95, word) for n, word in enumerate(FULL.split()[:6])]
    tesseract([*words, *head])
    made = LittlePdf()  # drawn, without text: outlines and lines only
    for y in (200, 225, 250, 275):
        made.line(85, y, 540, y)
    for x in (85, 125, 540):
        made.line(x, 200, x, 275)
    for n in range(500):
        made.line(20 + n % 50, 400 + n % 300, 21 + n % 50, 401 + n % 300)
    tables = [[[c.joined.text for c in row] for row in b.rows] for b in read(made).blocks if isinstance(b, RawTable)]
    assert tables == [[["TT", "Việc"], ["1", "Ban"], ["2", "Rà"]]]


def test_figures_of_many_rows_in_one_cell_of_a_scan_make_no_table(tesseract):
    words = [(n, x, 205 + 15 * n, 20, 11, 95, str(n)) for n in range(5) for x in (90, 135)]
    tesseract([*words, *[(20 + n, 85, 60 + 16 * n, 60, 11, 95, word) for n, word in enumerate(FULL.split()[:8])]])
    made = scan(1)
    made.pages[-1].append("1 g 0 0 595 842 re f 0 g")
    for y in (200, 290):
        made.line(85, y, 540, y)
    for x in (85, 125, 540):
        made.line(x, 200, x, 290)
    assert not any(isinstance(b, RawTable) for b in read(made).blocks)


def picture(width: int, height: int, *boxes: tuple[int, int, int, int]) -> Picture:
    data = bytearray(b"\xff" * (width * height))
    for left, top, right, bottom in boxes:
        for y in range(top, bottom):
            data[y * width + left : y * width + right] = bytes(right - left)
    return Picture(data, width, height, 1.0)


STROKES = {
    "a level line": (picture(200, 50, (10, 20, 190, 22)), [(False, 20.5, 10, 190)]),
    "an upright line": (picture(50, 200, (20, 10, 21, 190)), [(True, 20, 10, 190)]),
    "a line that leans": (picture(200, 50, (10, 20, 100, 21), (100, 21, 190, 22)), [(False, 20.5, 10, 190)]),
    "a short stroke of a letter": (picture(200, 50, (10, 20, 22, 22)), []),
    "a black patch": (picture(200, 100, (10, 20, 190, 80)), []),
    "nothing": (picture(20, 10), []),
}


@pytest.mark.parametrize(("shown", "expected"), STROKES.values(), ids=STROKES)
def test_lines_in_a_picture(shown, expected):
    before = shown.data.count(0)
    assert [tuple(rule) for rule in taken_out(shown)] == expected
    assert (shown.data.count(0) < before) == bool(expected)


def test_a_file_that_pdfium_cannot_open_gives_no_pictures():
    with Renderer(b"%PDF-1.7 nothing") as renderer:
        assert renderer.picture(1) is None


def test_a_page_is_turned_by_quarters():
    with Renderer(LittlePdf().line(0, 400, 595, 400).bytes()) as renderer:
        shown = renderer.picture(1, 1)
    assert shown is not None
    assert shown.width > shown.height
    assert [rule.vertical for rule in taken_out(shown)] == [True]
    with Renderer(LittlePdf().bytes()) as renderer:
        assert renderer.picture(2) is None


TURNED = [(n, 85 + 15 * n, 80, 11, 60, 95, word) for n, word in enumerate(FULL.split() * 2)]


def test_a_page_scanned_sideways_is_turned(tesseract, tmp_path):
    tesseract(TURNED)
    (tmp_path / "upright.tsv").write_text((tmp_path / "out.tsv").read_text().replace("\t31\t167\t", "\t167\t31\t"))
    (tmp_path / "tesseract").write_text(
        '#!/bin/sh\ncase "$*" in\n--list-langs) echo vie; echo osd;;\n'
        f'*osd*) cat > {tmp_path}/asked; echo "Rotate: 90"; echo "Orientation confidence: 9.1";;\n'
        f"*) cat > /dev/null; if [ -f {tmp_path}/asked ]; then cat {tmp_path}/upright.tsv; else cat {tmp_path}/out.tsv; fi;;\nesac\n"
    )
    reading = read(scan(1))
    assert (tmp_path / "asked").exists()
    assert reading.warnings[0].startswith("Trang 1 là ảnh quét")
