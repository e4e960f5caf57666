"""People search while somebody ingests: readers answer all the time, from a whole index, in threads and in processes."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from drafts import Draft
from search_library import put

from corpus.store import Store
from index import build
from search.service import Searcher

ADDED = 8

READER = """
import sys, time
from pathlib import Path
from corpus.store import Store
from search.service import Searcher

home, last = Path(sys.argv[1]), sys.argv[2]
searcher, seen = Searcher(Store.open(home), home), 0
print("ready", flush=True)
until = time.monotonic() + 60
while seen < int(last):
    assert time.monotonic() < until, f"saw {seen} of {last}"
    results = searcher.search("thủy triều", limit=100)
    assert len(results.hits) == results.total >= seen, "an index was not whole"
    assert all(hit.text for hit in results.hits)
    seen = results.total
print("seen", flush=True)
"""


def add(store: Store, n: int) -> None:
    more = Draft(f"moi-{n}")
    more.section("1.", f"Thủy triều {n}", f"Chương trình thủy triều số {n}.")
    put(store, more)


def test_threads_search_while_the_index_grows(store, tmp_path, engine):
    build.rebuild(store, tmp_path, engine)
    searcher, done, problems = Searcher(store, tmp_path), threading.Event(), []

    def search() -> None:
        seen = 0
        while not done.is_set():
            results = searcher.search("thủy triều", limit=100)
            searcher.suggest("thuy")
            if not len(results.hits) == results.total >= seen:
                problems.append((len(results.hits), results.total, seen))
            seen = results.total

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for n in range(ADDED):
            add(store, n)
            build.refresh(store, tmp_path)
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert not problems
    assert searcher.search("thủy triều", limit=100).total == ADDED


def test_another_process_searches_while_the_index_grows(store, tmp_path, engine):
    build.rebuild(store, tmp_path, engine)
    command = [sys.executable, "-c", READER, str(tmp_path), str(ADDED)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
        for n in range(ADDED):
            add(store, n)
            build.refresh(store, tmp_path)
        assert reader.stdout.readline() == "seen\n"
    assert reader.returncode == 0


def test_a_writer_in_another_process_loses_nothing(store, tmp_path, engine):
    """Two write at once: the last one's index is the present one, and the next refresh takes up what it did not know."""
    build.rebuild(store, tmp_path, engine)
    code = "import sys; from pathlib import Path; from corpus.store import Store; from index import build; home = Path(sys.argv[1]); build.refresh(Store.open(home), home)"
    for n in range(3):
        add(store, n)
        with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=Path(__file__).parent.parent) as other:
            build.refresh(store, tmp_path)
        assert other.returncode == 0
    build.refresh(store, tmp_path)
    assert Searcher(store, tmp_path).search("thủy triều").total == 3
