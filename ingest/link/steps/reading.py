"""What linking reads out of one document: all that other documents can be linked with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus import kinds
from corpus.digest import Standing
from corpus.kinds import Kind
from corpus.rows import Placed
from corpus.store import Store
from ingest.link.agencies import tallies
from ingest.link.joining import number_of
from ingest.link.places import home_of
from ingest.link.readings import read, shelf

APART = "\n"
"""Stands between the ways in which a document names an agency: they are counted by the database."""


def digests(store: Store, id: str) -> Mapping[Kind, Sequence[Placed]]:
    """The digests of a document. Raises NotFound."""
    document = store.heading(id)
    readings, holdings = read(document, store.of(kinds.FOUND_CITATIONS, id))
    counted = tallies(store.of(kinds.MENTIONS, id))
    scope = home_of(document, ()) or id
    return {
        kinds.STANDINGS: [Placed(Standing(document=id, scope=scope), 1, bucket=scope, also=id)],
        kinds.HOLDINGS: [Placed(one, n, bucket=shelf(one.family)) for n, one in enumerate(holdings, 1)],
        kinds.READINGS: [Placed(one, one.position, bucket=shelf(one.family), also=number_of(one.bare)) for one in readings],
        kinds.TALLIES: [Placed(one, one.mentions, APART.join(one.ways), bucket=one.agency) for one in counted],
    }
