"""Series of figures joined over documents: rows of tables that are of one place and mean the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corpus.document import Document
from corpus.indicator import Indicator, Point, ValueIn, YearConflict
from corpus.textkey import key
from ingest.link.groups import Groups
from ingest.link.labels import SAME, WIDER, relation, words
from ingest.link.places import home_of

_SHARED_AT_LEAST = 0.3
_TELLS_ALONE = 8
"""Syllables from which on a label means the same in any table of the same place."""
_EQUAL_AT_LEAST = 3
_COMPARED_AT_MOST = 2500


@dataclass(slots=True)
class _Row:
    """The points of one row (or column) of a table, in the order of the table."""

    name: str
    table: str
    document: str
    scope: str
    points: list[Point] = field(default_factory=list)


def link(points: Iterable[Point], documents: Sequence[Document] = ()) -> list[Indicator]:
    """One indicator a meaning: rows of different documents about one place are joined where their tables match and their labels do.

    Documents whose place is not known are joined with none, for two provinces fill in the same forms.
    """
    return join(points, {document.id: home_of(document, ()) or document.id for document in documents})


def join(points: Iterable[Point], scopes: Mapping[str, str]) -> list[Indicator]:
    """The same of all points of whole scopes; ``scopes`` by the document's id."""
    rows = _rows(list(points), scopes)
    groups = Groups(rows, holder=lambda row: row.table)
    tables: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        tables[row.table].append(at)
    for one, other in _matching(rows, tables):
        _align(rows, tables[one], tables[other], groups)
    _join_telling(rows, groups)
    return _told_apart(_indicator(group) for group in groups.all())


