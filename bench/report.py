"""What was measured, as a page: figures, and ours as ratios to the plain engines."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from typing import NamedTuple

from bench.contenders import OURS

PLAIN = ("SQLite FTS5", "tantivy", "Whoosh")


class Measured(NamedTuple):
    """Figures of every contender over one size, and who was left out."""

    size: int
    figures: Mapping[str, Mapping[str, float]]
    left_out: tuple[str, ...] = ()


def written(command: Mapping[str, float], runs: Iterable[Measured]) -> str:
    """The page, in Markdown."""
    lines = [
        "# Results",
        "",
        *_machine(),
        "",
        "## The command",
        "",
        *(f"- {name}: {value:.2f}" for name, value in command.items()),
    ]
    for run in runs:
        lines += ["", f"## {_number(run.size)} passages", "", *_table(run)]
        if run.left_out:
            lines += ["", f"Left out at this size, for it takes too long: {', '.join(run.left_out)}."]
        lines += ["", "Ours to the plain engines (below 1 is faster or smaller):", "", *_ratios(run)]
    return "\n".join(lines) + "\n"


def _machine() -> Iterator[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    yield f"- Date: {datetime.date.today():%Y-%m-%d}"
    yield f"- Machine: {platform.system()} {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB; Python {platform.python_version()}"
    yield f"- tantivy {version('tantivy')}, Whoosh {version('Whoosh')}"
    yield "- Passages are made of the words of the shipped documents, the same in every run. Tra Cứu answers whole: understanding, ranking, snippets, facets."
    yield "- Questions are asked after a round that is not counted; figures are medians. “Ranking only” is the ten first passages by words alone."
    yield "- Indexing, questions and suggestions are in processor time; commands and starts by the clock."
    yield f"- Load when this page was written: {os.getloadavg()[1]:.1f} on {os.cpu_count()} cores (above their number the machine was busy)."


def _table(run: Measured) -> Iterator[str]:
    names = list(run.figures)
    yield f"| | {' | '.join(names)} |"
    yield f"|---|{'---:|' * len(names)}"
    for what in dict.fromkeys(what for figures in run.figures.values() for what in figures):
        yield f"| {what} | {' | '.join(_figure(run.figures[name].get(what)) for name in names)} |"


def _ratios(run: Measured) -> Iterator[str]:
    pairs = [(ours, plain) for ours in OURS if ours in run.figures for plain in PLAIN if plain in run.figures]
    yield f"| | {' | '.join(f'{ours} / {plain}' for ours, plain in pairs)} |"
    yield f"|---|{'---:|' * len(pairs)}"
    for what in dict.fromkeys(what for figures in run.figures.values() for what in figures):
        cells = [_ratio(run.figures[ours].get(what), run.figures[plain].get(what)) for ours, plain in pairs]
        if any(cells):
            yield f"| {what.rpartition(',')[0]} | {' | '.join(cells)} |"


def _ratio(ours: float | None, plain: float | None) -> str:
    return f"{ours / plain:.2f}" if ours is not None and plain else ""


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}" if value < 100 else _number(round(value))


def _number(value: int) -> str:
    return f"{value:,}"
