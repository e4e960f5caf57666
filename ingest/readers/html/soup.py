"""HTML by beautifulsoup4 as a flat list of events, so that nothing after it depends on how deep a page nests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_NEVER_TEXT = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "button", "select", "textarea", "input", "iframe", "object",
    "head", "title",
))  # fmt: skip
_NONE: dict[str, str] = {}


@dataclass(slots=True)
class Event:
    """The start of an element (``name``, ``attrs``, ``end`` = index of its end), its end ("/name") or text (name "")."""

    name: str
    attrs: dict[str, str]
    text: str
    end: int


def events(data: bytes) -> list[Event]:
    """What a page holds in order, without scripts, styles, controls, comments and what is hidden."""
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString, Tag

    soup = BeautifulSoup(_decoded(data), "lxml")
    found: list[Event] = []
    waiting: list[Any] = [soup]
    while waiting:
        node = waiting.pop()
        if isinstance(node, int):
            found[node].end = len(found)
            found.append(Event("/" + found[node].name, _NONE, "", len(found)))
        elif isinstance(node, Tag):
            attrs = {
                name: " ".join(value) if isinstance(value, list) else str(value) for name, value in node.attrs.items()
            } or _NONE
            if node.name not in _NEVER_TEXT and not _hidden(attrs):
                waiting.append(len(found))
                found.append(Event(node.name, attrs, "", 0))
                waiting.extend(reversed(node.contents))
        elif type(node) is NavigableString:
            found.append(Event("", _NONE, str(node), 0))
    return found


def _decoded(data: bytes) -> bytes | str:
    """UTF-8 where the bytes are UTF-8, whatever the page declares; otherwise what it declares."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data


def _hidden(attrs: dict[str, str]) -> bool:
    style = attrs.get("style", "").replace(" ", "").lower()
    return "hidden" in attrs or attrs.get("aria-hidden") == "true" or "display:none" in style or "mso-hide:all" in style