def _told_apart(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Two series that begin in one cell ("Cán bộ đạt 97,7% và công chức đạt 99,6%") get ids of their own."""
    told: list[Indicator] = []
    seen: Counter[str] = Counter()
    for one in indicators:
        seen[one.id] += 1
        told.append(one if seen[one.id] == 1 else replace(one, id=f"{one.id}-{seen[one.id]}"))
    return told


def _rows(points: Sequence[Point], scopes: Mapping[str, str]) -> list[_Row]:
    """The points gathered by row; two rows of one table with one label stay two where both state a time."""
    stated = Counter((p.table, p.indicator, p.year, p.period, p.as_of) for p in points)
    repeated = {(table, name) for (table, name, *_), count in stated.items() if count > 1}
    rows: dict[tuple[str, str, int], _Row] = {}
    for p in points:
        place = (p.table, p.indicator, p.row if (p.table, p.indicator) in repeated else -1)
        if place not in rows:
            rows[place] = _Row(p.indicator, p.table, p.document, scopes.get(p.document, p.document))
        rows[place].points.append(p)
    return list(rows.values())


def _matching(rows: Sequence[_Row], tables: Mapping[str, list[int]]) -> list[tuple[str, str]]:
    """Pairs of tables of different documents about one place that share rows, those that share most first.

    Of many tables with one label each is paired with the next, so a hundred yearly reports make a chain.
    """
    holders: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    captions: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in rows:
        caption = key((row.points[0].topic or "").partition(" > ")[0])
        if row.name:
            holders[row.scope, key(row.name)][row.table] = row.document
        if len(caption.split()) >= _TELLS_ALONE:
            captions[row.scope, caption][row.table] = row.document
    shared = Counter(pair for held in holders.values() for pair in _chain(held))
    enough = {pair for pair, n in shared.items() if n >= _SHARED_AT_LEAST * min(len(tables[t]) for t in pair)}
    enough.update(pair for held in captions.values() for pair in _chain(held))
    return sorted(enough, key=lambda pair: (-shared[pair], pair))


def _chain(held: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(a, b) for a, b in pairwise(sorted(held)) if held[a] != held[b]]


def _align(rows: Sequence[_Row], one: Sequence[int], other: Sequence[int], groups: Groups[_Row]) -> None:
    """Join the rows with one label, then what stands between them: labels that differ by slips, and the only one that says more."""
    places = {key(rows[at].name): n for n, at in enumerate(other) if rows[at].name}
    low_a = low_b = 0
    for n, at in enumerate(one):
        match = places.get(key(rows[at].name)) if rows[at].name else None
        if match is None:
            continue
        groups.join(at, other[match])
        if match >= low_b:
            _fill(rows, one[low_a:n], other[low_b:match], groups)
            low_a, low_b = n + 1, match + 1
    _fill(rows, one[low_a:], other[low_b:], groups)


def _fill(rows: Sequence[_Row], a: Sequence[int], b: Sequence[int], groups: Groups[_Row]) -> None:
    if len(a) * len(b) > _COMPARED_AT_MOST:
        return
    meant = {(x, y): said for x in a for y in b if (said := relation(rows[x].name, rows[y].name))}
    left_a, left_b = dict.fromkeys(a), dict.fromkeys(b)
    for kinds in ((SAME,), (SAME, WIDER)):
        pairs = [(x, y) for (x, y), said in meant.items() if said in kinds and x in left_a and y in left_b]
        ones, others = Counter(x for x, _ in pairs), Counter(y for _, y in pairs)
        for x, y in pairs:
            if ones[x] == others[y] == 1:
                groups.join(x, y)
                left_a.pop(x)
                left_b.pop(y)
    if len(left_a) == len(left_b) == 1:
        x, y = *left_a, *left_b
        if not (rows[x].name and rows[y].name) and _values_agree(rows[x], rows[y]):
            groups.join(x, y)


def _values_agree(one: _Row, other: _Row) -> bool:
    """Whether a row that lost its label has the values of another, year for year."""
    values = {p.year: p.value for p in one.points if p.year and p.value is not None}
    pairs = [(values[p.year], p.value) for p in other.points if p.year in values and p.value is not None]
    return len(pairs) >= _EQUAL_AT_LEAST and all(x == y for x, y in pairs)


def _join_telling(rows: Sequence[_Row], groups: Groups[_Row]) -> None:
    """Join rows whose label is long enough to mean the same wherever it stands."""
    last: dict[tuple[str, str, str | None], int] = {}
    for at, row in enumerate(rows):
        if len(words(row.name)) < _TELLS_ALONE:
            continue
        meaning = (row.scope, key(row.name), _unit(row))
        if meaning in last and rows[last[meaning]].document != row.document:
            groups.join(last[meaning], at)
        last[meaning] = at


def _unit(row: _Row) -> str | None:
    units = Counter(p.unit for p in row.points if p.unit)
    return units.most_common(1)[0][0] if units else None


def _indicator(group: Sequence[_Row]) -> Indicator:
    points = tuple(p for row in group for p in row.points)
    names = Counter(row.name for row in group if row.name)
    topics = Counter(p.topic for p in points if p.topic)
    units = Counter(p.unit for p in points if p.unit)
    first = points[0]
    return Indicator(
        id=f"{first.document}.i{first.span.start}",
        name=names.most_common(1)[0][0] if names else "",
        topic=topics.most_common(1)[0][0] if topics else None,
        unit=units.most_common(1)[0][0] if units else None,
        points=points,
        conflicts=tuple(_conflicts(points)),
    )


def _conflicts(points: Sequence[Point]) -> list[YearConflict]:
    """Times for which documents give different values; a cut-off date makes another time, a goal is no result, "%" no count."""
    at: dict[tuple[object, ...], dict[str, float]] = defaultdict(dict)
    for p in points:
        if p.value is not None and not p.planned and (p.year or p.period):
            at[p.year, p.period, p.as_of, p.unit == "%"].setdefault(p.document, p.value)
    found = []
    for (year, period, as_of, _), values in at.items():
        if len(set(values.values())) > 1:
            said = tuple(ValueIn(value=value, document=document) for document, value in values.items())
            found.append(YearConflict(year=_number(year), values=said, period=_text(period), as_of=_text(as_of)))
    return found


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
