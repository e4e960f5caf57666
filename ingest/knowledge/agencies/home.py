"""The province whose agencies a document means when it says "UBND tỉnh" or "Sở Nội vụ"."""

from __future__ import annotations

from collections import Counter

from corpus.document import Document
from ingest.knowledge.agencies.entry import Entry, Place
from ingest.knowledge.agencies.grammar import grammar
from ingest.knowledge.agencies.places import province
from ingest.knowledge.agencies.tokens import BREAK, Token, tokens, word_key

_LETTERHEAD = 1500
_ENOUGH = 5
_MOST_OF_ALL = 0.6


def home(document: Document) -> Place | None:
    """The province of the issuer, else of the title, else the one that the text names again and again; None for a central document."""
    issuer = tokens(document.issuer or "")
    if issuer:
        return _first(issuer) or (None if _central(issuer) else _by_text(document))
    head = tokens(document.text[:_LETTERHEAD])
    return _first(tokens(document.title or "")) or (None if _central(head[:12]) else _by_text(document))


def _central(words: list[Token]) -> bool:
    """Whether an agency of the centre stands here."""
    for at in range(len(words)):
        for hit in grammar().names.match(words, at, tolerant=False):
            if any(_is_central(entry) for entry in hit.values):
                return True
    return False


def _is_central(entry: Entry) -> bool:
    return entry.level == "trung ương" and not entry.needs


def _by_text(document: Document) -> Place | None:
    words = tokens(document.text)
    named = Counter(place for at in range(len(words)) if (place := _named(words, at)) is not None)
    if not named:
        return None
    best, times = named.most_common(1)[0]
    return best if times >= _ENOUGH and times >= _MOST_OF_ALL * named.total() else None


def _first(words: list[Token]) -> Place | None:
    return next((place for at in range(len(words)) if (place := _named(words, at)) is not None), None)


def _named(words: list[Token], at: int) -> Place | None:
    """ "tỉnh Lai Châu", "thành phố Hà Nội" at token ``at``."""
    kind = words[at].key
    after = at + (2 if kind == word_key("thành") else 1)
    if kind not in (word_key("tỉnh"), word_key("thành")) or after >= len(words) or words[after].gap == BREAK:
        return None
    known = province(words, after)
    if known is None or (known[1].kind == "tỉnh") != (kind == word_key("tỉnh")):
        return None
    return known[1]
