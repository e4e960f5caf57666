"""Quantified goals of a document, from its tables and its sentences, before they are linked over the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from corpus.citation import Citation
from corpus.document import Document, Table
from corpus.figures import Habit
from corpus.span import Joined, Span
from corpus.target import Baseline, Evidence, Responsible, Target, TargetValue
from ingest.knowledge.quantities.measures import Value
from ingest.knowledge.targets.context import OTHER, Context, contexts, subject_of, year_of
from ingest.knowledge.targets.sentences import Frame, Goal, goals, running_year
from ingest.knowledge.targets.tables import Planned, planned


class Named(Protocol):
    """A place in a text that names an agency."""

    @property
    def agency(self) -> str: ...
    @property
    def name(self) -> str: ...


class Scanner(Protocol):
    """What finds agencies in a text."""

    def scan(self, joined: Joined) -> Sequence[Named]: ...


@dataclass(frozen=True, slots=True)
class _Setting:
    document: Document
    habit: Habit
    now: int | None
    roster: Scanner
    citations: Sequence[Citation]


def find_targets(document: Document, roster: Scanner, citations: Sequence[Citation]) -> list[Target]:
    """The goals of a document in the order of its text. Agencies only where a table's column names them; the rest is for linking."""
    setting = _Setting(document, Habit.learn(document.text), year_of(document), roster, sorted(citations, key=lambda c: c.span))
    found = [*_in_tables(setting), *_in_text(setting)]
    found.sort(key=lambda target: (target.span, target.row or 0))
    return [replace(target, id=f"{document.id}.g{n}") for n, target in enumerate(found, 1)]


def _in_tables(setting: _Setting) -> Iterator[Target]:
    for table in setting.document.tables:
        for plan in planned(table, setting.now, setting.habit):
            yield _from_row(setting, table, plan)


def _from_row(setting: _Setting, table: Table, plan: Planned) -> Target:
    row = plan.line.row
    return Target(
        id="",
        document=setting.document.id,
        section=table.section,
        span=row.span,
        text=" | ".join(" ".join(cell.split()) for cell in row.cells if cell.strip()),
        metric=plan.metric[:1].upper() + plan.metric[1:],
        page=row.page,
        baseline=plan.baseline,
        values=plan.values,
        legal_basis=_keys_in(setting, row.span),
        agencies=tuple(_named_in_row(setting, table, plan)),
        missing=_missing(plan.values),
        table=table.id,
        row=plan.line.index,
        topic=" > ".join((*plan.line.groups, *plan.line.within)) or None,
    )


def _named_in_row(setting: _Setting, table: Table, plan: Planned) -> Iterator[Responsible]:
    for column in (c for c in plan.layout.columns if c.role in ("lead", "coordinate")):
        cell = plan.line.row.cell(column.index) if column.index < len(plan.line.row.cells) else None
        if not cell or not cell.pieces:
            continue
        quoted = Evidence(document=setting.document.id, section=table.section, span=cell.span(), text=" ".join(cell.text.split()))
        for named in setting.roster.scan(cell):
            yield Responsible(
                agency=named.agency, name=named.name, role=column.role, basis="explicit", score=1.0, evidence=quoted
            )


def _in_text(setting: _Setting) -> Iterator[Target]:
    known = contexts(setting.document)
    for section in setting.document.sections:
        context = known[section.id]
        frame = Frame(context, context.year, setting.now, subject_of(section.title), setting.habit)
        heading = [section.heading()] if section.title_pieces else []
        yield from _in_paragraphs(setting, section.id, section.page, [*heading, *section.paragraphs()], frame)
    for note in setting.document.footnotes:
        frame = Frame(Context(OTHER, None), None, setting.now, "", setting.habit)
        yield from _in_paragraphs(setting, note.section, None, [note.joined()] if note.pieces else [], frame)


def _in_paragraphs(
    setting: _Setting, section: str | None, page: int | None, paragraphs: Iterable[Joined], frame: Frame
) -> Iterator[Target]:
    for paragraph in paragraphs:
        for goal in goals(paragraph.text, frame):
            yield replace(_from_goal(setting, section, page, paragraph, goal), topic=frame.subject or None)
        if year := running_year(paragraph.text):
            frame = replace(frame, year=year)


def _from_goal(setting: _Setting, section: str | None, page: int | None, paragraph: Joined, goal: Goal) -> Target:
    measure = goal.measure
    span = paragraph.span(measure.start, measure.end)
    values = tuple(_target_value(paragraph.text, value, goal.improves) for value in measure.values)
    return Target(
        id="",
        document=setting.document.id,
        section=section,
        span=span,
        text=" ".join(paragraph.text[measure.start : measure.end].split()),
        metric=measure.metric[:1].upper() + measure.metric[1:],
        page=page,
        baseline=tuple(Baseline(value=one.value, unit=one.unit, period=None) for one in (measure.reached,) if one),
        values=values,
        legal_basis=_keys_in(setting, span),
        missing=_missing(values),
    )


def _target_value(text: str, value: Value, improves: bool) -> TargetValue:
    quantity = value.quantity
    return TargetValue(
        year=value.year,
        comparator=quantity.comparator,
        value=None if improves else quantity.value,
        value_high=quantity.high,
        unit=quantity.unit,
        as_written=" ".join(text[quantity.start : quantity.end].split()),
    )


def _keys_in(setting: _Setting, span: Span) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.key for c in setting.citations if span.holds(c.span)))


def _missing(values: Sequence[TargetValue]) -> tuple[str, ...]:
    """What the words leave open: by when, how much."""
    open_: list[tuple[str, Callable[[TargetValue], bool]]] = [
        ("measure", lambda v: v.value is None),
        ("deadline", lambda v: v.year is None),
    ]
    return tuple(name for name, lacks in open_ if all(map(lacks, values)))
