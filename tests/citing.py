"""Small documents for the tests of citations: raw text, or a body with footnotes and headings."""

from __future__ import annotations

from corpus.citation import Citation
from corpus.document import Document, Footnote, Section, Source
from corpus.span import Joined, Piece, Span
from ingest.knowledge.citations import find_citations


def document(text: str, **fields) -> Document:
    """A document of raw text only."""
    return Document(id=fields.pop("id", "d"), source=Source(name="d.txt", format="txt", sha256="", size=0), text=text, **fields)


def noted(body: str, mark: str, note: str) -> Document:
    """A body with one footnote whose mark stands in it."""
    text = f"{body}\n{note}"
    at, start = body.index(mark), len(body) + 1
    section = Section(
        id="d.s1",
        document="d",
        parent=None,
        order=1,
        kind="heading",
        label="",
        title="",
        text=body,
        span=Span(0, len(text)),
        pieces=(Piece(0, 0, len(body)),),
    )
    footnote = Footnote(
        id="d.f1", document="d", section="d.s1", marker="1", text=note, span=Span(start, len(text)), ref_span=Span(at, at + len(mark)),
        pieces=Joined.verbatim(note, start).pieces,
    )  # fmt: skip
    return document(text, sections=(section,), footnotes=(footnote,))


def headed(heading: str, body: str) -> Document:
    """A section with a heading."""
    text = f"{heading}\n{body}"
    start = len(heading) + 1
    section = Section(
        id="d.s1", document="d", parent=None, order=1, kind="roman", label="II", title=heading, text=body, span=Span(0, len(text)),
        title_pieces=(Piece(0, 0, len(heading)),), pieces=(Piece(0, start, len(body)),),
    )  # fmt: skip
    return document(text, sections=(section,))


def cited(text: str, **fields) -> list[Citation]:
    """The citations of a raw text."""
    return find_citations(document(text, **fields))


def codes(citation: Citation) -> list[str]:
    """The codes of a citation's anomalies."""
    return [anomaly.code for anomaly in citation.anomalies]
