"""PDF: files made to harm, or harmed: refused with a sentence, or read as far as they are sound, in bounded time and memory."""

from __future__ import annotations

import time
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from little_pdf import LittlePdf, _file, _stream

from corpus.errors import UnreadableFile
from ingest.readers import read_file
from ingest.readers.pdf import scans
from ingest.reading import PageBreak, Reading

TEXT = "Cơ quan được giao nhiệm vụ chủ trì"
CATALOG = {1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [10 0 R] /Count 1 >>"}
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R {} >>"


@pytest.fixture(autouse=True)
def _no_tesseract(monkeypatch):
    monkeypatch.setattr(scans, "is_installed", lambda: False)


def made(text: str = TEXT) -> LittlePdf:
    return LittlePdf().text(85, 100, text)


def drawing(content: bytes) -> bytes:
    """A page that draws something more after its text."""
    return made().bytes(zlib.compress(content))


def form(number: int, content: str) -> str:
    return _stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /F {number} 0 R >> >>")


def doubling() -> bytes:
    objects = {**CATALOG, 3: _stream("/F Do"), 10: PAGE.format("/Resources << /XObject << /F 20 0 R >> >>")}
    objects |= {n: form(n + 1, "/F Do " * 10) for n in range(20, 50)}
    return _file({**objects, 50: form(50, "")})


REFUSED = {
    "contents that only refer to one another": lambda: _file({**CATALOG, 3: "4 0 R", 4: "3 0 R", 10: PAGE.format("")}),
    "a page tree that holds itself": lambda: _file({**CATALOG, 2: "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"}),
    "a form that draws itself": lambda: _file({**CATALOG, 3: _stream("/F Do"), 6: form(6, "/F Do /F Do"), 10: PAGE.format("/Resources << /XObject << /F 6 0 R >> >>")}),
    "forms that draw ten forms, thirty deep": doubling,
    "millions of saved states": lambda: drawing(b"q " * 4_000_000),
    "more drawing than any page of text has": lambda: drawing(b"0 0 m 9 9 l S " * 700_000),
    "a box without area": lambda: made().bytes().replace(b"[0 0 595 842]", b"[0 0 000 000]"),
    "text set beside the page": lambda: LittlePdf().text(2000, 100, TEXT).bytes(),
    "not a page": lambda: b"%PDF-1.7\n" + b"1 0 obj\n<<>>\nendobj\n" * 2000,
    "an array a hundred thousand deep": lambda: _file({**CATALOG, 1: "<< /Type /Catalog /X " + "[" * 100_000 + " >>"}),
}  # fmt: skip


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_refused(data):
    with pytest.raises(UnreadableFile, match=r"a\.pdf: tệp PDF"):
        read_file("a.pdf", data())


READ = {
    "a million numbers that nothing uses": lambda: drawing(b"1 " * 1_500_000),
    "brackets that never close": lambda: drawing(b"[" * 100_000),
    "junk behind the end": lambda: made().bytes() + b"x" * 20_000_000,
    "an image before the header": lambda: b"\xff\xd8\xff\xe0" + bytes(500) + made().bytes(),
    "a web page behind the end": lambda: made().bytes() + b"<html><script>alert(1)</script>" * 100,
    "an image larger than any memory": lambda: made().picture(0, 0, 9, 9).bytes().replace(b"/Width 595", b"/Width 9999999"),
}


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_read_all_the_same(data):
    assert TEXT in read_file("a.pdf", data()).text


def test_junk_before_the_header():
    assert read_file("a.pdf", b"\r\n\x00rubbish\n" + made().bytes()).text == TEXT + "\n"


BROKEN = {
    "cut in the middle": lambda data: data[: len(data) // 3],
    "only a header": lambda data: b"%PDF-1.7\n" + b"\x00" * 100,
    "noise": lambda data: data[:40] + bytes(range(256)) * 50,
}


@pytest.mark.parametrize("damage", BROKEN.values(), ids=BROKEN)
def test_damaged_files(damage):
    with pytest.raises(UnreadableFile, match=r"a\.pdf: tệp PDF (bị hỏng|không có)"):
        read_file("a.pdf", damage(made().bytes()))


def test_a_locked_file_says_so():
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>] /Root 1 0 R" % (
        b"aa" * 32,
        b"bb" * 32,
    )
    with pytest.raises(UnreadableFile, match="được đặt mật khẩu"):
        read_file("a.pdf", made().bytes().replace(b"/Root 1 0 R", lock))


def test_a_picture_called_a_pdf():
    with pytest.raises(UnreadableFile, match="đây là ảnh"):
        read_file("a.pdf", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


def test_an_empty_file_called_a_pdf():
    with pytest.raises(UnreadableFile, match="tệp rỗng"):
        read_file("a.pdf", b"")


def test_a_page_that_harms_costs_itself_only():
    data = made().page().text(85, 100, "Trang hai").page().text(85, 100, "Trang ba").bytes(zlib.compress(b"q " * 4_000_000))
    reading = read_file("a.pdf", data)
    assert TEXT not in reading.text
    assert "Trang hai" in reading.text
    assert "Trang ba" in reading.text
    assert reading.warnings[0].startswith("Trang 1 bị hỏng")


def test_what_stands_before_the_damage_is_kept():
    data = made().page().text(85, 100, "Trang hai").bytes()
    reading = read_file("a.pdf", data.replace(b"/Kids [10 0 R 12 0 R]", b"/Kids [10 0 R 10000 ]"))
    assert TEXT in reading.text


def test_more_pages_than_are_read():
    objects = {**CATALOG, 3: _stream("")} | {10 + n: PAGE.format("") for n in range(3001)}
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(f'{10 + n} 0 R' for n in range(3001))}] /Count 3001 >>"
    with pytest.raises(UnreadableFile, match="quá 3000 trang"):
        read_file("a.pdf", _file(objects))


