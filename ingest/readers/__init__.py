"""A file's bytes become a Reading. One row a format; the reader is chosen by content, then by suffix.

Each reader is a module with ``read(data: bytes) -> Reading`` that raises UnreadableFile with a sentence about
the file; heavy libraries are imported inside it, once it is needed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from corpus.errors import UnreadableFile
from ingest.readers.office import converted
from ingest.readers.sniff import sniff
from ingest.reading import Reading

MAX_BYTES = 100 * 2**20


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the registry: ``name`` as :func:`sniff` says it, the module that reads it, the most bytes it takes,
    and the format that LibreOffice must turn it into first, where no reader knows it."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    max_bytes: int = MAX_BYTES
    through: str | None = None


class _Reader(Protocol):
    def read(self, data: bytes) -> Reading: ...


FORMATS = (
    Format("text", (".txt", ".text"), "text", 20 * 2**20),
    Format("markdown", (".md", ".markdown"), "md", 20 * 2**20),
    Format("html", (".html", ".htm", ".xhtml"), "html", 40 * 2**20),
    Format("docx", (".docx", ".docm", ".dotx"), "docx"),
    Format("pdf", (".pdf",), "pdf"),
    Format("xlsx", (".xlsx", ".xlsm"), "xlsx", 30 * 2**20),
    Format("mhtml", (".mht", ".mhtml"), "mhtml", 60 * 2**20),
    Format("doc", (".doc", ".dot"), "docx", through="docx"),
    Format("rtf", (".rtf",), "docx", through="docx"),
    Format("odt", (".odt",), "docx", through="docx"),
    Format("xls", (".xls",), "xlsx", 30 * 2**20, through="xlsx"),
    Format("ods", (".ods",), "xlsx", 30 * 2**20, through="xlsx"),
    Format("word-xml", (".fodt",), "docx", through="docx"),
    Format("excel-xml", (".fods",), "xlsx", 30 * 2**20, through="xlsx"),
    Format("ppt", (".ppt",), "ppt", through="pptx"),
    Format("pptx", (".pptx",), "ppt"),
    Format("odp", (".odp",), "ppt", through="pptx"),
)
_BY_NAME = {row.name: row for row in FORMATS}
_BY_SUFFIX = {suffix: row for row in FORMATS for suffix in row.suffixes}
SUFFIXES = frozenset(_BY_SUFFIX)


def read_file(name: str, data: bytes) -> Reading:
    """What the right reader makes of a file.

    Raises UnreadableFile, its message opening with the file's name.
    """
    try:
        row = _choose(name, data)
        if len(data) > row.max_bytes:
            raise UnreadableFile(
                f"tệp lớn hơn {row.max_bytes // 2**20} MB, quá giới hạn của định dạng này. Hãy tách thành các phần nhỏ hơn."
            )
        reader = cast(_Reader, import_module(f"{__name__}.{row.module}"))
        reading = reader.read(converted(data, row.name, row.through) if row.through else data)
        if not reading.text.strip():
            raise UnreadableFile("tệp không có chữ nào. Hãy kiểm tra lại bản gốc rồi nạp lại.")
        return replace(reading, format=row.name) if row.through else reading
    except UnreadableFile as error:
        raise UnreadableFile(f"{name}: {error}") from error


def _choose(name: str, data: bytes) -> Format:
    """The row for a file: what its content is; plain text may be anything, so there the suffix decides."""
    kind = sniff(data)
    suffix = PurePath(name).suffix.lower()
    if kind == "text":
        kind = _text_by(suffix)
    row = _BY_NAME.get(kind)
    if row is None:
        raise UnreadableFile(f"định dạng {kind.upper()} chưa đọc được. Hãy lưu lại thành một trong các dạng: {_known()}.")
    return row


def _text_by(suffix: str) -> str:
    row = _BY_SUFFIX.get(suffix)
    if row is None and suffix:
        raise UnreadableFile(f"đuôi “{suffix}” không thuộc loại văn bản đọc được. Các dạng đọc được: {_known()}.")
    return row.name if row and row.name in ("html", "markdown") else "text"


def _known() -> str:
    return ", ".join(sorted(SUFFIXES))
