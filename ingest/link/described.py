"""What a cited document is, from what its mentions say: only of those that nothing speaks against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from corpus import catalog
from corpus.citation import Citation, Reference
from corpus.document import Document
from corpus.textkey import key as text_key
from ingest.knowledge.citations.issuing import from_symbol, issuers_of
from ingest.knowledge.citations.keys import parse
from ingest.knowledge.citations.laws import find_acts
from ingest.knowledge.citations.lexicon import issuer_of_code
from ingest.link.disagreements import conflicts_of
from ingest.link.places import placed

# A date beside one of these contradicts something else that is known; which of the two is wrong only a reader can tell.
_DOUBTFUL_DATE = frozenset(("date_impossible", "date_after_document", "date_after_amendment", "year_differs", "number_order"))
# These leave no doubt that the date as such cannot be.
_IMPOSSIBLE_DATE = frozenset(("date_impossible", "date_after_document", "date_after_amendment"))


def year_of(citation: Citation) -> int | None:
    """The year a mention states, None where its date cannot be right."""
    return None if _told(citation, _IMPOSSIBLE_DATE) else citation.year


def reference(key: str, citations: Sequence[Citation], year: int | None, place: str | None, held: Document | None) -> Reference:
    """The record of a cited document; ``year`` and ``place`` are those of its key, ``held`` the document itself."""
    number = _most(c.number for c in citations if parse(c.number or "")) or _most(c.number for c in citations)
    return Reference(
        key=key,
        type=_most(c.type for c in citations) or "",
        number=number,
        issued_on=(held and held.issued_on) or _agreed(c.issued_on for c in citations if not _told(c, _DOUBTFUL_DATE)),
        issuer=(held and held.issuer) or _issuer(number, citations, place),
        title=_own_title(held, citations) or _title(citations) or _law(citations, year),
        mentions=tuple(c.id for c in citations),
        documents=tuple(dict.fromkeys(c.document for c in citations)),
        target=held.id if held else None,
        status="held" if held else "not_held",
        conflicts=conflicts_of(citations),
    )


def _told(citation: Citation, codes: frozenset[str]) -> bool:
    return any(anomaly.code in codes for anomaly in citation.anomalies)


def _issuer(number: str | None, citations: Iterable[Citation], place: str | None) -> str | None:
    """The issuer said most often by mentions whose symbol agrees, else the symbol's, by its whole name and with its place."""
    said = _most(_whole(c.issuer) for c in citations if c.issuer and not _told(c, frozenset(("issuer_symbol",))))
    symbol = parse(number) if number else None
    name = said or (from_symbol(symbol) if symbol else None)
    if not name or not symbol or not place:
        return name
    local = any(issuer.level in ("dp", "dangdp") for issuer in issuers_of(symbol))
    return placed(name, place) if local else name


def _whole(name: str) -> str:
    """An issuer's name with its abbreviations written out, and by the name of the body where it is called otherwise."""
    like = f"{text_key(name)} "
    for said, whole in _spellings():
        if like.startswith(f"{said} "):
            return whole
    words = name.split()
    for i, word in enumerate(words):
        issuer = issuer_of_code(word) if word.isupper() and len(word) > 2 else None
        if issuer and len(issuer.names) == 1:
            words[i] = issuer.names[0]
    return " ".join(words)


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    rows = ((text_key(row["said"]), row["name"]) for row in catalog.rows("issuer_spellings"))
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _own_title(held: Document | None, citations: Sequence[Citation]) -> str | None:
    """The title of the document itself, in the small letters of a mention where its heading is set in capitals."""
    if not held or not held.title or not held.title.isupper():
        return held.title if held else None
    own = text_key(held.title)
    return next((c.title for c in citations if c.title and not c.title.isupper() and text_key(c.title) == own), held.title)


def _title(citations: Sequence[Citation]) -> str | None:
    """A title that a mention in full gives, else any; one in small letters rather than a heading's capitals."""
    full = [c.title for c in citations if c.title and c.issued_on] or [c.title for c in citations if c.title]
    return _most(title for title in full if not title.isupper()) or _most(full)


def _law(citations: Iterable[Citation], year: int | None) -> str | None:
    """The name of an act that goes by its name, with the year where that is known: "Luật Đất đai năm 2013"."""
    for citation in citations:
        act = next(find_acts(citation.text), None)
        if act and act.name is not None:
            named = f"{act.kind.name[:1].upper()}{act.kind.name[1:]} {act.name}".strip()
            return f"{named} năm {year}" if year else named
    return None


def _most(values: Iterable[str | None]) -> str | None:
    """What is said most often, the first of equals; None where nothing is said."""
    counts = Counter(value for value in values if value)
    return counts.most_common(1)[0][0] if counts else None


def _agreed(values: Iterable[str | None]) -> str | None:
    """What is said more often than anything else; None where two are said as often."""
    counts = Counter(value for value in values if value).most_common(2)
    return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] > counts[1][1]) else None
