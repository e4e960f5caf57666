"""The duties that one paragraph states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.document import Section
from corpus.span import Joined
from ingest.knowledge.agencies import Found
from ingest.knowledge.tasks import cues, no_duties
from ingest.knowledge.tasks.addressees import Addressees
from ingest.knowledge.tasks.clauses import Clause, clauses
from ingest.knowledge.tasks.draft import Draft
from ingest.knowledge.tasks.groups import groups
from ingest.knowledge.tasks.roles import ASK, COORDINATE, IMPLEMENT, LEAD, Bearer, Reading, read
from ingest.knowledge.tasks.settings import DUTIES, GOALS, PAST, REQUEST
from ingest.knowledge.tasks.subjects import acts, announces, of_another
from ingest.knowledge.tasks.words import demands, leads_to_duty, manners, opens_duty

_SHORT = 4
_FAR = 400
_SUPPOSES = re.compile(r"(?:trường hợp|nếu)\s", re.IGNORECASE)
_ONLY_TITLE = re.compile(r"(?:tổ chức|triển khai)(?:\s+(?:triển khai|thực hiện|thi hành))+[\W\d]*$", re.IGNORECASE)
_ONLY_TIME = re.compile(r"(?:hoàn thành|xong)\s+(?:trước|trong|vào|chậm nhất)\s[^,;]{0,60}\Z", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[]|(?:chi tiết|xem)\s+(?:tại|theo)", re.IGNORECASE)
_TELLS = (no_duties.definition, no_duties.became, no_duties.puts_in_force, no_duties.in_force)
_SOMEBODY = Reading((), (), "direction", None)
"""What leans on a statement about somebody who is no known agency is nobody's."""
_DONE = Reading((), (), "historical", None)
"""What leans on a statement that tells what an agency did was done too."""


@dataclass(slots=True)
class Block:
    """A paragraph (or heading) with the duties drawn from it, so that labelled lines after it can add to them;
    ``asked``: whom its last statement was about."""

    section: Section
    joined: Joined
    drafts: list[Draft] = field(default_factory=list)
    asked: Reading | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a paragraph stands: its section, what kind of statements are there, and the agencies that its heading binds."""

    section: Section
    setting: str
    bound: Addressees | None = None


def block_of(ground: Ground, joined: Joined, found: Sequence[Found], before: Reading | None = None) -> Block:
    """The duties of a paragraph; ``before``: what the paragraph before it leaned on, where it goes on over paragraphs."""
    block = Block(ground.section, joined)
    for clause in clauses(joined.text, [(one.start, one.end) for one in found]):
        draft, before = _draft(ground, joined, clause, found, before)
        if draft is not None:
            block.drafts.append(draft)
    block.asked = before
    return block


def _draft(
    ground: Ground, joined: Joined, clause: Clause, found: Sequence[Found], before: Reading | None
) -> tuple[Draft | None, Reading | None]:
    """The duty of a clause, and what the clauses after it may lean on."""
    text = joined.text[clause.start : clause.end]
    if any(says(text) for says in _TELLS) or _ONLY_TIME.match(text) or (ground.section.kind == "part" and no_duties.enacts(text)):
        return None, before
    parts = groups(joined.text, found, clause.start, clause.end)
    reading = read(text, parts, ground.setting, joined)
    if (before is _DONE and not clause.fresh) or (not reading.own and any(cues.did(one.before, one.after) for one in parts)):
        return None, _DONE
    if ground.bound is not None and _hands_on(reading, text):
        reading = reading._replace(bearers=())
    bearers, how = _bearers(reading, ground, text, clause, found, before)
    if reading.to is not None and not reading.own:
        bearers = tuple(one for one in bearers if reading.to is None or one.agency.agency != reading.to.agency)
    lean = reading if reading.own else _SOMEBODY if clause.fresh and not bearers and _of_somebody(text, clause, found) else before
    if not bearers and not reading.others:
        if not _directs(ground.setting, text):
            return None, lean
        how = "request" if ground.setting == REQUEST else "direction"
    elif not bearers and ground.setting != DUTIES:
        return None, lean
    elif not bearers:
        how = reading.how
    everyone = _once([*bearers, *reading.others])
    return Draft(ground.section, joined, clause.start, clause.end, everyone, how, reading.to, ground.bound is not None), lean


def _bearers(
    reading: Reading, ground: Ground, text: str, clause: Clause, found: Sequence[Found], before: Reading | None
) -> tuple[tuple[Bearer, ...], str]:
    """Who bears the duty of a clause: those it names, else those of the clause it goes on from, else those of the heading."""
    if reading.bearers:
        return reading.bearers, reading.how
    if before is not None and not clause.fresh and opens_duty(text):
        return _assisting(before.bearers, text), before.how
    if ground.bound is not None and ground.setting not in (PAST, GOALS) and _under(text, found, clause):
        asked = any(one.role == ASK for one in ground.bound.bearers)
        return _together(ground.bound.bearers, text), "request" if asked else "assigned"
    if before is not None and opens_duty(text) and ground.setting in (REQUEST, DUTIES):
        return _assisting(before.bearers, text), before.how
    return (), reading.how


def _under(text: str, found: Sequence[Found], clause: Clause) -> bool:
    """Whether a statement under a heading of agencies is theirs: it opens a duty, at once or after what leads in, and is
    about nobody else."""
    if _aside(text) or announces(text) or len(text.split()) < _SHORT:
        return False
    named = sum(one.end - one.start for one in found if clause.start <= one.start < clause.end)
    if opens_duty(text):
        return named < 0.8 * len(text)
    named_at = [one.start - clause.start for one in found if clause.start <= one.start < clause.end]
    if of_another(text) or any(_begins(text, at) for at in (named_at if _SUPPOSES.match(text) else named_at[:1])):
        return False
    return leads_to_duty(text) and named < 0.5 * len(text)


def _begins(text: str, at: int) -> bool:
    """Whether what stands at a place is a statement's subject: at its beginning, or after what leads in ("Trong quá trình thực hiện, …")."""
    return at == 0 or (at < _FAR and (text[:at].rstrip().endswith(",") or manners(text[:at])))


