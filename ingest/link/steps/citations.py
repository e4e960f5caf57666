"""The citations of families that have changed, and the documents that they mean."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from corpus import kinds
from corpus.citation import Anomaly, Reference
from corpus.digest import Joined, Reading
from corpus.rows import Placed
from corpus.textkey import rank
from ingest.link.conflicts import of_references, quoted
from ingest.link.joining import as_joined, join, number_of
from ingest.link.readings import shelf
from ingest.link.references import Meant, group
from ingest.link.steps.work import Work, parts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Of a linked citation what linking made."""

    id: str
    number: str | None
    key: str
    target: str | None
    anomalies: tuple[Anomaly, ...] = ()

    @property
    def meant(self) -> Meant:
        odd = next((anomaly.message for anomaly in self.anomalies if anomaly.code == "two_dates"), None)
        return Meant(self.number, self.key, self.target, odd)


def link(work: Work) -> None:
    """Link the families that have changed; the documents of citations that mean something else now have their targets anew."""
    moved = _join(work)
    families = {shelf(family) for pair in moved.values() for one in pair if one for family in (one.own, one.family)}
    for kind in (kinds.READINGS, kinds.JOINED, kinds.HOLDINGS, kinds.REFERENCES):
        families |= work.groups(kind)
    families |= {shelf(one.family) for one in work.linkage.of_documents(kinds.HOLDINGS, work.turned)}
    for some in parts(families):
        _link(work, set(some), {id: now for id, (_, now) in moved.items()})


def _join(work: Work) -> dict[str, tuple[Joined | None, Joined | None]]:
    """The mentions that have come to stand in the families of others, or stand there no more: as they were joined, and are now."""
    numbers = work.groups(kinds.READINGS, also=True) | work.groups(kinds.JOINED, also=True)
    old = {one.id: one for one in work.linkage.grouped(kinds.JOINED, numbers, also=True)}
    new: dict[str, Joined] = {}
    for some in parts(numbers):
        new.update((one.id, one) for one in join(work.linkage.grouped(kinds.READINGS, some, also=True)))
    placed = {id: Placed(one, 0, bucket=shelf(one.family), also=number_of(one.bare)) for id, one in new.items()}
    work.write(kinds.JOINED, old, placed)
    return {id: (old.get(id), new.get(id)) for id in old.keys() | new.keys() if old.get(id) != new.get(id)}


def _link(work: Work, families: Collection[str], moved: Mapping[str, Joined | None]) -> None:
    found = {one.id: one for one in work.linkage.grouped(kinds.READINGS, families)}
    stored = {one.id: one for one in work.linkage.grouped(kinds.JOINED, families)}
    stored |= {one.id: one for one in work.linkage.by_ids(kinds.JOINED, found)}
    joined = {id: one for id, one in {**stored, **moved}.items() if one}
    arrived = {id for id, one in joined.items() if shelf(one.family) in families}
    found |= {one.id: one for one in work.linkage.by_ids(kinds.READINGS, arrived - found.keys())}
    readings = [as_joined(one, joined.get(one.id)) for one in sorted(found.values(), key=lambda r: (r.document, r.position))]
    readings = [one for one in readings if shelf(one.family) in families]
    placed: dict[str, Placed] = {}
    disagree: dict[str, list[Reference]] = {family: [] for family in families}
    meant: dict[str, Meant] = {}
    holdings = [one for one in work.linkage.grouped(kinds.HOLDINGS, families) if one.document not in work.others]
    for family, means, references in group(readings, holdings):
        meant |= means
        placed |= {one.key: Placed(one, 0, _rank(one), family) for one in references}
        disagree[family] = [one for one in references if one.conflicts]
    old = {one.key: one for one in work.linkage.grouped(kinds.REFERENCES, families)}
    work.write(kinds.REFERENCES, old, placed)
    _tell(work, readings, meant)
    quotes = list(work.linkage.by_ids(kinds.FOUND_CITATIONS, quoted(one for some in disagree.values() for one in some)))
    work.conflicts({f"references:{family}": of_references(some, quotes) for family, some in disagree.items()})


def _tell(work: Work, readings: Collection[Reading], meant: Mapping[str, Meant]) -> None:
    """Write the citations that do not say yet what they mean."""
    known = {one.id: one.meant for one in work.linkage.by_ids(kinds.CITATIONS, meant, _Known)}
    changed = {one.id: one for one in readings if known.get(one.id) != meant[one.id]}
    found = work.linkage.by_ids(kinds.FOUND_CITATIONS, changed)
    placed = {one.id: Placed(meant[one.id].on(one), changed[one.id].position) for one in found}
    work.write(kinds.CITATIONS, {}, placed)
    work.documents |= {one.document for one in changed.values()}


def _rank(reference: Reference) -> str:
    """In Vietnamese order of type and number."""
    return f"{rank(reference.type)} {rank(reference.number or reference.title or reference.key)}"
