"""The library: documents and their records in a relational database (SQLite unless a URL says otherwise).

One transaction a document, so a document is in the library whole or not at all. Records are kept as JSON bodies
under (kind, id); what linking makes out of the whole library is kept by :class:`corpus.linkage.Linkage`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from corpus import kinds, listing
from corpus.database import documents, facets, open_database, opening, records, sql
from corpus.document import Document
from corpus.errors import NotFound
from corpus.facets import of_document
from corpus.kinds import Kind
from corpus.linkage import Changes, Linkage, Stamps, raise_revision, turn_stale
from corpus.listing import DOCUMENTS, Range
from corpus.migrating import bring_up_to_date
from corpus.rows import chunks, encode, id_of, insert, placed
from corpus.textkey import rank

T = TypeVar("T")


class Store:
    """One library. Safe to share between threads; every method is one transaction."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine
        self._stamps = Stamps(engine)
        self.linkage = Linkage(engine)

    @classmethod
    def open(cls, home: Path, *, url: str | None = None) -> Store:
        """The library kept in a folder (made where it is missing), or at a database URL; one of an older schema is brought up to date.

        Raises StoreError where the folder cannot be used, or the library was made by a newer version.
        """
        with opening(home):
            engine = open_database(home, url)
            bring_up_to_date(engine)
        return cls(engine)

    # --- what changed ----------------------------------------------------------------------------
    @property
    def revision(self) -> str:
        """Names the present state of the documents; differs after every change, in every library."""
        return self.stamps[0]

    def revisions(self) -> dict[str, str]:
        """The revision at which each document was last put, by id: what differs from an earlier answer was changed since."""
        with self._engine.connect() as db:
            return {row.id: row.revision for row in db.execute(sql.select(documents.c.id, documents.c.revision))}

    @property
    def is_linked(self) -> bool:
        """Whether the linked records were made from the documents as they are now."""
        revision, linked = self.stamps
        return linked == revision

    @property
    def stamps(self) -> tuple[str, str | None]:
        """The revision, and the one at which the documents were last linked; asking again costs next to nothing."""
        return self._stamps.now

    # --- documents -------------------------------------------------------------------------------
    def documents(self) -> list[Document]:
        """Every document without its text and parts, by name."""
        with self._engine.connect() as db:
            bodies = db.scalars(sql.select(documents.c.body).order_by(documents.c.name)).all()
        return [msgspec.json.decode(body, type=Document) for body in bodies]

    def named(self, limit: int, offset: int = 0) -> tuple[int, list[Document]]:
        """How many documents there are, and a slice of them without text and parts, by name."""
        return self._sliced((), (documents.c.name,), limit, offset)

    def newest(
        self, limit: int, offset: int = 0, having: Mapping[str, str] | None = None, *, once: bool = False, words: str = ""
    ) -> tuple[int, list[Document]]:
        """How many documents have what is asked for (``type``, ``year``, ``status``), and a slice of them without text and parts:
        the newest first, of one day by title, those without a date last. ``once`` leaves out those that another version stands for;
        ``words`` as people type them leave those that bear them in their number or title."""
        chosen = listing.documents_with(having or {}, words, once=once)
        return self._sliced(chosen, (documents.c.issued_on.desc(), documents.c.rank, documents.c.id), limit, offset)

    def _sliced(
        self, chosen: Sequence[sql.ColumnElement[bool]], order: Sequence[Any], limit: int, offset: int
    ) -> tuple[int, list[Document]]:
        ordered = sql.select(documents.c.body).where(*chosen).order_by(*order).limit(limit).offset(offset)
        with self._engine.connect() as db:
            total = db.scalar(sql.select(sql.func.count()).select_from(documents).where(*chosen))
            bodies = db.scalars(ordered).all()
        return total or 0, [msgspec.json.decode(body, type=Document) for body in bodies]

    def heading(self, id: str) -> Document:
        """One document without its text and parts. Raises NotFound."""
        with self._engine.connect() as db:
            body = db.scalar(sql.select(documents.c.body).where(documents.c.id == id))
        if body is None:
            raise _no_document(id)
        return msgspec.json.decode(body, type=Document)

    def headings(self, ids: Sequence[str]) -> dict[str, Document]:
        """Some documents without their text and parts, by id; those that are not held are left out."""
        found: dict[str, Document] = {}
        with self._engine.connect() as db:
            for some in chunks(ids):
                chosen = sql.select(documents.c.id, documents.c.body).where(documents.c.id.in_(some))
                found.update((row.id, msgspec.json.decode(row.body, type=Document)) for row in db.execute(chosen))
        return found

    def document(self, id: str) -> Document:
        """One whole document. Raises NotFound."""
        light = self.heading(id)
        sections, tables, footnotes = (tuple(self.of(kind, document=id)) for kind in kinds.PARTS)
        return replace(light, text=self.text(id), sections=sections, tables=tables, footnotes=footnotes)

    def text(self, id: str) -> str:
        """A document's canonical text. Raises NotFound."""
        with self._engine.connect() as db:
            text: str | None = db.scalar(sql.select(documents.c.text).where(documents.c.id == id))
        if text is None:
            raise _no_document(id)
        return text

    def stored(self, name: str) -> tuple[str, str] | None:
        """The sha256 and the origin (full path) of the file that is held under a name."""
        with self._engine.connect() as db:
            row = db.execute(sql.select(documents.c.sha256, documents.c.origin).where(documents.c.name == name)).first()
        return (row.sha256, row.origin) if row else None

    def holding(self, sha256: str) -> str | None:
        """The document that was read from a file of this content, by id; the first by id where there are several."""
        with self._engine.connect() as db:
            id: str | None = db.scalar(
                sql.select(documents.c.id).where(documents.c.sha256 == sha256).order_by(documents.c.id).limit(1)
            )
        return id

    def put(self, document: Document, origin: str, facts: Mapping[Kind, Sequence[Any]]) -> None:
        """Keep a document with its parts and what was found in it, in place of what was held under its id."""
        parts = {kind: getattr(document, kind.name) for kind in kinds.PARTS}
        light = replace(document, text="", sections=(), tables=(), footnotes=())
        row = {"id": document.id, "name": document.source.name, "origin": origin, "sha256": document.source.sha256}
        row |= {"issued_on": document.issued_on or "", "rank": rank(document.title or document.source.name)}
        with self._engine.begin() as db:
            _forget(db, document.id)
            revision = raise_revision(db)
            db.execute(sql.insert(documents).values(**row, revision=revision, body=encode(light), text=document.text))
            chosen_by = [{"kind": DOCUMENTS, "id": document.id, "name": n, "value": v} for n, v in set(of_document(document))]
            db.execute(sql.insert(facets), chosen_by)
            for kind, found in {**parts, **facts}.items():
                insert(db, kind, placed(found), document.id)
            listing.undate(db, document.id)

    def remove(self, id: str) -> None:
        """Take a document and all that was found in it out of the library. Raises NotFound."""
        with self._engine.begin() as db:
            if not _forget(db, id):
                raise _no_document(id)
            raise_revision(db)

    # --- records ---------------------------------------------------------------------------------
    def of(self, kind: Kind, document: str | None = None) -> list[Any]:
        """The records of a kind in order, of one document or of all."""
        chosen = [records.c.kind == kind.name] + ([records.c.document == document] if document is not None else [])
        with self._engine.connect() as db:
            bodies = db.scalars(listing.in_order(sql.select(records.c.body).where(*chosen))).all()
        decoder = msgspec.json.Decoder(kind.type)
        return [decoder.decode(body) for body in bodies]

    def page(
        self,
        kind: Kind,
        document: str | None,
        limit: int,
        offset: int,
        having: Mapping[str, str | Range] | None = None,
        words: str = "",
        *,
        by: str = "",
    ) -> tuple[int, list[Any]]:
        """How many records of a kind there are, and a slice of them in order.

        ``document`` leaves those of one document, or that speak of it; without it those of other versions are left out where
        their kind is listed once. ``having`` leaves those with the values asked for, by the names in
        :mod:`corpus.facets`; ``words`` (folded) those that say them. ``by`` is such a name too: records that have a value of
        it come first, the least value before the others.
        """
        chosen = listing.records_with(kind, document, having or {}, words)
        with self._engine.connect() as db:
            total, ids = listing.sliced(db, kind, chosen, limit, offset, by)
        return total, list(self._some(kind, ids).values())

    def values(self, kind: Kind | None, name: str) -> dict[str, int]:
        """How many records of a kind (None: documents) have each value of a name in :mod:`corpus.facets`, by value."""
        chosen = [facets.c.kind == (kind.name if kind else DOCUMENTS), facets.c.name == name]
        if kind and kind.once:
            theirs = sql.select(records.c.id).where(records.c.kind == kind.name, records.c.document.in_(listing.others()))
            chosen.append(facets.c.id.not_in(theirs))
        counted = sql.select(facets.c.value, sql.func.count().label("n")).where(*chosen).group_by(facets.c.value)
        with self._engine.connect() as db:
            return {row.value: row.n for row in db.execute(counted.order_by(facets.c.value))}

    def records(self, type_: type[T], document: str | None = None) -> list[T]:
        """The records of a public kind, named by their type."""
        return self.of(kinds.BY_TYPE[type_], document)

    def record(self, type_: type[T], id: str) -> T:
        """One record. Raises NotFound."""
        found = self.some(type_, [id])
        if not found:
            raise NotFound(f"Thư viện không có {kinds.BY_TYPE[type_].title} mang mã {id}.")
        return found[id]

    def some(self, type_: type[T], ids: Sequence[str]) -> dict[str, T]:
        """Records by their ids, in the order asked for; those that are not there are left out."""
        return self._some(kinds.BY_TYPE[type_], ids)

    def _some(self, kind: Kind, ids: Sequence[str]) -> dict[str, Any]:
        bodies: dict[str, str] = {}
        with self._engine.connect() as db:
            for some in chunks(ids):
                chosen = sql.select(records.c.id, records.c.body).where(records.c.kind == kind.name, records.c.id.in_(some))
                bodies.update((row.id, row.body) for row in db.execute(chosen))
        decoder = msgspec.json.Decoder(kind.type)
        return {id: decoder.decode(bodies[id]) for id in ids if id in bodies}

    def counts(self, ids: Sequence[str] | None = None) -> dict[str, dict[str, int]]:
        """How many records of each kind each document has: {document: {kind: n}}; library-wide ones under "".

        Of some documents only the public kinds are counted.
        """
        query = sql.select(records.c.document, records.c.kind, sql.func.count()).group_by(records.c.document, records.c.kind)
        if ids is not None:
            query = query.where(records.c.kind.in_([kind.name for kind in kinds.PUBLIC]), records.c.document.in_(ids))
        found: dict[str, dict[str, int]] = {}
        with self._engine.connect() as db:
            for document, kind, n in db.execute(query):
                found.setdefault(document or "", {})[kind] = n
        return found

    def totals(self) -> dict[str, int]:
        """How many records of each kind the library holds, and how many documents."""
        with self._engine.connect() as db:
            counted = db.execute(sql.select(records.c.kind, sql.func.count().label("n")).group_by(records.c.kind))
            held = db.scalar(sql.select(sql.func.count()).select_from(documents)) or 0
            return {row.kind: row.n for row in counted} | {DOCUMENTS: held}

    def link(self, revision: str, linked: Mapping[Kind, Sequence[Any]]) -> bool:
        """Keep linked records as given in place of all of their kinds, unless the documents have changed since ``revision``;
        says whether it did."""
        since = self.linkage.state._replace(revision=revision)
        changes = {}
        for kind, found in linked.items():
            new = placed(found)
            gone = self.linkage.ids(kind) - {id_of(kind, one, None) for one in new}
            changes[kind] = Changes(new, sorted(gone))
        return self.linkage.finish(since, changes)

    def close(self) -> None:
        """Let go of the database."""
        self._stamps.close()
        self._engine.dispose()


def _forget(db: sql.Connection, id: str) -> int:
    """Take out a document with its records; the groups that they were linked in are to be linked anew."""
    linked = [kind.name for kind in (*kinds.DIGESTS, *kinds.LINKED)]
    turn_stale(db, (records.c.kind.in_(linked), records.c.document == id))
    for kind in (kind for kind in kinds.ALL if kind.facets):
        own = sql.select(records.c.id).where(records.c.kind == kind.name, records.c.document == id)
        db.execute(sql.delete(facets).where(facets.c.kind == kind.name, facets.c.id.in_(own)))
    db.execute(sql.delete(facets).where(facets.c.kind == DOCUMENTS, facets.c.id == id))
    db.execute(sql.delete(records).where(records.c.kind.in_([kind.name for kind in kinds.ALL]), records.c.document == id))
    return db.execute(sql.delete(documents).where(documents.c.id == id)).rowcount


def _no_document(id: str) -> NotFound:
    return NotFound(f"Thư viện không có văn bản mang mã {id}.")
