"""The index made from the store: whole, or only what changed since; asked for by the command and on start.

Words of several syllables are looked for in small libraries only: beside pairs of syllables they add half a point (of a
hundred) in the mean rank of the right document, and cost two thirds of the whole time.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path

from corpus.agency import Agency
from corpus.citation import Reference
from corpus.store import Store
from index import analysis, folder, suggestible, suggestions, words
from index.engine import ENGINES, SMALL, Engine, choose
from index.shelf import SCHEMA, Fingerprint, Shelf, ShelfDocument, load_fingerprint, load_shelf, save
from index.shelving import Progress, Shelving


def refresh(store: Store, home: Path, progress: Progress | None = None) -> Fingerprint:
    """Bring the index up to the store: nothing where it is, only what changed where that will do, whole otherwise."""
    place = folder.current(home)
    made = load_fingerprint(place) if place else None
    if place is None or made is None or not fits(made) or _library(made.revision) != _library(store.revision):
        return rebuild(store, home, made.asked if made and made.asked in ENGINES else "auto", progress)
    if made.revision == store.revision:
        return made
    return _update(store, home, place, made, progress)


def refresh_unfit(store: Store, home: Path) -> None:
    """Make the index where there is none that this program would have made; one that is merely behind is left to be searched."""
    place = folder.current(home)
    made = load_fingerprint(place) if place else None
    if made is None or not fits(made):
        refresh(store, home)


def rebuild(store: Store, home: Path, engine: str = "auto", progress: Progress | None = None) -> Fingerprint:
    """Make the index anew with an engine ("auto" or a name). Raises IndexProblem."""
    revision = store.revision
    shelving = Shelving(store, sorted(store.revisions().items()), 0, progress)
    drafts = shelving.drafts()
    first = list(islice(drafts, SMALL + 1))
    taken, segment = choose(engine, len(first)), len(first) <= SMALL
    with folder.building(home) as place:
        writer = taken.write(place, new=True)
        for draft in chain(first, drafts):
            writer.add(draft.entry(segment=segment))
        writer.commit()
        return _finish(store, place, engine, taken, segment, shelving.shelved, revision)


def fits(made: Fingerprint) -> bool:
    """Whether an index is as this program would make it."""
    known = ENGINES.get(made.engine)
    present = (SCHEMA, analysis.VERSION, made.segmenter and words.segmenter(), known.release() if known else "")
    return known is not None and (made.schema, made.analysis, made.segmenter, made.engine_version) == present


def describe(store: Store, home: Path) -> str:
    """The state of the index in a few words, for people."""
    place = folder.current(home)
    made = load_fingerprint(place) if place else None
    if made is None or not fits(made):
        return "chưa có (tracuu reindex)"
    state = "đúng với các văn bản hiện có" if made.revision == store.revision else "cũ hơn thư viện (tracuu reindex)"
    return f"{made.engine} {made.engine_version}, {made.passages} đoạn, {state}"


def _update(store: Store, home: Path, place: Path, made: Fingerprint, progress: Progress | None) -> Fingerprint:
    revision, held, shelf = store.revision, store.revisions(), load_shelf(place)
    kept = [document for document in shelf.documents if held.get(document.id) == document.revision]
    unchanged = {document.id for document in kept}
    first = max((document.ordinal for document in shelf.documents), default=-1) + 1
    shelving = Shelving(store, sorted(item for item in held.items() if item[0] not in unchanged), first, progress)
    taken, segment = ENGINES[made.engine], bool(made.segmenter)
    with folder.building(home, start=place) as new:
        writer = taken.write(new, new=False)
        for document in shelf.documents:
            if document.id not in unchanged:
                writer.remove(document.id)
        for draft in shelving.drafts():
            writer.add(draft.entry(segment=segment))
        writer.commit()
        updated = _finish(store, new, made.asked, taken, segment, [*kept, *shelving.shelved], revision)
    outgrown = choose(made.asked, updated.passages) != taken or (segment and updated.passages > SMALL)
    return rebuild(store, home, made.asked, progress) if outgrown else updated


def _finish(
    store: Store, place: Path, asked: str, taken: Engine, segment: bool, documents: Iterable[ShelfDocument], revision: str
) -> Fingerprint:
    shelf = Shelf(tuple(documents))
    made = Fingerprint(
        schema=SCHEMA, analysis=analysis.VERSION, asked=asked, engine=taken.name, engine_version=taken.release(),
        segmenter=words.segmenter() if segment else "", revision=revision, passages=shelf.passages,
    )  # fmt: skip
    suggestions.write(place, suggestible.entries(shelf.documents, store.records(Agency), store.records(Reference)))
    save(place, made, shelf)
    return made


def _library(revision: str) -> str:
    return revision.rpartition("-")[0]
