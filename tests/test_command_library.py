"""The commands that change the library, and what is told about files and programs."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hostile import heeds_interrupts

import tracuu

ROOT = Path(__file__).parent.parent
NOTICE = (
    "UBND TỈNH HÒA BÌNH\nSố: {n}/TB-UBND\n\nTHÔNG BÁO\nVề việc {n}\n\n1. Giao Sở Y tế thẩm định dự toán trước ngày 15/4/2022.\n"
)


@pytest.fixture
def run(tmp_path):
    def call(*args: object) -> tuple[int, str, str]:
        done = CliRunner().invoke(tracuu.main, ["--home", str(tmp_path / "home"), *map(str, args)])
        return done.exit_code, done.stdout, done.stderr

    return call


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "den"
    made.mkdir()
    for n in range(3):
        (made / f"{n}.txt").write_text(NOTICE.format(n=n), "utf-8")
    return made


def held(run) -> list[str]:
    return [json.loads(line)["source"]["name"] for line in run("export", "documents")[1].splitlines()]


@pytest.mark.parametrize("jobs", [1, 3])
def test_as_many_at_once_as_are_asked_for_and_the_same_result(run, folder, jobs):
    code, out, _ = run("ingest", "--jobs", jobs, folder)
    assert (code, "3 mới" in out) == (0, True)
    assert held(run) == ["0.txt", "1.txt", "2.txt"]


def test_a_file_that_takes_too_long_is_told_and_the_rest_goes_on(run, folder):
    (folder / "1.txt").write_text("Một dòng chữ dài hơn một chút.\n" * 300_000, "utf-8")
    code, out, err = run("ingest", "--seconds", "4", folder)
    assert code == 1
    assert "1.txt: đọc quá 4 giây" in err
    assert "2 mới, 1 LỖI" in out


def test_an_archive_and_its_like(run, folder, tmp_path):
    with zipfile.ZipFile(tmp_path / "kho.zip", "w") as archive:
        archive.write(folder / "0.txt", "thư mục/0.txt")
    code, out, _ = run("ingest", tmp_path / "kho.zip")
    assert (code, held(run)) == (0, ["kho.zip/thư mục/0.txt"])
    code, out, err = run("ingest", folder)
    assert code == 0
    assert "2 mới" in out
    assert "1 trùng nội dung" in out
    assert "“kho.zip/thư mục/0.txt”" in err


def test_a_document_is_removed_by_its_id_and_can_come_back(run, folder):
    run("ingest", folder)
    first = json.loads(run("export", "documents")[1].splitlines()[0])["id"]
    assert run("remove", first)[0] == 0
    assert held(run) == ["1.txt", "2.txt"]
    assert all(hit["document"] != first for hit in json.loads(run("search", "dự toán", "--format", "json")[1])["hits"])
    code, _, err = run("remove", first)
    assert (code, first in err) == (1, True)
    assert "1 mới" in run("ingest", folder)[1]


def test_read_shows_the_blocks_that_the_reader_made(run, tmp_path):
    path = tmp_path / "a.md"
    path.write_text("# QUYẾT ĐỊNH\n\nĐiều 1. Giao.\n\n| TT | Tên |\n|---|---|\n| 1 | Sở Y tế |\n", "utf-8")
    made = json.loads(run("read", path, "--format", "json")[1])
    assert made["format"] == "md"
    assert [block["kind"] for block in made["blocks"]] == ["paragraph", "paragraph", "table"]
    assert made["blocks"][2]["rows"][1][1] == {"text": "Sở Y tế", "columns": 1, "rows": 1}
    for block in made["blocks"][:2]:
        assert made["text"][slice(*block["span"])] == block["text"]
    assert {"warnings", "pages", "sections", "tables"} <= made.keys()


def test_status_tells_formats_and_programs(run, monkeypatch, tmp_path):
    out = run("status")[1]
    assert "DOCX (.docx, .docm, .dotx): đọc được" in out
    monkeypatch.setenv("PATH", str(tmp_path))
    out = run("status")[1]
    assert "chưa đọc được: cần LibreOffice" in out
    assert "Hãy cài: gói tesseract-ocr và tesseract-ocr-vie" in out


def command(tmp_path, *args: object) -> list[str]:
    return [sys.executable, "-m", "tracuu", "--home", str(tmp_path / "home"), *map(str, args)]


@pytest.mark.slow
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_stopped_midway_what_was_taken_is_kept(run, tmp_path, folder, ending):
    for n in range(3, 400):
        (folder / f"{n}.txt").write_text(NOTICE.format(n=n) * 20, "utf-8")
    process = subprocess.Popen(
        command(tmp_path, "ingest", "--jobs", 1, folder),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeds_interrupts,
    )
    until = time.monotonic() + 240
    while not _some_taken(tmp_path) and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(ending)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "chạy lại lệnh để nạp tiếp" in err
    assert "Traceback" not in err
    kept = len(held(run))
    assert 0 < kept < 400
    told = re.search(r"(\d+) mới", out)
    assert kept - int(told[1] if told else 0) in (0, 1)  # stopped between keeping the last and telling of it


def _some_taken(tmp_path: Path) -> bool:
    from corpus.store import Store

    return (tmp_path / "home" / "library.sqlite").exists() and bool(Store.open(tmp_path / "home").documents())


@pytest.mark.slow
def test_no_process_is_left_behind(tmp_path, folder):
    if sys.platform != "linux":
        pytest.skip("looks into /proc")
    mark = f"MARK{os.getpid()}"
    subprocess.run(command(tmp_path, "ingest", folder), cwd=ROOT, env={**os.environ, "LEFT": mark}, check=True)
    until = time.monotonic() + 60
    while left := [entry for entry in Path("/proc").glob("[0-9]*/environ") if _holds(entry, mark)]:
        assert time.monotonic() < until, left
        time.sleep(0.1)


def _holds(entry: Path, mark: str) -> bool:
    try:
        return mark.encode() in entry.read_bytes()
    except OSError:
        return False
