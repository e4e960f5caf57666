"""One list of all that disagrees in the library: each finding in words, with a quote from every side."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from corpus.budget import Budget
from corpus.citation import Citation, FieldConflict, Reference
from corpus.conflict import Conflict, Side
from corpus.dates import vietnamese
from corpus.figures import write
from corpus.indicator import Indicator, Point, YearConflict
from corpus.target import Target
from corpus.task import Assignment, Task
from ingest.knowledge.budgets.sums import tried
from ingest.link.table_sums import Sum, broken_sums

_FIELDS = {
    "issued_on": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "title": "trích yếu",
    "type": "loại văn bản",
    "number": "số, ký hiệu",
}
_SIDES_AT_MOST = 12
_CHECKS = (
    "",
    "target_values",
    "indicator_values",
    "table_sum",
    "budget_sum",
    "budget_text_table",
    "task_no_lead",
    "task_two_leads",
    "citation",
)
_LEADING = re.compile(r"\bchủ trì\b", re.IGNORECASE)
_COLLECTIVE = re.compile(r"(?:các|từng|mỗi|những)\s", re.IGNORECASE)


def find(
    targets: Sequence[Target],
    series: Sequence[Indicator],
    budgets: Sequence[Budget],
    tasks: Sequence[Task],
    citations: Sequence[Citation],
    references: Sequence[Reference],
) -> list[Conflict]:
    """Every cross-check that found something, grouped by check; ids stay the same while the records do."""
    points = [point for one in series for point in one.points]
    return [
        *of_targets(targets),
        *of_series(series),
        *of_documents(points, budgets, tasks),
        *of_references(references, citations),
    ]


def of_targets(targets: Sequence[Target]) -> list[Conflict]:
    """What targets of one scope say otherwise of each other."""
    return _told_apart(_targets(targets))


def of_series(series: Iterable[Indicator]) -> list[Conflict]:
    """Where documents give different figures."""
    return _told_apart(chain.from_iterable(map(_indicator, series)))


def of_documents(points: Iterable[Point], budgets: Sequence[Budget], tasks: Sequence[Task]) -> list[Conflict]:
    """What disagrees within a document: sums, amounts and duties."""
    return _told_apart(chain(_table_sums(points), _budget_sums(budgets), _budget_places(budgets), _tasks(tasks)))


def of_references(references: Iterable[Reference], citations: Iterable[Citation]) -> list[Conflict]:
    """What mentions state differently; ``citations`` are those of :func:`quoted`."""
    return _told_apart(_references(references, citations))


def quoted(references: Iterable[Reference]) -> set[str]:
    """The ids of the citations that are quoted where mentions state something differently."""
    return {one for r in references for conflict in r.conflicts for value in conflict.values for one in value.citations[:1]}


def order(conflict: Conflict) -> str:
    """Where a finding stands in the list: by check, then by document or by what is cited."""
    place = conflict.id if conflict.code == "citation" else conflict.sides[0].document if conflict.sides else ""
    return f"{_CHECKS.index(conflict.code) if conflict.code in _CHECKS else 0} {place}"


def _told_apart(found: Iterable[Conflict]) -> list[Conflict]:
    seen: Counter[str] = Counter()
    return [replace(conflict, id=_unique(conflict.id, seen)) for conflict in found]


def _targets(targets: Sequence[Target]) -> Iterator[Conflict]:
    known = {target.id: target for target in targets}
    for target in targets:
        for disagreement in target.conflicts:
            other = known.get(disagreement.with_)
            if other is None or _order(other) < _order(target):
                continue
            where = "trong bảng và trong lời văn" if bool(target.table) != bool(other.table) else "ở hai nơi"
            yield Conflict(
                id=f"{target.id}.target",
                code="target_values",
                message=f"Chỉ tiêu “{target.metric}” ghi khác nhau {where}: {disagreement.what}.",
                sides=(_target_side(target), _target_side(other)),
                records=(target.id, other.id),
            )


def _order(target: Target) -> tuple[str, int, int, str]:
    return (target.document, *target.span, target.id)


def _target_side(target: Target) -> Side:
    return Side(document=target.document, section=target.section, span=target.span, text=target.text)


def _indicator(indicator: Indicator) -> Iterator[Conflict]:
    """One finding an indicator: every time for which documents differ, with the figures of each as written."""
    if not indicator.conflicts:
        return
    told = "; ".join(f"{_time(one)}: {_values(one)}" for one in indicator.conflicts)
    times = {(one.year, one.period, one.as_of): {said.value for said in one.values} for one in indicator.conflicts}
    sides = [_point_side(point) for point in indicator.points if not point.planned and point.value in times.get(_when(point), ())]
    yield Conflict(
        id=f"{indicator.id}.values",
        code="indicator_values",
        message=f"“{indicator.name}” ghi khác nhau giữa các văn bản: {told}.",
        sides=tuple(sides[:_SIDES_AT_MOST]),
        records=(indicator.id,),
    )


def _when(point: Point) -> tuple[int | None, str | None, str | None]:
    return (point.year, point.period, point.as_of)


def _time(conflict: YearConflict) -> str:
    period = conflict.period and (f"giai đoạn {conflict.period}" if conflict.period[:4].isdigit() else conflict.period)
    time = period or f"năm {conflict.year}"
    return f"{time} (tính đến {_day(conflict.as_of)})" if conflict.as_of else time


def _day(iso: str) -> str:
    """An ISO date or month as people write it: "31/12/2019", "12/2019"."""
    return "/".join(reversed(iso.split("-")))


def _values(conflict: YearConflict) -> str:
    return " và ".join(dict.fromkeys(write(said.value) for said in conflict.values))


def _point_side(point: Point) -> Side:
    when = point.period or point.year
    return Side(document=point.document, section=None, span=point.span, text=f"{point.indicator} – {when}: {point.as_written}")


def _table_sums(points: Iterable[Point]) -> Iterator[Conflict]:
    """One finding a row that is to be the sum of others, with every column in which it is not."""
    rows: dict[tuple[str, int, str], list[Sum]] = defaultdict(list)
    for broken in broken_sums(points):
        rows[broken.whole.table, broken.whole.row, broken.whole.indicator].append(broken)
    for (table, row, name), sums in rows.items():
        held = dict.fromkeys(point for one in sums for point in (one.whole, *one.parts))
        yield Conflict(
            id=f"{table}.r{row}c{sums[0].whole.column}.sum",
            code="table_sum",
            message=f"“{name}” không bằng tổng các dòng thành phần: {'; '.join(map(_said_sum, sums))}.",
            sides=tuple(_point_side(point) for point in list(held)[:_SIDES_AT_MOST]),
        )


def _said_sum(broken: Sum) -> str:
    whole = broken.whole
    return tried(
        str(whole.period or whole.year), whole.value or 0.0, [part.value or 0.0 for part in broken.parts], whole.unit or ""
    ).what


def _budget_sums(budgets: Sequence[Budget]) -> Iterator[Conflict]:
    for budget in budgets:
        for check in budget.checks:
            if not check.ok:
                yield Conflict(
                    id=f"{budget.id}.sum",
                    code="budget_sum",
                    message=f"Cộng không khớp: {check.what}.",
                    sides=(_budget_side(budget),),
                    records=(budget.id,),
                )


def _budget_places(budgets: Sequence[Budget]) -> Iterator[Conflict]:
    """A document's amounts in words against those of its only budget table: the totals, and each fund's subtotal."""
    stated: dict[tuple[str, str | None], dict[bool, list[Budget]]] = defaultdict(lambda: defaultdict(list))
    for budget in budgets:
        if budget.kind in ("total", "subtotal") and (budget.kind == "total" or budget.fund):
            stated[budget.document, budget.fund][budget.table is not None].append(budget)
    for (_, fund), places in stated.items():
        text, table = places[False], places[True]
        if len(text) == len(table) == 1 and text[0].amount_vnd != table[0].amount_vnd:
            what = fund or "tổng kinh phí"
            yield Conflict(
                id=f"{text[0].id}.place",
                code="budget_text_table",
                message=f"{what[:1].upper()}{what[1:]} ghi {write(text[0].amount)} {text[0].unit} trong lời văn, "
                f"{write(table[0].amount)} {table[0].unit} trong bảng.",
                sides=(_budget_side(text[0]), _budget_side(table[0])),
                records=(text[0].id, table[0].id),
            )


def _budget_side(budget: Budget) -> Side:
    text = f"{budget.item}: {write(budget.amount)} {budget.unit}"
    return Side(document=budget.document, section=budget.section, span=budget.span, text=text)


def _tasks(tasks: Sequence[Task]) -> Iterator[Conflict]:
    """Duties whose row of a table leaves its lead column empty, and those whose words call two agencies to lead.

    A sentence that only has an agency help ("Sở A phối hợp với Sở B …") is a duty like any other; agencies named side by side
    ("Sở A, Sở B") or in one cell carry it out jointly.
    """
    for task in (task for task in tasks if task.assignment == "assigned"):
        leads = {one.agency: one for one in task.agencies if one.role == "lead" and not _COLLECTIVE.match(one.name)}
        alone = any(one.role in ("lead", "implement", "request") for one in task.agencies)
        if task.table and task.agencies and not alone:
            message = "Nhiệm vụ chỉ ghi cơ quan phối hợp, không ghi cơ quan chủ trì."
            yield _task_conflict(task, "task_no_lead", message, task.agencies[:1])
        elif not task.table and len(leads) > 1 and len(_LEADING.findall(task.text)) > 1:
            names = ", ".join(one.name for one in leads.values())
            yield _task_conflict(
                task, "task_two_leads", f"Nhiệm vụ có {len(leads)} cơ quan cùng chủ trì: {names}.", list(leads.values())
            )


def _task_conflict(task: Task, code: str, message: str, agencies: Sequence[Assignment]) -> Conflict:
    sides = [Side(document=task.document, section=task.section, span=task.span, text=task.text)]
    sides += [
        Side(document=task.document, section=task.section, span=one.span, text=one.name) for one in agencies[:_SIDES_AT_MOST]
    ]
    return Conflict(id=f"{task.id}.{code}", code=code, message=message, sides=tuple(sides), records=(task.id,))


def _references(references: Iterable[Reference], citations: Iterable[Citation]) -> Iterator[Conflict]:
    known = {citation.id: citation for citation in citations}
    for reference in references:
        for conflict in reference.conflicts:
            yield _reference_conflict(reference, conflict, known)


def _reference_conflict(reference: Reference, conflict: FieldConflict, known: dict[str, Citation]) -> Conflict:
    cited = [known[one] for value in conflict.values for one in value.citations[:1] if one in known]
    dated = conflict.field == "issued_on"
    told = "; ".join(vietnamese(value.value) if dated else value.value for value in conflict.values)
    name = f"{reference.type} {reference.number}" if reference.number else reference.title or reference.type
    return Conflict(
        id=f"{reference.key}.{conflict.field}",
        code="citation",
        message=f"{name[:1].upper()}{name[1:]} được viện dẫn với {_FIELDS.get(conflict.field, conflict.field)} khác nhau: {told}.",
        sides=tuple(Side(document=c.document, section=c.section, span=c.span, text=c.text) for c in cited[:_SIDES_AT_MOST]),
        records=tuple(c.id for c in cited),
    )


def _unique(name: str, seen: Counter[str]) -> str:
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}.{seen[name]}"
