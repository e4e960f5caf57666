"""The section tree: which lines are headings, and under which each stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from corpus.span import Joined
from corpus.textkey import fold
from ingest.reading import RawTable
from ingest.structure.clean import EMPTY, concat, strip
from ingest.structure.head import Head
from ingest.structure.lines import is_capitals
from ingest.structure.metadata.letterhead import is_letterhead, opens_letterhead
from ingest.structure.metadata.signature import opens_signature, read_signer
from ingest.structure.nodes import HEADING, SIGNATURE_RANK, Node, rank
from ingest.structure.paragraphs import Para
from ingest.structure.parts import BASIS, ISSUED_WITH, Part, is_authority, read_part
from ingest.structure.quotes import quoted

_CLOSING = re.compile(r"trên đây là\b", re.IGNORECASE)
_STYLED = re.compile(r"h[1-6]|heading \d|title", re.IGNORECASE)
_LONGEST_TITLE = 600
_TITLED = frozenset({"annex", "phan", "chuong", "muc", "tieu_muc"})

Content = Para | RawTable


class Outline:
    """Grows the tree from paragraphs and tables in the order of the text.

    ``before`` is what stands before the first heading: the letterhead, or all of a text without headings.
    """

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.before: list[Content] = []
        self._open: list[Node] = []
        self._untitled: Node | None = None
        self._title_line: Para | None = None
        self._last: Content | None = None

    def begin(self, head: Head) -> None:
        """Opens the document with its head."""
        self.before += head.above
        name = head.name
        node = Node("part", head.label, 0, name.start, head.end, title=head.title, page=name.first.page)
        self._place(node)
        if head.issuer is not None:
            node.body.append(head.issuer)
        elif not head.title.text:
            self._await_title(node, name)

    def add(self, item: Content, following: Sequence[Content] = (), quoted: bool = False) -> None:
        """Puts one paragraph or table in its place. ``following`` are the next few, ``quoted`` says that it stands in a quotation."""
        if isinstance(item, RawTable):
            self._table(item)
        elif quoted:
            self._text(item)
        else:
            self._sort(item, following)
        self._last = item

    def _sort(self, para: Para, following: Sequence[Content]) -> None:
        awaits = self._untitled is not None and not self._untitled.title.text and self._untitled.kind != "part"
        part = None if awaits else read_part(para, _issued_with(following))
        if part is not None and not self._begins_title(following):
            self._part(para, part, following)
        elif para.label is not None:
            self._numbered(para)
        elif fold(para.first.text[:12]).startswith("noi nhan") and (":" in para.first.text[:12] or len(para.first.text) < 12):
            self._recipients(para)
        elif self._signs(para, following):
            self._signature(para)
        elif self._closes(para):
            self._text(para)
        elif not awaits and self._is_heading(para):
            self._heading(para)
        else:
            self._text(para)

    def _table(self, table: RawTable) -> None:
        self._untitled = None
        if not self._open:
            self.before.append(table)
            return
        tables = self._open[-1].tables
        if tables and isinstance(self._last, RawTable):
            tables[-1].append(table)
        else:
            tables.append([table])
        self._reach(table.span.end)

    def _part(self, para: Para, part: Part, following: Sequence[Content]) -> None:
        """A document's name: the root, its repetition before the articles, a form in an annex, or what is issued with it."""
        root = next((n for n in self.roots if n.kind == "part"), None)
        within = self._open[0] if self._open else None
        if root is not None and within is root and part.same_as(root.label) and not self._in_annex():
            self._place(_heading_node(para, para.joined()))
            self._open.pop()
        elif self._in_annex() and not _issued_with(following):
            self._heading(para)
        else:
            self._drop_letterhead()
            node = Node("part", part.label, 0, para.start, para.end, title=part.title(para.joined()), page=para.first.page)
            self._place(node)
            self._await_title(node, para)
            self._cut_title(node)

    def _begins_title(self, following: Sequence[Content]) -> bool:
        """Whether the name of a kind stands directly below the document's own name: "QUYẾT ĐỊNH" / "QUY ĐỊNH …", its title."""
        node = self._untitled
        bare = node is not None and node.kind == "part" and not node.holds() and not node.title.text
        return bare and not _issued_with(following)

    def _drop_letterhead(self) -> None:
        """The letterhead of an attached document, printed before its name, is no text of the section before it."""
        if not self._open:
            return
        body = self._open[-1].body
        keep = len(body)
        while keep and is_letterhead(body[keep - 1].text):
            keep -= 1
        if any(opens_letterhead(j.text) for j in body[keep:]):
            del body[keep:]

    def _numbered(self, para: Para) -> None:
        label = para.label
        assert label is not None
        joined = para.joined()
        head = strip(joined.part(label.end, len(joined.text)))
        node = Node(label.kind, label.text, rank(label), para.start, para.end, label.number, head, page=para.first.page)
        node.bold = para.first.bold
        self._place(node)
        if label.kind in _TITLED:
            node.title, node.head = head, EMPTY
            if not head.text or is_capitals(head.text):
                self._await_title(node, para)
            self._cut_title(node)
        elif label.kind in ("dieu", "roman", "capital") and not head.text:
            self._await_title(node, para)

    def _await_title(self, node: Node, para: Para) -> None:
        self._untitled, self._title_line = node, para

    def _recipients(self, para: Para) -> None:
        joined = para.joined()
        colon = joined.text.find(":") + 1 or len(joined.text)
        node = _heading_node(para, strip(joined.part(0, colon)))
        node.rank += self._in_annex()
        rest = strip(joined.part(colon, len(joined.text)))
        self._place(node)
        if rest.text:
            node.body.append(rest)

    def _signs(self, para: Para, following: Sequence[Content]) -> bool:
        """Whether a signature begins: an office in capitals, and a name in it or soon below, outside annexes and Nơi nhận."""
        text = para.joined().text
        if (
            not self._open
            or self._open[-1].kind == HEADING
            or self._in_annex()
            or not (is_capitals(para.first.text) or len(text) < 80)
        ):
            return False
        if not opens_signature(text):
            return False
        block = [text, *(item.joined().text for item in takewhile(_unnumbered, following) if isinstance(item, Para))]
        signer = read_signer(block)
        return signer is not None and signer.name is not None

    def _signature(self, para: Para) -> None:
        """A section of its own below the document, so that an office and a name are no sentence of the last article;
        what is numbered after it stands beside it."""
        del self._open[1 if self._open[0].kind == "part" else 0 :]
        node = _heading_node(para, para.joined())
        node.rank = SIGNATURE_RANK
        self._place(node)

    def _closes(self, para: Para) -> bool:
        """Whether a paragraph ends the document itself (the closing words, a signature): it belongs to no numbered section."""
        if not self._open or self._open[-1].kind == HEADING:
            return False
        text = para.first.text
        closes = _CLOSING.match(text) is not None or (is_capitals(text) and opens_signature(text))
        if closes and self._open[0].kind == "part" and not self._in_annex():
            del self._open[1:]
            self._untitled = None
        return closes

    def _is_heading(self, para: Para) -> bool:
        """Whether an unnumbered line is set as a heading: by its style, or bold, in the middle and in capitals, below a numbered one."""
        line, text = para.first, para.joined().text
        if not self._open or self._untitled is not None or len(text) > 250 or is_letterhead(text) or text.startswith("("):
            return False
        if line.style is not None and _STYLED.fullmatch(line.style):
            return True
        if opens_signature(text) or is_authority(text) or len(self._open) < 2 or self._open[-1].title.text.startswith("Nơi"):
            return False
        return bool(line.bold and line.centered) and is_capitals(text)

    def _heading(self, para: Para) -> None:
        node = _heading_node(para, para.joined())
        node.rank += self._in_annex()
        self._place(node)

    def _in_annex(self) -> bool:
        return any(n.kind == "annex" for n in self._open)

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
        """Takes a paragraph below a bare label as its title, or as more of it where both are set alike."""
        text = joined.text
        more = bool(node.title.text)
        stop = (
            text.startswith(("(", "[")) or opens_letterhead(text) or BASIS.match(text) or para.first.bullet or text.endswith((":", ";"))
            or (is_authority(text) and (more or node.kind == "part"))
            or (more and not self._set_alike(node, para, text))
            or len(text) + len(node.title.text) > _LONGEST_TITLE or (text.endswith(".") and node.kind != "annex")
        )  # fmt: skip
        if stop:
            self._untitled = None
            return False
        node.title = concat([node.title, " ", joined]) if more else joined
        self._title_line = para
        self._cut_title(node)
        self._reach(para.end)
        return True

    def _cut_title(self, node: Node) -> None:
        """ "(Ban hành kèm theo …)" after a title in the same paragraph is no title."""
        if match := ISSUED_WITH.search(node.title.text):
            node.body.append(strip(node.title.part(match.start(), len(node.title.text))))
            node.title = strip(node.title.part(0, match.start()))
            self._untitled = None

    def _set_alike(self, node: Node, para: Para, text: str) -> bool:
        above = self._title_line
        if is_capitals(text) and is_capitals(node.title.text):
            return True
        return above is not None and bool(above.first.bold and para.first.bold and para.first.centered) and not above.last.ends

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


def _heading_node(para: Para, title: Joined) -> Node:
    return Node(HEADING, "", 1, para.start, para.end, title=title, page=para.first.page)


def _unnumbered(item: Content) -> bool:
    return isinstance(item, Para) and item.label is None


def _issued_with(following: Sequence[Content]) -> bool:
    """Whether a line "(Ban hành kèm theo …)" follows soon, before anything numbered."""
    for item in following:
        if isinstance(item, RawTable) or item.label is not None:
            return False
        if ISSUED_WITH.match(item.first.text):
            return True
    return False


def outline(items: Sequence[Content], head: Head | None = None) -> Outline:
    """The tree of the given paragraphs and tables, which stand below the ``head`` where the document has one."""
    tree = Outline()
    if head is not None:
        tree.begin(head)
    inside = quoted(items)
    for n, item in enumerate(items):
        tree.add(item, items[n + 1 : n + 5], inside[n])
    return tree
