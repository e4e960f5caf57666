"""Tables of figures and documents about goals, made by hand for tests."""

from __future__ import annotations

from drafts import Draft

from corpus.agency import Agency
from corpus.document import Document, Row, Table
from corpus.span import Piece, Span
from corpus.task import Assignment, Task

KINDS = {"#": "group", "=": "total"}


def table(caption: str, columns: str, *lines: str, id: str = "d.t1", document: str = "d") -> Table:
    """A table from lines of cells parted by " | "; a line that begins with "#" is a group row, with "=" a total."""
    rows, at = [], 0
    for line in lines:
        kind = KINDS.get(line[0], "data")
        cells = tuple(cell.strip() for cell in line.lstrip("#=").split("|"))
        pieces = []
        for cell in cells:
            pieces.append((Piece(0, at, len(cell)),) if cell else ())
            at += len(cell) + 1
        rows.append(Row(kind=kind, cells=cells, span=Span(at - sum(len(c) + 1 for c in cells), at), pieces=tuple(pieces)))
    headers = tuple(column.strip() for column in columns.split("|"))
    return Table(
        id=id, document=document, section=None, caption=caption, columns=headers, rows=tuple(rows), span=Span(0, max(at, 1))
    )


def holding(*tables: Table, id: str = "d", **facts) -> Document:
    """A document that holds tables and nothing else."""
    draft = Draft(id)
    draft.write(" ".join(cell for one in tables for row in one.rows for cell in row.cells))
    return draft.document(**facts) if not tables else _with(draft.document(**facts), tables)


def plan(*sections: tuple[str, ...], id: str = "d", **facts) -> Document:
    """A document of sections: (title, paragraph, …); a title that begins with ">" stands under the last one that does not."""
    draft, above = Draft(id), 0
    for n, (title, *paragraphs) in enumerate(sections, 1):
        inner = title.startswith(">")
        draft.section(str(n), title.lstrip("> "), *paragraphs, parent=above if inner else None)
        above = above if inner else n
    return draft.document(**facts)


class Nobody:
    """A roster that knows no agency."""

    def scan(self, joined):
        return []


def duty(n: int, text: str, *agencies: tuple[str, str], document: str = "d", product: str | None = None) -> Task:
    """A duty of agencies, each a name with its role."""
    named = tuple(Assignment(agency=name, name=name, role=role, span=Span(n, n + 1)) for name, role in agencies)
    return Task(
        id=f"{document}.k{n}",
        document=document,
        section=None,
        span=Span(n * 10, n * 10 + 9),
        page=None,
        text=text,
        agencies=named,
        product=product,
    )


def agency(name: str, *, collective: bool = False) -> Agency:
    """An agency known by its name."""
    return Agency(id=name, name=name, aliases=(), kind="sở", level="tỉnh", parent=None, collective=collective, mentions=1)


def _with(document: Document, tables: tuple[Table, ...]) -> Document:
    from dataclasses import replace

    return replace(document, tables=tables)
