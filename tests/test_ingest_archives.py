"""Zip archives of documents are taken like folders, within bounds."""

from __future__ import annotations

import io
import struct
import tracemalloc
import unicodedata
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.store import Store
from ingest import archives
from ingest.files import fetch, find
from ingest.pipeline import ingest

NOTICE = "THÔNG BÁO\nVề việc thẩm định dự toán\n\n1. Giao Sở Y tế thẩm định dự toán {n}.\n"


def packed(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def notice(n: int) -> bytes:
    return NOTICE.format(n=n).encode()


def legacy_named(path: Path, raw: bytes, extra: bytes = b"") -> Path:
    """An archive with one member whose name is written in bytes of no told encoding."""
    info = zipfile.ZipInfo("x" * len(raw) + ".txt")
    info.extra = extra
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, notice(1))
    path.write_bytes(buffer.getvalue().replace(b"x" * len(raw) + b".txt", raw + b".txt"))
    return path


def names(path: Path) -> list[str]:
    return [file.name for file in find([path])]


def test_members_are_named_below_their_archive(tmp_path):
    path = packed(tmp_path / "kho.zip", {"thư mục/b.txt": notice(2), "a.txt": notice(1), "thư mục/": b""})
    assert names(path) == ["kho.zip/a.txt", "kho.zip/thư mục/b.txt"]
    (tmp_path / "năm 2024").mkdir()
    path.rename(tmp_path / "năm 2024" / "kho.ZIP")
    assert names(tmp_path) == ["năm 2024/kho.ZIP/a.txt", "năm 2024/kho.ZIP/thư mục/b.txt"]


def test_an_archive_is_taken_and_taken_again_changes_nothing(tmp_path):
    store = Store.open(tmp_path / "home")
    path = packed(tmp_path / "kho.zip", {"a/b.txt": notice(1), "ảnh.png": b"\x89PNG", "c.txt": notice(2)})
    first = list(ingest(store, find([path])))
    assert [(outcome.name, outcome.status) for outcome in first] == [
        ("kho.zip/a/b.txt", "added"),
        ("kho.zip/c.txt", "added"),
        ("kho.zip/ảnh.png", "skipped"),
    ]
    assert [outcome.status for outcome in ingest(store, find([path]))] == ["unchanged", "unchanged", "skipped"]
    packed(path, {"a/b.txt": notice(3), "c.txt": notice(2)})
    assert [outcome.status for outcome in ingest(store, find([path]))] == ["replaced", "unchanged"]
    assert store.stored("kho.zip/a/b.txt")[1] == str(path.resolve() / "a/b.txt")


@pytest.mark.parametrize(
    "name",
    ["__MACOSX/._a.txt", ".git/a.txt", "x/.an.txt", "~$a.docx", "x/Thumbs.db", "a.docx.tmp"],
)
def test_what_systems_keep_for_themselves_is_passed_over(tmp_path, name):
    assert names(packed(tmp_path / "kho.zip", {name: b"x", "a.txt": notice(1)})) == ["kho.zip/a.txt"]


@pytest.mark.parametrize(
    ("raw", "want"),
    [
        ("Tờ trình".encode(), "Tờ trình"),
        (unicodedata.normalize("NFD", "Tờ trình").encode(), "Tờ trình"),
        (b"Quy\xea\xect \xf0i\xf2nh", "Quyết định"),
        (b"Report", "Report"),
        (b"\x81\x8d", "üì"),
    ],
)
def test_names_of_no_told_encoding_are_guessed(tmp_path, raw, want):
    assert names(legacy_named(tmp_path / "kho.zip", raw)) == [f"kho.zip/{want}.txt"]


def test_the_unicode_name_beside_the_old_one_holds(tmp_path):
    told = "Tờ trình.txt".encode()
    extra = struct.pack("<HHBI", 0x7075, 5 + len(told), 1, 0) + told
    assert names(legacy_named(tmp_path / "kho.zip", b"T? tr?nh", extra)) == ["kho.zip/Tờ trình.txt"]


@pytest.mark.parametrize("name", ["../../a.txt", "/etc/a.txt", "..\\..\\a.txt", "./x/../a.txt"])
def test_no_name_leads_out_of_the_archive(tmp_path, name):
    (tmp_path / "in").mkdir()
    path = packed(tmp_path / "in" / "kho.zip", {name: notice(1)})
    before = sorted(tmp_path.rglob("*"))
    (outcome,) = ingest(Store.open(tmp_path / "in" / "home"), find([path]))
    assert outcome.status == "added"
    assert ".." not in outcome.name
    assert sorted(p for p in tmp_path.rglob("*") if "home" not in str(p)) == before


