"""A text being scanned, with what is needed to tell what its words mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.knowledge.agencies.entry import Entry, Place, agency_id, spoken
from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.grammar import Grammar
from ingest.knowledge.agencies.tokens import BREAK, COMMA, Token, word_key
from ingest.knowledge.agencies.trie import Trie

Read = tuple[int, tuple[Found, ...]]
"""The token after what was read, and the agencies in it (none for a phrase that only looks like one)."""


@dataclass(frozen=True, slots=True)
class Line:
    """``home`` is the document's own province; ``learned`` what the document calls its agencies."""

    text: str
    words: Sequence[Token]
    grammar: Grammar
    home: Place | None
    learned: Trie[Found]

    def span(self, at: int, end: int) -> tuple[int, int]:
        """Where the words ``[at, end)`` stand in the text."""
        return self.words[at].start, self.words[end - 1].end

    def written(self, at: int, end: int) -> str:
        """The words ``[at, end)`` as written, on one line."""
        return " ".join(self.text[self.words[at].start : self.words[end - 1].end].split())

    def found(self, entry: Entry, at: int, end: int) -> Found:
        """An agency of the tables that needs no place after its name."""
        place = self.home if entry.local else None
        name = spoken(entry.name, place)
        nobody = entry.local and place is None
        return Found(
            *self.span(at, end),
            agency_id(name, place),
            name,
            self.written(at, end),
            entry.kind,
            entry.level or None,
            entry.collective or nobody,
        )

    def joint(self, at: int, also: bool = False) -> int | None:
        """Where the next item of a list begins: after a comma or "và" (or, where ``also``, other punctuation)."""
        if at >= len(self.words):
            return None
        word = self.words[at]
        if word.key == word_key("và") and word.gap < COMMA:
            return at + 1 if at + 1 < len(self.words) else None
        return at if word.gap == COMMA or (also and word.gap == BREAK) else None
