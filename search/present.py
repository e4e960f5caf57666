"""Results as records for JSON, and as a table for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import msgspec

from search import saying
from search.results import Hit, Results, Understood

WIDTH = 100
"""Code points of a line on the terminal."""


def record(results: Results) -> dict[str, Any]:
    """Results as the API gives them; ``marks`` are the ranges of ``snippet`` that match."""
    found: dict[str, Any] = msgspec.to_builtins(results)
    for hit in found["hits"]:
        hit["snippet"], hit["marks"] = hit["snippet"]["text"], hit["snippet"]["marks"]
    return found


def table(results: Results) -> str:
    """Results for reading on a terminal: a few lines a hit, then how the question was read."""
    count = f"hơn {results.total}" if results.more else str(results.total)
    lines = [f"{count} kết quả ({results.took_ms:.0f} ms)"]
    lines += [line for n, hit in enumerate(results.hits, 1) for line in _lines(n, hit)]
    understood = results.understood
    lines += textwrap.wrap(f"Cách hiểu câu hỏi: {'; '.join(said)}.", WIDTH) if (said := list(_read(understood))) else []
    lines += [f"Có thể bạn muốn tìm: {understood.corrected}"] if understood.corrected else []
    lines += understood.notices
    return "\n".join(lines)


def _read(understood: Understood) -> Iterator[str]:
    """How a question was read, in a few words."""
    yield from (f"{a.name} ({a.via})" if a.via else a.name for a in understood.agencies)
    yield from (f"văn bản {saying.numbered(number)}" for number in understood.numbers)
    yield from (f"“{e.said}” tìm cả “{e.also}”" for e in understood.expansions)
    yield from (f"có nguyên văn “{phrase}”" for phrase in understood.phrases)
    yield from (*understood.filters, *understood.said)


def _lines(n: int, hit: Hit) -> list[str]:
    place = " › ".join(hit.path) or hit.title
    name = hit.number or hit.source
    lines = [f"{n:>3}. {name}  {place}  [{hit.span.start}:{hit.span.end}]"]
    lines += textwrap.wrap(" ".join(hit.snippet.text.split()), WIDTH, initial_indent=" " * 5, subsequent_indent=" " * 5)
    return lines + [f"     ▸ {reason}" for reason in hit.why]
