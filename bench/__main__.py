"""``make bench``: this program beside plain engines over made libraries of several sizes, and the command as people meet it."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.contenders import CONTENDERS
from bench.report import Measured, written
from corpus import shipped

SIZES = (1_000, 10_000, 100_000)
SLOW = {"Whoosh", "Tra Cứu on Whoosh"}
MOST_FOR_SLOW = 10_000
"""Passages up to which engines in pure Python are timed, unless asked for by name."""

BESIDE = Path(__file__).parent / "RESULTS.md"


def main() -> None:
    """Measure, print, and keep the results."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="passages")
    options.add_argument("--contenders", nargs="+", choices=CONTENDERS, help="these only, at every size")
    options.add_argument("--out", type=Path, default=BESIDE, help="where the results are kept")
    given = options.parse_args()
    command, runs = command_line(), []
    for size in given.sizes:
        runs.append(measured(size, given.contenders or CONTENDERS, anything=bool(given.contenders)))
        given.out.write_text(written(command, runs), "utf-8")  # a run that is stopped keeps what it has
    print(given.out.read_text("utf-8"))


def measured(size: int, names: Iterable[str], *, anything: bool) -> Measured:
    """Every contender over one size, one after another."""
    figures: dict[str, dict[str, float]] = {}
    left_out = []
    for name in names:
        if name in SLOW and size > MOST_FOR_SLOW and not anything:
            left_out.append(name)
            continue
        print(f"… {size} passages, {name}", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory() as home:
            found = one("make", name, size, home)
            found["size of the index, MB"] = weight(Path(home))
            found["from start to first answer, s"] = min(
                clock(lambda name=name, home=home: one("first", name, size, home)) for _ in range(3)
            )  # type: ignore[misc]
            figures[name] = found | one("ask", name, size, home)
    return Measured(size, figures, tuple(left_out))


def one(step: str, name: str, size: int, home: str) -> dict[str, float]:
    """What a process of its own measured."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.one", step, name, str(size), home], check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def clock(what: Callable[[], object]) -> float:
    """Seconds on the wall that something takes."""
    began = time.perf_counter()
    what()
    return time.perf_counter() - began


def weight(home: Path) -> float:
    """Megabytes of the index alone: the library itself is no part of it."""
    files = (file for file in home.rglob("*") if file.is_file() and not file.name.startswith("library."))
    return sum(file.stat().st_size for file in files) / 2**20


def command_line() -> dict[str, float]:
    """The command over the two shipped documents, each time a process of its own."""
    with tempfile.TemporaryDirectory() as home:
        return {
            "tracuu --help, s": min(run("--help") for _ in range(5)),
            "tracuu ingest: the two shipped documents, until they are found, s": run(
                "--home", home, "ingest", str(shipped.folder())
            ),
            "tracuu search: with its start, s": min(run("--home", home, "search", "cải cách hành chính") for _ in range(3)),
        }


def run(*words: str) -> float:
    """Seconds that a run of the command takes."""
    done = [sys.executable, "-c", "from tracuu import main; main()", *words]
    return clock(lambda: subprocess.run(done, check=True, capture_output=True))


if __name__ == "__main__":
    main()
