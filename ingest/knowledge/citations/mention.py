"""What a scan of one text finds, before dates, relations and keys."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.dates import DateFound
from ingest.knowledge.citations.lexicon import Kind
from ingest.knowledge.citations.numbers import Numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A document named at ``text[start:end]``.

    ``number`` is as the text gives it with its separators put right ("18-NQ/TW"; "18" where no symbol is written),
    ``name`` the name of a law or a congress, ``inside`` the mention of an amending law that holds this one.
    ``date`` is set where the date is part of the mention. ``flaws`` are codes of what is odd in the writing.
    """

    start: int
    end: int
    kind: Kind
    number: str | None = None
    symbol: Numbered | None = None
    name: str | None = None
    amends: bool = False
    date: DateFound | None = None
    flaws: tuple[str, ...] = ()
