"""Records as people and programs get them: the contract's fields, nothing that is only for inside."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from corpus import kinds
from corpus.document import Document
from corpus.kinds import Kind
from corpus.store import Store

_INSIDE = {"pieces", "title_pieces"}


def record(item: Any) -> dict[str, Any]:
    """A record as plain JSON values, keys as in the contract."""
    plain: dict[str, Any] = msgspec.to_builtins(item)
    for row in plain.get("rows", ()):
        row.pop("pieces", None)
    for conflict in plain.get("conflicts", ()):
        if "with_" in conflict:
            conflict["with"] = conflict.pop("with_")
    return {key: value for key, value in plain.items() if key not in _INSIDE}


def documents(store: Store, some: Sequence[Document] | None = None) -> Iterator[dict[str, Any]]:
    """Documents (all of them, where none are given) with counts of what each holds, without text and parts."""
    counts = store.counts() if some is None else store.counts([document.id for document in some])
    for document in store.documents() if some is None else some:
        plain = record(document)
        for part in ("text", *(kind.name for kind in kinds.PARTS)):
            del plain[part]
        held = counts.get(document.id, {})
        yield plain | {"counts": {kind.name: held.get(kind.name, 0) for kind in kinds.PUBLIC if kind.name in held}}


def records(store: Store, kind: Kind | None, document: str | None = None) -> Iterator[dict[str, Any]]:
    """The records of a kind (None: documents), of one document where it is named."""
    if kind is None:
        yield from documents(store, None if document is None else list(store.headings([document]).values()))
    else:
        for item in store.of(kind):
            plain = record(item)
            if document is None or belongs(plain, document):
                yield plain


def belongs(plain: dict[str, Any], document: str) -> bool:
    """Whether a record comes from a document, or, for a library-wide one, speaks of it.

    >>> belongs({"document": "a"}, "a"), belongs({"documents": ["b"]}, "a"), belongs({"points": [{"document": "a"}]}, "a")
    (True, False, True)
    """
    if "document" in plain:
        return bool(plain["document"] == document)
    if "documents" in plain:
        return document in plain["documents"]
    places = plain.get("points") or plain.get("sides") or ()
    return any(place["document"] == document for place in places)


def whole(document: Document) -> dict[str, Any]:
    """A document with its text and parts in one value, as ``tracuu read`` shows it."""
    plain = record(document)
    for part in kinds.PARTS:
        plain[part.name] = [record(item) for item in getattr(document, part.name)]
    return plain


def dump(plain: Iterable[dict[str, Any]], form: str) -> bytes:
    """Records in a file format: jsonl, json, csv (UTF-8 with a mark, as spreadsheets want it) or xlsx."""
    rows = list(plain)
    if form == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2).encode() + b"\n"
    columns = list(dict.fromkeys(key for row in rows for key in row))
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    if form == "xlsx":
        from corpus.workbook import workbook

        return workbook(columns, cells)
    out = io.StringIO()
    csv.writer(out).writerows([columns, *cells])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str | int | float | None:
    if value is None or isinstance(value, (str, int, float)):
        return value
    return json.dumps(value, ensure_ascii=False)
