"""One contender over one size in a process of its own, so that its memory is its own: ``python -m bench.one STEP CONTENDER SIZE HOME``."""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from bench.contenders import CONTENDERS, Contender, Ours
from bench.made import AGENCIES, texts
from bench.questions import Asked, asked

ROUNDS = 5
TYPED = (
    *(agency[:n].lower() for agency in AGENCIES[:5] for n in (1, 2, 4, 7)),
    "1",
    "12/q",
    "3 qd ubnd",
    "tha",
    "thu tuc",
    "kế ho",
)


def clock(what: Callable[[], object]) -> float:
    """Seconds of the processor that something takes, all threads together: other work on the machine does not count."""
    began = time.process_time()
    what()
    return time.process_time() - began


def make(contender: Contender, size: int) -> dict[str, float]:
    """Seconds, and the most memory held."""
    contender.load(texts(size))
    return {"indexing, s": clock(contender.build), "memory while indexing, MB": peak()}


def first(contender: Contender, _: int) -> dict[str, float]:
    """One question, for the clock outside."""
    contender.open()
    contender.ask(asked()[0])
    return {}


def ask(contender: Contender, _: int) -> dict[str, float]:
    """Milliseconds of each kind of question, the median over all of the kind; warm."""
    contender.open()
    found = {f"{kind}, ms": value for kind, value in timed(contender.ask).items()}
    found |= {f"ranking only: {kind}, ms": value for kind, value in timed(contender.rank).items()}
    if isinstance(contender, Ours):
        suggested = sorted(1000 * clock(lambda typed=typed: contender.searcher.suggest(typed)) for typed in TYPED * ROUNDS)  # type: ignore[misc]
        found |= {"suggestion, ms": statistics.median(suggested), "slowest suggestion, ms": suggested[-1]}
    return found | {"memory while searching, MB": peak()}


def timed(what: Callable[[Asked], object]) -> dict[str, float]:
    """The median of each kind of question, in milliseconds, after a round that is not counted."""
    times: defaultdict[str, list[float]] = defaultdict(list)
    questions = asked()
    for turn in range(ROUNDS + 1):
        for question in questions:
            taken = 1000 * clock(lambda question=question: what(question))  # type: ignore[misc]
            if turn:
                times[question.kind].append(taken)
    return {kind: statistics.median(taken) for kind, taken in times.items()}


def peak() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


STEPS = {"make": make, "first": first, "ask": ask}


if __name__ == "__main__":
    step, name, size, home = sys.argv[1:]
    print(json.dumps(STEPS[step](CONTENDERS[name](Path(home)), int(size))))
