"""The characters of a page. What a page declares is often wrong: saved again by an editor, served by a portal that says otherwise."""

from __future__ import annotations

import codecs
import re

from ingest.readers.text import is_vietnamese

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})""", re.I)
_LOOK = 8192
_FEW = 2000
_SAMPLE = 262_144
# A browser reads these names as windows-1252 (WHATWG Encoding, 4.2); pages in TCVN3 or VNI fonts are saved so.
_ANYBODYS = frozenset(["iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "x-user-defined", "windows-1252", "cp1252"])


def decoded(data: bytes) -> str:
    """UTF-8 where the bytes are, but for a few, whatever the page declares; otherwise what it declares, or windows-1252.

    >>> decoded("<meta charset=iso-8859-1>Quyết".encode())
    '<meta charset=iso-8859-1>Quyết'
    >>> decoded("<meta charset=utf-8>Céng hßa x· héi chñ nghÜa".encode("cp1252"))
    '<meta charset=utf-8>Céng hßa x· héi chñ nghÜa'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data[:_LOOK]:
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", "replace")
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost == 0 or (lost <= len(text) // _FEW + 1 and _beyond_ascii(text) > 10 * lost):
        return text
    for name in (_declared(data[:_LOOK]), "cp1258"):
        if (known := _by(name, data)) is not None and (name != "cp1258" or is_vietnamese(known[:_SAMPLE])):
            return known
    return data.decode("cp1252", "replace")


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _declared(start: bytes) -> str:
    """The encoding that a page declares; "" where it declares none, UTF-8 wrongly, or the one that every editor puts there."""
    match = _DECLARED.search(start)
    name = match.group(1).decode("ascii").lower() if match else ""
    return "" if name in _ANYBODYS or name.replace("-", "") in ("utf8", "utf16") else name


def _by(name: str, data: bytes) -> str | None:
    """None where nobody knows the encoding, or it is none of text."""
    try:
        return data.decode(name, "replace") if name else None
    except (LookupError, UnicodeError):
        return None
