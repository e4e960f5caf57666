"""The section tree: which lines are headings, and under which each stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.span import Joined
from corpus.textkey import fold
from ingest.reading import RawTable
from ingest.structure.clean import EMPTY, concat, strip
from ingest.structure.lines import is_capitals
from ingest.structure.nodes import Node, rank
from ingest.structure.paragraphs import Para
from ingest.structure.parts import Part, is_authority, read_part

_ISSUED_WITH = re.compile(r"\((ban hành |kèm theo|đính kèm)", re.IGNORECASE)
_BASIS = re.compile(r"(căn cứ|theo đề nghị|xét đề nghị|xét tờ trình|thực hiện)\b", re.IGNORECASE)
_LONGEST_TITLE = 600


class Outline:
    """Grows the tree from paragraphs and tables in the order of the text."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.before: list[Para] = []
        self._open: list[Node] = []
        self._untitled: Node | None = None
        self._last: Para | RawTable | None = None

    def add(self, item: Para | RawTable) -> None:
        self._sort(item)
        self._last = item

    def _sort(self, item: Para | RawTable) -> None:
        if isinstance(item, RawTable):
            self._table(item)
        elif (part := read_part(item)) is not None:
            self._part(item, part)
        elif item.label is not None:
            self._numbered(item)
        elif fold(item.first.text).startswith("noi nhan"):
            self._recipients(item)
        else:
            self._text(item)

    def _table(self, table: RawTable) -> None:
        self._untitled = None
        if self._open:
            tables = self._open[-1].tables
            if tables and isinstance(self._last, RawTable):
                tables[-1].append(table)
            else:
                tables.append([table])
            self._reach(table.span.end)

    def _part(self, para: Para, part: Part) -> None:
        root = self.roots[0] if self.roots else None
        if root is not None and part.same_as(root.label) and self._open[0] is root:
            self._place(Node("heading", "", 1, para.start, para.end, title=para.joined(), page=para.first.page))
            self._open.pop()
            return
        node = Node("part", part.label, 0, para.start, para.end, title=part.title(para.joined()), page=para.first.page)
        self._place(node)
        self._untitled = node

    def _numbered(self, para: Para) -> None:
        label = para.label
        assert label is not None
        joined = para.joined()
        head = strip(joined.part(label.end, len(joined.text)))
        node = Node(label.kind, label.text, rank(label), para.start, para.end, label.number, head, page=para.first.page)
        self._place(node)
        if label.kind in ("annex", "phan", "chuong", "muc", "tieu_muc") or (label.kind in ("dieu", "roman") and not head.text):
            node.title, node.head = head, EMPTY
            self._untitled = node if not head.text or is_capitals(head.text) else None

    def _recipients(self, para: Para) -> None:
        joined = para.joined()
        colon = joined.text.find(":") + 1 or len(joined.text)
        node = Node("heading", "", 1, para.start, para.end, title=strip(joined.part(0, colon)), page=para.first.page)
        rest = strip(joined.part(colon, len(joined.text)))
        self._place(node)
        if rest.text:
            node.body.append(rest)

    def _text(self, para: Para) -> None:
        joined = para.joined()
        if self._untitled is not None and self._titles(self._untitled, para, joined):
            return
        if not self._open:
            self.before.append(para)
            return
        self._open[-1].body.append(joined)
        self._reach(para.end)

    def _titles(self, node: Node, para: Para, joined: Joined) -> bool:
        """Takes a paragraph below a bare label as its title, or as more of it where both are in capitals."""
        text = joined.text
        more = bool(node.title.text)
        stop = (
            text.startswith("(") or _BASIS.match(text) or is_authority(text) or para.first.bullet or text.endswith((":", ";"))
            or (more and not (is_capitals(text) and is_capitals(node.title.text)))
            or len(text) + len(node.title.text) > _LONGEST_TITLE or (text.endswith(".") and node.kind != "annex")
        )
        if stop:
            self._untitled = None
            return False
        node.title = concat([node.title, " ", joined]) if more else joined
        self._reach(para.end)
        return True

    def _place(self, node: Node) -> None:
        self._untitled = None
        while self._open and self._open[-1].rank >= node.rank:
            self._open.pop()
        node.parent = self._open[-1] if self._open else None
        (node.parent.children if node.parent else self.roots).append(node)
        self._open.append(node)
        self._reach(node.end)

    def _reach(self, end: int) -> None:
        for node in self._open:
            node.end = max(node.end, end)


def outline(items: Iterable[Para | RawTable]) -> Outline:
    """The tree of the given paragraphs and tables."""
    tree = Outline()
    for item in items:
        tree.add(item)
    return tree
