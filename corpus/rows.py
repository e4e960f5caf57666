"""Records as rows: how each is written, and what it can be found by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from corpus.database import facets, records, sql
from corpus.errors import StoreError
from corpus.facets import words_of
from corpus.kinds import Kind

AT_ONCE = 500
"""How many values one statement names at most."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A record in its place: lists are in the order of ``document``, ``rank``, ``position``; ``bucket`` and ``also`` name the groups
    of records that it is linked with."""

    record: Any
    position: int
    rank: str = ""
    bucket: str | None = None
    also: str | None = None


def placed(found: Iterable[Any]) -> list[Placed]:
    """Records in the order given."""
    return [Placed(record, n) for n, record in enumerate(found, 1)]


def insert(db: sql.Connection, kind: Kind, these: Sequence[Placed], document: str | None) -> None:
    """Write records with their facets. Raises StoreError where two have one id."""
    if not these:
        return
    try:
        db.execute(sql.insert(records), [_row(kind, one, document) for one in these])
        chosen_by = [
            {"kind": kind.name, "name": name, "value": value, "id": id_of(kind, one, document)}
            for one in these
            for name, value in facets_of(kind, one.record)
        ]
        if chosen_by:
            db.execute(sql.insert(facets), chosen_by)
    except sql.exc.IntegrityError as error:
        raise StoreError(
            f"Có hai {kind.title} trùng mã nên không ghi được; thư viện giữ nguyên như trước. Xin báo cho người phát triển."
        ) from error


def update(db: sql.Connection, kind: Kind, these: Sequence[Placed]) -> None:
    """Write records in place of those under their ids; of popular ones only the facets that differ."""
    for some in chunks(these):
        new = {id_of(kind, one, None): one for one in some}
        old = _bodies(db, kind, list(new))
        drop(db, kind, list(old), with_facets=False)
        db.execute(sql.insert(records), [_row(kind, one, None) for one in some])
        if kind.facets is None:
            continue
        decode = msgspec.json.Decoder(kind.type).decode
        before = {id: facets_of(kind, decode(body)) for id, body in old.items()}
        after = {id: facets_of(kind, one.record) for id, one in new.items()}
        gone = sorted((id, *facet) for id, held in before.items() for facet in held - after[id])
        come = sorted((id, *facet) for id, held in after.items() for facet in held - before.get(id, set()))
        _change_facets(db, kind, gone, come)


def drop(db: sql.Connection, kind: Kind, ids: Sequence[str], *, with_facets: bool = True) -> None:
    """Take records out by their ids."""
    for some in chunks(ids):
        db.execute(sql.delete(records).where(records.c.kind == kind.name, records.c.id.in_(some)))
        if kind.facets and with_facets:
            db.execute(sql.delete(facets).where(facets.c.kind == kind.name, facets.c.id.in_(some)))


def chunks(these: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """A sequence in parts that one statement can name."""
    return (these[at : at + AT_ONCE] for at in range(0, len(these), AT_ONCE))


def encode(record: Any) -> str:
    """A record's body."""
    return msgspec.json.encode(record).decode()


def facets_of(kind: Kind, record: Any) -> set[tuple[str, str]]:
    """What a record is chosen by, each once."""
    return set(kind.facets(record)) if kind.facets else set()


def id_of(kind: Kind, one: Placed, document: str | None) -> str:
    """What a record goes by: its id or its key, else its place in its document."""
    record = one.record
    place = f"{getattr(record, 'document', document)}.{kind.name}{one.position}"
    return getattr(record, "id", None) or getattr(record, "key", None) or place


def _row(kind: Kind, one: Placed, document: str | None) -> dict[str, Any]:
    return {
        "kind": kind.name,
        "id": id_of(kind, one, document),
        "document": getattr(one.record, "document", document),
        "position": one.position,
        "rank": one.rank,
        "body": encode(one.record),
        "words": words_of(one.record) if kind.facets else None,
        "bucket": one.bucket,
        "also": one.also,
    }


def _bodies(db: sql.Connection, kind: Kind, ids: Sequence[str]) -> dict[str, str]:
    chosen = sql.select(records.c.id, records.c.body).where(records.c.kind == kind.name, records.c.id.in_(ids))
    return {row.id: row.body for row in db.execute(chosen)}


def _change_facets(
    db: sql.Connection, kind: Kind, gone: Sequence[tuple[str, str, str]], new: Sequence[tuple[str, str, str]]
) -> None:
    if gone:
        one = [facets.c[name] == sql.bindparam(f"b_{name}") for name in ("kind", "id", "name", "value")]
        db.execute(
            sql.delete(facets).where(*one),
            [{"b_kind": kind.name, "b_id": id, "b_name": name, "b_value": value} for id, name, value in gone],
        )
    if new:
        db.execute(sql.insert(facets), [{"kind": kind.name, "id": id, "name": name, "value": value} for id, name, value in new])
