"""Which targets say the same, in one document or several of one place, and where they say it with different values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corpus.figures import write
from corpus.target import Disagreement, Target, TargetValue
from ingest.link.subjects import Telling, levels, syllables

_ALIKE = 0.5
_ALIKE_WITH_VALUE = 0.3
_HELD_WITH_VALUE = 0.8
_ALIKE_TO_DISAGREE = 0.7
_WINDOW = 60
_COMPARED_AT_MOST = 24


class Equivalents:
    """The targets of a library compared: for each those that say the same, and what they disagree on."""

    def __init__(self, targets: Sequence[Target], scopes: Mapping[str, str]) -> None:
        self.same: dict[str, list[str]] = defaultdict(list)
        self.conflicts: dict[str, list[Disagreement]] = defaultdict(list)
        by_scope: dict[str, list[Target]] = defaultdict(list)
        for target in targets:
            by_scope[scopes.get(target.document, target.document)].append(target)
        for held in by_scope.values():
            self._compare(held)

    def _compare(self, targets: Sequence[Target]) -> None:
        telling = Telling((t.metric for t in targets), syllables)
        scored = sorted(_pairs(targets, telling), key=lambda pair: -pair[0])
        taken: set[tuple[str, tuple[str, str, tuple[int | None, ...]]]] = set()
        for _, one, other in scored:
            sides = ((one.id, _place(other)), (other.id, _place(one)))
            if any(side in taken for side in sides):
                continue
            taken.update(sides)
            self.same[one.id].append(other.id)
            self.same[other.id].append(one.id)
            for what in _differences(one, other):
                self.conflicts[one.id].append(Disagreement(with_=other.id, what=what))
            for what in _differences(other, one):
                self.conflicts[other.id].append(Disagreement(with_=one.id, what=what))


def _place(target: Target) -> tuple[str, str, tuple[int | None, ...]]:
    """Where a target may have one equivalent: a document's table, or its text for the same years."""
    return (target.document, target.table or "", () if target.table else tuple(v.year for v in target.values))


def _pairs(targets: Sequence[Target], telling: Telling) -> Iterator[tuple[float, Target, Target]]:
    """Pairs that mean the same, with how alike they are: each target is tried with the few before it that share most telling syllables."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, target in enumerate(targets):
        words = telling.foremost(target.metric)
        shared = Counter(before for word in words for before in by_word[word][-_WINDOW:])
        for before, _ in shared.most_common(_COMPARED_AT_MOST):
            if alike := _alike(targets[before], target, telling):
                yield alike, targets[before], target
        for word in words:
            by_word[word].append(at)


def _alike(one: Target, other: Target, telling: Telling) -> float:
    """How alike two targets are, 0 where they are two: of other tiers, without a year in common, or in other words."""
    years = {v.year for v in one.values if v.value is not None} & {v.year for v in other.values if v.value is not None}
    place = _place(one) == _place(other) or (one.table is not None and one.table == other.table)
    tiers, others = levels(one.metric), levels(other.metric)
    if not years or place or (tiers and others and tiers != others) or not _one_unit(one, other):
        return 0.0
    shared, held = telling.alike(one.metric, other.metric)
    agree = not _differences(one, other)
    if agree:
        return shared if shared >= _ALIKE or (shared >= _ALIKE_WITH_VALUE and held >= _HELD_WITH_VALUE) else 0.0
    return shared if shared >= _ALIKE_TO_DISAGREE else 0.0


def _one_unit(one: Target, other: Target) -> bool:
    return bool({v.unit for v in one.values} & {v.unit for v in other.values})


def _differences(one: Target, other: Target) -> list[str]:
    """What the first says differently from the second, in words, for each year and unit that both have."""
    said = {(v.year, v.unit): v for v in other.values if v.value is not None}
    found = []
    for value in one.values:
        against = said.get((value.year, value.unit))
        if value.value is not None and against and (value.value, value.value_high) != (against.value, against.value_high):
            found.append(
                f"năm {value.year}: ghi {written(value)}, nơi khác ghi {written(against)}"
                if value.year
                else f"ghi {written(value)}, nơi khác ghi {written(against)}"
            )
    return found


def written(value: TargetValue) -> str:
    """A value for people to read: its own words where it has them."""
    if value.as_written:
        return f"“{value.as_written}”"
    high = f"-{write(value.value_high)}" if value.value_high is not None else ""
    return f"{write(value.value or 0)}{high} {value.unit}".strip()
