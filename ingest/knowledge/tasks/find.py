"""All duties of a document as records, in the order of the text."""

from __future__ import annotations

import re

from corpus.document import Document, Section
from corpus.task import Assignment, Task
from ingest.knowledge.agencies import Found, Roster
from ingest.knowledge.tasks.draft import Draft
from ingest.knowledge.tasks.prose import prose
from ingest.knowledge.tasks.roles import Bearer
from ingest.knowledge.tasks.tables import Rowed, rowed
from ingest.knowledge.tasks.timing import deadline, period
from ingest.knowledge.tasks.topics import topic, without

_SERVING = ("đơn vị sự nghiệp",)
"""Bodies whose work is the topic itself ("Trung tâm Phục vụ hành chính công")."""
_RULES = ("hiến pháp", "bộ luật", "luật", "pháp lệnh", "nghị định", "thông tư", "thông tư liên tịch")
"""Acts that lay down rules: what they address to nobody is a rule, not a thing to be done."""

_LONGEST_TIME = 100
_NORMATIVE = re.compile(r"\d+[a-zđ]?/(?:19|20)\d\d/")
_ASKED = re.compile(r"(?:yêu cầu|đề nghị|kiến nghị)(?!\w)", re.IGNORECASE)
_POWERS = re.compile(r"(?<!\w)quyền(?!\w)", re.IGNORECASE)


def find_tasks(document: Document, roster: Roster) -> list[Task]:
    """Every duty that a document states, with who is to do it where the text says so. Never raises."""
    sections = {section.id: section for section in document.sections}
    drafts = [draft for draft in prose(document, roster) if not _a_rule(document, sections, draft)]
    tasks = [_of_prose(document, sections, draft, roster) for draft in drafts]
    tasks += [_of_row(document, row) for row in rowed(document, roster)]
    tasks.sort(key=lambda task: (task.span, task.table.row if task.table else 0))
    return [_numbered(task, f"{document.id}.k{n}") for n, task in enumerate(tasks, 1)]


def _a_rule(document: Document, sections: dict[str, Section], draft: Draft) -> bool:
    """Whether a statement lays down a rule: one to nobody in an act of rules, or what a body may ask ("Yêu cầu Tòa án …")."""
    rules = (document.type or "").lower() in _RULES
    if not draft.bearers:
        return rules and draft.how in ("direction", "request")
    asked = _ASKED.match(draft.joined.text, draft.start)
    if asked is None or draft.bound:
        return False
    if asked.group().lower() == "yêu cầu" and (rules or _NORMATIVE.match(document.number or "")):
        return True
    return _POWERS.search(" ".join(_title(sections, draft.section))) is not None


def _numbered(task: Task, name: str) -> Task:
    fields = {field: getattr(task, field) for field in task.__slots__}
    return Task(**{**fields, "id": name})


def _of_prose(document: Document, sections: dict[str, Section], draft: Draft, roster: Roster) -> Task:
    text = draft.joined.text[draft.start : draft.end]
    said = {label.kind: label.value for label in draft.labels}
    return Task(
        id="",
        document=document.id,
        section=draft.section.id,
        span=draft.joined.span(draft.start, draft.end),
        page=draft.section.page,
        text=text,
        agencies=tuple(assignment(bearer) for bearer in draft.bearers),
        deadline=_due(said.get("deadline")) or deadline(text),
        period=period(text),
        product=said.get("product"),
        reports_to=said.get("reports_to") or (named(draft.to) if draft.to else None),
        topic=topic(_matter(draft, roster), () if draft.bound else _title(sections, draft.section)),
        assignment=draft.how,
    )


def _due(said: str | None) -> str | None:
    """The words of a labelled line that say when; of a long one that says more only those."""
    return said if said is None or len(said) <= _LONGEST_TIME else deadline(said)


def _matter(draft: Draft, roster: Roster) -> str:
    """The words of a duty that tell its topic."""
    names = ((one.start - draft.start, one.end - draft.start) for one in roster.scan(draft.joined) if one.kind not in _SERVING)
    return without(
        draft.joined.text[draft.start : draft.end], ((a, b) for a, b in names if a >= 0 and b <= draft.end - draft.start)
    )


def _of_row(document: Document, row: Rowed) -> Task:
    return Task(
        id="",
        document=document.id,
        section=row.section,
        span=row.span,
        page=row.page,
        text=row.text,
        agencies=tuple(assignment(bearer) for bearer in row.bearers),
        deadline=row.deadline,
        period=row.period,
        product=row.product,
        reports_to=row.reports_to,
        topic=row.topic or topic(row.text),
        table=row.cell,
        assignment="assigned" if row.bearers else "project",
    )


def assignment(bearer: Bearer) -> Assignment:
    """An agency with its role as a record."""
    return Assignment(agency=bearer.agency.agency, name=named(bearer.agency), role=bearer.role, span=bearer.span)


def named(one: Found) -> str:
    """What a duty calls an agency: its own name; for collectives and heads the words of the document (but for titles in capitals)."""
    shouted = one.text.isupper() and " " in one.text
    return one.text if (one.collective or one.leader) and not shouted else one.name


def _title(sections: dict[str, Section], section: Section) -> list[str]:
    """The nearest title above a duty, if it is near."""
    above = (section, sections.get(section.parent or ""))
    return [one.title for one in above if one is not None and one.title][:1]
