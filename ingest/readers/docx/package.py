"""The parts of a .docx: a zip of XML, opened with limits, nothing outside it ever followed.

ECMA-376 part 1 (WordprocessingML). Parts are read as a stream, so that a table of many thousand rows costs no more
memory than its text.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from corpus.errors import UnreadableFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MOST_BYTES = 120 * 2**20
_MOST_IN_A_TREE = 8 * 2**20
_MOST_IN_A_CHUNK = 20 * 2**20
_LONGEST_PARAGRAPH = 8 * 2**20
_PASSED = ("p", "tbl", "tr", "tc")
_USUAL = "word/document.xml"
_BROKEN = "tệp Word bị hỏng hoặc tải chưa đủ. Hãy mở bằng Word (có chức năng sửa tệp hỏng), lưu lại rồi nạp lại."
_BOMB = (
    f"nội dung nén trong tệp Word bung ra quá {_MOST_BYTES // 2**20} MB hoặc có phần lớn bất thường (có thể là tệp phá hoại). "
    "Tệp không được đọc. Hãy lấy lại bản gốc hoặc tách thành các phần nhỏ hơn."
)
_DECLARES = (
    "tệp Word có khai báo DTD hoặc thực thể XML, điều không có trong tệp do Word lưu (có thể là tệp phá hoại). "
    "Tệp không được đọc. Hãy lấy lại bản gốc."
)
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, OSError, LookupError)


class Package:
    """An opened .docx: its main part, and the others by what the main part, or the package, says they are to it."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in self._zip.infolist()}
        except _DAMAGE as error:
            raise UnreadableFile(_BROKEN) from error
        if sum(info.file_size for name, info in self._names.items() if name.endswith(".xml")) > _MOST_BYTES:
            raise UnreadableFile(_BOMB)
        self._by_id: dict[str, str] = {}
        found = self._relations("")
        self._main = found.get("officeDocument", _USUAL)
        self._by_id.clear()
        self._parts = found | self._relations(self._main)

    def main(self) -> bytes:
        """The bytes of the part that holds the document. Raises UnreadableFile where there is none."""
        if not (data := self.bytes(self._main)):
            raise UnreadableFile(_BROKEN)
        return data

    def related(self, kind: str) -> str:
        """The name of the part of a kind ("styles", "footnotes"): the last word of its relation's type (ECMA-376 part 1, 11.3);
        its usual name where no relation names it."""
        return self._parts.get(kind, f"word/{kind}.xml")

    def chunk(self, key: str) -> bytes:
        """The bytes of a part by the id of the main part's relation to it, once; nothing where that leads nowhere inside, or to much."""
        path = self._by_id.pop(key, "")
        info = self._names.get(path.lower())
        return self.bytes(path, declares=True) if info is not None and info.file_size <= _MOST_IN_A_CHUNK else b""

    def parts(self) -> list[str]:
        """The names of all parts."""
        return self._zip.namelist()

    def bytes(self, part: str, *, declares: bool = False) -> bytes:
        """A part's bytes, never more than its directory promised; nothing for a part that is not there. Only a page, where ``declares``
        is true, may have a document type."""
        info = self._names.get(part.lower())
        if info is None:
            return b""
        try:
            with self._zip.open(info) as stream:
                data = stream.read(_MOST_BYTES)
        except _DAMAGE as error:
            raise UnreadableFile(_BROKEN) from error
        if not declares and (b"<!DOCTYPE" in data or b"<!ENTITY" in data):
            raise UnreadableFile(_DECLARES)
        return data

    def tree(self, part: str) -> Any:
        """The root element of a small part; None where it is not there."""
        data = self.bytes(part)
        if len(data) > _MOST_IN_A_TREE:
            raise UnreadableFile(_BOMB)
        return _tree(data) if data else None

    def _relations(self, part: str) -> dict[str, str]:
        """The parts that a part names, the first of each kind; what lies outside the package is none of them."""
        folder, _, last = part.rpartition("/")
        data = self.bytes(f"{folder}/_rels/{last}.rels".lstrip("/"))
        found: dict[str, str] = {}
        for element in _tree(data) if data else ():
            kind, target = (element.get(key, "") for key in ("Type", "Target"))
            if element.get("TargetMode") != "External":
                path = target if target.startswith("/") else posixpath.join(folder, target)
                self._by_id[element.get("Id", "")] = inside = posixpath.normpath(path).lstrip("/")
                found.setdefault(kind.rpartition("/")[2], inside)
        return found


def _tree(data: bytes) -> Any:
    from lxml import etree

    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(_BROKEN) from error


def stream(data: bytes, tags: Sequence[str]) -> Iterator[tuple[str, str, Any]]:
    """("start" or "end", tag, element) for the elements of some names; an ended element is emptied once it was given."""
    from lxml import etree

    if _longest_paragraph(data) > _LONGEST_PARAGRAPH:
        raise UnreadableFile(_BOMB)

    names = {space + tag: tag for tag in tags for space in (_W, _STRICT)}
    names["{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"] = "Fallback"
    steps = etree.iterparse(
        io.BytesIO(data), events=("start", "end"), tag=tuple(names), resolve_entities=False, no_network=True, huge_tree=False
    )
    try:
        for event, element in steps:
            yield event, names[element.tag], element
            if event == "end":
                element.clear(keep_tail=True)
                if names[element.tag] in _PASSED:
                    _drop_before(element)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(_BROKEN) from error


def _longest_paragraph(data: bytes) -> int:
    """The most bytes from one end of a paragraph to the next: so much is held as a tree at a time."""
    at = longest = 0
    while (found := data.find(b"p>", at)) >= 0:
        longest, at = max(longest, found - at), found + 2
    return max(longest, len(data) - at)


def _drop_before(element: Any) -> None:
    """Let go of what stands before an element that has ended: it has ended too."""
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def name(element: Any) -> str:
    """An element's name without its namespace; "" for comments and instructions."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Any, *path: str) -> Any:
    """The first descendant along a path of names; None where a step, or the element itself, is missing."""
    for step in path:
        if element is None:
            return None
        element = next(element.iterchildren("{*}" + step), None)
    return element


def value(element: Any, attribute: str = "val") -> str | None:
    """An attribute of the main namespace; None where element or attribute is missing."""
    found = None if element is None else element.get(_W + attribute) or element.get(_STRICT + attribute)
    return None if found is None else str(found)


def relation(element: Any) -> str:
    """The id of the relation that an element names."""
    return next((said for key, said in element.attrib.items() if key.rpartition("}")[2] == "id"), "")


def switched_on(element: Any) -> bool | None:
    """A toggle such as bold: True, False, None where it is not there."""
    return None if element is None else value(element) not in ("0", "false", "off")
