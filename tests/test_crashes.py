"""Power cuts, full disks, homes that cannot be written, two at once: the library is as before or as after, and people are told."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
import sqlalchemy

from corpus import kinds
from corpus.errors import TraCuuError
from corpus.store import Store
from index import build, folder, seal, shelf
from index.engine import Question
from index.shelf import load_fingerprint
from index.suggestions import Suggestions
from ingest.linking import link
from ingest.work import decode_understood, understood

NOTICE = """ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH
Số: {n}/KH-UBND
Hòa Bình, ngày 05 tháng 3 năm 2021

KẾ HOẠCH
Kiểm tra đợt {n}

Căn cứ Luật Đất đai;
1. Sở Y tế chủ trì kiểm tra đợt {n}, hoàn thành trước ngày 30/6/2021.
"""
STEPS = 400
"""More steps than one change takes."""

EVERY = int(os.environ.get("TRACUU_CRASH_EVERY", "43"))
"""Every so-manieth step is one at which the process is killed; all of them take half an hour."""


def take(home: Path, *numbers: int) -> None:
    """What the command does with files that a worker has read."""
    store = Store.open(home)
    for n in numbers:
        document, facts = decode_understood(understood(f"{n}.txt", NOTICE.format(n=n).encode()))
        store.put(document, f"/den/{n}.txt", facts)
    link(store)
    build.refresh(store, home)
    store.close()


def drop(home: Path, name: str) -> None:
    store = Store.open(home)
    for one in store.documents():
        if one.source.name == name:
            store.remove(one.id)
    link(store)
    build.refresh(store, home)
    store.close()


CHANGES: dict[str, Callable[[Path], None]] = {
    "one more": lambda home: take(home, 9),
    "one replaced": lambda home: take(home, 2),
    "one removed": lambda home: drop(home, "1.txt"),
}


class Ended(NamedTuple):
    """How a process ended: its exit code, negative where a signal ended it, and what it told people."""

    code: int
    said: str = ""


DONE, KILLED, TOLD, BROKEN = Ended(0), Ended(-signal.SIGKILL), 3, 1


def begun(work: Callable[[], object]) -> Callable[[], Ended]:
    """Begin to do something in a process of its own; what is given waits for its end."""
    ear, mouth = os.pipe()
    child = os.fork()
    if not child:
        code = BROKEN
        try:
            work()
            code = DONE.code
        except TraCuuError as error:
            os.write(mouth, str(error).encode())
            code = TOLD
        except BaseException:
            os.write(mouth, traceback.format_exc().encode())
        finally:
            os._exit(code)
    os.close(mouth)

    def end() -> Ended:
        with os.fdopen(ear, encoding="utf-8") as heard:
            told = heard.read()
        return Ended(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told)

    return end


def apart(work: Callable[[], object]) -> Ended:
    """Do something in a process of its own."""
    return begun(work)()


def killed_at(step: int, home: Path) -> None:
    """Have this process killed before its so-manieth step: a statement to the database, or a change to a file below the home."""
    left = step

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, found: tuple[object, ...]) -> None:
        changes = event in ("os.rename", "os.link", "os.mkdir", "os.remove", "shutil.copyfile", "shutil.rmtree")
        opened = event == "open" and isinstance(found[2], int) and found[2] & (os.O_WRONLY | os.O_RDWR)
        if (changes or opened) and str(home) in str(found[0]):
            count()

    sys.addaudithook(heard)
    for told in ("before_cursor_execute", "commit"):
        sqlalchemy.event.listen(sqlalchemy.Engine, told, count)


def state(home: Path) -> dict[str, object]:
    """All that the library holds and tells, in order."""
    store = Store.open(home)
    held = {kind.name: [msgspec.json.encode(one) for one in store.of(kind)] for kind in kinds.ALL}
    held["documents"] = [msgspec.json.encode(document) for document in store.documents()]
    place = folder.current(home)
    assert place is not None
    made = load_fingerprint(place)
    assert made is not None
    assert seal.is_ours(place, home)
    reader = build.open_index(home, place, made)
    told = Suggestions(place)
    held["passages"] = sorted(reader.bodies([hit.number for hit in reader.search(Question(), 1000)]))
    held["suggested"] = [told.find(kind, [], [sign], "all", 99) for kind in ("number", "title", "agency") for sign in "ksu129"]
    held["shelf"] = sorted(one.id for one in shelf.load_shelf(place).documents)
    store.close()
    return held


@pytest.fixture(scope="module", params=["tantivy", pytest.param("whoosh", marks=pytest.mark.slow)])
def homes(request, tmp_path_factory):
    """A home with three documents and an index, to be copied."""
    home = tmp_path_factory.mktemp("made")
    assert apart(lambda: begin(home, request.param)) == DONE
    return home


def begin(home: Path, engine: str) -> None:
    take(home, 1, 2, 3)
    store = Store.open(home)
    build.rebuild(store, home, engine)
    store.close()


def killed_in_turn(homes: Path, root: Path, change: Callable[[Path], None], steps: range) -> int:
    """Kill a change before each of some steps and do it once more; gives how many times it was killed."""
    whole = root / "whole"
    shutil.copytree(homes, whole)
    assert apart(lambda: change(whole)) == DONE
    expected, before = state(whole), state(homes)
    for step in steps:
        home = root / str(step)
        shutil.copytree(homes, home)
        ended = apart(lambda home=home, step=step: (killed_at(step, home), change(home)))
        left = state(home)
        assert left["documents"] in (before["documents"], expected["documents"]), step
        assert left["passages"] in (before["passages"], expected["passages"]), step
        assert apart(lambda home=home: change(home)) == DONE, step
        assert state(home) == expected, step
        shutil.rmtree(home, ignore_errors=True)  # tantivy may be laying a lock where it was just opened
        if ended == DONE:
            return step
        assert ended == KILLED
    return steps.stop


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_power_cut_leaves_what_was_before_or_what_is_after(homes, tmp_path, change):
    assert 60 < killed_in_turn(homes, tmp_path, change, range(EVERY // 2, STEPS, EVERY)) < STEPS


def with_no_room(kilobytes: int, work: Callable[[], object]) -> None:
    """Do something where no file may grow beyond a size: what a full disk does to a program."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024,) * 2)
    work()


