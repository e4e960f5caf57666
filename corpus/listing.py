"""How lists are chosen and put in order, in the database: only the slice that is shown is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from corpus import kinds
from corpus.database import documents, facets, records, sql
from corpus.facets import UNDATED, parts_of
from corpus.kinds import Kind

DOCUMENTS = "documents"
Conditions = Sequence[sql.ColumnElement[bool]]


class Range(NamedTuple):
    """Values from ``low`` on and before ``high``."""

    low: str
    high: str


def documents_with(having: Mapping[str, str], words: str, *, once: bool) -> Conditions:
    """What documents have to be, to be chosen by :meth:`corpus.store.Store.newest`."""
    chosen = [_has(DOCUMENTS, documents.c.id, name, value) for name, value in having.items()]
    parts = [facets.c.value.contains(part, autoescape=True) for part in parts_of(words)]
    if parts:
        named = sql.select(facets.c.id).where(facets.c.kind == DOCUMENTS, facets.c.name == "words", *parts)
        chosen.append(documents.c.id.in_(named))
    return [*chosen, documents.c.id.not_in(others())] if once else chosen


def records_with(kind: Kind, document: str | None, having: Mapping[str, str | Range], words: str) -> Conditions:
    """What records have to be, to be chosen by :meth:`corpus.store.Store.page`."""
    chosen = [records.c.kind == kind.name]
    chosen += [_has(kind.name, records.c.id, name, value) for name, value in having.items()]
    if words:
        chosen.append(records.c.words.contains(words, autoescape=True))
    if document is not None:
        own = "document" in kind.type.__dataclass_fields__
        chosen.append(records.c.document == document if own else _has(kind.name, records.c.id, "document", document))
    elif kind.once:
        chosen.append(records.c.document.not_in(others()))
    return chosen


def sliced(db: sql.Connection, kind: Kind, chosen: Conditions, limit: int, offset: int, by: str) -> tuple[int, Sequence[str]]:
    """How many records are chosen, and the ids of a slice of them; ids alone are read from the index, however far the slice."""
    total = _counted(db, sql.select(records.c.id).where(*chosen))
    if not by:
        return total, db.scalars(in_order(sql.select(records.c.id).where(*chosen)).limit(limit).offset(offset)).all()
    order = facets.alias("by_value")  # by another name, for the conditions ask the same table
    valued = (order.c.kind == kind.name, order.c.name == by)
    bearing = sql.select(records.c.id).where(*chosen, *valued, order.c.id == records.c.id)
    first = db.scalars(in_order(bearing.order_by(order.c.value)).limit(limit).offset(offset)).all()
    if len(first) == limit:
        return total, first
    rest = in_order(sql.select(records.c.id).where(*chosen, records.c.id.not_in(sql.select(order.c.id).where(*valued))))
    passed = max(0, offset - _counted(db, bearing))
    return total, [*first, *db.scalars(rest.limit(limit - len(first)).offset(passed))]


def undate(db: sql.Connection, document: str | None = None) -> None:
    """Have a duty (of one document, or of any) that would be due before its document was issued count as one without a day: what
    its words name is when something was ("nhà xây trước năm 1960")."""
    duties = [records.c.kind == kinds.TASKS.name, records.c.id == facets.c.id]
    issued = sql.select(documents.c.issued_on).join(records, records.c.document == documents.c.id).where(*duties)
    past = [facets.c.kind == kinds.TASKS.name, facets.c.name == "due", facets.c.value < issued.scalar_subquery()]
    if document is not None:
        own = sql.select(records.c.id).where(records.c.kind == kinds.TASKS.name, records.c.document == document)
        past.append(facets.c.id.in_(own))
    db.execute(sql.update(facets).where(*past).values(value=UNDATED))


def in_order(query: sql.Select[Any]) -> sql.Select[Any]:
    """Records in the order of their documents, as far as the query leaves the order open."""
    return query.order_by(records.c.document, records.c.rank, records.c.position, records.c.id)


def others() -> sql.Select[tuple[str]]:
    """The documents that another version stands for."""
    return sql.select(facets.c.value).where(facets.c.kind == kinds.VERSIONS.name, facets.c.name == "other")


def _has(kind: str, id: sql.ColumnElement[str], name: str, value: str | Range) -> sql.ColumnElement[bool]:
    """Whether the record of an id has a value of a name."""
    held = facets.c.value
    wanted = held == value if isinstance(value, str) else sql.and_(held >= value.low, held < value.high)
    return id.in_(sql.select(facets.c.id).where(facets.c.kind == kind, facets.c.name == name, wanted))


def _counted(db: sql.Connection, query: sql.Select[Any]) -> int:
    return db.scalar(query.with_only_columns(sql.func.count())) or 0
