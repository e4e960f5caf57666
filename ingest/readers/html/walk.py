"""From the events of a page to paragraphs and grids, broken into lines as a browser breaks them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.flow import Cell, Grid, Item, Mark, Para, Remark, Run, paragraphs
from ingest.readers.html import notes, style
from ingest.readers.html.lists import Lists
from ingest.readers.html.soup import Event
from ingest.readers.symbols import shown

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "ul",
))  # fmt: skip
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_OF_TABLES = frozenset(["tr", "td", "th", "thead"])
# Tables further down in one another are text of the cell that they stand in.
_DEEPEST = 40
_CHROME = frozenset(["nav", "aside"])
# A table of contents that Word wrote repeats the headings.
_OF_CONTENTS = re.compile(r"MsoToc\d")
# Portals set the name of a particular apart from its value by their style sheets alone.
_LABEL = re.compile(r"(?:^|[\s_-])label(?:$|\s)")


def items(page: Sequence[Event], start: int, end: int) -> list[Item]:
    """The paragraphs, tables and notes of the part of a page between two events."""
    walk = _Walk(notes.find(page))
    skip_to = start
    for at in range(start, end):
        event = page[at]
        if at < skip_to:
            continue
        if not event.name:
            walk.say(event.text)
        elif event.name[0] == "/":
            walk.leave(event.name[1:], at)
        elif event.name in _CHROME or at in walk.notes.back or _OF_CONTENTS.match(event.attrs.get("class", "")):
            skip_to = event.end + 1
        elif at in walk.notes.marks:
            walk.para.parts.append(Mark(walk.notes.marks[at]))
            skip_to = event.end + 1
        else:
            walk.enter(at, event)
    walk.flush()
    return walk.items


class _Walk:
    """The paragraph being filled, the cells and tables that are open, and the style that text would have here."""

    def __init__(self, found: notes.Notes) -> None:
        self.notes = found
        self.items: list[Item] = []
        self.cells: list[Cell | None] = []
        self.grids: list[Grid] = []
        self.too_deep = 0
        self.labels: set[int] = set()
        self.lists = Lists()
        self.styles: list[tuple[bool, bool, str | None, str | None]] = [(False, False, None, None)]
        self.remark: tuple[Remark, int] | None = None
        self.para = Para()
        self.boldness: list[bool] = []

    def say(self, text: str) -> None:
        bold, _, tag, font = self.styles[-1]
        if tag == "pre":
            for line in text.split("\n"):
                self.flush()
                self.para.parts.append(Run(line, font))
        else:
            self.para.parts.append(Run(shown(text, font), font))
        if text.strip():
            self.boldness.append(bold)

    def flush(self) -> None:
        """End the paragraph and put it where it belongs: into the note, the cell or the page."""
        if not self.para.parts:
            return
        if self.para.text().strip() or any(isinstance(part, Mark) for part in self.para.parts):
            self.para.bold = bool(self.boldness) and all(self.boldness)
            _, self.para.centered, self.para.style, _ = self.styles[-1]
            self._put(self.para)
        self.para, self.boldness = Para(), []

    def enter(self, at: int, event: Event) -> None:
        if event.name in _BLOCKS or event.name in ("table", "tr", "td", "th"):
            self.flush()
        if _LABEL.search(event.attrs.get("class", "")):
            self.labels.add(event.end)
        bold, centered, tag, font = self.styles[-1]
        tag = event.name if event.name in _HEADINGS or event.name == "pre" else tag
        self.styles.append((style.bold(event, bold), style.centered(event, centered), tag, style.font(event, font)))
        if at in self.notes.notes:
            note = self.notes.notes[at]
            self.remark = (Remark(note.key, note.marker), note.end)
        if event.name in ("ol", "ul"):
            self.lists.start(event)
        elif event.name == "li":
            self.para.parts.append(self.lists.label(event))
        elif event.name == "table" and len(self.grids) == _DEEPEST:
            self.too_deep += 1
        elif event.name == "table":
            self.grids.append(Grid(bordered=style.lines(event)))
            self.cells.append(None)
        elif event.name in _OF_TABLES and self.grids and not self.too_deep:
            self._part(event)

    def leave(self, name: str, at: int) -> None:
        if at in self.labels:
            self.say(" ")
        if name in _BLOCKS or name in ("table", "tr", "td", "th"):
            self.flush()
        self.styles.pop()
        if self.remark and at >= self.remark[1]:
            self.items.append(self.remark[0])
            self.remark = None
        if name in ("ol", "ul"):
            self.lists.end()
        elif name == "table" and self.too_deep:
            self.too_deep -= 1
        elif name == "table":
            self.cells.pop()
            self._put(_tidy(self.grids.pop()))
        elif name in ("td", "th") and self.cells and not self.too_deep:
            self.cells[-1] = None
        elif name == "thead" and self.grids and not self.too_deep:
            self.grids[-1].header_rows = len(self.grids[-1].rows)

    def _part(self, event: Event) -> None:
        if event.name == "tr":
            self.grids[-1].rows.append([])
        elif event.name == "thead":
            self.grids[-1].header_rows = 0
        else:
            self._cell(event)

    def _cell(self, event: Event) -> None:
        grid = self.grids[-1]
        if not grid.rows:
            grid.rows.append([])
        cell = Cell(columns=style.span(event, "colspan"), rows=style.span(event, "rowspan"))
        drawn = style.lines(event)
        grid.bordered = grid.bordered if drawn is None else bool(grid.bordered) or drawn
        grid.rows[-1].append(cell)
        self.cells[-1] = cell

    def _put(self, item: Para | Grid) -> None:
        if self.remark is not None:
            self.remark[0].content.extend([item] if isinstance(item, Para) else paragraphs([item]))
        elif self.cells and (cell := self.cells[-1]) is not None:
            cell.content.append(item)
        elif not isinstance(item, Grid) or item.rows:
            self.items.append(item)


def _tidy(grid: Grid) -> Grid:
    """Without rows that hold no cell; those that thead counted among them."""
    if grid.header_rows:
        grid.header_rows -= sum(not row for row in grid.rows[: grid.header_rows])
    grid.rows = [row for row in grid.rows if row]
    return grid
