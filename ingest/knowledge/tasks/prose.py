"""Duties in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.document import Document, Section
from corpus.span import Joined
from ingest.knowledge.agencies import Found, Roster
from ingest.knowledge.tasks import cues
from ingest.knowledge.tasks.addressees import Addressees, addressees
from ingest.knowledge.tasks.clauses import Clause, clauses
from ingest.knowledge.tasks.draft import Draft
from ingest.knowledge.tasks.groups import groups
from ingest.knowledge.tasks.labelled import Label, label
from ingest.knowledge.tasks.roles import ASK, COORDINATE, IMPLEMENT, LEAD, Bearer, Reading, bearer, read
from ingest.knowledge.tasks.settings import DUTIES, PAST, REQUEST, children, settings
from ingest.knowledge.tasks.words import demands, opens_duty

_SHORT = 4
_ASIDE = re.compile(r"\s*[(\[]|(?:chi tiết|xem)\s+(?:tại|theo)", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A paragraph (or heading) with the duties drawn from it, so that labelled lines after it can add to them;
    ``asked``: whom its last statement was about."""

    section: Section
    joined: Joined
    drafts: list[Draft] = field(default_factory=list)
    asked: Reading | None = None


def prose(document: Document, roster: Roster) -> Iterator[Draft]:
    """The duties of the sections and footnotes of a document, in the order of the text."""
    above = settings(document)
    parents = children(document.sections)
    binding: dict[str, Addressees | None] = {}
    blocks: list[Block] = []
    for section in document.sections:
        binding[section.id] = binding.get(section.parent or "")
        setting = above[section.id]
        if section.title:
            heading = section.heading()
            found = roster.scan(heading)
            bound = addressees(heading, found) if setting != PAST else None
            if bound is not None:
                binding[section.id] = bound
            elif section.id not in parents and not section.text:
                blocks.append(_block(section, heading, found, setting, binding[section.id]))
        for paragraph in section.paragraphs():
            found = roster.scan(paragraph)
            said = label(paragraph.text, found) if setting != PAST else None
            if said is not None and (block := _labelled(blocks, section)) is not None:
                _add(block, said, paragraph)
                continue
            bound = addressees(paragraph, found) if setting != PAST and paragraph.text.rstrip().endswith(":") else None
            if bound is not None:
                binding[section.id] = bound
                continue
            asked = blocks[-1].asked if setting == REQUEST and blocks and blocks[-1].section.id == section.id else None
            blocks.append(_block(section, paragraph, found, setting, binding[section.id], asked))
            if (opened := _opened(blocks[-1], paragraph)) is not None:
                binding[section.id] = opened
    for block in blocks:
        yield from block.drafts
    yield from _notes(document, roster)


def _block(
    section: Section,
    joined: Joined,
    found: Sequence[Found],
    setting: str,
    bound: Addressees | None,
    before: Reading | None = None,
) -> Block:
    block = Block(section, joined)
    for clause in clauses(joined.text, [(one.start, one.end) for one in found]):
        draft, before = _draft(section, joined, clause, found, setting, bound, before)
        if draft is not None:
            block.drafts.append(draft)
    block.asked = before
    return block


def _draft(
    section: Section,
    joined: Joined,
    clause: Clause,
    found: Sequence[Found],
    setting: str,
    bound: Addressees | None,
    before: Reading | None,
) -> tuple[Draft | None, Reading | None]:
    """The duty of a clause, and what the clauses after it may lean on."""
    text = joined.text[clause.start : clause.end]
    reading = read(text, groups(joined.text, found, clause.start, clause.end), setting, joined)
    bearers, how = reading.bearers, reading.how
    lean = reading if reading.own else before
    if not bearers and before is not None and not clause.fresh and opens_duty(text):
        how, bearers = before.how, _assisting(before.bearers, text)
    elif not bearers and bound is not None and setting != PAST and len(text.split()) >= _SHORT and not _aside(text):
        how = "request" if any(b.role == ASK for b in bound.bearers) else "assigned"
        bearers = _assisting(bound.bearers, text)
    elif not bearers and before is not None and opens_duty(text) and setting in (REQUEST, DUTIES):
        how, bearers = before.how, _assisting(before.bearers, text)
    if not bearers and not reading.others:
        how = "direction"
        if (
            setting not in (DUTIES, REQUEST)
            or not demands(text)
            or cues.no_duty(text)
            or len(text.split()) < _SHORT
            or _aside(text)
        ):
            return None, lean
    elif not bearers and setting != DUTIES:
        return None, lean
    everyone = _once([*bearers, *reading.others])
    return Draft(section, joined, clause.start, clause.end, tuple(everyone), how, reading.to, bound is not None), lean


def _assisting(bearers: Sequence[Bearer], text: str) -> tuple[Bearer, ...]:
    """Bearers who are told to work with another take part, and do not lead."""
    if cues.assists(text) and not cues.leads(text):
        return tuple(b if b.role == ASK else b._replace(role=COORDINATE) for b in bearers)
    return tuple(bearers)


def _once(bearers: Sequence[Bearer]) -> list[Bearer]:
    seen: dict[tuple[str, str], Bearer] = {}
    for one in bearers:
        seen.setdefault((one.agency.agency, one.agency.text.lower()), one)
    return list(seen.values())


def _aside(text: str) -> bool:
    return _ASIDE.match(text) is not None


def _opened(block: Block, paragraph: Joined) -> Addressees | None:
    """ "Giao Sở Nội vụ chủ trì:" binds the lines after it."""
    if not paragraph.text.rstrip().endswith(":") or not block.drafts or not block.drafts[-1].bearers:
        return None
    opened = Addressees(block.drafts[-1].bearers)
    block.drafts.pop()
    return opened


def _labelled(blocks: list[Block], section: Section) -> Block | None:
    """The block that a labelled line of a section adds to: the paragraph before it, else the section's title."""
    if blocks and blocks[-1].section.id == section.id:
        return blocks[-1]
    if not section.title_pieces:
        return None
    blocks.append(Block(section, section.heading()))
    return blocks[-1]


def _add(block: Block, said: Label, line: Joined) -> None:
    """Put what a labelled line says into the duty that it stands under; the paragraph is then one duty."""
    whole = (
        block.drafts[0]
        if len(block.drafts) == 1
        else Draft(block.section, block.joined, 0, len(block.joined.text), (), "direction", None)
    )
    named = tuple(bearer(one, said.kind, line) for one in said.agencies) if said.kind in (LEAD, COORDINATE, IMPLEMENT) else ()
    block.drafts[:] = [whole.with_label(said, named)]


def _notes(document: Document, roster: Roster) -> Iterator[Draft]:
    """Footnotes only tell what was done."""
    sections = {s.id: s for s in document.sections}
    for note in document.footnotes:
        section = sections.get(note.section or "")
        if section is None or not note.pieces:
            continue
        joined = note.joined()
        for clause in clauses(joined.text):
            draft, _ = _draft(section, joined, clause, roster.scan(joined), PAST, None, None)
            if draft is not None and draft.bearers:
                yield draft
