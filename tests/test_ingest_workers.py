"""One file that hangs, crashes or swallows the memory costs that file only."""

from __future__ import annotations

import itertools
import os
import signal
import time

import hostile
import pytest

from corpus import kinds
from corpus.store import Store
from ingest import pipeline, workers
from ingest.files import File, find
from ingest.understand import understand
from ingest.work import decode_understood
from ingest.workers import Limits, Workers

NOTICE = "UỶ BAN NHÂN DÂN TỈNH HÒA BÌNH\nSố: {n}/TB-UBND\n\nTHÔNG BÁO\nVề việc số {n}\n\n1. Giao Sở Y tế thẩm định dự toán trước ngày 15/4/2022.\n"
LIMITS = Limits(seconds=3, megabytes=512)
PATIENT = Limits(seconds=120, megabytes=512)


@pytest.fixture
def store(tmp_path):
    return Store.open(tmp_path / "home")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "den"
    made.mkdir()
    return made


def write(folder, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


def ingest(store, folder, jobs=2, limits=PATIENT):
    return list(pipeline.ingest(store, find([folder]), jobs=jobs, limits=limits, work=hostile.work))


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("HANG", "quá 3 giây"),
        ("HANG_DEEP", "quá 3 giây"),
        ("CRASH", "dừng đột ngột"),
        ("LEAVE", "dừng đột ngột (mã 3)"),
        ("HOG", "512 MB bộ nhớ"),
        ("RECURSE", "RecursionError"),
        ("MISTAKE", "KeyError: 'mục'"),
        ("REFUSE", "tệp rỗng"),
    ],
)
def test_a_hostile_file_is_told_and_the_rest_goes_on(store, folder, word, says):
    write(folder, a=NOTICE.format(n=1), b=word, c=NOTICE.format(n=2))
    first, bad, last = ingest(store, folder, limits=LIMITS if word.startswith("HANG") else PATIENT)
    assert (first.status, bad.status, last.status) == ("added", "failed", "added")
    assert bad.message.startswith(("b.txt", "x.txt"))
    assert says in bad.message
    assert [document.source.name for document in store.documents()] == ["a.txt", "c.txt"]


def test_a_mistake_of_the_program_says_where_it_is(store, folder):
    write(folder, a="MISTAKE")
    (bad,) = ingest(store, folder)
    assert "hostile.py" in bad.message


def test_what_was_started_for_a_file_dies_with_it(store, folder, tmp_path):
    write(folder, a=f"CHILD {tmp_path / 'pid'}")
    (bad,) = ingest(store, folder, limits=LIMITS)
    assert "quá 3 giây" in bad.message
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_program_started_for_a_file_has_memory_of_its_own(folder):
    write(folder, a="BIG_CHILD")
    with Workers(1, Limits(seconds=120, megabytes=256)) as pool:
        assert pool.start(hostile.work, "a.txt", folder / "a.txt").result() == b""


def test_many_bad_files_among_good_ones(store, folder):
    write(folder, **{f"f{n:02}": "LEAVE" if n % 3 == 0 else NOTICE.format(n=n) for n in range(30)})
    outcomes = ingest(store, folder)
    assert [outcome.status for outcome in outcomes] == ["failed" if n % 3 == 0 else "added" for n in range(30)]


def test_outcomes_come_in_the_order_of_the_files(store, folder):
    write(folder, a=NOTICE.format(n=1) * 400, **{name: NOTICE.format(n=name) for name in "bcdefgh"})
    assert [outcome.name for outcome in ingest(store, folder)] == [f"{name}.txt" for name in "abcdefgh"]


def test_files_are_taken_as_they_are_worked_on_not_all_at_once(store, folder):
    write(folder, **{f"f{n:03}": NOTICE.format(n=n) for n in range(120)})
    taken = itertools.count()

    def counted():
        for file in find([folder]):
            next(taken)
            yield file

    steps = pipeline.ingest(store, counted(), jobs=1)
    next(steps)
    assert next(taken) < 100
    steps.close()
    assert len(store.documents()) == 1


def test_what_ends_early_leaves_no_process_and_no_file(store, folder, tmp_path, monkeypatch):
    write(folder, a=NOTICE.format(n=1), b="HANG", c="HANG ")
    monkeypatch.setattr(workers.tempfile, "tempdir", str(tmp_path / "spool"))
    (tmp_path / "spool").mkdir()
    steps = pipeline.ingest(store, find([folder]), jobs=2, limits=Limits(), work=hostile.work)
    assert next(steps).status == "added"
    began = time.monotonic()
    steps.close()
    assert time.monotonic() - began < 30
    assert list((tmp_path / "spool").iterdir()) == []


def test_worked_on_apart_the_facts_are_the_same(seed_home):
    from corpus import shipped

    with Workers(1, Limits()) as pool:
        for path in sorted(shipped.folder().glob("*.txt")):
            task = pool.start(pipeline.work.understood, path.name, path)
            document, facts = decode_understood(task.result())
            here = Store.open(seed_home).document(document.id)
            assert document == here
            assert facts == {kind: list(records) for kind, records in understand(here).items()}
            assert kinds.TASKS in facts


def test_a_file_that_goes_away_is_told(folder):
    with Workers(1, Limits()) as pool, pytest.raises(Exception, match=r"a\.txt: không mở được tệp"):
        pool.start(hostile.work, "a.txt", folder / "a.txt").result()


def test_read_is_bounded_too(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Một dòng chữ.\n" * 400_000, "utf-8")
    with pytest.raises(Exception, match=r"a\.txt: đọc quá 0\.5 giây"):
        pipeline.read(path, Limits(seconds=0.5))


def test_a_file_over_the_limit_is_refused_unread(store, tmp_path):
    path = tmp_path / "to.txt"
    with path.open("wb") as file:
        file.truncate(101 * 2**20)
    (outcome,) = pipeline.ingest(store, [File(path, "to.txt", named=True)])
    assert "100 MB" in outcome.message


def test_a_pool_that_broke_while_idle_is_made_anew(folder):
    write(folder, a=NOTICE.format(n=1))
    with Workers(1, PATIENT) as pool:
        first = pool.start(os_pid, "a.txt", folder / "a.txt").result()
        os.kill(int(first), signal.SIGKILL)
        time.sleep(1)
        assert pool.start(os_pid, "a.txt", folder / "a.txt").result() != first


def os_pid(name: str, data: bytes) -> bytes:
    return str(os.getpid()).encode()


def test_a_full_disk_is_told(folder):
    write(folder, a="FULL")
    with Workers(1, PATIENT) as pool, pytest.raises(Exception, match=r"a\.txt: .*ổ đĩa đã đầy"):
        pool.start(hostile.work, "a.txt", folder / "a.txt").result()