@pytest.mark.parametrize("kilobytes", [0, 1, 8, 32, 64, 128])
def test_a_full_disk_leaves_what_was_and_says_so(homes, tmp_path, kilobytes):
    home = tmp_path / "home"
    shutil.copytree(homes, home)
    before = state(home)
    ended = apart(lambda: with_no_room(kilobytes, lambda: take(home, 9)))
    assert ended == DONE or (ended.code == TOLD and "đĩa" in ended.said), ended.said
    assert ended == DONE or state(home)["passages"] == before["passages"]
    assert apart(lambda: take(home, 9)) == DONE
    assert len(state(home)["shelf"]) == 4


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_home_that_cannot_be_written_stays_as_it_is_and_that_is_said(homes, change):
    root = Path(tempfile.mkdtemp())
    try:
        root.chmod(0o755)
        home = root / "home"
        shutil.copytree(homes, home)
        before = state(home)
        for place in (home, *home.rglob("*")):
            place.chmod(0o555 if place.is_dir() else 0o444)
        ended = apart(lambda: (nobody(), change(home)))
        assert ended.code == TOLD, ended.said
        assert "quyền ghi" in ended.said
        for place in (home, *home.rglob("*")):
            place.chmod(0o755 if place.is_dir() else 0o644)
        assert state(home) == before
    finally:
        shutil.rmtree(root)


def nobody() -> None:
    """Give up the rights of the administrator, whom no permission stops."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


def test_two_that_take_files_at_once_lose_nothing(homes, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(homes, home)
    ends = [begun(lambda own=own: [take(home, n) for n in own]) for own in ((11, 12, 13, 20), (14, 15, 16, 20))]
    assert [end() for end in ends] == [DONE, DONE]
    assert apart(lambda: take(home)) == DONE
    whole = tmp_path / "whole"
    assert apart(lambda: take(whole, 1, 2, 3, 11, 12, 13, 14, 15, 16, 20)) == DONE
    assert state(home) == state(whole)
