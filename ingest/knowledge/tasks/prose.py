"""Duties in running text: a walk over the sections, with the agencies that headings bind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.document import Document, Section
from corpus.span import Joined, Piece
from ingest.knowledge.agencies import Found, Roster
from ingest.knowledge.tasks import cues, no_duties
from ingest.knowledge.tasks.addressees import Addressees, addressees
from ingest.knowledge.tasks.draft import Draft
from ingest.knowledge.tasks.labelled import Label, label
from ingest.knowledge.tasks.roles import COORDINATE, IMPLEMENT, LEAD, bearer
from ingest.knowledge.tasks.settings import NONE, PAST, REQUEST, children, settings
from ingest.knowledge.tasks.statements import Block, Ground, block_of
from ingest.knowledge.tasks.subjects import acts, is_cut
from ingest.knowledge.tasks.words import opens_duty

_RECIPIENTS = re.compile(r"\W*Nơi nhận(?!\w)", re.IGNORECASE)
_OF_SOMEBODY = re.compile(
    r"(?:trách nhiệm|nhiệm vụ|chức năng|quyền hạn)(?:[,\s]+(?:và\s+)?(?:trách nhiệm|nhiệm vụ|quyền hạn))*\s+của\s", re.IGNORECASE
)
_WHOLE_PARTS = ("part", "annex")
_CHAPTERS = ("phan", "chuong", "muc")
_BULLETS = " -–+•*"
_LONGEST_GAP = 12


def prose(document: Document, roster: Roster) -> Iterator[Draft]:
    """The duties of the sections and footnotes of a document, in the order of the text."""
    walk = _Walk(document, roster, settings(document), children(document.sections))
    for section in document.sections:
        walk.section(section)
    for block in walk.blocks:
        yield from block.drafts
    yield from _notes(document, roster)


@dataclass(slots=True)
class _Walk:
    """``binding``: the agencies that bind each section, from its own heading or the one above."""

    document: Document
    roster: Roster
    settings: dict[str, str]
    parents: frozenset[str]
    binding: dict[str, Addressees | None] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)

    def section(self, section: Section) -> None:
        """The duties of a section's heading and its own paragraphs."""
        self.binding[section.id] = self.binding.get(section.parent or "")
        if self.settings.get(section.parent or "") == NONE:
            self.settings[section.id] = NONE
        if _RECIPIENTS.match(section.title):
            return
        paragraphs = list(section.paragraphs())
        if section.title and self.settings[section.id] != NONE and not self._run_in(section, paragraphs):
            self._heading(section)
        for paragraph in paragraphs:
            if _RECIPIENTS.match(paragraph.text):
                break
            if cues.signature(paragraph.text):
                continue
            self._paragraph(section, paragraph)

    def _ground(self, section: Section) -> Ground:
        return Ground(section, self.settings[section.id], self.binding[section.id])

    def _run_in(self, section: Section, paragraphs: list[Joined]) -> bool:
        """ "Điều 3. Chánh Văn phòng …; Giám đốc các Sở: Nội vụ, Y tế chịu trách nhiệm …": one statement, though it looks like a
        caption and its text. Puts the whole in the place of the first paragraph."""
        if not paragraphs or not section.title_pieces or not paragraphs[0].pieces:
            return False
        title = section.heading()
        start, end = title.span().end, paragraphs[0].span().start
        gap = self.document.text[start:end]
        if not 0 < len(gap) <= _LONGEST_GAP or "\n" in gap or not cues.carries_out(paragraphs[0].text):
            return False
        at = len(title.text) + len(gap)
        moved = tuple(Piece(p.at + at, p.start, p.length) for p in paragraphs[0].pieces)
        pieces = (*title.pieces, Piece(len(title.text), start, len(gap)), *moved)
        paragraphs[0] = Joined(title.text + gap + paragraphs[0].text, pieces)
        return True

    def _heading(self, section: Section) -> None:
        heading, ground = section.heading(), self._ground(section)
        found = self.roster.scan(heading)
        bound = addressees(heading, found) if ground.setting != PAST else None
        if bound is not None:
            whole = section.kind in _WHOLE_PARTS or (section.kind in _CHAPTERS and _OF_SOMEBODY.match(heading.text))
            self.binding[section.id] = _of_a_part(bound) if whole else bound
            return
        if _names_another(f"{heading.text}:", found) or _OF_SOMEBODY.match(heading.text) or is_cut(heading.text):
            self.binding[section.id] = None
            ground = self._ground(section)
        alone = section.id not in self.parents and not section.text
        block = block_of(ground if alone else Ground(section, ground.setting), heading, found)
        if not alone:
            self._opens(block)
        if not alone:
            block.drafts = [draft for draft in block.drafts if draft.bearers]
        if block.drafts:
            self.blocks.append(block)

    def _paragraph(self, section: Section, paragraph: Joined) -> None:
        if no_duties.defines(paragraph.text):
            self.settings[section.id] = NONE
        if self.settings[section.id] == NONE or no_duties.to_fill_in(paragraph.text):
            return
        ground, found = self._ground(section), self.roster.scan(paragraph)
        if ground.setting != PAST:
            said = label(paragraph.text, found)
            if said is not None and (block := self._labelled(section)) is not None:
                _add(block, said, paragraph)
                return
            bound = addressees(paragraph, found) if paragraph.text.rstrip().endswith(":") else None
            if bound is not None:
                self.binding[section.id] = bound
                return
            if _names_another(paragraph.text, found):
                self.binding[section.id] = None
                ground = self._ground(section)
        last = self.blocks[-1] if self.blocks and self.blocks[-1].section.id == section.id else None
        before = last.asked if last is not None and ground.setting == REQUEST else None
        self.blocks.append(block_of(ground, paragraph, found, before))
        self._opens(self.blocks[-1])

    def _opens(self, block: Block) -> None:
        """Bind what follows a block that ends in a colon to whom it addresses; to nobody where it leads to a list of things."""
        if no_duties.lists_things(block.joined.text):
            self.binding[block.section.id] = None
        elif (opened := _opened(block, block.joined)) is not None:
            self.binding[block.section.id] = opened

    def _labelled(self, section: Section) -> Block | None:
        """The block that a labelled line of a section adds to: the paragraph before it, else the section's title."""
        if self.blocks and self.blocks[-1].section.id == section.id:
            return self.blocks[-1]
        if not section.title_pieces:
            return None
        self.blocks.append(Block(section, section.heading()))
        return self.blocks[-1]


