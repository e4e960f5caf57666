"""The sections while they are being built."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.span import Joined
from ingest.reading import RawTable
from ingest.structure.clean import EMPTY
from ingest.structure.labels import Label

HEADING = "heading"
SIGNATURE_RANK = 16
RANKS = {
    "part": 0, "annex": 1, "phan": 2, "chuong": 3, "muc": 4, "tieu_muc": 5, "dieu": 6, "capital": 7, "roman": 8,
    "arabic": 9, "letter": 14, "paren": 15,
}  # fmt: skip


@dataclass(slots=True)
class Node:
    """A heading with what stands below it. ``head`` is the rest of the labelled line, before it is known to be a caption."""

    kind: str
    label: str
    rank: int
    start: int
    end: int
    number: tuple[int, ...] = ()
    head: Joined = EMPTY
    title: Joined = EMPTY
    body: list[Joined] = field(default_factory=list)
    tables: list[list[RawTable]] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None
    page: int | None = None
    bold: bool | None = None
    notes: list[str] = field(default_factory=list)

    def holds(self) -> bool:
        """Whether anything stands below its heading line."""
        return bool(self.body or self.tables or self.children)


def rank(label: Label) -> int:
    """How deep a label of this form stands: 0 is a document, then annex, phần, chương, mục, điều, A., I., 1., 1.1., a)."""
    base = RANKS[label.kind]
    return base + min(len(label.number), 5) - 1 if label.kind == "arabic" else base
