"""Plain text in its encodings; what is no text is refused with a sentence that says what is wrong and what to do."""

import unicodedata

import pytest

from corpus.errors import UnreadableFile
from ingest.readers import text as plain

CONTENT = "ỦY BAN NHÂN DÂN TỈNH\nĐiều 1. Phê duyệt kế hoạch “cải cách hành chính”; quyền hạn của người đứng đầu.\n"


def windows_1258(content: str) -> bytes:
    """As Windows writes Vietnamese: letters with their shape marks, tones as characters of their own."""
    written = b""
    for char in content:
        try:
            written += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tones = "".join(p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
            written += (base + tones).encode("cp1258")
    return written


ENCODED = {
    "utf-8": CONTENT.encode(),
    "utf-8 with a mark": CONTENT.encode("utf-8-sig"),
    "utf-8 decomposed": unicodedata.normalize("NFD", CONTENT).encode(),
    "utf-16 with a mark": CONTENT.encode("utf-16"),
    "utf-16 little endian": CONTENT.encode("utf-16-le"),
    "utf-16 big endian": CONTENT.encode("utf-16-be"),
    "utf-32": CONTENT.encode("utf-32"),
    "windows line ends": CONTENT.replace("\n", "\r\n").encode(),
    "old mac line ends": CONTENT.replace("\n", "\r").encode(),
    "windows-1258": windows_1258(CONTENT),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED.keys())
def test_the_canonical_text_is_the_same_in_every_encoding(data):
    assert plain.read(data).text == CONTENT


def test_a_guessed_encoding_is_told():
    assert "windows-1258" in plain.read(windows_1258(CONTENT)).warnings[0]


def test_utf8_cut_short_is_read_and_told():
    reading = plain.read((CONTENT * 3).encode()[:-2] + b"\xe1")
    assert reading.text.endswith("\ufffd")
    assert "1 chỗ hỏng" in reading.warnings[0]


def test_white_space_and_control_characters_stay():
    assert plain.read("a\u00a0b  c\u200b\n\n\nd\f".encode()).text == "a\u00a0b  c\u200b\n\n\nd\f"


REFUSED = {
    "nothing": (b"", "không có chữ nào"),
    "white space": (b" \r\n\t\n", "không có chữ nào"),
    "a binary": (b"MZ\x90\0\x03\0\0\0\x04" * 40, "không phải văn bản thuần"),
    "a binary without zero bytes": (bytes(range(128, 256)) * 20, "UTF-8"),
    "another language": ("L'été dernier à Genève, élève très gêné".encode("latin-1"), "TCVN3"),
    "a damaged utf-16": (CONTENT.encode("utf-16")[:-1], "UTF-16"),
}


@pytest.mark.parametrize(("data", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_text_is_refused(data, says):
    with pytest.raises(UnreadableFile, match=says):
        plain.read(data)
