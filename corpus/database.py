"""The one door to SQLAlchemy: the tables of a library, opening its database, bringing an older one up to date."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sql

from corpus.errors import StoreError, reason

__all__ = [
    "SCHEMA",
    "Watch",
    "documents",
    "facets",
    "meta",
    "open_database",
    "opening",
    "records",
    "schema_of",
    "sql",
    "stale",
    "value_of",
    "written",
]

SCHEMA = 5
"""Raised whenever a table or a record changes so that an older program could not read it."""

_LOCK_SECONDS = 30
_ADVICE = {
    "disk is full": "hết dung lượng đĩa; hãy giải phóng chỗ rồi làm lại",
    "is locked": "một chương trình khác đang ghi quá lâu; hãy chờ nó xong rồi làm lại",
    "readonly": "không có quyền ghi; hãy kiểm tra quyền của thư mục thư viện",
    "malformed": "tệp library.sqlite bị hỏng; hãy khôi phục từ bản sao lưu, hoặc dời tệp đi rồi nạp lại các văn bản",
    "not a database": "tệp library.sqlite không phải thư viện; hãy dời tệp đi, hoặc chọn thư mục khác bằng --home",
}
"""What SQLite says, by a part of its sentence, and what people can do about it."""
_Ordered = sql.String().with_variant(sql.String(collation="C"), "postgresql")

metadata = sql.MetaData()
meta = sql.Table(
    "meta", metadata, sql.Column("key", sql.String, primary_key=True), sql.Column("value", sql.String, nullable=False)
)
documents = sql.Table(
    "documents",
    metadata,
    sql.Column("id", sql.String, primary_key=True),
    sql.Column("name", sql.String, nullable=False, unique=True),
    sql.Column("origin", sql.String, nullable=False),
    sql.Column("sha256", sql.String, nullable=False),
    sql.Column("revision", sql.String, nullable=False),
    sql.Column("body", sql.Text, nullable=False),
    sql.Column("text", sql.Text, nullable=False),
    sql.Column("issued_on", sql.String, nullable=False, server_default=""),
    sql.Column("rank", _Ordered, nullable=False, server_default=""),
    sql.Index("documents_by_content", "sha256", "id"),
    sql.Index("documents_by_revision", "id", "revision"),
    sql.Index("documents_by_day", "issued_on", "rank", "id"),
)
records = sql.Table(
    "records",
    metadata,
    sql.Column("kind", sql.String, primary_key=True),
    sql.Column("id", sql.String, primary_key=True),
    sql.Column("document", sql.String, nullable=True),
    sql.Column("position", sql.Integer, nullable=False),
    sql.Column("body", sql.Text, nullable=False),
    sql.Column("rank", _Ordered, nullable=False, server_default=""),
    sql.Column("words", sql.Text, nullable=True),
    sql.Column("bucket", sql.String, nullable=True),
    sql.Column("also", sql.String, nullable=True),
)
sql.Index("records_in_order", records.c.kind, records.c.document, records.c.rank, records.c.position, records.c.id)
for _name in ("bucket", "also"):
    _held = records.c[_name].is_not(None)
    sql.Index(f"records_by_{_name}", records.c.kind, records.c[_name], records.c.document, sqlite_where=_held)
facets = sql.Table(
    "facets",
    metadata,
    sql.Column("kind", sql.String, primary_key=True),
    sql.Column("name", sql.String, primary_key=True),
    sql.Column("value", sql.String, primary_key=True),
    sql.Column("id", sql.String, primary_key=True),
    sql.Index("facets_by_record", "kind", "id"),
    sqlite_with_rowid=False,
)
"""What records are chosen by: one row for each value that a record has of a name."""
stale = sql.Table(
    "stale",
    metadata,
    sql.Column("kind", sql.String, primary_key=True),
    sql.Column("bucket", sql.String, primary_key=True),
)
"""The groups of records that have changed since they were last linked."""
written = sql.Table(
    "written",
    metadata,
    sql.Column("kind", sql.String, primary_key=True),
    sql.Column("id", sql.String, primary_key=True),
    sql.Column("step", sql.Integer, nullable=False),
    sql.Index("written_since", "step", "kind", "id"),
)
"""The step of linking that last wrote a record, or took it out, of the kinds that are followed."""


def open_database(home: Path, url: str | None) -> sql.Engine:
    """The database of a library with its tables, made where they are missing. Raises StoreError where it was made by a newer version."""
    home.mkdir(parents=True, exist_ok=True)
    engine = sql.create_engine(
        url or f"sqlite:///{home / 'library.sqlite'}", connect_args={} if url else {"timeout": _LOCK_SECONDS}
    )
    if not url:
        sql.event.listen(engine, "connect", _prepare_sqlite)
    _make(engine)
    sql.event.listen(engine, "handle_error", _told)
    return engine


class Watch:
    """Tells whether an SQLite database was written to, for a few microseconds instead of a query; of other databases nothing."""

    def __init__(self, engine: sql.Engine) -> None:
        self._path = engine.url.database if engine.dialect.name == "sqlite" else None
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    @property
    def version(self) -> int | None:
        """Differs after every change that anybody made; None where that cannot be told."""
        if not self._path:
            return None
        with self._lock, contextlib.suppress(sqlite3.Error):
            if self._connection is None:
                self._connection = sqlite3.connect(self._path, timeout=_LOCK_SECONDS, check_same_thread=False)
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        return None

    def close(self) -> None:
        """Let go of the database."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None


