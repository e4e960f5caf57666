"""Mentions of documents in an official text: which, where, since when, by whom, and what the text does to them."""

from __future__ import annotations

from dataclasses import replace

from corpus.citation import Anomaly, Citation
from corpus.document import Document
from ingest.knowledge.citations.aliases import declared
from ingest.knowledge.citations.announced import announced
from ingest.knowledge.citations.anomalies import times, writing
from ingest.knowledge.citations.blocks import blocks
from ingest.knowledge.citations.found import Found, read_block
from ingest.knowledge.citations.keys import family_of
from ingest.knowledge.citations.local import maybe_department, of_own_province

HEAD = 3000
_ACTS = ("luật", "bộ luật", "pháp lệnh")


def find_citations(document: Document) -> list[Citation]:
    """Every mention in a document, in text order. Keys are those of the document alone; the library adds year and place."""
    stretches = blocks(document)
    names = {alias.name for block in stretches for alias in declared(block.joined.text)}
    given = zip(stretches, announced(document, stretches), strict=True)
    read = _distinct([one for block, lead in given for one in read_block(block, lead)])
    found = [_usual(document, _own(document, one), names) for one in read]
    late = times(document, found)
    return [_citation(document, n, one, late.get(n - 1, [])) for n, one in enumerate(found, 1)]


def _distinct(found: list[Found]) -> list[Found]:
    """In order of place; the same words found in two blocks count once."""
    kept: dict[tuple[int, int, str], Found] = {}
    for one in sorted(found, key=lambda f: (f.span.start, -f.span.end)):
        kept.setdefault((one.span.start, one.span.end, one.family.key), one)
    return list(kept.values())


def _own(document: Document, one: Found) -> Found:
    """Marks the document itself: its number, and of an act its name, which without a year or a number can mean no other."""
    if not document.number or not document.type:
        return one
    numbered = family_of(document.type, document.number, None, _year(document))
    if document.type not in _ACTS or not document.title:
        return replace(one, is_self=True) if one.family.key == numbered.key else one
    named = family_of(document.type, None, document.title, None)
    bare = one.family.key == named.key and not one.mention.number and not one.year
    return replace(one, is_self=True, family=named) if bare or one.family.key == numbered.key else one


def _year(document: Document) -> int | None:
    return int(document.issued_on[:4]) if document.issued_on else None


def _usual(document: Document, one: Found, names: set[str]) -> Found:
    """Without what is odd elsewhere but right here: a name that the text itself gave, the number in a letterhead or after a line's end."""
    if one.text in names:
        return replace(one, mention=replace(one.mention, flaws=()))
    if _in_letterhead(document, one) or _opens_line(document, one) or after_no(document.text, one.span.start):
        return replace(
            one, mention=replace(one.mention, flaws=tuple(flaw for flaw in one.mention.flaws if flaw != "type_omitted"))
        )
    return one


def _in_letterhead(document: Document, one: Found) -> bool:
    return (
        one.is_self and one.span.start < HEAD and (one.text.lower().startswith("số") or after_no(document.text, one.span.start))
    )


def _opens_line(document: Document, one: Found) -> bool:
    """Whether a number stands near the top as a letterhead has it, be it this text's own or not."""
    before = document.text[: one.span.start].rstrip(" ") if one.span.start < HEAD else "?"
    return one.text.startswith(("Số", "SỐ")) and (not before or before.endswith("\n"))


def after_no(text: str, at: int) -> bool:
    """Whether "Số:" stands before a place on a line of its own, as in pages from the web.

    >>> after_no("Số:\\n\\n  58/2003/QĐ-BNV", 7)
    True
    """
    return text[max(0, at - 24) : at].rstrip().lower().endswith(("số:", "số"))


def _own_province(document: Document, one: Found) -> str | None:
    symbol = one.mention.symbol
    return of_own_province(symbol, one.mention.kind, document.issuer, one.block.joined.text) if symbol else None


def _issuer(document: Document, one: Found) -> str | None:
    symbol = one.mention.symbol
    if symbol and not one.stated.issuer and not one.stated.by and maybe_department(symbol, document.issuer):
        return None
    return one.issuer or _own_province(document, one)


def _citation(document: Document, n: int, one: Found, late: list[Anomaly]) -> Citation:
    mention = one.mention
    letterhead = one.is_self and _in_letterhead(document, one)
    return Citation(
        id=f"{document.id}.c{n}",
        document=document.id,
        section=one.block.section,
        span=one.span,
        text=one.text,
        type=mention.kind.name,
        number=mention.number,
        issued_on=one.issued_on or (document.issued_on if letterhead else None),
        year=one.year or (_year(document) if one.is_self and document.type in _ACTS else None),
        issuer=(document.issuer if letterhead else None) or _issuer(document, one),
        title=one.stated.title or (document.title if letterhead else None),
        relation=one.relation,
        key=one.family.key,
        in_footnote=one.block.note,
        provision=one.provision,
        anomalies=(*writing(one), *late),
    )
