"""``make bench``: from installed to searchable, the command's start, warm searches; with the bound that each is held to."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from corpus import shipped
from corpus.store import Store
from index import build, folder
from index.engine import ENGINES
from index.shelf import load_fingerprint
from search.service import Searcher

QUESTIONS = (
    "cắt giảm thời gian giải quyết thủ tục hành chính",
    "cat giam thoi gian giai quyet thu tuc hanh chinh",
    "TTHC mức độ 4",
    "nhiệm vụ của sở tài chính",
    "ai chủ trì PCI",
    "688 qd ubnd",
    "nghị định 61/2018",
    "1.423 văn bản quy phạm pháp luật",
    '"thanh toán không dùng tiền mặt"',
    "nguyên nhân chỉ số năng lực cạnh tranh cấp tỉnh thấp",
    "uỷ ban mặt trận tổ quốc",
    "chữ ký số",
)
ROUNDS = 20


class Figure(NamedTuple):
    """A measurement; ``bound`` is what it should stay under, None where nothing is asked."""

    what: str
    value: float
    unit: str
    bound: float | None = None


def main() -> None:
    """Measure and print, a line a figure."""
    with tempfile.TemporaryDirectory() as home:
        for figure in figures(Path(home)):
            bound = (
                f"  (dưới {figure.bound:g} {figure.unit}: {'đạt' if figure.value < figure.bound else 'CHƯA ĐẠT'})"
                if figure.bound
                else ""
            )
            print(f"{figure.what:<58}{figure.value:>9.1f} {figure.unit}{bound}", flush=True)


def figures(home: Path) -> Iterator[Figure]:
    """Every measurement in turn, over a library in an empty folder."""
    yield Figure("tracuu --help", 1000 * min(command("--help") for _ in range(5)), "ms", 300)
    yield Figure(
        "tracuu ingest: hai văn bản đi kèm, đến khi tìm được",
        command("--home", str(home), "ingest", str(shipped.folder())),
        "s",
        10,
    )
    yield Figure(
        "tracuu search: cả khởi động", 1000 * min(command("--home", str(home), "search", QUESTIONS[0]) for _ in range(3)), "ms"
    )
    store = Store.open(home)
    for engine in sorted(ENGINES):
        yield Figure(f"dựng chỉ mục, {engine}", clock(lambda engine=engine: build.rebuild(store, home, engine)), "s", 5)
        yield from indexed(home, engine)
        yield from searched(Searcher(store, home), engine)


def indexed(home: Path, engine: str) -> Iterator[Figure]:
    """How large the index is."""
    place = folder.current(home)
    made = load_fingerprint(place) if place else None
    if place and made:
        yield Figure(f"số đoạn, {engine}", made.passages, "đoạn")
        yield Figure(
            f"cỡ chỉ mục, {engine}", sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 2**20, "MB"
        )


def searched(searcher: Searcher, engine: str) -> Iterator[Figure]:
    """A first search, and searches after it."""
    yield Figure(f"lần tìm đầu tiên, {engine}", 1000 * clock(lambda: searcher.search(QUESTIONS[0])), "ms")
    times = sorted(1000 * clock(lambda q=q: searcher.search(q)) for _ in range(ROUNDS) for q in QUESTIONS)
    yield Figure(f"tìm, trung vị, {engine}", statistics.median(times), "ms", 30)
    yield Figure(f"tìm, 95%, {engine}", times[int(0.95 * (len(times) - 1))], "ms")


def clock(what: Callable[[], object]) -> float:
    """Seconds that something takes."""
    began = time.perf_counter()
    what()
    return time.perf_counter() - began


def command(*words: str) -> float:
    """Seconds that a run of the command takes, in a process of its own."""
    done = [sys.executable, "-c", "from tracuu import main; main()", *words]
    return clock(lambda: subprocess.run(done, check=True, capture_output=True))


if __name__ == "__main__":
    main()
