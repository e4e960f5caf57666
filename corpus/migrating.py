"""A library of an older schema brought up to this one: nothing of its documents is lost, what linking made otherwise is made again."""

from __future__ import annotations

from typing import Any

import msgspec

from corpus import kinds
from corpus.database import SCHEMA, documents, facets, meta, records, schema_of, sql, value_of
from corpus.document import Document
from corpus.facets import of_document, words_of
from corpus.kinds import Kind
from corpus.listing import DOCUMENTS, undate
from corpus.rows import chunks, facets_of
from corpus.textkey import rank

LINKED_SINCE = 4
"""The schema since which what linking makes is as it is now."""


def bring_up_to_date(engine: sql.Engine) -> None:
    """Fill in what an older library does not say of its documents and records; where linking has changed since, have it linked
    anew. In one transaction."""
    if schema_of(engine) == SCHEMA:
        return
    with engine.begin() as db:
        db.execute(sql.update(meta).where(meta.c.key == "schema").values(value=meta.c.value))  # takes the turn to write
        held = int(value_of(db, "schema") or 0)
        if held < LINKED_SINCE:
            made = [kind.name for kind in (*kinds.DIGESTS, *kinds.LINKED)]
            db.execute(sql.delete(meta).where(meta.c.key == "linked"))
            db.execute(sql.delete(records).where(records.c.kind.in_(made)))
            db.execute(sql.delete(facets).where(facets.c.kind.in_(made)))
        if held < SCHEMA:
            found = [kind for kind in kinds.FOUND if kind.facets]
            db.execute(sql.delete(facets).where(facets.c.kind.in_([DOCUMENTS, *(kind.name for kind in found)])))
            _fill_documents(db)
            for kind in found:
                _fill_records(db, kind)
            undate(db)
            db.execute(sql.update(meta).where(meta.c.key == "schema").values(value=str(SCHEMA)))


def _fill_documents(db: sql.Connection) -> None:
    fill = (
        sql.update(documents)
        .where(documents.c.id == sql.bindparam("b_id"))
        .values(issued_on=sql.bindparam("b_day"), rank=sql.bindparam("b_rank"))
    )
    for some in _in_parts(db, sql.select(documents.c.id, documents.c.body)):
        held = [msgspec.json.decode(row.body, type=Document) for row in some]
        db.execute(fill, [{"b_id": d.id, "b_day": d.issued_on or "", "b_rank": rank(d.title or d.source.name)} for d in held])
        _add_facets(db, [(DOCUMENTS, d.id, *facet) for d in held for facet in set(of_document(d))])


def _fill_records(db: sql.Connection, kind: Kind) -> None:
    fill = sql.update(records).where(records.c.kind == kind.name, records.c.id == sql.bindparam("b_id"))
    decode = msgspec.json.Decoder(kind.type).decode
    for some in _in_parts(db, sql.select(records.c.id, records.c.body).where(records.c.kind == kind.name)):
        held = [(row.id, decode(row.body)) for row in some]
        db.execute(fill.values(words=sql.bindparam("b_words")), [{"b_id": id, "b_words": words_of(one)} for id, one in held])
        _add_facets(db, [(kind.name, id, *facet) for id, one in held for facet in facets_of(kind, one)])


def _in_parts(db: sql.Connection, query: sql.Select[Any]) -> Any:
    return chunks(db.execute(query).all())


def _add_facets(db: sql.Connection, these: list[tuple[str, str, str, str]]) -> None:
    if these:
        db.execute(
            sql.insert(facets), [{"kind": kind, "id": id, "name": name, "value": value} for kind, id, name, value in these]
        )
