"""Which files are taken, under which names, and what becomes of the same content under another one."""

from __future__ import annotations

import shutil

import pytest

from corpus.store import Store
from ingest.files import find, passed_over
from ingest.pipeline import ingest

NOTICE = "THÔNG BÁO\nVề việc thẩm định dự toán\n\n1. Giao Sở Y tế thẩm định dự toán.\n"


@pytest.fixture
def store(tmp_path):
    return Store.open(tmp_path / "home")


def taken(store, *paths, **options) -> list[tuple[str, str]]:
    return [(outcome.name, outcome.status) for outcome in ingest(store, find(paths), **options)]


def write(path, text=NOTICE):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "passed"),
    [
        ("a.txt", False),
        ("năm 2024/a.docx", False),
        ("a~b.txt", False),
        ("~$a.docx", True),
        ("x/~WRL0005.tmp", True),
        (".a.txt", True),
        (".git/a.txt", True),
        ("a.pdf.part", True),
        ("a.pdf.crdownload", True),
        ("Thumbs.db", True),
        ("x/desktop.ini", True),
    ],
)
def test_temporary_and_hidden_files_are_passed_over(name, passed):
    assert passed_over(name) is passed


def test_a_folder_is_walked_in_order_and_named_from_there(tmp_path):
    for name in ("b.txt", "a/c.txt", "a/~$c.docx", ".an/d.txt", "e.part"):
        write(tmp_path / "den" / name)
    assert [file.name for file in find([tmp_path / "den"])] == ["a/c.txt", "b.txt"]


def test_the_same_content_under_another_name_is_not_taken_twice(store, tmp_path):
    first, second = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    outcomes = list(ingest(store, find([first, second])))
    assert [outcome.status for outcome in outcomes] == ["added", "duplicate"]
    assert outcomes[1].document == outcomes[0].document
    assert "“a.txt”" in outcomes[1].message
    assert taken(store, first, second) == [("a.txt", "unchanged"), ("b.txt", "duplicate")]


def test_after_the_first_is_removed_the_second_is_taken(store, tmp_path):
    first, second = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    (outcome,) = ingest(store, find([first]))
    store.remove(outcome.document)
    assert taken(store, second) == [("b.txt", "added")]
    assert taken(store, first) == [("a.txt", "duplicate")]


def test_of_two_bad_files_alike_each_is_told(store, tmp_path):
    first, second = write(tmp_path / "a.txt", ""), write(tmp_path / "b.txt", "")
    outcomes = list(ingest(store, find([first, second]), jobs=2))
    assert [outcome.status for outcome in outcomes] == ["failed", "failed"]
    assert outcomes[1].message.startswith("b.txt")


def test_two_files_of_one_name_in_one_run_are_not_mixed_up(store, tmp_path):
    first, second = write(tmp_path / "x" / "a.txt"), write(tmp_path / "y" / "a.txt", NOTICE + "2. Khác.\n")
    outcomes = list(ingest(store, find([first, second]), jobs=2))
    assert [outcome.status for outcome in outcomes] == ["added", "failed"]
    assert "cùng tên" in outcomes[1].message


def test_a_file_overwritten_with_what_another_holds_keeps_its_old_version(store, tmp_path):
    first, second = write(tmp_path / "a.txt"), write(tmp_path / "b.txt", NOTICE + "2. Khác.\n")
    list(ingest(store, find([first, second])))
    shutil.copy(first, second)
    (outcome,) = ingest(store, find([second]))
    assert outcome.status == "duplicate"
    assert "tracuu remove b-" in outcome.message
    assert "2. Khác." in store.text(store.holding(next(d.source.sha256 for d in store.documents() if d.source.name == "b.txt")))


def test_a_renamed_file_is_told_and_its_document_stays(store, tmp_path):
    first = write(tmp_path / "a.txt")
    list(ingest(store, find([first])))
    assert taken(store, first.rename(tmp_path / "b.txt")) == [("b.txt", "duplicate")]
    assert [document.source.name for document in store.documents()] == ["a.txt"]


def test_a_moved_file_needs_no_leave(store, tmp_path):
    first = write(tmp_path / "a.txt")
    list(ingest(store, find([first])))
    assert taken(store, write(tmp_path / "z" / "a.txt")) == [("a.txt", "unchanged")]


def test_replace_takes_another_file_of_the_same_name(store, tmp_path):
    list(ingest(store, find([write(tmp_path / "a.txt")])))
    other = write(tmp_path / "z" / "a.txt", NOTICE + "2. Khác.\n")
    assert taken(store, other) == [("a.txt", "failed")]
    assert taken(store, other, replace=True) == [("a.txt", "replaced")]
