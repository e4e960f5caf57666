"""``python -m bench.weights HOME QUESTIONS…``: what the weights of the ranking are worth, chosen anew on parts of judged questions.

QUESTIONS are files of JSON lines, a question each: ``q``, and either ``relevant`` [file stems] (found by document) or
``relevant`` [{``source`` file stem, ``start``, ``end``, ``grade`` 1 or 2}] (found by passage, spans of the canonical text).
Every weight is tried halved and doubled, one after another; of each fold the best setting on the other folds is measured on it.
"""

from __future__ import annotations

import json
import math
import statistics
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from corpus.store import Store
from search import closeness, folding, lifting, standing
from search.results import Hit
from search.service import Searcher

FOLDS = 5
WEIGHTS = (
    (closeness, "WORTH"), (closeness, "STEEP"), (closeness, "HEADED"), (standing, "OF_PLACE"), (standing, "TITLED"),
    (standing, "OWN_NUMBER"), (lifting, "NOT_ASKED"), (lifting, "WHO"), (folding, "ROWS"),
)  # fmt: skip
"""The weights tried, by module and name. ``ROWS`` is a share: it is moved between its square root and its square."""


class Judged(NamedTuple):
    """A question with what answers it."""

    q: str
    relevant: Sequence[Any]

    @property
    def by_document(self) -> bool:
        """Whether whole documents are judged."""
        return isinstance(self.relevant[0], str)


def main(home: str, *files: str) -> None:
    """Print the figure of every setting, then the cross-validated one."""
    judged = [
        Judged(row["q"], row["relevant"]) for file in files for row in map(json.loads, Path(file).read_text("utf-8").splitlines())
    ]
    searcher = Searcher(Store.open(Path(home)), Path(home))
    tried = {name: [score(searcher, question) for question in judged] for name in settings()}
    for name, scores in tried.items():
        print(f"{name:<28}{statistics.mean(scores):.4f}", flush=True)
    held = [score for fold in range(FOLDS) for score in _on_fold(tried, fold)]
    print(f"{'cross-validated':<28}{statistics.mean(held):.4f}")


def settings() -> Iterator[str]:
    """Each setting by name, in force while it is given out."""
    yield "as they are"
    for module, name in WEIGHTS:
        before = getattr(module, name)
        for called, changed in ((f"{name} / 2", before / 2), (f"{name} × 2", before * 2)):
            setattr(module, name, changed if name != "ROWS" else before ** (2 if changed > before else 0.5))
            yield called
        setattr(module, name, before)


def score(searcher: Searcher, question: Judged) -> float:
    """The reciprocal rank of the first right document, or the nDCG of the first ten passages."""
    hits = searcher.search(question.q, group="document" if question.by_document else "").hits
    if question.by_document:
        return next((1 / n for n, hit in enumerate(hits, 1) if Path(hit.source).stem in question.relevant), 0.0)
    return _gained(_gains(hits, list(question.relevant))) / (
        _gained(sorted((place["grade"] for place in question.relevant), reverse=True)[:10]) or 1.0
    )


def _gains(hits: Sequence[Hit], left: list[dict[str, Any]]) -> Iterator[int]:
    for hit in hits:
        met = [place for place in left if Path(hit.source).stem == place["source"] and _covers(hit, place)]
        yield max((place["grade"] for place in met), default=0)
        left = [place for place in left if place not in met]


def _covers(hit: Hit, place: dict[str, Any]) -> bool:
    start, end = int(place["start"]), int(place["end"])
    shared = min(hit.span.end, end) - max(hit.span.start, start)
    return 2 * shared >= min(hit.span.end - hit.span.start, end - start)


def _gained(grades: Iterable[int]) -> float:
    gained: float = sum((2**grade - 1) / math.log2(n + 2) for n, grade in enumerate(grades))
    return gained


def _on_fold(tried: dict[str, list[float]], fold: int) -> list[float]:
    """The scores on one fold of what is best on the others."""
    others = {name: sum(score for n, score in enumerate(scores) if n % FOLDS != fold) for name, scores in tried.items()}
    return tried[max(others, key=others.__getitem__)][fold::FOLDS]


if __name__ == "__main__":
    main(*sys.argv[1:])
