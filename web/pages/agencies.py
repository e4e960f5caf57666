"""Agencies and what the documents assign to each, what it inherits included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint

from corpus import kinds
from corpus.agency import Agency, Succession
from corpus.task import Task
from corpus.textkey import collation, fold
from web import params
from web.library import Shelves, shelves
from web.views import listed, page
from web.words import ROLES

pages = Blueprint("agencies", __name__, url_prefix="/co-quan")

PER_PAGE = 100
ALIASES_SHOWN = 4
"""How many other ways of writing an agency's name stand open."""
TASKS_SHOWN = 10
"""How many tasks of a role an agency's own page shows; the list of tasks has them all."""


@dataclass(frozen=True, slots=True)
class Role:
    """What an agency does in tasks: the first of them and how many there are."""

    role: str
    total: int
    tasks: list[Task]


@dataclass(frozen=True, slots=True)
class Inheritance:
    """The tasks of an agency that came before, and why they count here."""

    succession: Succession
    roles: list[Role]


@pages.get("")
def index() -> str:
    """The agencies that the documents name, narrowed by name and kind."""
    library = shelves()
    q, kind = params.text("q"), params.text("kind")
    having = {"kind": kind} if kind else {}
    shown, found = listed(
        PER_PAGE, lambda limit, offset: library.store.page(kinds.AGENCIES, None, limit, offset, having, fold(q))
    )
    of_kinds = sorted(library.values(kinds.AGENCIES, "kind").items(), key=lambda item: collation(item[0]))
    return page("agencies", agencies=found, pager=shown, q=q, kind=kind, kinds=of_kinds)


@pages.get("/<path:id>")
def show(id: str) -> str:
    """One agency: its tasks by role, its targets, who came before and after."""
    library = shelves()
    agency = library.store.record(Agency, id)
    inherited = [Inheritance(s, by_role(library, s.agency)) for s in _before(library, agency)]
    total, targets = library.store.page(kinds.TARGETS, None, TASKS_SHOWN, 0, {"agency": id})
    return page(
        "agency",
        agency=agency,
        aliases=different(agency),
        aliases_shown=ALIASES_SHOWN,
        roles=by_role(library, id),
        inherited=[i for i in inherited if i.roles],
        targets=targets,
        targets_total=total,
    )


def different(agency: Agency) -> list[str]:
    """The ways in which an agency is written, without those that differ from its name or from another way in marks or capitals only."""
    ways = {fold(agency.name): agency.name}
    for alias in agency.aliases:
        ways.setdefault(fold(alias), alias)
    return list(ways.values())[1:]


def by_role(library: Shelves, agency: str) -> list[Role]:
    """Tasks by what the agency does in them, the roles in the order of :data:`~web.words.ROLES`; a task may stand under two."""
    counts = library.parties.get(agency, {})
    return [_role(library, agency, role) for role in dict.fromkeys((*ROLES, *counts)) if counts.get(role)]


def _role(library: Shelves, agency: str, role: str) -> Role:
    return Role(role, *library.store.page(kinds.TASKS, None, TASKS_SHOWN, 0, {"party": f"{agency} {role}"}))


def _before(library: Shelves, agency: Agency) -> Iterator[Succession]:
    """All that an agency took over from, those of long ago too; each once."""
    seen, waiting = {agency.id}, list(agency.predecessors)
    while waiting:
        succession = waiting.pop(0)
        if succession.agency in seen:
            continue
        seen.add(succession.agency)
        yield succession
        earlier = library.agency(succession.agency)
        waiting.extend(earlier.predecessors if earlier else ())
