"""What attributes and inline styles say about an element: bold, centred, its font, drawn with lines, how many cells wide."""

from __future__ import annotations

import re

from ingest.readers.html.soup import Event

_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.I)
_ALIGN = re.compile(r"text-align\s*:\s*([a-z]+)", re.I)
_FONT = re.compile(r"font-family\s*:\s*([^;]+)", re.I)
_BORDER = re.compile(r"border(?:-(?:top|left|right|bottom))?(?:-style)?\s*:\s*([^;]*)", re.I)
_LINES = re.compile(r"solid|double|dashed|dotted|groove|ridge|inset|outset", re.I)
_MOST_SPAN = 1000


def bold(event: Event, inherited: bool) -> bool:
    """Whether text in the element is bold."""
    style = event.attrs.get("style", "")
    if event.name in ("b", "strong", "th") or (event.name[0] == "h" and event.name[1:].isdigit()) or _BOLD.search(style):
        return not _NOT_BOLD.search(style)
    return inherited and not _NOT_BOLD.search(style)


def centered(event: Event, inherited: bool) -> bool:
    """Whether lines in the element are set in the middle."""
    align = _ALIGN.search(event.attrs.get("style", ""))
    said = align.group(1) if align else event.attrs.get("align", "")
    return said.lower() == "center" if said else inherited or event.name in ("center", "th")


def font(event: Event, inherited: str | None) -> str | None:
    """The first font that an element names."""
    named = _FONT.search(event.attrs.get("style", ""))
    said = named.group(1) if named else event.attrs.get("face", "")
    return said.split(",")[0].strip(" '\"") or inherited


def lines(event: Event) -> bool | None:
    """Whether a table or cell is drawn with lines; None where it does not say.

    >>> lines(Event("td", {"style": "border:solid windowtext 1.0pt"}, "", 0))
    True
    >>> lines(Event("table", {"border": "0"}, "", 0)), lines(Event("td", {}, "", 0))
    (False, None)
    """
    said = _BORDER.findall(event.attrs.get("style", ""))
    if said:
        return any(_LINES.search(value) and not re.match(r"\s*0(?!\.)", value) for value in said)
    width = event.attrs.get("border")
    return None if width is None else width.strip() not in ("", "0", "none")


def span(event: Event, name: str) -> int:
    """A cell's colspan or rowspan, 1 where it is missing or no number."""
    value = event.attrs.get(name, "").strip()
    return min(max(1, int(value)), _MOST_SPAN) if value.isascii() and value.isdigit() else 1
