"""One block read: its mentions with all that the block says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.dates import find_dates
from corpus.span import Span
from corpus.textkey import fold
from ingest.knowledge.citations.aliases import BEFORE_NAME
from ingest.knowledge.citations.announced import Announced, of_item
from ingest.knowledge.citations.blocks import Block
from ingest.knowledge.citations.issuing import from_symbol, one_of_several
from ingest.knowledge.citations.keys import Family, family
from ingest.knowledge.citations.mention import Mention
from ingest.knowledge.citations.particulars import Particulars, particulars
from ingest.knowledge.citations.provisions import provisions
from ingest.knowledge.citations.relations import in_list, of_footnote, relations
from ingest.knowledge.citations.scan import scan

_LOOK_AHEAD = 8
_BASIS = re.compile(
    r"(?<!\w)(?:căn\s{1,3}cứ|cơ\s{1,3}sở)\s{1,3}(?:pháp\s{1,3}l[ýí]|xây\s{1,3}dựng|lập|ban\s{1,3}hành)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in its document: place, clean text, relation, provision, family of its key.

    ``issued_on`` is a whole ISO date. ``amended_by`` is the mention of the act that this one is amended by. ``is_self`` marks
    the document's own number.
    """

    mention: Mention
    stated: Particulars
    block: Block
    span: Span
    text: str
    relation: str
    provision: str | None
    family: Family
    amended_by: Found | None = None
    is_self: bool = False

    @property
    def issued_on(self) -> str | None:
        """The date stated with the mention."""
        return self.stated.date.day if self.stated.date else None

    @property
    def year(self) -> int | None:
        """The year stated, with or without a date."""
        return int(self.issued_on[:4]) if self.issued_on else self.stated.year

    @property
    def issuer(self) -> str | None:
        """The issuer as stated, after the mention or before it, else by the symbol."""
        stated = self.stated.issuer or self.stated.by
        symbol = self.mention.symbol
        if stated and not (symbol and one_of_several(stated, symbol)):
            return stated.name
        return from_symbol(symbol) if symbol else None

    @property
    def series(self) -> tuple[str, str] | None:
        """The series whose numbers run on with this one's within a year; None where that cannot be told."""
        symbol = self.mention.symbol
        if not symbol or not self.issued_on:
            return None
        # Every province and district counts its own numbers.
        place = fold(self.stated.issuer.name) if self.family.local and self.stated.issuer else ""
        return f"{fold(symbol.symbol)} {place}", symbol.year or f"~{self.issued_on[:4]}"


def read_block(block: Block, announced: Announced | None = None) -> list[Found]:
    """The mentions of a block in order; ``announced`` is what was said of them before the block."""
    text = block.joined.text
    dates = {date.start: date for date in find_dates(text)}
    mentions = scan(text, dates)
    if not mentions:
        return []
    stated = [particulars(text, mention, dates, mentions[i + 1 : i + 1 + _LOOK_AHEAD]) for i, mention in enumerate(mentions)]
    stated = _outer_first(mentions, stated)
    default = "can_cu" if _BASIS.search(block.heading) else announced.relation if announced else None
    related = relations(text, mentions, stated, default, of_footnote(block.lead) if block.lead else None)
    if announced and announced.listed:
        related[0] = of_item(text, mentions[0], related[0], announced.relation)
    places = provisions(text)
    found: list[Found] = []
    for mention, said, relation in zip(mentions, stated, related, strict=True):
        mention = _told(mention, found[-1] if found else None, block)
        year = said.date.iso if said.date else None
        found.append(
            Found(
                mention=mention,
                stated=said,
                block=block,
                span=block.joined.span(mention.start, mention.end),
                text=text[mention.start : mention.end],
                relation=relation,
                provision=places[mention.start][1] if mention.start in places else None,
                family=family(mention, int(year[:4]) if year else None),
            )
        )
    return _amended(_without_aliases(text, found))


def _without_aliases(text: str, found: list[Found]) -> list[Found]:
    """Without those that only say what a document will be called: "… (sau đây gọi tắt là Nghị định số 27/2016/NĐ-CP)"."""
    kept: list[Found] = []
    named: set[str] = set()
    for one in found:
        if one.family.key in named and BEFORE_NAME.search(text[max(0, one.mention.start - 48) : one.mention.start]):
            continue
        named.add(one.family.key)
        kept.append(one)
    return kept


def _outer_first(mentions: list[Mention], stated: list[Particulars]) -> list[Particulars]:
    """What follows an amending act is its own, not the last amended one's."""
    kept: list[Particulars] = []
    outer: Mention | None = None
    for mention, said in zip(mentions, stated, strict=True):
        inside = outer is not None and mention.start < outer.end
        kept.append(Particulars(mention.end, mention.end) if inside else said)
        if mention.amends:
            outer = mention
    return kept


def _told(mention: Mention, before: Found | None, block: Block) -> Mention:
    """A number without its type word is odd in running text; not alone in a cell or a letterhead, nor in a list that says it once."""
    text = block.joined.text
    written = text[mention.start : mention.end]
    bare = mention.symbol is not None and (written[:1].isdigit() or written[:2].lower() == "số")
    if (
        not bare
        or written.isupper()
        or block.cell
        or text.strip(" .;:") == written
        or {"elliptical", "number_missing"} & set(mention.flaws)
    ):
        return mention
    if before and before.mention.kind == mention.kind and in_list(text, before.stated.title_end, mention.start):
        return mention
    return replace(mention, flaws=(*mention.flaws, "type_omitted"))


def _amended(found: list[Found]) -> list[Found]:
    """Each mention that the text amends, with the act before it whose name or title says so."""
    kept: list[Found] = []
    top: Found | None = None
    for one in found:
        end = max(top.mention.end, top.stated.title_end) if top else 0
        if top and one.mention.start < end:
            kept.append(replace(one, amended_by=top) if one.relation in ("sua_doi", "thay_the") else one)
        else:
            top = one
            kept.append(one)
    return kept
