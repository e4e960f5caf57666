"""Formulas (ECMA-376 part 1, 22.1) as a line of text: "(A + B)/C x 100%". Set one above the other, numbers run together and mean another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ingest.readers.docx.package import child, name

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/math}"
TAGS = (_M + "oMath", _STRICT + "oMath")
_BETWEEN = {"mr": " ", "m": "; ", "eqArr": "; "}


def flatten(formula: Any) -> str:
    """The text of an m:oMath, children before parents, so that its depth costs nothing."""
    written: dict[Any, str] = {}
    for element in reversed(list(formula.iter())):
        parts = [(name(inner), written.pop(inner)) for inner in element if inner in written]
        written[element] = element.text or "" if name(element) == "t" else _joined(element, parts)
    return written[formula]


def _joined(element: Any, parts: Sequence[tuple[str, str]]) -> str:
    tag, said = name(element), dict(parts)
    if tag.endswith("Pr"):
        return ""
    if tag == "f":
        return f"{_bracketed(said.get('num', ''))}/{_bracketed(said.get('den', ''))}"
    if tag in ("sSup", "sSub", "sSubSup"):
        return said.get("e", "") + _indexed(said)
    if tag == "rad":
        return f"{said.get('deg', '')}√{_bracketed(said.get('e', ''))}"
    if tag == "nary":
        return f"{_sign(element, 'naryPr', 'chr', '∫')}{_indexed(said)} {said.get('e', '')}"
    if tag == "d":
        inside = _sign(element, "dPr", "sepChr", "|").join(text for kind, text in parts if kind == "e")
        return _sign(element, "dPr", "begChr", "(") + inside + _sign(element, "dPr", "endChr", ")")
    return _BETWEEN.get(tag, "").join(text for kind, text in parts if not kind.endswith("Pr"))


def _indexed(said: dict[str, str]) -> str:
    below, above = said.get("sub", ""), said.get("sup", "")
    return (f"_{_bracketed(below)}" if below else "") + (f"^{_bracketed(above)}" if above else "")


def _bracketed(text: str) -> str:
    """With brackets where it is more than one word or number."""
    text = text.strip()
    return text if text.replace(",", "").replace(".", "").isalnum() or not text else f"({text})"


def _sign(element: Any, properties: str, tag: str, usual: str) -> str:
    said = child(element, properties, tag)
    return usual if said is None else said.get(_M + "val") or said.get(_STRICT + "val") or ""
