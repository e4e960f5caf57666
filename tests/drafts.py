"""Documents made by hand for tests."""

from __future__ import annotations

import hashlib

from corpus.document import Document, Footnote, Row, Section, Source, Table
from corpus.span import Piece, Span


class Draft:
    """Writes a document's text and its parts together, so that every span is true."""

    def __init__(self, id: str) -> None:
        self.id, self.text = id, ""
        self.sections: list[Section] = []
        self.tables: list[Table] = []
        self.footnotes: list[Footnote] = []

    def write(self, text: str) -> Span:
        start = len(self.text)
        self.text += text
        span = Span(start, len(self.text))
        self.text += "\n"
        return span

    def section(self, label: str, title: str, *paragraphs: str, kind: str = "arabic", parent: int | None = None) -> str:
        head = self.write(f"{label} {title}".strip()) if title else None
        spans = [self.write(p if title or i else f"{label} {p}") for i, p in enumerate(paragraphs)]
        skip = 0 if title else len(label) + 1
        pieces, at = [], 0
        for i, (span, text) in enumerate(zip(spans, paragraphs, strict=True)):
            pieces.append(Piece(at, span.start + (skip if i == 0 else 0), len(text)))
            at += len(text) + 1
        start = head.start if head else spans[0].start
        id = f"{self.id}.s{len(self.sections) + 1}"
        self.sections.append(
            Section(
                id=id,
                document=self.id,
                parent=f"{self.id}.s{parent}" if parent else None,
                order=len(self.sections) + 1,
                kind=kind,
                label=label,
                title=title,
                text="\n".join(paragraphs),
                span=Span(start, len(self.text) - 1),
                title_pieces=(Piece(0, head.end - len(title), len(title)),) if head else (),
                pieces=tuple(pieces),
                path=(label,),
            )
        )
        return id

    def table(self, section: str | None, caption: str, columns: tuple[str, ...], *rows: tuple[str, ...]) -> None:
        first = self.write(caption)
        self.write("\t".join(columns))
        made = [Row(kind="data" if len(set(row)) > 1 else "group", cells=row, span=self.write("\t".join(row))) for row in rows]
        self.tables.append(
            Table(
                id=f"{self.id}.t{len(self.tables) + 1}",
                document=self.id,
                section=section,
                caption=caption,
                columns=columns,
                rows=tuple(made),
                span=Span(first.start, len(self.text) - 1),
            )
        )

    def note(self, section: str | None, marker: str, text: str) -> None:
        span = self.write(f"{marker} {text}")
        pieces = (Piece(0, span.start + len(marker) + 1, len(text)),)
        self.footnotes.append(
            Footnote(
                id=f"{self.id}.f{marker}",
                document=self.id,
                section=section,
                marker=marker,
                text=text,
                span=span,
                ref_span=None,
                pieces=pieces,
            )
        )

    def document(self, **more) -> Document:
        source = Source(
            name=f"{self.id}.txt", format="txt", sha256=hashlib.sha256(self.text.encode()).hexdigest(), size=len(self.text)
        )
        parts = {"sections": tuple(self.sections), "tables": tuple(self.tables), "footnotes": tuple(self.footnotes)}
        return Document(id=self.id, source=source, text=self.text, **parts, **more)
