"""The door to the readers: which one a file gets, and what is said of files that none can read."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from little_pdf import LittlePdf

from corpus.errors import UnreadableFile
from ingest import readers
from ingest.readers import FORMATS, MAX_BYTES, SUFFIXES, read_file
from ingest.readers.pdf import mine
from ingest.readers.sniff import sniff

TEXT = "Số: 688/QĐ-UBND\nỦy ban nhân dân tỉnh\n"


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return out.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500 + stream.encode("utf-16-le") + b"\x00\x00"


def word_97(flags: int, sector: int = 1) -> bytes:
    """The parts of a Word file that say whether it is locked: a header, a directory entry, the beginning of the main stream."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(0x1E, b"\x00") + b"\x09\x00"
    entry = "WordDocument\x00".encode("utf-16-le").ljust(0x74, b"\x00") + sector.to_bytes(4, "little")
    stream = b"\xec\xa5".ljust(0x0A, b"\x00") + flags.to_bytes(2, "little")
    return header.ljust(512, b"\x00") + entry.ljust(512, b"\x00") + stream.ljust(512, b"\x00")


def locked_odt() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")
    return out.getvalue()


CONTENT = {
    "text": (TEXT.encode(), "text"),
    "text in UTF-16": (TEXT.encode("utf-16"), "text"),
    "text in UTF-16 without mark": (TEXT.encode("utf-16-le"), "text"),
    "text in windows-1258": ("Quyết định".encode("cp1258", "ignore"), "text"),
    "text with a form feed": (b"trang 1\n\x0ctrang 2", "text"),
    "text that begins as programs do": (b"MZ la ky hieu, BM la bieu mau", "text"),
    "pdf": (LittlePdf().bytes(), "pdf"),
    "pdf after junk": (b"\x00\x01rubbish\n%PDF-1.4", "pdf"),
    "docx": (packed("[Content_Types].xml", "word/document.xml"), "docx"),
    "xlsx": (packed("xl/workbook.xml"), "xlsx"),
    "odt": (packed("mimetype", "content.xml"), "odt"),
    "doc": (ole("WordDocument"), "doc"),
    "doc that is not locked": (word_97(0x12F0), "doc"),
    "doc whose main stream lies nowhere": (word_97(0x13F0, sector=2**31), "doc"),
    "xls": (ole("Workbook"), "xls"),
    "ppt": (ole("PowerPoint Document"), "ppt"),
    "rtf": (b"{\\rtf1\\ansi a}", "rtf"),
    "html": (b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>a", "html"),
    "html in UTF-16": ("<html><p>a".encode("utf-16"), "html"),
    "xhtml": (b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'><p>a", "html"),
    "html after a remark": (b"<!-- saved from url -->\n<html><p>a", "html"),
    "a page saved in one file": (
        b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n",
        "mhtml",
    ),
}


@pytest.mark.parametrize(("data", "kind"), CONTENT.values(), ids=CONTENT)
def test_content_tells_the_format(data, kind):
    assert sniff(data) == kind


NAMES = {
    "Word names HTML": ("a.doc", b"<html><body><p>ch\xe1\xbb\xaf</p>", "html"),
    "Word names text": ("a.doc", TEXT.encode(), "txt"),
    "text names a PDF": ("a.txt", LittlePdf().text(90, 90, "một dòng chữ dài hơn một chút").bytes(), "pdf"),
    "Markdown by its name": ("a.md", b"# Ch\xe1\xbb\xaf", "md"),
    "no suffix": ("quyet-dinh", TEXT.encode(), "txt"),
    "capitals": ("A.TXT", TEXT.encode(), "txt"),
    "HTML without a beginning, by its name": ("a.htm", b"ch\xe1\xbb\xaf <b>x</b>", "html"),
}


@pytest.mark.parametrize(("name", "data", "format"), NAMES.values(), ids=NAMES)
def test_a_file_is_read_as_what_it_is(name, data, format):
    assert read_file(name, data).format == format


BAD = {
    "empty": ("a.txt", b"", r"tệp rỗng.*Hãy"),
    "only white space": ("a.docx", b" \r\n\t\n", r"tệp rỗng"),
    "only null bytes": ("a.txt", b"\x00" * 999, r"tệp rỗng"),
    "binary named text": ("a.txt", bytes(range(256)) * 40, r"dữ liệu nhị phân.*Hãy"),
    "an image named PDF": ("a.pdf", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9, r"đây là ảnh.*OCR"),
    "an archive": ("a.zip", packed("a.txt"), r"tệp nén.*Hãy giải nén"),
    "a program": ("a.doc", b"MZ\x90\x00\x03\x00\x00\x00" + bytes(range(256)), r"chương trình máy tính"),
    "an unknown suffix": ("a.xyz", TEXT.encode(), r"đuôi “\.xyz”.*\.docx"),
    "a Word file cut off": ("a.docx", packed("word/document.xml")[:-30], r"bị hỏng.*Hãy"),
    "a Word file with a password": ("a.docx", ole("EncryptedPackage"), r"mật khẩu.*Hãy"),
    "an old Word file with a password": ("a.doc", word_97(0x13F0), r"mật khẩu.*Hãy"),
    "an OpenDocument file with a password": ("a.odt", locked_odt(), r"mật khẩu.*Hãy"),
    "an old Office file of no kind": ("a.doc", ole("Khác"), r"tệp Office cũ"),
}


@pytest.mark.parametrize(("name", "data", "message"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_said(name, data, message):
    with pytest.raises(UnreadableFile, match=rf"(?s)^{name}: .*{message}"):
        read_file(name, data)


def test_a_file_over_its_limit_is_not_read(monkeypatch):
    rows = {"text": readers.Format("text", (".txt",), "text", 2**20)}
    monkeypatch.setattr(readers, "_BY_NAME", rows)
    with pytest.raises(UnreadableFile, match=r"a\.txt: tệp lớn hơn 1 MB.*Hãy tách"):
        read_file("a.txt", b"a" * (2**20 + 1))


def test_the_registry_holds_together():
    assert len({row.name for row in FORMATS}) == len(FORMATS)
    assert len(SUFFIXES) == sum(len(row.suffixes) for row in FORMATS)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in SUFFIXES)
    assert all(0 < row.max_bytes <= MAX_BYTES for row in FORMATS)


NOISE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
STARTS = [b"", b"%PDF-1.5\n", b"PK\x03\x04", b"<html><table>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", TEXT.encode()]
SUFFIX = st.sampled_from(sorted(SUFFIXES))


def reads_or_says(name: str, data: bytes) -> None:
    try:
        said = read_file(name, data).text.strip()
    except UnreadableFile as error:
        said = str(error).partition(f"{name}: ")[2]
    assert said


@NOISE
@given(st.sampled_from(STARTS), st.binary(max_size=2000), SUFFIX)
def test_noise_is_read_or_refused(start, noise, suffix):
    reads_or_says(f"a{suffix}", start + noise)


TAGS = st.sampled_from(
    [
        "<table>",
        "<tr>",
        "<td>",
        "<td",
        "rowspan=9>",
        "</td>",
        "</tr>",
        "</table>",
        "<p>",
        "</p>",
        "<ol>",
        "<li>",
        "</ol>",
        "<a",
        "href='#a'",
        "name='b'>",
        "</a>",
        "<div",
        "id=a>",
        "chữ",
        "<br>",
    ]
)


@NOISE
@given(st.lists(TAGS, max_size=60))
def test_tags_in_any_order(tags):
    reads_or_says("a.html", ("<html><body>chữ" + " ".join(tags)).encode())


@NOISE
@given(st.data())
def test_a_pdf_with_a_byte_changed(data):
    good = bytearray(
        LittlePdf().table([85, 300, 500], [100, 125, 150], [["a", "b"], ["c", "d"]]).text(85, 300, "chữ ở dưới").bytes()
    )
    for _ in range(data.draw(st.integers(1, 5))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    reads_or_says("a.pdf", bytes(good))


@NOISE
@given(st.text(alphabet="0123456789. -[]()<>/TJqQBEmlScmDo\n", max_size=300))
def test_a_pdf_with_any_drawing(drawing):
    made = LittlePdf().text(85, 90, "một dòng chữ")
    made.pages[0].append(drawing)
    reads_or_says("a.pdf", made.bytes())


@NOISE
@given(st.text(alphabet="|-#*_[]()^!`<>\\ \nab", max_size=300))
def test_markdown_of_signs(source):
    reads_or_says("a.md", source.encode())


BOMBS = {
    "drawing without end": b"0 0 m 1 1 l S\n" * 100_000,
    "a stream of blanks": b" " * (200 * 2**20),
}


@pytest.mark.parametrize("drawing", BOMBS.values(), ids=BOMBS)
def test_a_page_that_unpacks_to_a_great_deal(drawing, monkeypatch):
    monkeypatch.setattr(mine, "_MOST_SHAPES", 2000)
    made = LittlePdf().text(85, 90, "một dòng chữ")
    data = made.bytes(extra=zlib.compress(drawing, 1))
    with pytest.raises(UnreadableFile, match=r"quá phức tạp|bung ra quá"):
        read_file("a.pdf", data)
