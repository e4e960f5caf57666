"""From a reading to a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from corpus.document import Document, Footnote, Row, Section, Source, Table
from corpus.span import Joined, Span
from ingest.reading import Reading
from ingest.structure.body import keep_body
from ingest.structure.captions import settle
from ingest.structure.clean import concat, strip
from ingest.structure.footnotes import Found, take_notes
from ingest.structure.head import read_head
from ingest.structure.lines import is_draft_mark, items
from ingest.structure.metadata.fields import read_metadata
from ingest.structure.nodes import Node
from ingest.structure.ordering import note_labels, note_roots
from ingest.structure.outline import Outline, outline
from ingest.structure.paragraphs import paragraphs
from ingest.structure.tables import Draft, whole
from ingest.structure.tables.draft import DraftRow
from ingest.structure.titles import trim


def build(reading: Reading, *, id: str, source: Source) -> Document:
    """The document that a reading holds. Never raises on text: what cannot be understood stays as it is."""
    lines = list(items(reading.text, reading.blocks))
    drafts = [i for i in lines if is_draft_mark(i)]
    content, notes = take_notes(reading.text, reading.blocks, [i for i in lines if not is_draft_mark(i)])
    found = list(paragraphs(content))
    head = read_head(found)
    tree = outline(head.below if head else found, head)
    for root in tree.roots:
        if root.kind == "part":
            trim(root)
    keep_body(tree)
    nodes = list(_walk(tree))
    for node in nodes:
        settle(node)
    note_labels(nodes)
    note_roots(tree.roots)
    sections = tuple(_sections(nodes, id))
    tables = tuple(_tables(nodes, sections, notes, id))
    footnotes = tuple(_footnotes(notes, sections, id))
    meta = read_metadata(tree)
    return Document(
        id=id, source=source, text=reading.text, number=meta.number, type=meta.type, issuer=meta.issuer, place=meta.place,
        issued_on=meta.issued_on, title=meta.title, signer=meta.signer, recipients=meta.recipients, attachments=meta.attachments,
        status="draft" if drafts else "issued", warnings=(*reading.warnings, *_warnings(notes)), sections=sections, tables=tables, footnotes=footnotes,
    )  # fmt: skip


def _warnings(notes: list[Found]) -> Iterator[str]:
    lost = sum(note.ref is None for note in notes)
    if lost:
        yield f"{lost} chú thích không tìm được chỗ đặt dấu trong văn bản."
    inferred = sum(note.inferred for note in notes)
    if inferred:
        yield f"Dấu của {inferred} chú thích bị mất trong tệp; vị trí được suy ra từ chỗ ngắt dòng, cần đối chiếu với bản gốc."


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


def _tables(nodes: list[Node], sections: tuple[Section, ...], notes: list[Found], document: str) -> Iterator[Table]:
    n = 0
    for node, section in zip(nodes, sections, strict=True):
        for raws in node.tables:
            for draft in whole(raws):
                n += 1
                yield _table(draft, f"{document}.t{n}", document, section, notes)


def _table(draft: Draft, id: str, document: str, section: Section, notes: list[Found]) -> Table:
    rows = tuple(_row(row, kind, draft.span) for row, kind in zip(draft.rows, draft.kinds, strict=True))
    return Table(
        id=id, document=document, section=section.id, caption=section.title, columns=tuple(draft.columns), rows=rows,
        span=draft.span, page=draft.page, footnotes=_marks(rows, draft.span, notes), repairs=tuple(draft.repairs),
    )  # fmt: skip


def _row(row: DraftRow, kind: str, table: Span) -> Row:
    places = [p for c in row.cells for p in c.pieces]
    start = min((p.start for p in places), default=table.start)
    end = max((p.start + p.length for p in places), default=start)
    return Row(
        kind=kind, cells=tuple(c.text for c in row.cells), span=Span(start, end), page=row.page,
        pieces=tuple(c.pieces for c in row.cells),
    )  # fmt: skip


def _marks(rows: tuple[Row, ...], span: Span, notes: list[Found]) -> dict[str, str]:
    """The notes whose marks stand in the table: "row,column" -> marker."""
    ends = sorted(
        (max(p.start + p.length for p in pieces), r, c)
        for r, row in enumerate(rows)
        for c, pieces in enumerate(row.pieces)
        if pieces
    )
    marks = {}
    for note in notes:
        if note.ref is None or not span.start <= note.ref.start <= span.end:
            continue
        at = bisect_right(ends, (note.ref.start, len(rows), 0)) - 1
        if at >= 0:
            marks[f"{ends[at][1]},{ends[at][2]}"] = note.marker
    return marks