def damaged(data: bytes) -> bytes:
    middle = data.index(b"a.txt") + 20
    return data[:middle] + bytes(byte ^ 0x55 for byte in data[middle : middle + 20]) + data[middle + 20 :]


def encrypted(data: bytes) -> bytes:
    """Both headers say that the member is encrypted."""
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + at
        data = data[:place] + b"\x01" + data[place + 1 :]
    return data


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (damaged, "bị hỏng"),
        (encrypted, "mật khẩu"),
        (lambda data: data[:-30], "bị hỏng"),
        (lambda data: b"PK\x03\x04 no archive at all", "bị hỏng"),
        (lambda data: b"", "bị hỏng"),
    ],
)
def test_a_bad_archive_is_told(tmp_path, spoil, says):
    path = packed(tmp_path / "kho.zip", {"a.txt": notice(1) * 9})
    path.write_bytes(spoil(path.read_bytes()))
    (outcome,) = ingest(Store.open(tmp_path / "home"), find([path]))
    assert outcome.status == "failed"
    assert outcome.message.startswith("kho.zip")
    assert says in outcome.message


def test_a_bad_member_costs_itself_only(tmp_path):
    inner = packed(tmp_path / "trong.zip", {"x.txt": notice(1)}).read_bytes()
    path = packed(
        tmp_path / "kho.zip", {"a.txt": notice(1), "bom.txt": b"0" * 20_000_000, "trong.zip": inner, "z.txt": notice(2)}
    )
    outcomes = {outcome.name.partition("/")[2]: outcome for outcome in ingest(Store.open(tmp_path / "home"), find([path]))}
    assert {name: outcome.status for name, outcome in outcomes.items()} == {
        "a.txt": "added",
        "bom.txt": "failed",
        "trong.zip": "failed",
        "z.txt": "added",
    }
    assert "300 lần" in outcomes["bom.txt"].message
    assert "kho nén nằm trong kho nén" in outcomes["trong.zip"].message


def test_no_more_is_unpacked_than_was_told(tmp_path):
    """A header that tells of 1,000 bytes where 60 million are packed."""
    path = packed(tmp_path / "kho.zip", {"a.txt": b"0" * 60_000_000})
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", 60_000_000), struct.pack("<I", 1000)))
    tracemalloc.start()
    with pytest.raises(UnreadableFile, match="bị hỏng"):
        archives.unpack(path, "a.txt", tmp_path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_packing_that_is_not_read_is_told(tmp_path, method):
    path = packed(tmp_path / "kho.zip", {"a.txt": notice(1)}, method)
    (outcome,) = ingest(Store.open(tmp_path / "home"), find([path]))
    assert "kiểu nén" in outcome.message


@pytest.mark.parametrize(("limit", "value", "says"), [("MOST_MEMBERS", 2, "hơn 2 tệp"), ("MOST_BYTES", 200, "bung ra lớn hơn")])
def test_an_archive_over_a_limit_is_refused_whole(tmp_path, monkeypatch, limit, value, says):
    monkeypatch.setattr(archives, limit, value)
    path = packed(tmp_path / "kho.zip", {f"{n}.txt": notice(n) for n in range(3)})
    (file,) = find([path])
    assert says in file.problem


def test_a_list_of_contents_that_would_fill_the_memory_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "_DIRECTORY_BYTES", 500)
    path = packed(tmp_path / "kho.zip", {f"{n}.txt": b"" for n in range(50)})
    with pytest.raises(UnreadableFile, match="quá nhiều tệp"):
        archives.members(path)


def test_an_office_document_is_no_archive(tmp_path):
    path = packed(tmp_path / "van-ban.zip", {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert [(file.name, file.member) for file in find([path])] == [("van-ban.zip", None)]


def test_a_changed_archive_is_read_anew(tmp_path):
    path = packed(tmp_path / "kho.zip", {"a.txt": notice(1)})
    assert names(path) == ["kho.zip/a.txt"]
    path.unlink()
    packed(path, {"b.txt": notice(1)})
    assert names(path) == ["kho.zip/b.txt"]


@given(st.lists(st.tuples(st.integers(0, 2**16), st.integers(0, 255)), min_size=1, max_size=6))
@example([(1523, 0)])  # a member without a name
@settings(max_examples=200)
def test_a_damaged_archive_is_refused_or_read_never_anything_else(tmp_path_factory, flips):
    folder = tmp_path_factory.mktemp("kho")
    path = packed(folder / "kho.zip", {"thư mục/a.txt": notice(1) * 9, "b.txt": b"x"})
    data = bytearray(path.read_bytes())
    for at, value in flips:
        data[at % len(data)] = value
    path.write_bytes(data)
    for file in find([path]):
        with suppress(UnreadableFile):
            fetch(file, folder)
