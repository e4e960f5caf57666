"""What linking reads out of one document: all that other documents can be linked with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus import kinds
from corpus.digest import Standing, Trait
from corpus.document import Document
from corpus.kinds import Kind
from corpus.rows import Placed
from corpus.store import Store
from ingest.link.agencies import tallies
from ingest.link.joining import number_of
from ingest.link.places import home_of
from ingest.link.readings import read, shelf
from ingest.link.versions import signs

APART = "\n"
"""Stands between the ways in which a document names an agency: they are counted by the database."""


AT_ONCE = 50
"""How many documents are read in one transaction."""


def read_new(store: Store) -> None:
    """Read the documents that linking does not know as they are now."""
    new = sorted(store.linkage.new().items())
    for at in range(0, len(new), AT_ONCE):
        some = dict(new[at : at + AT_ONCE])
        digests: dict[Kind, list[Placed]] = {kind: [] for kind in kinds.DIGESTS}
        for document in store.headings(list(some)).values():
            for kind, found in _digests(store, document).items():
                digests[kind] += found
        store.linkage.read(some, digests)


def _digests(store: Store, document: Document) -> Mapping[Kind, Sequence[Placed]]:
    id = document.id
    readings, holdings = read(document, store.of(kinds.FOUND_CITATIONS, id))
    counted = tallies(store.of(kinds.MENTIONS, id))
    scope = home_of(document, ()) or id
    return {
        kinds.STANDINGS: [Placed(Standing(document=id, scope=scope), 1, bucket=scope, also=id)],
        kinds.TRAITS: [
            Placed(Trait(document=id, sign=sign), n, bucket=sign)
            for sketch in store.of(kinds.SKETCHES, id)
            for n, sign in enumerate(signs(document, sketch), 1)
        ],
        kinds.HOLDINGS: [Placed(one, n, bucket=shelf(one.family)) for n, one in enumerate(holdings, 1)],
        kinds.READINGS: [Placed(one, one.position, bucket=shelf(one.family), also=number_of(one.bare)) for one in readings],
        kinds.TALLIES: [Placed(one, one.mentions, APART.join(one.ways), bucket=one.agency) for one in counted],
    }
