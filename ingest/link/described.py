"""What a cited document is, from what its mentions say: only of those that nothing speaks against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from corpus import catalog
from corpus.citation import Citation, Reference
from corpus.digest import Holding, Reading
from corpus.textkey import key as text_key
from ingest.knowledge.citations.issuing import from_symbol, issuers_of
from ingest.knowledge.citations.keys import parse
from ingest.knowledge.citations.laws import find_acts
from ingest.knowledge.citations.lexicon import issuer_of_code
from ingest.knowledge.citations.local import is_local, local_name
from ingest.link.disagreements import conflicts_of
from ingest.link.places import placed

# A date beside one of these contradicts something else that is known; which of the two is wrong only a reader can tell.
_DOUBTFUL_DATE = frozenset(("date_impossible", "date_after_document", "date_after_amendment", "year_differs", "number_order"))
# These leave no doubt that the date as such cannot be.
_IMPOSSIBLE_DATE = frozenset(("date_impossible", "date_after_document", "date_after_amendment"))


def year_of(citation: Citation) -> int | None:
    """The year a mention states, None where its date cannot be right."""
    return None if any(anomaly.code in _IMPOSSIBLE_DATE for anomaly in citation.anomalies) else citation.year


def act_of(citation: Citation) -> str | None:
    """The name of an act that a mention cites by its name: "Luật Đất đai"."""
    act = next(find_acts(citation.text), None)
    return f"{act.kind.name[:1].upper()}{act.kind.name[1:]} {act.name}".strip() if act and act.name is not None else None


def reference(key: str, readings: Sequence[Reading], year: int | None, place: str | None, held: Holding | None) -> Reference:
    """The record of a cited document; ``year`` and ``place`` are those of its key, ``held`` the document itself."""
    number = _most(r.number for r in readings if parse(r.number or "")) or _most(r.number for r in readings)
    return Reference(
        key=key,
        type=_most(r.type for r in readings) or "",
        number=number,
        issued_on=(held and held.issued_on) or _agreed(r.issued_on for r in readings if not _told(r, _DOUBTFUL_DATE)),
        issuer=(held and held.issuer) or _issuer(number, readings, place),
        title=_own_title(held, readings) or _title(readings) or _law(readings, year),
        mentions=tuple(r.id for r in readings),
        documents=tuple(dict.fromkeys(r.document for r in readings)),
        target=held.document if held else None,
        status="held" if held else "not_held",
        conflicts=conflicts_of(readings),
    )


def _told(reading: Reading, codes: frozenset[str]) -> bool:
    return any(code in codes for code in reading.codes)


def _issuer(number: str | None, readings: Iterable[Reading], place: str | None) -> str | None:
    """The issuer said most often by mentions whose symbol agrees, else the symbol's, by its whole name and with its place."""
    said = _most(_whole(r.issuer) for r in readings if r.issuer and not _told(r, frozenset(("issuer_symbol",))))
    symbol = parse(number) if number else None
    name = said or (from_symbol(symbol) or (local_name(symbol) if place else None) if symbol else None)
    if not name or not symbol or not place:
        return name
    return placed(name, place) if any(map(is_local, issuers_of(symbol))) else name


@lru_cache(maxsize=65536)
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


def _own_title(held: Holding | None, readings: Sequence[Reading]) -> str | None:
    """The title of the document itself, in the small letters of a mention where its heading is set in capitals."""
    if not held or not held.title or not held.title.isupper():
        return held.title if held else None
    own = text_key(held.title)
    return next((r.title for r in readings if r.title and not r.title.isupper() and text_key(r.title) == own), held.title)


def _title(readings: Sequence[Reading]) -> str | None:
    """A title that a mention in full gives, else any; one in small letters rather than a heading's capitals."""
    full = [r.title for r in readings if r.title and r.issued_on] or [r.title for r in readings if r.title]
    return _most(title for title in full if not title.isupper()) or _most(full)


def _law(readings: Iterable[Reading], year: int | None) -> str | None:
    """The name of an act that goes by its name, with the year where that is known: "Luật Đất đai năm 2013"."""
    named = next((r.act for r in readings if r.act), None)
    return f"{named} năm {year}" if named and year else named


def _most(values: Iterable[str | None]) -> str | None:
    """What is said most often, the first of equals; None where nothing is said."""
    counts = Counter(value for value in values if value)
    return counts.most_common(1)[0][0] if counts else None


def _agreed(values: Iterable[str | None]) -> str | None:
    """What is said more often than anything else; None where two are said as often."""
    counts = Counter(value for value in values if value).most_common(2)
    return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] > counts[1][1]) else None
