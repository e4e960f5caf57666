"""Formats that LibreOffice turns first: what is asked of it, and what happens where it is missing, hangs or fails."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from corpus.errors import UnreadableFile
from ingest.readers import office, read_file

RTF = b"{\\rtf1\\ansi a}"


def needs_libreoffice(test):
    return pytest.mark.slow(pytest.mark.skipif(office.program() is None, reason="soffice is not installed")(test))


def test_without_libreoffice_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setattr(office, "program", lambda: None)
    with pytest.raises(UnreadableFile, match=r"a\.rtf: cần LibreOffice .*RTF.*Hãy cài LibreOffice.*DOCX"):
        read_file("a.rtf", RTF)


@pytest.mark.parametrize(
    ("script", "message"), [("sleep 60", "quá 1 giây"), ("exit 1", "không đọc được tệp")], ids=["hangs", "fails"]
)
def test_libreoffice_that_does_not_deliver(script, message, monkeypatch, tmp_path):
    command = tmp_path / "soffice"
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(0o755)
    monkeypatch.setattr(office, "program", lambda: str(command))
    monkeypatch.setattr(office, "SECONDS", 1)
    with pytest.raises(UnreadableFile, match=rf"a\.rtf: LibreOffice .*{message}.*Hãy mở tệp"):
        read_file("a.rtf", RTF)


@needs_libreoffice
def test_rtf_through_libreoffice():
    data = b"{\\rtf1\\ansi{\\fonttbl{\\f0 .VnTime;}}\\f0 C\\'a8n c\\'f8 Lu\\'cbt T\\'e6 ch\\'f8c H\\'e9i \\'ae\\'e5ng nh\\'a9n d\\'a9n\\par}"
    reading = read_file("a.doc", data)
    assert (reading.format, reading.text) == ("rtf", "Căn cứ Luật Tổ chức Hội đồng nhân dân\n")


HALF_OF_A_PICTURE = b"{\\rtf1 a \\bin999999999 x\\par b}"


def test_rtf_that_promises_more_bytes_than_there_are_is_refused_at_once():
    with pytest.raises(UnreadableFile, match=r"a\.rtf: tệp RTF bị hỏng"):
        read_file("a.rtf", HALF_OF_A_PICTURE)


def test_no_macro_runs_and_no_link_is_followed(tmp_path):
    option = office._options(tmp_path)[0]
    settings = (tmp_path / "profile" / "user" / "registrymodifications.xcu").read_text("utf-8")
    assert option.endswith("/profile")
    assert all(name in settings for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks"))


@needs_libreoffice
def test_two_conversions_at_once():
    texts = [f"{{\\rtf1\\ansi van ban {n}\\par}}".encode() for n in range(2)]
    with ThreadPoolExecutor(2) as pool:
        read = list(pool.map(lambda data: read_file("a.rtf", data).text, texts))
    assert read == ["van ban 0\n", "van ban 1\n"]


DAMAGED = {
    "groups without end": b"{\\rtf1 " + b"{" * 200_000,
    "cut off in a group": b"{\\rtf1 S\\'e8 {\\b 1",
    "no RTF after its first word": b"{\\rtf" + bytes(range(256)) * 50,
    "an old Office file of nothing": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + b"\0" * 600
    + "WordDocument\0".encode("utf-16-le")
    + b"\0" * 900,
}


@needs_libreoffice
@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_what_is_damaged_is_refused(data):
    with pytest.raises(UnreadableFile, match="Hãy "):
        read_file("a.doc", data)
