"""Duties in assignment tables: one a row, whatever the order of the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.document import Document, Row, Table
from corpus.span import Joined, Span
from corpus.task import TableCell
from ingest.knowledge.agencies import Roster
from ingest.knowledge.tasks.cells import agencies_of
from ingest.knowledge.tasks.columns import COORDINATE, IMPLEMENT, LEAD, TASK, columns
from ingest.knowledge.tasks.roles import Bearer
from ingest.knowledge.tasks.timing import period, stretch
from ingest.knowledge.tasks.topics import of_money

_NUMBER = re.compile(r"^(?:[IVX]{1,6}|\d{1,3}|[A-Z])[.)]?\s+")
_ROLES = (LEAD, IMPLEMENT, COORDINATE)


class Placed(NamedTuple):
    """A cell and the span of its row."""

    joined: Joined
    row: Span


class Rowed(NamedTuple):
    """The duty of a row."""

    section: str | None
    text: str
    span: Span
    page: int | None
    cell: TableCell
    bearers: tuple[Bearer, ...]
    deadline: str | None
    period: str | None
    product: str | None
    reports_to: str | None
    topic: str | None


def rowed(document: Document, roster: Roster) -> Iterator[Rowed]:
    """The duties of all assignment tables of a document."""
    titles = {section.id: section.title for section in document.sections}
    for table in document.tables:
        title = titles.get(table.section or "", "")
        holds = columns(table, title)
        if holds:
            yield from _rows(table, holds, roster, stretch(f"{table.caption} {title}"))


def _rows(table: Table, holds: dict[int, str], roster: Roster, whole: str | None) -> Iterator[Rowed]:
    task = next(i for i, kind in holds.items() if kind == TASK)
    group: str | None = None
    carried: dict[int, Placed] = {}
    for n, row in enumerate(table.rows):
        if row.kind == "group":
            group, carried = _titled(row), {}
            continue
        if row.kind != "data" or task >= len(row.cells) or len(row.cells[task].split()) < 2:
            continue
        cells = _filled(row, holds, carried)
        carried = cells
        yield Rowed(
            section=table.section,
            text=row.cells[task],
            span=row.cell(task).span() if row.cell(task).pieces else row.span,
            page=row.page,
            cell=TableCell(table=table.id, row=n),
            bearers=_bearers(cells, holds, roster),
            deadline=_text(row, holds, "deadline"),
            period=period(_text(row, holds, "deadline") or "") or whole,
            product=_text(row, holds, "product"),
            reports_to=_text(row, holds, "reports_to"),
            topic=_text(row, holds, "topic") or group,
        )


def _titled(row: Row) -> str | None:
    """The words of a group row, without its number and its figures; None where they only say whose money it is, or sum up."""
    words = max(row.cells, key=len, default="")
    title = _NUMBER.sub("", " ".join(words.split()))
    return None if not title or of_money(title) else title


def _filled(row: Row, holds: dict[int, str], carried: dict[int, Placed]) -> dict[int, Placed]:
    """The agency cells of a row; the leader of a row that names none is that of the row above (a cell merged over rows)."""
    cells = {i: Placed(row.cell(i), row.span) for i, kind in holds.items() if kind in _ROLES and i < len(row.cells)}
    numbered = any(row.cells[i].strip() for i, kind in holds.items() if kind == "number" and i < len(row.cells))
    for i, cell in cells.items():
        if not cell.joined.text.strip() and holds[i] != COORDINATE and not numbered and i in carried:
            cells[i] = carried[i]
    return cells


def _bearers(cells: dict[int, Placed], holds: dict[int, str], roster: Roster) -> tuple[Bearer, ...]:
    seen: dict[tuple[str, str], Bearer] = {}
    for role in _ROLES:
        for i, cell in cells.items():
            if holds[i] == role and cell.joined.text.strip():
                for bearer in agencies_of(cell.joined, cell.row, role, roster):
                    seen.setdefault((bearer.agency.agency, bearer.agency.text.lower()), bearer)
    return tuple(seen.values())


def _text(row: Row, holds: dict[int, str], kind: str) -> str | None:
    words = [row.cells[i] for i, held in holds.items() if held == kind and i < len(row.cells) and row.cells[i].strip()]
    return " ".join(" ".join(words).split()) or None
