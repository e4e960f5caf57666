"""How far the library is linked: which documents are new to linking, which groups of records it has to do anew, what it made."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import msgspec

from corpus import kinds
from corpus.database import Watch, documents, facets, meta, records, sql, stale, value_of, written
from corpus.kinds import Kind
from corpus.rows import Placed, chunks, drop, id_of, insert, update

ALSO = ":also"
"""Marks the name of a kind where its records are grouped by their second bucket."""


class State(NamedTuple):
    """The revision of the documents, and which time linking was started anew."""

    revision: str
    begun: str | None


@dataclass(slots=True)
class Changes:
    """What linking a kind comes to: records to write (in place of those under their ids) and ids to take out."""

    put: list[Placed] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sum:
    """The records of one group taken together: the ``first`` by document, the ``total`` of their positions, their ``documents`` in
    order, and their ``ranks``, each once, in the order of the first document that has it."""

    first: Any
    total: int
    documents: Sequence[str]
    ranks: Sequence[str]


class Linkage:
    """The state of linking in a library; every method is one transaction."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine

    def new(self) -> dict[str, str]:
        """The documents that linking has not read as they are now: their revisions, by id."""
        read = sql.select(records.c.document).where(records.c.kind == kinds.STANDINGS.name)
        with self._engine.connect() as db:
            chosen = sql.select(documents.c.id, documents.c.revision).where(documents.c.id.not_in(read))
            return {row.id: row.revision for row in db.execute(chosen.order_by(documents.c.id))}

    def read(self, revisions: Mapping[str, str], digests: Mapping[Kind, Sequence[Placed]]) -> None:
        """Keep what linking reads out of some documents; not of one that has changed since its revision, or that another has read."""
        with self._engine.begin() as db:
            _touch(db, "reading", uuid.uuid4().hex)  # takes the turn to write before anything is looked at
            held = db.execute(sql.select(documents.c.id, documents.c.revision).where(documents.c.id.in_(revisions)))
            same = {row.id for row in held if revisions[row.id] == row.revision}
            read = sql.select(records.c.document).where(records.c.kind == kinds.STANDINGS.name, records.c.document.in_(revisions))
            new = same - set(db.scalars(read))
            for kind, found in digests.items():
                kept = [one for one in found if one.record.document in new]
                insert(db, kind, kept, None)
                _note(db, {(kind.name, one.bucket) for one in kept if one.bucket})
                _note(db, {(kind.name + ALSO, one.also) for one in kept if one.also})

    def stale(self) -> dict[str, set[str]]:
        """The groups to be linked anew: the buckets of each kind, by its name (with :data:`ALSO`: by their second bucket)."""
        found: dict[str, set[str]] = {}
        with self._engine.connect() as db:
            for row in db.execute(sql.select(stale.c.kind, stale.c.bucket)):
                found.setdefault(row.kind, set()).add(row.bucket)
        return found

    def ids(self, kind: Kind) -> set[str]:
        """The ids of all records of a kind."""
        with self._engine.connect() as db:
            return set(db.scalars(sql.select(records.c.id).where(records.c.kind == kind.name)))

    def grouped(self, kind: Kind, buckets: Collection[str], *, also: bool = False) -> list[Any]:
        """The records of some groups in order."""
        column = records.c.also if also else records.c.bucket
        return list(self._chosen(kind, column, sorted(buckets)))

    def summed(self, kind: Kind, buckets: Collection[str]) -> dict[str, Sum]:
        """Groups of records taken together, one record a document, by their buckets; summed by the database, for a group may be large."""
        decode = msgspec.json.Decoder(kind.type).decode
        found: dict[str, Sum] = {}
        group, document = records.c.bucket, records.c.document
        with self._engine.connect() as db:
            for some in chunks(sorted(buckets)):
                chosen = (records.c.kind == kind.name, group.in_(some))
                least, total = sql.func.min(document).label("least"), sql.func.sum(records.c.position).label("total")
                ends = sql.select(group, least, total).where(*chosen).group_by(group).subquery()
                first = sql.select(group, records.c.body, ends.c.total).join(
                    ends, (group == ends.c.bucket) & (document == ends.c.least)
                )
                ways = sql.select(group, records.c.rank).where(*chosen).group_by(group, records.c.rank).order_by(group, least)
                naming, ranks = defaultdict(list), defaultdict(list)
                for bucket, id in db.execute(sql.select(group, document).where(*chosen).order_by(group, document)):
                    naming[bucket].append(id)
                for bucket, rank in db.execute(ways):
                    ranks[bucket].append(rank)
                for row in db.execute(first.where(*chosen)):
                    found[row.bucket] = Sum(decode(row.body), row.total, naming[row.bucket], ranks[row.bucket])
        return found

    def of_documents(self, kind: Kind, ids: Collection[str]) -> list[Any]:
        """The records of some documents in order."""
        return list(self._chosen(kind, records.c.document, sorted(ids)))

    def by_ids(self, kind: Kind, ids: Collection[str], type_: type[Any] | None = None) -> Iterator[Any]:
        """The records of some ids; ``type_`` where only a part of each is wanted."""
        return self._chosen(kind, records.c.id, sorted(ids), type_)

    def sharing(self, kind: Kind, buckets: Collection[str], least: int = 1) -> set[str]:
        """The documents that stand in ``least`` or more of some groups, of which one statement can name all."""
        document = sql.func.coalesce(
            records.c.document, ""
        )  # grouped by the bare column, SQLite would walk through the whole kind
        chosen = sql.select(document).where(records.c.kind == kind.name, records.c.bucket.in_(sorted(buckets)))
        with self._engine.connect() as db:
            return set(db.scalars(chosen.group_by(document).having(sql.func.count() >= least)))

    def values(self, kind: Kind, name: str) -> frozenset[str]:
        """All values of a name in :mod:`corpus.facets` that records of a kind have."""
        with self._engine.connect() as db:
            return frozenset(db.scalars(sql.select(facets.c.value).where(facets.c.kind == kind.name, facets.c.name == name)))

    def groups_of(self, kind: Kind, ids: Collection[str]) -> set[str]:
        """The groups of the records of a kind that speak of some documents."""
        found: set[str] = set()
        with self._engine.connect() as db:
            for some in chunks(sorted(ids)):
                speak = sql.select(facets.c.id).where(
                    facets.c.kind == kind.name, facets.c.name == "document", facets.c.value.in_(some)
                )
                chosen = sql.select(records.c.bucket).where(records.c.kind == kind.name, records.c.id.in_(speak)).distinct()
                found.update(filter(None, db.scalars(chosen)))
        return found

    def _chosen(
        self, kind: Kind, column: sql.Column[Any], values: Sequence[str], type_: type[Any] | None = None
    ) -> Iterator[Any]:
        decode = msgspec.json.Decoder(type_ or kind.type).decode
        document = sql.func.coalesce(records.c.document, "")
        found: list[tuple[Any, ...]] = []
        with self._engine.connect() as db:
            for some in chunks(values):
                chosen = sql.select(document, records.c.rank, records.c.position, records.c.id, records.c.body)
                found += map(tuple, db.execute(chosen.where(records.c.kind == kind.name, column.in_(some))))
        found.sort()
        return (decode(row[-1]) for row in found)

    @property
    def state(self) -> State:
        """What linking is made of at this moment."""
        with self._engine.connect() as db:
            return _state(db)

    def finish(self, since: State, changes: Mapping[Kind, Changes]) -> bool:
        """Write what linking made, unless the documents have changed or linking was started anew ``since``; says whether it did."""
        with self._engine.begin() as db:
            _touch(db, "linked", since.revision)
            if since != _state(db):
                db.rollback()
                return False
            step = _step(db) + 1
            _touch(db, "step", str(step))
            for kind, change in changes.items():
                drop(db, kind, change.gone)
                update(db, kind, change.put)
                if kind.followed:
                    _follow(db, kind, {*change.gone, *(id_of(kind, one, None) for one in change.put)}, step)
            db.execute(sql.delete(stale))
            return True

    @property
    def step(self) -> int:
        """How often the library was linked; rises whenever linked records change."""
        with self._engine.connect() as db:
            return _step(db)

    def written_since(self, kind: Kind, step: int) -> list[str]:
        """The ids under which linking wrote records of a followed kind after a step, or took them out."""
        with self._engine.connect() as db:
            return list(db.scalars(sql.select(written.c.id).where(written.c.step > step, written.c.kind == kind.name)))

    def start_anew(self) -> None:
        """Have everything linked anew; what is linked stays until that is done."""
        with self._engine.begin() as db:
            _touch(db, "linking", uuid.uuid4().hex)
            turn_stale(db, (records.c.kind.in_([kind.name for kind in (*kinds.DIGESTS, *kinds.LINKED)]),))
            db.execute(sql.delete(records).where(records.c.kind.in_([kind.name for kind in kinds.DIGESTS])))


