"""The index made from the store: whole, or only what changed since; asked for by the command and on start.

Words of several syllables are looked for in small libraries only: beside pairs of syllables they add half a point (of a
hundred) in the mean rank of the right document, and cost two thirds of the whole time.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from corpus.store import Store
from index import analysis, beside, bodies, folder, seal, words
from index.bodies import Unbundled, bundled
from index.engine import ENGINES, SMALL, Engine, IndexProblem, Reader, choose
from index.shelf import SCHEMA, Fingerprint, load_fingerprint, roll, save_fingerprint
from index.shelving import Progress, Shelving

DAMAGED = "Chỉ mục cũ bị hỏng, hoặc không do chương trình này tạo ra trên thư viện này, nên không mở; đã dựng lại từ kho văn bản."
OUTDATED = "Chỉ mục cũ do phiên bản khác của chương trình tạo ra; đã dựng lại từ kho văn bản."
GROWN = "Thư viện đã có {passages} đoạn: bộ máy tìm kiếm tự chuyển từ {before} sang {after}."


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The index as it is now, and what people should be told about how it came to be so."""

    made: Fingerprint
    notices: tuple[str, ...] = ()


def refresh(store: Store, home: Path, progress: Progress | None = None) -> Refreshed:
    """Bring the index up to the store: nothing where it is, only what changed where that will do, whole otherwise."""
    place = folder.current(home)
    try:
        return _refresh(store, home, place, progress)
    except IndexProblem:
        if place == folder.current(home):
            raise
        return refresh(store, home, progress)  # another process has replaced it and taken the old one away


def _refresh(store: Store, home: Path, place: Path | None, progress: Progress | None) -> Refreshed:
    made = load_fingerprint(place) if place else None
    fault = _fault(store, home, place, made)
    if place and made and not fault and made.revision == store.revision:
        return Refreshed(made)
    if place and made and not fault:
        if seal.is_ours(place, home, whole=ENGINES[made.engine].pickles):
            return _update(store, home, place, made, progress)
        fault = DAMAGED
    if fault and place != folder.current(home):
        raise IndexProblem(fault)
    asked = made.asked if made and made.asked in ENGINES else "auto"
    return Refreshed(rebuild(store, home, asked, progress), (fault,) if fault else ())


def refresh_unfit(store: Store, home: Path) -> Refreshed | None:
    """Make the index where there is none that this program would have made; one that is merely behind is left to be searched."""
    place = folder.current(home)
    made = load_fingerprint(place) if place else None
    if made is None or _fault(store, home, place, made):
        return refresh(store, home)
    return None


def rebuild(store: Store, home: Path, engine: str = "auto", progress: Progress | None = None) -> Fingerprint:
    """Make the index anew with an engine ("auto" or a name). Raises IndexProblem."""
    revision = store.revision
    shelving = Shelving(store, sorted(store.revisions().items()), 0, progress)
    drafts = shelving.drafts()
    first = list(islice(drafts, SMALL + 1))
    taken, segment = choose(engine, len(first)), len(first) <= SMALL
    with folder.building(home) as place:
        bodies.learn(place, [draft.body for draft in first])
        writer = taken.write(place, new=True)
        for entry in bundled((draft.entry(segment=segment) for draft in chain(first, drafts)), place):
            writer.add(entry)
        writer.commit()
        beside.write(store, place, shelving.shelved)
        return _finish(home, place, Made(engine, taken, segment, revision), sum(one.passages for one in shelving.shelved))


def open_index(home: Path, place: Path, made: Fingerprint) -> Reader:
    """A reader of a folder, once every file in it is known to be this program's. Raises IndexProblem."""
    if not seal.is_ours(place, home):
        raise IndexProblem(f"Chỉ mục tại {place} bị hỏng hoặc không do chương trình này tạo ra.")
    reader = ENGINES[made.engine].open(place)
    if reader.size != made.passages:
        raise IndexProblem(f"Chỉ mục tại {place} thiếu đoạn: có {reader.size}, phải có {made.passages}.")
    return Unbundled(reader, place)


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
    if _fault(store, home, place, made):
        return "bị hỏng hoặc không phải của thư viện này (tracuu reindex)"
    chosen = " (tự chọn theo cỡ thư viện)" if made.asked == "auto" else ""
    state = "đúng với các văn bản hiện có" if made.revision == store.revision else "cũ hơn thư viện (tracuu reindex)"
    return f"{made.engine} {made.engine_version}{chosen}, {made.passages} đoạn, {state}"


def _fault(store: Store, home: Path, place: Path | None, made: Fingerprint | None) -> str | None:
    """What is wrong with an index that is there, as far as can be told without reading it whole."""
    if place is None:
        return DAMAGED if folder.was_there(home) else None
    if made is None or _library(made.revision) != _library(store.revision):
        return DAMAGED
    if not fits(made):
        return OUTDATED
    return None if seal.is_complete(place) else DAMAGED


@dataclass(frozen=True, slots=True)
class Made:
    """How an index is made: the engine asked for and the one taken, whether words are looked for, the store's revision."""

    asked: str
    engine: Engine
    segment: bool
    revision: str


def _update(store: Store, home: Path, place: Path, made: Fingerprint, progress: Progress | None) -> Refreshed:
    held, documents = store.revisions(), roll(place)
    how = Made(made.asked, ENGINES[made.engine], bool(made.segmenter), store.revision)
    gone = [one for one in documents if held.get(one.id) != one.revision]
    kept = sum(one.passages for one in documents) - sum(one.passages for one in gone)
    unchanged = {one.id for one in documents} - {one.id for one in gone}
    ordinal = max((one.ordinal for one in documents), default=-1) + 1
    shelving = Shelving(store, sorted(item for item in held.items() if item[0] not in unchanged), ordinal, progress)
    drafts = shelving.drafts()
    first = list(islice(drafts, SMALL + 1))
    if how.segment and kept + len(first) > SMALL:
        return _outgrown(rebuild(store, home, made.asked, progress), made)
    with folder.building(home) as new:
        folder.carry(place, new, how.engine.lasting, how.engine.state)
        bodies.carry(place, new)
        writer = how.engine.write(new, new=False)
        for one in gone:
            writer.remove(one.id)
        for entry in bundled((draft.entry(segment=how.segment) for draft in chain(first, drafts)), new):
            writer.add(entry)
        writer.commit()
        shelved = shelving.shelved
        beside.write_changes(store, place, new, gone, shelved)
        return Refreshed(_finish(home, new, how, kept + sum(one.passages for one in shelved), place))


def _outgrown(made: Fingerprint, before: Fingerprint) -> Refreshed:
    if made.engine == before.engine:
        return Refreshed(made)
    passages = f"{made.passages:,}".replace(",", ".")
    return Refreshed(made, (GROWN.format(passages=passages, before=before.engine, after=made.engine),))


def _finish(home: Path, place: Path, how: Made, passages: int, start: Path | None = None) -> Fingerprint:
    """How the index was made, and the seal over all of its files."""
    made = Fingerprint(
        schema=SCHEMA, analysis=analysis.VERSION, asked=how.asked, engine=how.engine.name, engine_version=how.engine.release(),
        segmenter=words.segmenter() if how.segment else "", revision=how.revision, passages=passages,
    )  # fmt: skip
    save_fingerprint(place, made)
    seal.seal(place, home, start)
    return made


def _library(revision: str) -> str:
    return revision.rpartition("-")[0]
