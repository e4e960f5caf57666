"""The work of one linking: what is stale, and what has come of it so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus import kinds
from corpus.conflict import Conflict
from corpus.kinds import Kind
from corpus.linkage import ALSO, Changes, Linkage
from corpus.rows import Placed
from ingest.link.conflicts import order

AT_ONCE = 400
"""How many groups are linked at a time, so that memory does not grow with the library."""


@dataclass(slots=True)
class Work:
    """``documents`` are those whose targets are to be linked anew; ``_written`` what is written of each kind, by id.

    ``others`` are the documents that another version stands for, ``turned`` those that have become one or are one no more.
    """

    linkage: Linkage
    stale: Mapping[str, set[str]]
    documents: set[str] = field(default_factory=set)
    others: frozenset[str] = frozenset()
    turned: frozenset[str] = frozenset()
    _written: dict[str, dict[str, Placed | None]] = field(default_factory=lambda: defaultdict(dict))

    def groups(self, kind: Kind, *, also: bool = False) -> set[str]:
        """The groups of a kind that are to be linked anew."""
        return set(self.stale.get(kind.name + (ALSO if also else ""), ()))

    def write(self, kind: Kind, old: Mapping[str, Any], new: Mapping[str, Placed]) -> None:
        """Note what differs between the records that some groups have and are to have, by their ids."""
        written = self._written[kind.name]
        written.update((id, one) for id, one in new.items() if one.record != old.get(id))
        written.update((id, None) for id in old if id not in new)

    def now(self, kind: Kind, found: Mapping[str, Any], ids: Collection[str]) -> dict[str, Any]:
        """The records of some ids as they will be: as found, but for what is written."""
        known = dict(found)
        for id in ids & self._written[kind.name].keys():
            written = self._written[kind.name][id]
            known.pop(id, None)
            if written is not None:
                known[id] = written.record
        return known

    def conflicts(self, found: Mapping[str, Sequence[Conflict]]) -> None:
        """Note the findings of some groups; of one check they stand in the order of the text."""
        for some in parts(found):
            old = {conflict.id: conflict for conflict in self.linkage.grouped(kinds.CONFLICTS, some)}
            placed = (Placed(c, _start(c), order(c), group) for group in some for c in found[group])
            self.write(kinds.CONFLICTS, old, {one.record.id: one for one in placed})

    def changes(self) -> dict[Kind, Changes]:
        """All that is to be written."""
        return {
            kinds.BY_NAME[name]: Changes(
                [one for one in written.values() if one is not None], [id for id, one in written.items() if one is None]
            )
            for name, written in self._written.items()
        }


def _start(conflict: Conflict) -> int:
    return conflict.sides[0].span.start if conflict.sides else 0


def parts(groups: Iterable[str], at_once: int = AT_ONCE) -> Iterator[list[str]]:
    """Groups in their order, some at a time."""
    ordered = sorted(groups)
    return (ordered[at : at + at_once] for at in range(0, len(ordered), at_once))
