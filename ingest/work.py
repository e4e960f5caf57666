"""What is made of one file, in a process of its own: bytes in, encoded records out. Nothing here sees the library.

Readers and rules are imported by the process that works; the one that keeps the library needs none of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from corpus import kinds
from corpus.document import Document, Source
from corpus.kinds import Kind
from ingest.files import document_id
from ingest.reading import Reading

LOADED_FIRST = ("ingest.blocks", "ingest.readers", "ingest.structure", "ingest.understand")
"""What a working process imports."""


class Read(msgspec.Struct, frozen=True):
    """A document, and the blocks that its reader made of the file, as plain values."""

    document: Document
    blocks: list[dict[str, Any]]


class _Understood(msgspec.Struct, frozen=True):
    document: Document
    facts: dict[str, msgspec.Raw]


def read(name: str, data: bytes) -> bytes:
    """A file as its reader and the structure rules see it; :func:`decode_read` takes it. Raises UnreadableFile."""
    from ingest.blocks import plain
    from ingest.readers import read_file

    reading = read_file(name, data)
    return msgspec.msgpack.encode(Read(_structured(name, data, reading), plain(reading)))


def decode_read(encoded: bytes) -> Read:
    """What :func:`read` made."""
    return msgspec.msgpack.decode(encoded, type=Read)


def understood(name: str, data: bytes) -> bytes:
    """A file's document and the facts in it; :func:`decode_understood` takes them. Raises UnreadableFile."""
    from ingest.readers import read_file
    from ingest.understand import understand

    document = _structured(name, data, read_file(name, data))
    encode = msgspec.msgpack.encode
    facts = {kind.name: msgspec.Raw(encode(records)) for kind, records in understand(document).items()}
    return encode(_Understood(document, facts))


def decode_understood(encoded: bytes) -> tuple[Document, Mapping[Kind, Sequence[Any]]]:
    """What :func:`understood` made."""
    made = msgspec.msgpack.decode(encoded, type=_Understood)
    chosen = {kinds.BY_NAME[name]: raw for name, raw in made.facts.items()}
    return made.document, {kind: msgspec.msgpack.decode(raw, type=list[kind.type]) for kind, raw in chosen.items()}  # type: ignore[name-defined]


def _structured(name: str, data: bytes, reading: Reading) -> Document:
    from ingest.structure import build

    digest = hashlib.sha256(data).hexdigest()
    source = Source(name=name, format=reading.format, sha256=digest, size=len(data), pages=reading.pages)
    return build(reading, id=document_id(name), source=source)