def _of_somebody(text: str, clause: Clause, found: Sequence[Found]) -> bool:
    """Whether a statement that assigns nothing is about somebody: "Đảng ủy xã chỉ đạo …", "Mỗi cán bộ phải …"."""
    return acts(text) or any(one.start == clause.start for one in found)


def _hands_on(reading: Reading, text: str) -> bool:
    """ "Tiếp nhận hồ sơ và giao các trường đào tạo", "Thực hiện đề án do Bộ Y tế chủ trì": whoever is told so bears the duty, and
    not whom it also names."""
    return reading.how == "assigned" and opens_duty(text) and not cues.gives(text)


def _directs(setting: str, text: str) -> bool:
    """Whether a statement that addresses nobody asks for something to be done."""
    if setting not in (DUTIES, REQUEST) or len(text.split()) < _SHORT:
        return False
    return demands(text) and not _ONLY_TITLE.match(text) and not cues.no_duty(text) and not cues.enacts(text) and not _aside(text)


def _assisting(bearers: Sequence[Bearer], text: str) -> tuple[Bearer, ...]:
    """Bearers who were told to work with another are in charge of what they then do by themselves."""
    if cues.assists(text) and not cues.leads(text):
        return _together(bearers, text)
    return tuple(one._replace(role=_own(one)) if one.role == COORDINATE else one for one in bearers)


def _together(bearers: Sequence[Bearer], text: str) -> tuple[Bearer, ...]:
    """Bearers who are told to work with another take part, and do not lead."""
    if cues.assists(text) and not cues.leads(text):
        return tuple(one if one.role == ASK else one._replace(role=COORDINATE) for one in bearers)
    return tuple(bearers)


def _own(one: Bearer) -> str:
    return IMPLEMENT if one.agency.collective else LEAD


def _once(bearers: Sequence[Bearer]) -> tuple[Bearer, ...]:
    seen: dict[tuple[str, str], Bearer] = {}
    for one in bearers:
        seen.setdefault((one.agency.agency, one.agency.text.lower()), one)
    return tuple(seen.values())


def _aside(text: str) -> bool:
    return _ASIDE.match(text) is not None
