"""What stands beside an engine's files: the shelf and what may be suggested, written whole, or only as far as it changed.

What was written is shared with the index before; what has come since stands in small files, so one document more costs its own
work. All of it is written anew once that has grown to a part of the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from corpus import kinds
from corpus.agency import Agency
from corpus.citation import Reference
from corpus.store import Store
from index import folder, shelf, suggestible, suggestions
from index.shelf import SETTLED, Rolled, ShelfDocument
from index.suggestions import NAMES, NEWER, PHRASES, Newer


def write(store: Store, place: Path, documents: Sequence[ShelfDocument]) -> None:
    """All of it, for the documents of an index. Raises IndexProblem, OSError."""
    step, agencies = store.linkage.step, store.records(Agency)
    shelf.save(place, documents)
    suggestions.write(place, NAMES, suggestible.names(documents, agencies, store.records(Reference)), step)
    suggestions.write(place, PHRASES, suggestible.phrases(documents, agencies), step)


def write_changes(store: Store, start: Path, place: Path, gone: Collection[Rolled], new: Sequence[ShelfDocument]) -> None:
    """For an index that differs from another by ``gone`` and ``new``. Raises IndexProblem, OSError."""
    ordinals, step = {one.ordinal for one in gone}, store.linkage.step
    since = _since(store, start, gone, new)
    little = len(since.gone) <= SETTLED * suggestions.size_of(start, NAMES)
    if little and shelf.save_changes(start, place, ordinals, new):
        folder.carry(start, place, (NAMES, PHRASES), ())
        suggestions.write_newer(place, since, step)
    else:
        write(store, place, [*(one for one in shelf.load_shelf(start).documents if one.ordinal not in ordinals), *new])


def _since(store: Store, start: Path, gone: Collection[Rolled], new: Sequence[ShelfDocument]) -> Newer:
    """What there is to suggest beside the tables of another index, or no longer."""
    before = suggestions.newer(start)
    at = suggestions.state_of(start, NEWER if (start / NEWER).exists() else NAMES)
    agencies, references = (store.linkage.written_since(kind, at) for kind in (kinds.AGENCIES, kinds.REFERENCES))
    changed = {*agencies, *references, *(one.id for one in gone), *(one.id for one in new)}
    came = suggestible.names(new, store.some(Agency, agencies).values(), store.some(Reference, references).values())
    entries = [*(entry for entry in before.entries if entry.source not in changed), *came]
    return Newer(entries, changed | before.gone, *_phrases_since(before, start, gone, new))


def _phrases_since(
    before: Newer, start: Path, gone: Collection[Rolled], new: Sequence[ShelfDocument]
) -> tuple[dict[str, int], int]:
    """By how many documents less have the phrases of documents that have gone, and how many are to have one."""
    ordinals = {one.ordinal for one in gone}
    left = [one for one in shelf.load_shelf(start).documents if one.ordinal in ordinals] if ordinals else []
    fewer = Counter(before.fewer)
    fewer.update(suggestible.fewer(left, new))
    return fewer, suggestible.least_of(len(shelf.roll(start)) - len(ordinals) + len(new))
