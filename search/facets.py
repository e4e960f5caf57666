"""Counts of what the results could be narrowed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from corpus.textkey import collation
from search.filters import FILTERS, Known
from search.results import FacetValue

FACETS = ("type", "agency", "year", "kind", "role")
MOST = 30
"""Values of a facet that are shown."""


def facets(results: Iterable[Iterable[int]], known: Known) -> dict[str, tuple[FacetValue, ...]]:
    """The values of every facet, the most frequent first; a result, with all passages that stand for it, has each of theirs once."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for token, count in _tokens(results, known).items():
        name, _, value = token.partition("=")
        if name in counts:
            counts[name][value] = count
    return {name: tuple(_ranked(name, counts[name], known)) for name in FACETS}


def _tokens(results: Iterable[Iterable[int]], known: Known) -> Counter[str]:
    """How many results have each fact."""
    counts: Counter[str] = Counter()
    for numbers in results:
        counts.update(known.shelf.tokens(numbers))
    return counts


def _ranked(name: str, counts: Counter[str], known: Known) -> Iterator[FacetValue]:
    most = sorted((-count, value) for value, count in counts.items())[: 2 * MOST]
    labelled = [(less, _order(label := FILTERS[name].label(value, known)), label, value) for less, value in most]
    yield from (FacetValue(value=value, label=label, count=-less) for less, _, label, value in sorted(labelled)[:MOST])


@lru_cache(maxsize=10_000)
def _order(label: str) -> tuple[tuple[int, ...], ...]:
    return collation(label)
