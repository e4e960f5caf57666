"""Text that stands under no heading: kept as a section of its own."""

from __future__ import annotations

from ingest.reading import RawTable
from ingest.structure.lines import is_capitals
from ingest.structure.metadata.letterhead import is_letterhead, opens_letterhead
from ingest.structure.nodes import Node
from ingest.structure.outline import Content, Outline
from ingest.structure.paragraphs import Para

_HEAD = 15


def keep_body(tree: Outline) -> None:
    """Puts what stands before the first heading, and is no letterhead, into a section of kind ``body`` at the front.

    A text without a single heading becomes that one section.
    """
    end = _letterhead_end(tree)
    kept = [item for n, item in enumerate(tree.before) if n >= end or not _in_letterhead(item)]
    if not kept:
        return
    ends = [item.span.end if isinstance(item, RawTable) else item.end for item in kept]
    first = kept[0]
    node = Node("body", "", 0, first.span.start if isinstance(first, RawTable) else first.start, max(ends))
    node.page = first.page if isinstance(first, RawTable) else first.first.page
    last: Content | None = None
    for item in kept:
        if isinstance(item, Para):
            node.body.append(item.joined())
        elif isinstance(last, RawTable):
            node.tables[-1].append(item)
        else:
            node.tables.append([item])
        last = item
    tree.roots.insert(0, node)


def _letterhead_end(tree: Outline) -> int:
    """How far the letterhead reaches: to the document's name where it has one, else to the last sure line of it."""
    if any(n.kind == "part" for n in tree.roots):
        return len(tree.before)
    lines = [item.joined().text if isinstance(item, Para) else "" for item in tree.before[:_HEAD]]
    if not any(map(opens_letterhead, lines)):
        return 0
    return max(n for n, line in enumerate(lines) if opens_letterhead(line) or (is_letterhead(line) and not is_capitals(line))) + 1


def _in_letterhead(item: Content) -> bool:
    if isinstance(item, RawTable):
        return False
    text = item.joined().text
    return is_letterhead(text) or is_capitals(text) or not any(c.isalpha() for c in text)