def _of_a_part(bound: Addressees) -> Addressees | None:
    """Whom the title of a whole annex binds: "NHIỆM VỤ CỦA SỞ NỘI VỤ" does, "PHÂN CÔNG NHIỆM VỤ CỦA CÁC SỞ, NGÀNH" leaves open who does what."""
    return None if any(one.agency.collective for one in bound.bearers) else bound


def _names_another(text: str, found: Sequence[Found]) -> bool:
    """ "- Các cơ quan thông tấn, báo chí:" ends what the line before it bound, though it does not only name who is known."""
    bare = text.lstrip(_BULLETS)
    at = len(text) - len(bare)
    return bare.rstrip().endswith(":") and not opens_duty(bare) and (any(one.start == at for one in found) or acts(bare))


def _opened(block: Block, paragraph: Joined) -> Addressees | None:
    """ "Giao Sở Nội vụ chủ trì:" binds the lines after it; "UBND tỉnh ban hành Kế hoạch … như sau:" says who speaks and binds nobody."""
    if not paragraph.text.rstrip().endswith(":") or not block.drafts or not block.drafts[-1].bearers:
        return None
    opening = block.drafts.pop()
    text = paragraph.text[opening.start :]
    if cues.enacts(text) or (opens_duty(text) and not cues.gives(text) and all(one.role != LEAD for one in opening.bearers)):
        return None
    return Addressees(opening.bearers)


def _add(block: Block, said: Label, line: Joined) -> None:
    """Put what a labelled line says into the duty that it stands under; the paragraph is then one duty."""
    if len(block.drafts) != 1:
        block.drafts[:] = [Draft(block.section, block.joined, 0, len(block.joined.text), (), "direction", None)]
    roles = (LEAD, COORDINATE, IMPLEMENT)
    named = tuple(bearer(one, said.role(one, line.text), line) for one in said.agencies) if said.kind in roles else ()
    block.drafts[0] = block.drafts[0].with_label(said, named)


def _notes(document: Document, roster: Roster) -> Iterator[Draft]:
    """Footnotes only tell what was once assigned."""
    sections = {section.id: section for section in document.sections}
    for note in document.footnotes:
        section = sections.get(note.section or "")
        if section is not None and note.pieces:
            joined = note.joined()
            yield from block_of(Ground(section, PAST), joined, roster.scan(joined)).drafts
