"""A note as it is found."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.span import Joined, Span


@dataclass(slots=True)
class Found:
    """``ref`` is where its mark stands; empty where the mark was lost, None where its place is not known;
    ``inferred`` where the mark was lost and its place is told by how the text breaks."""

    marker: str
    body: Joined
    span: Span
    ref: Span | None
    inferred: bool = False
