"""Files into the library: read, structured, understood, kept; then the whole library linked anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from corpus.document import Document, Source
from corpus.errors import TraCuuError, UnreadableFile, reason
from corpus.store import Store
from ingest.files import File, document_id
from ingest.readers import MAX_BYTES, SUFFIXES, read_file
from ingest.structure import build
from ingest.understand import understand


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: ``status`` is added, replaced, unchanged, skipped or failed; ``counts`` by kind of record."""

    name: str
    status: str
    document: str | None = None
    message: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


def ingest(store: Store, files: Iterable[File], *, replace: bool = False) -> Iterator[Outcome]:
    """Take files into the library one by one; a file that fails is told and leaves the library as it was."""
    for file in files:
        try:
            yield _ingest_one(store, file, replace)
        except TraCuuError as error:
            yield Outcome(file.name, "failed", message=str(error))


def read_document(name: str, data: bytes) -> Document:
    """What the readers and the structure rules make of a file's bytes. Raises UnreadableFile."""
    reading = read_file(name, data)
    digest = hashlib.sha256(data).hexdigest()
    source = Source(name=name, format=reading.format, sha256=digest, size=len(data), pages=reading.pages)
    return build(reading, id=document_id(name), source=source)


def load(file: File) -> bytes:
    """A file's bytes. Raises UnreadableFile where it is missing, cannot be opened, or is over the limit."""
    try:
        if file.path.stat().st_size > MAX_BYTES:
            raise UnreadableFile(
                f"{file.name}: tệp lớn hơn {MAX_BYTES // 2**20} MB nên không được đọc. Hãy tách tệp thành các phần nhỏ hơn."
            )
        return file.path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{file.name}: không mở được tệp ({reason(error)}). Hãy kiểm tra đường dẫn và quyền đọc.") from error


def _ingest_one(store: Store, file: File, replace: bool) -> Outcome:
    if not file.named and file.path.suffix.lower() not in SUFFIXES:
        return Outcome(file.name, "skipped", message=f"{file.name}: không thuộc định dạng văn bản đọc được, đã bỏ qua.")
    data = load(file)
    origin = str(file.path.resolve())
    held = store.stored(file.name)
    if held and held[0] == hashlib.sha256(data).hexdigest():
        return Outcome(file.name, "unchanged", document_id(file.name))
    if held and held[1] != origin and not replace:
        raise UnreadableFile(
            f"{file.name}: thư viện đã có một tệp khác cùng tên (nạp từ {held[1]}). "
            "Hãy đổi tên tệp, hoặc thêm --replace nếu đây là bản mới của chính văn bản đó."
        )
    document = read_document(file.name, data)
    facts = understand(document)
    store.put(document, origin, facts)
    parts = {"sections": len(document.sections), "tables": len(document.tables), "footnotes": len(document.footnotes)}
    counts = parts | {kind.name: len(records) for kind, records in facts.items() if kind.public}
    return Outcome(file.name, "replaced" if held else "added", document.id, counts=counts)
