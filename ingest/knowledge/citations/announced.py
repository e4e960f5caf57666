"""What stands before a block and speaks of what the block opens with: the lead of a list ("Các văn bản sau đây hết hiệu lực:"), a
sentence cut by a line's end ("Thông tư này thay thế"), a basis that goes on ("Căn cứ Luật A;" - "Luật sửa đổi Luật A;").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.document import Document
from ingest.knowledge.citations.blocks import Block
from ingest.knowledge.citations.listing import LEAD, listing
from ingest.knowledge.citations.mention import Mention
from ingest.knowledge.citations.relations import cue_at_end, last_cue

_BASIS = re.compile(r"[\s\-–+•*]{0,6}căn\s{1,3}cứ(?!\w)", re.IGNORECASE)
_OPENS = re.compile(
    r"[\s\-–+•*]{0,6}(?:Luật|Bộ\s{1,3}luật|Pháp\s{1,3}lệnh|Nghị\s{1,3}định|Nghị\s{1,3}quyết|Thông\s{1,3}tư|Quyết\s{1,3}định)(?!\w)"
)
_ITEM_END = re.compile(r"(?:ban\s{1,3}hành|quy\s{1,3}định)(?:\s{1,3}(?:kèm\s{1,3}theo|theo|tại))?\s{0,3}$")
# Headings end with the other cues: "Hiệu lực thi hành", "Tổ chức thực hiện", "Chế độ báo cáo".
_CUT = ("sua_doi", "thay_the", "can_cu")
_OTHER_END = re.compile(r"[.:!?]\s")


class Announced(NamedTuple):
    """The relation of what a block opens with; ``listed`` where the block is an item of a list."""

    relation: str
    listed: bool = False


def announced(document: Document, blocks: Sequence[Block]) -> list[Announced | None]:
    """For each block what was said before it, None for most."""
    inside = _Inside(document)
    found: list[Announced | None] = []
    lead: tuple[Announced, Block] | None = None
    before: Block | None = None
    for block in blocks:
        if before is None or block.cell or block.note:
            said = lead = None
        else:
            if lead and not _is_item(block, before, lead[1], inside):
                lead = None
            said = lead[0] if lead else _cut(before.joined.text, block.joined.text)
        found.append(said)
        relation = listing(_with_colon(document, block))
        lead = (Announced(relation, listed=True), block) if relation else lead
        before = None if block.cell or block.note else block
    return found


def _with_colon(document: Document, block: Block) -> str:
    """The text of a block; a heading is kept without the colon that it may end with."""
    end = block.joined.span().end
    text = block.joined.text.rstrip()
    return f"{text}:" if document.text[end : end + 1] == ":" else text


def of_item(text: str, mention: Mention, relation: str, said: str) -> str:
    """The relation of the first mention of an item: the list's, unless the item's own words say another."""
    opening = text[: mention.start]
    own = relation not in ("khac", said) and not _ITEM_END.search(opening)
    return (
        relation if own or last_cue(opening) == "khac" or _OTHER_END.search(opening.lstrip("0123456789.abcdđeghi)( ")) else said
    )


def _is_item(block: Block, before: Block, lead: Block, inside: _Inside) -> bool:
    """Whether a block belongs to the list that ``lead`` opens: in its section, and nothing before it has closed the list."""
    if block is lead or not inside.same(lead.section, block.section):
        return False
    return block.section != lead.section or before is lead or before.joined.text.rstrip().endswith((";", ",", "và"))


def _cut(before: str, text: str) -> Announced | None:
    """What the block before says of the first words of this one."""
    if _BASIS.match(before) and before.rstrip().endswith(";") and _OPENS.match(text):
        return Announced("can_cu")
    relation = cue_at_end(before[-LEAD:].rstrip())
    return Announced(relation) if relation in _CUT else None


class _Inside:
    """Which section lies in which."""

    def __init__(self, document: Document) -> None:
        """The sections of a document."""
        self._spans = {section.id: section.span for section in document.sections}

    def same(self, outer: str | None, inner: str | None) -> bool:
        """Whether ``inner`` is ``outer`` or lies in it."""
        if outer is None or inner is None:
            return outer == inner
        one, other = self._spans[outer], self._spans[inner]
        return one.start <= other.start and other.end <= one.end