@contextlib.contextmanager
def opening(home: Path) -> Iterator[None]:
    """What keeps a library from being opened, as a StoreError that says so."""
    try:
        yield
    except (OSError, sql.exc.DatabaseError) as error:
        raise StoreError(f"Không mở được thư viện tại {home}: {_reason(error)}.") from error


def value_of(db: sql.Connection, key: str) -> str | None:
    """What the library says of itself under a key."""
    return db.scalar(sql.select(meta.c.value).where(meta.c.key == key))


def schema_of(engine: sql.Engine) -> int:
    """The schema that a library was last written with. Raises StoreError where it is newer than this program."""
    with engine.connect() as db:
        found = int(value_of(db, "schema") or 0)
    if found > SCHEMA:
        raise StoreError(
            f"Thư viện này do phiên bản mới hơn tạo ra (lược đồ {found}, chương trình này hiểu đến {SCHEMA}). "
            "Hãy nâng cấp chương trình hoặc chọn thư viện khác bằng --home."
        )
    return found


def _make(engine: sql.Engine) -> None:
    """Make what is missing; another process may be making it at the same time."""
    if sql.inspect(engine).has_table("meta") and schema_of(engine) == SCHEMA:
        return
    _add_columns(engine)
    with engine.begin() as db:
        for table in metadata.sorted_tables:
            db.execute(sql.schema.CreateTable(table, if_not_exists=True))
            for index in sorted(table.indexes, key=lambda index: str(index.name)):
                db.execute(sql.schema.CreateIndex(index, if_not_exists=True))
        db.execute(sql.text("DROP INDEX IF EXISTS records_by_document"))
    with contextlib.suppress(sql.exc.IntegrityError), engine.begin() as db:
        if value_of(db, "library") is None:
            db.execute(sql.insert(meta), [{"key": "schema", "value": str(SCHEMA)}, {"key": "library", "value": uuid.uuid4().hex}])


def _add_columns(engine: sql.Engine) -> None:
    """The columns that a table of an older library lacks."""
    inspector = sql.inspect(engine)
    for table in (documents, records):
        if not inspector.has_table(table.name):
            continue
        held = {column["name"] for column in inspector.get_columns(table.name)}
        for column in table.columns:
            if column.name not in held:
                with contextlib.suppress(sql.exc.OperationalError, sql.exc.ProgrammingError), engine.begin() as db:
                    said = sql.schema.CreateColumn(column).compile(dialect=engine.dialect)
                    db.execute(sql.text(f"ALTER TABLE {table.name} ADD COLUMN {said}"))


def _prepare_sqlite(connection: Any, _: Any) -> None:
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        # Changing the mode does not wait for its turn; where another process is at it, that one's change holds for all.
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _told(context: sql.engine.ExceptionContext) -> None:
    """A failure of the database as a StoreError; two records of one id are for those who write them to tell."""
    error = context.sqlalchemy_exception
    if isinstance(error, sql.exc.DatabaseError) and not isinstance(error, sql.exc.IntegrityError):
        raise StoreError(f"Thư viện gặp lỗi, việc đang làm dở không được ghi: {_reason(error)}.") from error


def _reason(error: Exception) -> str:
    """What went wrong and what to do about it."""
    said = reason(error) if isinstance(error, OSError) else str(getattr(error, "orig", None) or error)
    general = f"{said}. Hãy kiểm tra quyền ghi và dung lượng đĩa, hoặc chọn thư mục khác bằng --home"
    return next((advice for part, advice in _ADVICE.items() if part in said), general)
