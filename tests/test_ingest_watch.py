"""A folder watched: what is new or changed is taken once it is at rest."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import pytest
from hostile import heeds_interrupts

from ingest.watch import Watch, batches

ROOT = Path(__file__).parent.parent
NOTICE = "THÔNG BÁO\nVề việc thẩm định dự toán\n\n1. Giao Sở Y tế thẩm định dự toán {n}.\n"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "den"
    made.mkdir()
    return made


def given(watch: Watch, now: float) -> list[str]:
    return [file.name for file in watch.look(now)]


def test_a_file_is_given_once_it_is_at_rest(folder):
    watch = Watch(folder, settled=2)
    (folder / "a.txt").write_text("một")
    assert given(watch, 0) == []
    assert watch.is_waiting
    (folder / "a.txt").write_text("một hai")
    assert given(watch, 3) == []
    assert given(watch, 4) == []
    assert given(watch, 5) == ["a.txt"]
    assert given(watch, 9) == []
    assert not watch.is_waiting


def test_a_changed_file_is_given_again(folder):
    watch = Watch(folder, settled=0)
    (folder / "a.txt").write_text("một")
    assert given(watch, 0) == ["a.txt"]
    (folder / "a.txt").write_text("một hai")
    assert given(watch, 1) == ["a.txt"]


def test_a_file_that_went_away_and_came_back_as_it_was_is_not_given_again(folder):
    watch = Watch(folder, settled=0)
    (folder / "a.txt").write_text("một")
    given(watch, 0)
    (folder / "a.txt").rename(folder.parent / "a.txt")
    assert given(watch, 1) == []
    (folder.parent / "a.txt").rename(folder / "a.txt")
    assert given(watch, 2) == []


@pytest.mark.parametrize("name", ["~$a.docx", "a.pdf.part", "a.pdf.crdownload", ".~lock.a.odt#"])
def test_locks_and_downloads_under_way_are_not_given(folder, name):
    (folder / name).write_text("x")
    assert given(Watch(folder, settled=0), 0) == []


def test_a_folder_that_is_away_gives_nothing_until_it_is_back(folder):
    watch = Watch(folder, settled=0)
    folder.rename(folder.parent / "elsewhere")
    assert given(watch, 0) == []
    (folder.parent / "elsewhere").rename(folder)
    (folder / "a.txt").write_text("một")
    assert given(watch, 1) == ["a.txt"]


def test_where_the_system_tells_nothing_the_folder_is_looked_through(folder, monkeypatch):
    monkeypatch.setattr("watchfiles.watch", lambda *_, **__: (_ for _ in ()).throw(OSError("no more watches")))
    (folder / "a.txt").write_text("một")
    stop = Event()
    for files in batches(folder, stop, settled=0.1, look_again=0.1):
        assert [file.name for file in files] == ["a.txt"]
        stop.set()


@pytest.fixture
def watching(folder, tmp_path):
    """The command at work on the folder."""
    command = [sys.executable, "-m", "tracuu", "--home", str(tmp_path / "home"), "watch", str(folder), "--jobs", "1"]
    with (tmp_path / "log").open("w") as log:
        loud = {**os.environ, "PYTHONUNBUFFERED": "1"}
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=loud, preexec_fn=heeds_interrupts)
        yield process
        if process.poll() is None:
            process.kill()
        process.wait()


def eventually(tmp_path: Path, said: str) -> None:
    until = time.monotonic() + 240
    while said not in (tmp_path / "log").read_text():
        assert time.monotonic() < until, (tmp_path / "log").read_text()
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_command_takes_what_comes_and_ends_cleanly(watching, folder, tmp_path, ending):
    (folder / "a.txt").write_text(NOTICE.format(n=1), "utf-8")
    (folder / "rong.txt").write_text("")
    eventually(tmp_path, "a.txt (mới)")
    eventually(tmp_path, "rong.txt: tệp rỗng")
    (folder / "sub").mkdir()
    (folder / "sub" / "b.txt").write_text(NOTICE.format(n=2), "utf-8")
    eventually(tmp_path, "sub/b.txt (mới)")
    watching.send_signal(ending)
    assert watching.wait(120) == 0
    said = (tmp_path / "log").read_text()
    assert said.count("rong.txt") == 1
    assert "Đã dừng theo dõi" in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_a_searcher_that_is_open_finds_what_was_dropped_in(watching, folder, tmp_path):
    from corpus.store import Store
    from search.service import Searcher

    searcher = Searcher(Store.open(tmp_path / "home"), tmp_path / "home")
    assert searcher.search("thẩm định dự toán").total == 0
    (folder / "a.txt").write_text(NOTICE.format(n=1), "utf-8")
    until = time.monotonic() + 240
    while searcher.search("thẩm định dự toán").total == 0:
        assert time.monotonic() < until, (tmp_path / "log").read_text()
        time.sleep(0.2)
    out = subprocess.run(
        [sys.executable, "-m", "tracuu", "--home", str(tmp_path / "home"), "export", "documents"], cwd=ROOT, capture_output=True
    )
    assert json.loads(out.stdout)["source"]["name"] == "a.txt"
