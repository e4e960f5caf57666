"""Frames and text boxes that stand at a place on the page: registers' reports are made of them, stored in any order.

A frame is a paragraph with a w:framePr (ECMA-376 part 1, 17.3.1.11), a text box hangs on a wp:anchor (20.4.2.3) or, in older
files, on a VML shape.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ingest.readers.docx.package import child, name, value
from ingest.readers.flow import Grid, Para

_SAME_LINE = 100
_TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "px": 15.0}
_EMU_A_TWIP = 635
_SHAPE = re.compile(r"margin-(left|top)\s*:\s*(-?\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm|px)")


@dataclass(frozen=True, slots=True)
class Framed:
    """What a frame holds, what it is placed against, how far down and to the right of that, in twentieths of a point."""

    content: Sequence[Para | Grid]
    against: str
    down: float
    right: float


def framed(properties: Any, lines: Sequence[Para | Grid]) -> Framed | None:
    """A paragraph in a frame that is placed on the page itself; None where it stands in the text."""
    frame = child(properties, "framePr")
    down, right = (_number(value(frame, axis)) for axis in ("y", "x"))
    return Framed(lines, "page", down, right or 0.0) if down is not None and value(frame, "vAnchor") == "page" else None


def boxed(element: Any, content: Sequence[Para | Grid]) -> Framed:
    """A text box by its w:txbxContent."""
    for around in element.iterancestors():
        if name(around) == "anchor":
            down, right = (child(around, f"position{axis}") for axis in "VH")
            against = "" if down is None else down.get("relativeFrom", "")
            return Framed(content, against, _offset(down) / _EMU_A_TWIP, _offset(right) / _EMU_A_TWIP)
        if style := around.get("style"):
            place = {axis: float(number) * _TWIPS[unit] for axis, number, unit in _SHAPE.findall(style)}
            return Framed(content, "shape", place.get("top", 0.0), place.get("left", 0.0))
    return Framed(content, "", 0.0, 0.0)


def ends_page(paragraph: Any) -> bool:
    """Whether a new page begins in or after a paragraph."""
    return child(paragraph, "pPr", "sectPr") is not None or any(
        name(inner) == "lastRenderedPageBreak" or (name(inner) == "br" and value(inner, "type") == "page")
        for inner in paragraph.iter()
    )


def in_order(frames: Sequence[Framed]) -> list[Para | Grid]:
    """What frames hold, from the top to the bottom, on one height from the left; as they came where they cannot be compared."""
    lines: list[list[Framed]] = []
    comparable = len({frame.against for frame in frames}) == 1
    for frame in sorted(frames, key=lambda frame: frame.down) if comparable else frames:
        if comparable and lines and frame.down - lines[-1][0].down <= _SAME_LINE:
            lines[-1].append(frame)
        else:
            lines.append([frame])
    return [item for line in lines for frame in sorted(line, key=lambda frame: frame.right) for item in frame.content]


def _offset(position: Any) -> float:
    return _number(getattr(child(position, "posOffset"), "text", None)) or 0.0


def _number(said: str | None) -> float | None:
    return float(said) if said and re.fullmatch(r"-?\d{1,12}", said.strip()) else None
