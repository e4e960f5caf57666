"""The library: documents and their records in a relational database (SQLAlchemy Core; SQLite unless a URL says otherwise).

One transaction a document, so a document is in the library whole or not at all. Records are kept as JSON bodies
under (kind, id); what linking makes out of the whole library is replaced in one transaction of its own.
"""

from __future__ import annotations

import contextlib
import sqlite3
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from corpus import kinds
from corpus.document import Document
from corpus.errors import NotFound, StoreError, reason
from corpus.kinds import Kind

SCHEMA = 1
"""Raised whenever a table or a record changes so that an older program could not read it."""

T = TypeVar("T")
_metadata = sa.MetaData()
_meta = sa.Table("meta", _metadata, sa.Column("key", sa.String, primary_key=True), sa.Column("value", sa.String, nullable=False))
_documents = sa.Table(
    "documents",
    _metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False, unique=True),
    sa.Column("origin", sa.String, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("revision", sa.String, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)
_records = sa.Table(
    "records",
    _metadata,
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("document", sa.String, nullable=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("records_by_document", "kind", "document", "position"),
)


class Store:
    """One library. Safe to share between threads; every method is one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, home: Path, *, url: str | None = None) -> Store:
        """The library kept in a folder (made where it is missing), or at a database URL.

        Raises StoreError where the folder cannot be used, or the library was made by a newer version.
        """
        try:
            home.mkdir(parents=True, exist_ok=True)
            engine = sa.create_engine(url or f"sqlite:///{home / 'library.sqlite'}", connect_args={} if url else {"timeout": 30})
            if not url:
                sa.event.listen(engine, "connect", _prepare_sqlite)
            store = cls(engine)
            store._check_schema()
        except (OSError, sa.exc.DatabaseError) as error:
            raise StoreError(
                f"Không mở được thư viện tại {home}: {_reason(error)}. Hãy kiểm tra quyền ghi và dung lượng đĩa, "
                "hoặc chọn thư mục khác bằng --home."
            ) from error
        return store

    def _check_schema(self) -> None:
        self._create()
        found = int(self._value("schema") or SCHEMA)
        if found > SCHEMA:
            raise StoreError(
                f"Thư viện này do phiên bản mới hơn tạo ra (lược đồ {found}, chương trình này hiểu đến {SCHEMA}). "
                "Hãy nâng cấp chương trình hoặc chọn thư viện khác bằng --home."
            )

    def _create(self) -> None:
        """Make what is missing; another process may be making it at the same time."""
        if sa.inspect(self._engine).has_table("meta") and self._value("library"):
            return
        with self._engine.begin() as db:
            for table in _metadata.sorted_tables:
                db.execute(sa.schema.CreateTable(table, if_not_exists=True))
                for index in table.indexes:
                    db.execute(sa.schema.CreateIndex(index, if_not_exists=True))
        with contextlib.suppress(sa.exc.IntegrityError), self._engine.begin() as db:
            db.execute(sa.insert(_meta), [{"key": "schema", "value": str(SCHEMA)}, {"key": "library", "value": uuid.uuid4().hex}])

    # --- what changed ----------------------------------------------------------------------------
    @property
    def revision(self) -> str:
        """Names the present state of the documents; differs after every change, in every library."""
        return f"{self._value('library')}-{self._value('revision') or '0'}"

    def revisions(self) -> dict[str, str]:
        """The revision at which each document was last put, by id: what differs from an earlier answer was changed since."""
        with self._engine.connect() as db:
            return {row.id: row.revision for row in db.execute(sa.select(_documents.c.id, _documents.c.revision))}

    @property
    def is_linked(self) -> bool:
        """Whether the linked records were made from the documents as they are now."""
        return self._value("linked") == self.revision

    def _value(self, key: str) -> str | None:
        with self._engine.connect() as db:
            return db.scalar(sa.select(_meta.c.value).where(_meta.c.key == key))

    # --- documents -------------------------------------------------------------------------------
    def documents(self) -> list[Document]:
        """Every document without its text and parts, by name."""
        with self._engine.connect() as db:
            bodies = db.scalars(sa.select(_documents.c.body).order_by(_documents.c.name)).all()
        return [msgspec.json.decode(body, type=Document) for body in bodies]

    def document(self, id: str) -> Document:
        """One whole document. Raises NotFound."""
        with self._engine.connect() as db:
            row = db.execute(sa.select(_documents.c.body, _documents.c.text).where(_documents.c.id == id)).first()
        if row is None:
            raise NotFound(f"Thư viện không có văn bản mang mã {id}.")
        sections, tables, footnotes = (tuple(self.of(kind, document=id)) for kind in kinds.PARTS)
        light = msgspec.json.decode(row.body, type=Document)
        return replace(light, text=row.text, sections=sections, tables=tables, footnotes=footnotes)

    def text(self, id: str) -> str:
        """A document's canonical text. Raises NotFound."""
        with self._engine.connect() as db:
            text: str | None = db.scalar(sa.select(_documents.c.text).where(_documents.c.id == id))
        if text is None:
            raise NotFound(f"Thư viện không có văn bản mang mã {id}.")
        return text

    def stored(self, name: str) -> tuple[str, str] | None:
        """The sha256 and the origin (full path) of the file that is held under a name."""
        with self._engine.connect() as db:
            row = db.execute(sa.select(_documents.c.sha256, _documents.c.origin).where(_documents.c.name == name)).first()
        return (row.sha256, row.origin) if row else None

    def holding(self, sha256: str) -> str | None:
        """The document that was read from a file of this content, by id; the first by id where there are several."""
        with self._engine.connect() as db:
            id: str | None = db.scalar(
                sa.select(_documents.c.id).where(_documents.c.sha256 == sha256).order_by(_documents.c.id).limit(1)
            )
        return id

    def put(self, document: Document, origin: str, facts: Mapping[Kind, Sequence[Any]]) -> None:
        """Keep a document with its parts and what was found in it, in place of what was held under its id."""
        parts = {kind: getattr(document, kind.name) for kind in kinds.PARTS}
        light = replace(document, text="", sections=(), tables=(), footnotes=())
        with self._engine.begin() as db:
            self._forget(db, document.id)
            revision = _raise_revision(db)
            row = {"id": document.id, "name": document.source.name, "origin": origin, "sha256": document.source.sha256}
            db.execute(sa.insert(_documents).values(**row, revision=revision, body=_encode(light), text=document.text))
            for kind, records in {**parts, **facts}.items():
                _insert(db, kind, records, document.id)

    def remove(self, id: str) -> None:
        """Take a document and all that was found in it out of the library. Raises NotFound."""
        with self._engine.begin() as db:
            if not self._forget(db, id):
                raise NotFound(f"Thư viện không có văn bản mang mã {id}.")
            _raise_revision(db)

    def _forget(self, db: sa.Connection, id: str) -> int:
        db.execute(sa.delete(_records).where(_records.c.document == id))
        return db.execute(sa.delete(_documents).where(_documents.c.id == id)).rowcount

    # --- records ---------------------------------------------------------------------------------
    def of(self, kind: Kind, document: str | None = None) -> list[Any]:
        """The records of a kind in order, of one document or of all."""
        query = sa.select(_records.c.body).where(_records.c.kind == kind.name)
        if document is not None:
            query = query.where(_records.c.document == document)
        with self._engine.connect() as db:
            bodies = db.scalars(query.order_by(_records.c.document, _records.c.position)).all()
        decoder = msgspec.json.Decoder(kind.type)
        return [decoder.decode(body) for body in bodies]

    def page(self, kind: Kind, document: str | None, limit: int, offset: int) -> tuple[int, list[Any]]:
        """How many records of a kind there are, of one document or of all, and a slice of them in order."""
        chosen = (_records.c.kind == kind.name, *((_records.c.document == document,) if document is not None else ()))
        ordered = sa.select(_records.c.body).where(*chosen).order_by(_records.c.document, _records.c.position)
        with self._engine.connect() as db:
            total = db.scalar(sa.select(sa.func.count()).select_from(_records).where(*chosen))
            bodies = db.scalars(ordered.limit(limit).offset(offset)).all()
        decoder = msgspec.json.Decoder(kind.type)
        return total or 0, [decoder.decode(body) for body in bodies]

    def records(self, type_: type[T], document: str | None = None) -> list[T]:
        """The records of a public kind, named by their type."""
        return self.of(kinds.BY_TYPE[type_], document)

    def record(self, type_: type[T], id: str) -> T:
        """One record. Raises NotFound."""
        kind = kinds.BY_TYPE[type_]
        with self._engine.connect() as db:
            body = db.scalar(sa.select(_records.c.body).where(_records.c.kind == kind.name, _records.c.id == id))
        if body is None:
            raise NotFound(f"Thư viện không có {kind.title} mang mã {id}.")
        record: T = msgspec.json.decode(body, type=kind.type)
        return record

    def counts(self) -> dict[str, dict[str, int]]:
        """How many records of each kind each document has: {document: {kind: n}}; library-wide ones under ""."""
        query = sa.select(_records.c.document, _records.c.kind, sa.func.count()).group_by(_records.c.document, _records.c.kind)
        found: dict[str, dict[str, int]] = {}
        with self._engine.connect() as db:
            for document, kind, n in db.execute(query):
                found.setdefault(document or "", {})[kind] = n
        return found

    def link(self, revision: str, linked: Mapping[Kind, Iterable[Any]]) -> bool:
        """Replace what linking made, unless the documents have changed since ``revision``; says whether it did."""
        with self._engine.begin() as db:
            _touch(db, "linked", revision)
            if revision != self._revision(db):
                db.rollback()
                return False
            for kind, records in linked.items():
                db.execute(sa.delete(_records).where(_records.c.kind == kind.name))
                _insert(db, kind, records, None)
            return True

    def _revision(self, db: sa.Connection) -> str:
        values = {row.key: row.value for row in db.execute(sa.select(_meta.c.key, _meta.c.value))}
        return f"{values['library']}-{values.get('revision', '0')}"

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def _insert(db: sa.Connection, kind: Kind, records: Iterable[Any], document: str | None) -> None:
    rows = [
        {"kind": kind.name, "id": getattr(r, "id", None) or getattr(r, "key", None) or f"{document}.{kind.name}{n}",
         "document": getattr(r, "document", document), "position": n, "body": _encode(r)}
        for n, r in enumerate(records, 1)
    ]  # fmt: skip
    if rows:
        try:
            db.execute(sa.insert(_records), rows)
        except sa.exc.IntegrityError as error:
            raise StoreError(
                f"Có hai {kind.title} trùng mã nên không ghi được; thư viện giữ nguyên như trước. Xin báo cho người phát triển."
            ) from error


def _raise_revision(db: sa.Connection) -> str:
    present = db.scalar(sa.select(_meta.c.value).where(_meta.c.key == "revision"))
    revision = str(int(present or 0) + 1)
    _touch(db, "revision", revision)
    return revision


def _touch(db: sa.Connection, key: str, value: str) -> None:
    db.execute(sa.delete(_meta).where(_meta.c.key == key))
    db.execute(sa.insert(_meta).values(key=key, value=value))


def _encode(record: Any) -> str:
    return msgspec.json.encode(record).decode()


def _prepare_sqlite(connection: Any, _: Any) -> None:
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        # Changing the mode does not wait for its turn; where another process is at it, that one's change holds for all.
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _reason(error: Exception) -> str:
    return reason(error) if isinstance(error, OSError) else str(getattr(error, "orig", None) or error)
