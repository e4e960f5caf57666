"""Text that stands under no heading: kept as a section of its own."""

from __future__ import annotations

from ingest.reading import RawTable
from ingest.structure.lines import is_capitals
from ingest.structure.metadata.letterhead import is_letterhead
from ingest.structure.nodes import Node
from ingest.structure.outline import Content, Outline
from ingest.structure.paragraphs import Para


def keep_body(tree: Outline) -> None:
    """Puts what stands before the first heading, and is no letterhead, into a section of kind ``body`` at the front.

    A text without a single heading becomes that one section.
    """
    headed = any(n.kind == "part" for n in tree.roots)
    kept = [item for item in tree.before if not tree.roots or not _in_letterhead(item, headed)]
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


def _in_letterhead(item: Content, headed: bool) -> bool:
    if isinstance(item, RawTable):
        return False
    text = item.joined().text
    return is_letterhead(text) or (headed and (is_capitals(text) or not any(c.isalpha() for c in text)))
