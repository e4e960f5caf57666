"""From a reading to a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from corpus.document import Document, Footnote, Row, Section, Source, Table
from corpus.span import Joined, Span
from ingest.reading import RawTable, Reading
from ingest.structure.captions import settle
from ingest.structure.clean import concat, strip
from ingest.structure.footnotes import Found, take_notes
from ingest.structure.lines import items
from ingest.structure.nodes import Node
from ingest.structure.outline import Outline, outline
from ingest.structure.paragraphs import paragraphs


def build(reading: Reading, *, id: str, source: Source) -> Document:
    """The document that a reading holds. Never raises on text: what cannot be understood stays as it is."""
    content, notes = take_notes(reading.text, reading.blocks, list(items(reading.text, reading.blocks)))
    tree = outline(paragraphs(content))
    nodes = list(_walk(tree))
    for node in nodes:
        settle(node)
    sections = tuple(_sections(nodes, id))
    tables = tuple(_tables(nodes, sections, id))
    footnotes = tuple(_footnotes(notes, sections, id))
    return Document(id=id, source=source, text=reading.text, sections=sections, tables=tables, footnotes=footnotes, warnings=reading.warnings)


def _footnotes(notes: list[Found], sections: tuple[Section, ...], document: str) -> Iterator[Footnote]:
    starts = [s.span.start for s in sections]
    for n, note in enumerate(notes, 1):
        at = bisect_right(starts, (note.ref or note.span).start) - 1
        yield Footnote(
            id=f"{document}.f{n}", document=document, section=sections[at].id if at >= 0 else None, marker=note.marker,
            text=note.body.text, span=note.span, ref_span=note.ref, pieces=note.body.pieces,
        )  # fmt: skip


def _walk(tree: Outline) -> Iterator[Node]:
    stack = tree.roots[::-1]
    while stack:
        node = stack.pop()
        yield node
        stack += node.children[::-1]


def _sections(nodes: list[Node], document: str) -> Iterator[Section]:
    ids = {id(node): f"{document}.s{n}" for n, node in enumerate(nodes, 1)}
    paths: dict[int, tuple[str, ...]] = {}
    for order, node in enumerate(nodes, 1):
        above = paths[id(node.parent)] if node.parent else ()
        paths[id(node)] = (*above, node.label) if node.label and node.kind != "part" else above
        title = _one_line(node.title)
        text = _lines(node.body)
        yield Section(
            id=ids[id(node)], document=document, parent=ids[id(node.parent)] if node.parent else None, order=order,
            kind=_kind(node), label=node.label, title=title.text, text=text.text, span=Span(node.start, node.end),
            page=node.page, path=paths[id(node)], notes=tuple(node.notes), title_pieces=title.pieces, pieces=text.pieces,
        )  # fmt: skip


def _kind(node: Node) -> str:
    if node.kind == "arabic" and node.parent is not None and node.parent.kind == "dieu":
        return "khoan"
    if node.kind == "letter" and any(a.kind == "dieu" for a in (node.parent, node.parent.parent if node.parent else None) if a):
        return "diem"
    return {"capital": "letter", "paren": "arabic"}.get(node.kind, node.kind)


def _lines(body: list[Joined]) -> Joined:
    parts: list[Joined | str] = []
    for joined in body:
        parts += ["\n", joined] if parts else [joined]
    return concat(parts)


def _one_line(joined: Joined) -> Joined:
    return strip(joined)


def _tables(nodes: list[Node], sections: tuple[Section, ...], document: str) -> Iterator[Table]:
    n = 0
    for node, section in zip(nodes, sections, strict=True):
        for raw in node.tables:
            n += 1
            yield _table(raw, f"{document}.t{n}", document, section)


def _table(raw: RawTable, id: str, document: str, section: Section) -> Table:
    header, *rows = raw.rows
    width = max(len(row) for row in raw.rows)
    columns = [strip(c.joined).text for c in header] + [""] * (width - len(header))
    made = []
    for row in rows:
        cells = [strip(c.joined) for c in row]
        places = [p for c in row for p in c.joined.pieces]
        start = min((p.start for p in places), default=raw.span.start)
        end = max((p.start + p.length for p in places), default=start)
        texts = [c.text for c in cells] + [""] * (width - len(cells))
        made.append(Row(kind="data", cells=tuple(texts), span=Span(start, end), pieces=tuple(c.pieces for c in cells)))
    return Table(
        id=id, document=document, section=section.id, caption=section.title, columns=tuple(columns), rows=tuple(made), span=raw.span
    )
