"""Who is to do what in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.span import Joined, Span
from ingest.knowledge.agencies import Found
from ingest.knowledge.tasks import cues
from ingest.knowledge.tasks.groups import Group
from ingest.knowledge.tasks.settings import DUTIES, PAST, REQUEST
from ingest.knowledge.tasks.subjects import acts
from ingest.knowledge.tasks.words import opens_duty

_BACK = 160
LEAD, COORDINATE, IMPLEMENT, ASK = "lead", "coordinate", "implement", "request"


class Bearer(NamedTuple):
    """An agency, its role, and where the document names it."""

    agency: Found
    role: str
    span: Span


class Reading(NamedTuple):
    """``bearers``: who bears the duty; ``others``: who takes part; ``how``: assigned, request or historical; ``to``: whom it reports to.

    ``own`` tells that the statement names its bearers itself.
    """

    bearers: tuple[Bearer, ...]
    others: tuple[Bearer, ...]
    how: str
    to: Found | None

    @property
    def own(self) -> bool:
        """Whether the statement names who bears it."""
        return bool(self.bearers)


def bearer(one: Found, role: str, joined: Joined) -> Bearer:
    """An agency named in a paragraph, with its role."""
    return Bearer(one, role, joined.span(one.start, one.end))


def read(text: str, parts: Sequence[Group], setting: str, joined: Joined) -> Reading:
    """What a statement of a paragraph says of the agencies in it. Bearers are empty where it addresses nobody."""
    subject = _subject(text, parts, setting)
    bearers: tuple[Bearer, ...] = ()
    how = "assigned"
    if subject is not None:
        group, how = subject
        bearers = tuple(bearer(one, _role(one, group, how), joined) for one in group.agencies)
    rest = [g for g in parts if subject is None or g is not subject[0]]
    to = next((g.agencies[0] for g in rest if cues.addressed(g.before) and not _of_another(g, parts, subject)), None)
    return Reading(bearers, tuple(_others(rest, setting, joined)), how, to)


def _of_another(group: Group, parts: Sequence[Group], subject: tuple[Group, str] | None) -> bool:
    """Whether somebody else submits: "tham mưu Chính phủ trình Quốc hội"."""
    before = parts[next(i for i, one in enumerate(parts) if one is group) - 1] if group is not parts[0] else None
    theirs = before is None or (subject is not None and before is subject[0])
    return not theirs and group.before.strip().lower() == "trình"


def _subject(text: str, parts: Sequence[Group], setting: str) -> tuple[Group, str] | None:
    """The group that bears the duty, and how it came to it."""
    if cues.no_duty(text) and not any(cues.assigned(g.before) or cues.chairs(g.after) for g in parts):
        return None
    for place, group in enumerate(parts):
        if setting == PAST:
            if cues.once_assigned(group.before):
                return group, "historical"
            continue
        if place == 0 and _requested(group.before):
            return group, "request"
        if cues.assigned(group.before) and (_opening(group.before, place) or setting in (DUTIES, REQUEST)) and place == 0:
            return group, "assigned"
        if _bears(group, place, setting):
            return group, "request" if setting == REQUEST else "assigned"
    return None


def _requested(before: str) -> bool:
    lead = cues.request_after(before)
    return lead is not None and not opens_duty(lead) and not cues.lists(before)


def _opening(before: str, place: int) -> bool:
    """Whether what stands before an agency opens the statement: a few words, or words of time ending in a comma."""
    words = before.replace(":", " ").split()
    return place == 0 and (len(words) <= 6 or "," in before)


def _bears(group: Group, place: int, setting: str) -> bool:
    """Whether the agencies are the subject of a duty."""
    before = group.before.strip()
    concerned = before.lower() in ("đối với", "riêng")
    led_in = before.endswith(",") and (not opens_duty(before) or cues.no_duty(before))
    opens = before.endswith(":") or (place == 0 and (not before or before.lower() == "các đồng chí" or led_in))
    later = (place > 0 and before.endswith(",")) or concerned
    if cues.by(group.before):
        return setting in (DUTIES, REQUEST) and cues.leads(group.after)
    if cues.partner(group.before) or cues.past(group.after) or not (opens or later):
        return False
    if cues.strong(group.after) or (opens and cues.answers(group.after)) or (not before and cues.charged(group.after)):
        return True
    return opens and setting in (DUTIES, REQUEST) and opens_duty(group.after.lstrip(" ,:"))


def _role(one: Found, group: Group, how: str) -> str:
    if how == "request":
        return ASK
    if cues.carries_out(group.after) or (one.collective and cues.answers(group.after) and not cues.leads(group.after)):
        return IMPLEMENT
    if how == "assigned" and not cues.assigned(group.before) and cues.assists(group.after) and not cues.leads(group.after):
        return COORDINATE
    return LEAD


def _of_those_below(group: Group, joined: Joined) -> bool:
    """Whether it is others that are told to work with these: "Chỉ đạo các trường phối hợp với Công an tỉnh …"."""
    at = group.agencies[0].start
    who = cues.told_to_join(joined.text[max(0, at - _BACK) : at])
    return who is not None and acts(who)


def _others(parts: Sequence[Group], setting: str, joined: Joined) -> list[Bearer]:
    found: list[Bearer] = []
    for group in parts:
        if cues.partner(group.before):
            if not _of_those_below(group, joined):
                found += [bearer(one, COORDINATE, joined) for one in group.agencies]
        elif (cues.assigned(group.before) and setting != PAST) or (cues.among(group.before) and setting == DUTIES):
            role = LEAD if cues.leads(group.after) else IMPLEMENT
            found += [bearer(one, role, joined) for one in group.agencies]
        elif setting == DUTIES and cues.role_of(group.before):
            found += [bearer(one, COORDINATE, joined) for one in group.agencies if not one.leader]
    return found