SOUND = made().table([85, 125, 325], [200, 225, 250], [["TT", "Việc"], ["1", "Ban hành"]]).page().text(85, 100, TEXT).bytes()
VALUES = [b"0", b"-1", b"99999999999", b"null", b"[]", b"<<>>", b"()", b"2 0 R", b"999 0 R", b"[0 0 0 0]", b"/X", b"1e9", b"<f>"]
NAMES = [b"/Kids", b"/Parent", b"/Contents", b"/Length", b"/Filter", b"/W", b"/DW", b"/ToUnicode", b"/MediaBox", b"/Resources",
         b"/Encoding", b"/Root", b"xref", b"endobj", b"endstream", b"trailer", b"/Type", b"/DescendantFonts"]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.binary(max_size=4)), max_size=8),
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), max_size=3),
    st.integers(len(SOUND) // 2, len(SOUND)),
)
def test_damage_anywhere_is_read_or_refused(bytes_changed, entries_changed, length):
    data = SOUND
    for at, new in bytes_changed:
        data = data[:at] + new + data[at + len(new) :]
    for name, value in entries_changed:
        data = data.replace(name + b" ", name + b" " + value + b" ", 1)
    try:
        reading = read_file("a.pdf", data[:length])
    except UnreadableFile:
        return
    _is_sound(reading)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.floats(-50, 700), st.floats(-50, 900), st.text("aảđ1. )(-–IV\u0301", min_size=1, max_size=30),
            st.sampled_from([0.1, 6, 9, 12, 14, 60]), st.booleans(), st.booleans(),
        ),
        max_size=40,
    ),
    st.lists(st.tuples(st.floats(0, 600), st.floats(0, 850), st.floats(0, 600), st.floats(0, 850)), max_size=12),
)  # fmt: skip
def test_text_and_lines_anywhere(texts, lines):
    page = made()
    for x, y, text, size, bold, upwards in texts:
        page.text(x, y, text, size, bold, upwards)
    for line in lines:
        page.line(*line)
    try:
        reading = read_file("a.pdf", page.bytes())
    except UnreadableFile:  # most of the text runs another way, in letters that are none
        assert any(upwards for *_, upwards in texts)
        return
    _is_sound(reading)


def test_time_grows_with_the_text():
    """Twenty pages of a table without rules take no more than some forty times what one takes."""

    def pages(count: int) -> bytes:
        many = LittlePdf(space=250)
        for n in range(count):
            for row in range(40 * bool(many.page() if n else many)):
                for x, text in zip((85, 120, 320, 450), (str(row), "Ban hành kế hoạch", "Sở Nội vụ", "Quý I"), strict=True):
                    many.text(x, 60 + 18 * row, text, 11)
        return many.bytes()

    def seconds(data: bytes) -> float:
        start = time.thread_time()
        read_file("a.pdf", data)
        return time.thread_time() - start

    seconds(pages(1))
    assert seconds(pages(20)) < 40 * max(0.02, seconds(pages(1)))


def _is_sound(reading: Reading) -> None:
    last = 1
    for block in reading.blocks:
        if isinstance(block, PageBreak):
            assert block.page == last + 1
            last = block.page
        else:
            assert 0 <= block.span.start <= block.span.end <= len(reading.text)


def without_its_end(lost: bytes = b"", other: bytes = b"") -> bytes:
    """Two pages whose catalog, list of pages and table of places are cut off; an object that is lost has another number."""
    whole = made().page().text(85, 100, "và các đơn vị").bytes()
    data = whole[: whole.index(b"xref")].replace(b"/Type /Catalog", b"/Type /x").replace(b"/Type /Pages", b"/Type /x")
    return data.replace(lost, other) if lost else data


def test_a_file_cut_off_before_its_list_of_pages_is_read_and_told():
    reading = read_file("a.pdf", without_its_end())
    assert (reading.text, reading.pages) == (f"{TEXT}\nvà các đơn vị\n", 2)
    assert "tải chưa đủ" in reading.warnings[0]


def test_an_unfinished_object_at_the_cut_does_no_harm():
    assert read_file("a.pdf", without_its_end() + b"99 0 obj\n<< /Length 900 >>\nstream\nabc").pages == 2


LOST = {
    "a font": (b"\n4 0 obj", b"\n9 0 obj"),
    "the letters of a font": (b"\n3 0 obj", b"\n9 0 obj"),
    "a page's drawing": (b"\n13 0 obj", b"\n99 0 obj"),
}


@pytest.mark.parametrize("lost", LOST.values(), ids=LOST)
def test_a_file_cut_off_that_lost_a_part_of_a_page_is_refused(lost):
    with pytest.raises(UnreadableFile, match=r"tải chưa đủ.*Hãy"):
        read_file("a.pdf", without_its_end(*lost))