class Stamps:
    """The name of the present state of the documents and of the one that they were last linked in; read anew where anybody wrote."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine
        self._watch = Watch(engine)
        self._read: tuple[int | None, tuple[str, str | None]] = None, ("", None)

    @property
    def now(self) -> tuple[str, str | None]:
        """Both, as they are at this moment."""
        version = self._watch.version  # asked before reading, so that a change in between is read the next time
        known, stamps = self._read
        if version is None or version != known:
            with self._engine.connect() as db:
                stamps = stamps_of(db)
            self._read = version, stamps
        return stamps

    def close(self) -> None:
        """Let go of the database."""
        self._watch.close()


def _state(db: sql.Connection) -> State:
    return State(revision_of(db), value_of(db, "linking"))


def turn_stale(db: sql.Connection, chosen: Iterable[sql.ColumnElement[bool]]) -> None:
    """Note that the groups of some records are to be linked anew."""
    found = db.execute(sql.select(records.c.kind, records.c.bucket, records.c.also).where(*chosen).distinct()).all()
    _note(
        db, {(row.kind, row.bucket) for row in found if row.bucket} | {(row.kind + ALSO, row.also) for row in found if row.also}
    )


def _note(db: sql.Connection, groups: Collection[tuple[str, str]]) -> None:
    if groups:
        same = [stale.c[name] == sql.bindparam(f"b_{name}") for name in ("kind", "bucket")]
        db.execute(sql.delete(stale).where(*same), [{"b_kind": kind, "b_bucket": bucket} for kind, bucket in sorted(groups)])
        db.execute(sql.insert(stale), [{"kind": kind, "bucket": bucket} for kind, bucket in sorted(groups)])


def _step(db: sql.Connection) -> int:
    return int(value_of(db, "step") or 0)


def _follow(db: sql.Connection, kind: Kind, ids: Collection[str], step: int) -> None:
    for some in chunks(sorted(ids)):
        db.execute(sql.delete(written).where(written.c.kind == kind.name, written.c.id.in_(some)))
        db.execute(sql.insert(written), [{"kind": kind.name, "id": id, "step": step} for id in some])


def revision_of(db: sql.Connection) -> str:
    """The name of the present state of the documents."""
    return stamps_of(db)[0]


def stamps_of(db: sql.Connection) -> tuple[str, str | None]:
    """The name of the present state of the documents, and of the state that they were last linked in."""
    values = {row.key: row.value for row in db.execute(sql.select(meta.c.key, meta.c.value))}
    return f"{values['library']}-{values.get('revision', '0')}", values.get("linked")


def raise_revision(db: sql.Connection) -> str:
    """Say that the documents have changed; gives the bare number of their new state."""
    revision = str(int(value_of(db, "revision") or 0) + 1)
    _touch(db, "revision", revision)
    return revision


def _touch(db: sql.Connection, key: str, value: str) -> None:
    db.execute(sql.delete(meta).where(meta.c.key == key))
    db.execute(sql.insert(meta).values(key=key, value=value))
