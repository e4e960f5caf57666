"""Agencies and what the documents assign to each, what it inherits included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint

from corpus.agency import Agency, Succession
from corpus.errors import NotFound
from corpus.task import Task
from corpus.textkey import collation, fold
from web import params
from web.library import Shelves, shelves
from web.views import page
from web.words import ROLES

pages = Blueprint("agencies", __name__, url_prefix="/co-quan")


@dataclass(frozen=True, slots=True)
class Line:
    """An agency in the list with the number of its tasks by role."""

    agency: Agency
    roles: dict[str, int]
    targets: int


@dataclass(frozen=True, slots=True)
class Inheritance:
    """The tasks of an agency that came before, and why they count here."""

    succession: Succession
    roles: list[tuple[str, list[Task]]]


@pages.get("")
def index() -> str:
    """Every agency that the documents name, by kind."""
    library = shelves()
    wanted = params.text("q")
    found = [a for a in library.agencies.values() if fold(wanted) in fold(" ".join((a.name, *a.aliases)))]
    kinds: dict[str, list[Line]] = {}
    for agency in found:
        kinds.setdefault(agency.kind, []).append(_line(library, agency))
    groups = sorted(kinds.items(), key=lambda group: collation(group[0]))
    return page("agencies", groups=groups, total=len(found), q=wanted, places=len({a.place for a in found if a.place}))


@pages.get("/<path:id>")
def show(id: str) -> str:
    """One agency: its tasks by role, its targets, who came before and after."""
    library = shelves()
    agency = library.agencies.get(id)
    if agency is None:
        raise NotFound(f"Thư viện không có cơ quan mang mã {id}.")
    inherited = [Inheritance(s, by_role(library.tasks_of.get(s.agency, []), s.agency)) for s in _before(library, agency)]
    return page(
        "agency",
        agency=agency,
        roles=by_role(library.tasks_of.get(id, []), id),
        inherited=[i for i in inherited if i.roles],
        targets=library.targets_of.get(id, []),
    )


def by_role(tasks: list[Task], agency: str) -> list[tuple[str, list[Task]]]:
    """Tasks by what the agency does in them, the roles in the order of :data:`~web.words.ROLES`; a task may stand under two."""
    roles: dict[str, list[Task]] = {role: [] for role in ROLES}
    for task in tasks:
        for role in dict.fromkeys(a.role for a in task.agencies if a.agency == agency):
            roles.setdefault(role, []).append(task)
    return [(role, found) for role, found in roles.items() if found]


def _line(library: Shelves, agency: Agency) -> Line:
    roles = {role: len(tasks) for role, tasks in by_role(library.tasks_of.get(agency.id, []), agency.id)}
    return Line(agency, roles, len(library.targets_of.get(agency.id, [])))


def _before(library: Shelves, agency: Agency) -> Iterator[Succession]:
    """All that an agency took over from, those of long ago too; each once."""
    seen, waiting = {agency.id}, list(agency.predecessors)
    while waiting:
        succession = waiting.pop(0)
        if succession.agency in seen:
            continue
        seen.add(succession.agency)
        yield succession
        earlier = library.agencies.get(succession.agency)
        waiting.extend(earlier.predecessors if earlier else ())
