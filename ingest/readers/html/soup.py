"""HTML by beautifulsoup4 as a flat list of events, so that nothing after it depends on how deep a page nests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from corpus.errors import UnreadableFile
from ingest.readers.html.charset import decoded

_NEVER_TEXT = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "button", "select", "textarea", "input", "iframe", "object",
    "head", "title", "del",
))  # fmt: skip
# How Word and LibreOffice mark the running head and foot of the pages in the page that they write.
_RUNNING = re.compile(r"mso-element:(?:header|footer)\b")
_RUNNING_TITLES = ("header", "footer")
_PICTURE = re.compile(r"data:[a-z]{1,20}/[^\"')>\s]{200,}", re.I)
_MOST_PARTS = 600_000
_LARGE = f"trang HTML có hơn {_MOST_PARTS} thẻ và thuộc tính. Hãy tách thành các phần nhỏ hơn, hoặc lưu lại dạng DOCX."
_NONE: dict[str, str] = {}


@dataclass(slots=True)
class Event:
    """The start of an element (``name``, ``attrs``, ``end`` = index of its end), its end ("/name") or text (name "")."""

    name: str
    attrs: dict[str, str]
    text: str
    end: int


def events(data: bytes) -> list[Event]:
    """What a page holds in order, without scripts, styles, controls, comments, running heads and what is hidden or deleted."""
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString, Tag

    soup = BeautifulSoup(_without_ballast(decoded(data)), "lxml")
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
            if node.name not in _NEVER_TEXT and not _hidden(attrs) and not _runs(node.name, attrs):
                waiting.append(len(found))
                found.append(Event(node.name, attrs, "", 0))
                waiting.extend(reversed(node.contents))
        elif type(node) is NavigableString:
            found.append(Event("", _NONE, str(node), 0))
    return found


def _without_ballast(page: str) -> str:
    """Without the pictures that are written into it and may be most of it. Raises UnreadableFile where much is left."""
    page = _PICTURE.sub("data:,", page)
    if page.count("<") + page.count("=") // 4 > _MOST_PARTS:
        raise UnreadableFile(_LARGE)
    return page


def _hidden(attrs: dict[str, str]) -> bool:
    style = attrs.get("style", "").replace(" ", "").lower()
    return "hidden" in attrs or attrs.get("aria-hidden") == "true" or "display:none" in style or "mso-hide:all" in style


def _runs(name: str, attrs: dict[str, str]) -> bool:
    """Whether an element is a running head or foot."""
    return name == "div" and (
        attrs.get("title") in _RUNNING_TITLES or bool(_RUNNING.search(attrs.get("style", "").replace(" ", "").lower()))
    )
