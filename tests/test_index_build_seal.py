"""Only what this program wrote is opened: an index that was changed, cut short or brought from elsewhere is made anew, and that is said."""

from __future__ import annotations

import json
import os
import shutil
import threading
from pathlib import Path

import pytest
from drafts import Draft
from search_library import put
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from corpus.store import Store
from index import build, folder, seal
from index.engine import ENGINES
from search.service import Searcher


def add(store: Store) -> None:
    more = Draft("moi")
    more.section("1.", "Thủy triều", "Chương trình thủy triều.")
    put(store, more)


def largest(place: Path) -> Path:
    return max(
        (file for file in place.iterdir() if file.suffix in (".seg", ".idx", ".store")), key=lambda file: file.stat().st_size
    )


def flip(place: Path) -> None:
    file = largest(place)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.unlink()
    file.write_bytes(content)


DAMAGE = {
    "a byte changed": flip,
    "a file cut short": lambda place: os.truncate(largest(place), 10),
    "a file gone": lambda place: largest(place).unlink(),
    "a file added": lambda place: (place / "_MAIN_99.toc").write_bytes(b"x"),
    "no seal": lambda place: (place / "seal.json").unlink(),
    "a seal that cannot be read": lambda place: (place / "seal.json").write_text("[]"),
    "no shelf": lambda place: (place / "shelf.msgpack.z").unlink(),
    "another shelf": lambda place: (place / "shelf.msgpack.z").write_bytes(b"x"),
    "another home's key": lambda place: (place.parent.parent / "index.key").write_bytes(b"k" * 32),
    "a key cut short": lambda place: (place.parent.parent / "index.key").write_bytes(b"k"),
    "no key": lambda place: (place.parent.parent / "index.key").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_index_is_made_anew_before_it_is_searched_and_that_is_said(store, tmp_path, engine, damage, caplog):
    build.rebuild(store, tmp_path, engine)
    damage(folder.current(tmp_path))
    assert Searcher(store, tmp_path).search("nội vụ").total
    assert build.DAMAGED in caplog.messages
    assert seal.is_ours(folder.current(tmp_path), tmp_path)


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_index_is_not_written_to(store, tmp_path, engine, damage):
    build.rebuild(store, tmp_path, engine)
    damage(folder.current(tmp_path))
    add(store)
    refreshed = build.refresh(store, tmp_path)
    assert refreshed.notices == (build.DAMAGED,)
    assert refreshed.made.engine == engine
    assert Searcher(store, tmp_path).search("thủy triều").total == 1


class Evil:
    """Unpickled, it leaves a trace."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self):
        return Path.touch, (self.trace,)


def poison(place: Path, trace: Path) -> None:
    toc = next(place.glob("_MAIN_*.toc"))
    generation = int(toc.stem.split("_")[-1])
    size = toc.stat().st_size
    toc.unlink()
    TOC(Schema(), [Evil(trace)], generation).write(FileStorage(place), "MAIN")
    os.truncate(toc, max(size, toc.stat().st_size))


def test_a_pickle_of_somebody_else_is_never_opened(store, tmp_path):
    build.rebuild(store, tmp_path, "whoosh")
    trace, place = tmp_path / "trace", folder.current(tmp_path)
    poison(place, trace)
    assert Searcher(store, tmp_path).search("nội vụ").total
    assert not trace.exists()
    poison(folder.current(tmp_path), trace)
    add(store)
    assert build.refresh(store, tmp_path).notices == (build.DAMAGED,)
    assert not trace.exists()


def test_that_pickle_would_have_left_its_trace(store, tmp_path):
    build.rebuild(store, tmp_path, "whoosh")
    trace, place = tmp_path / "trace", folder.current(tmp_path)
    poison(place, trace)
    with pytest.raises(AttributeError):
        ENGINES["whoosh"].open(place)
    assert trace.exists()


def test_an_index_brought_from_another_home_is_made_anew(store, tmp_path, engine):
    """Even of the same library: what counts is who wrote it."""
    other = tmp_path / "other"
    other.mkdir()
    for file in tmp_path.glob("library.sqlite*"):
        shutil.copy(file, other)
    copied = Store.open(other)
    build.rebuild(copied, other, engine)
    shutil.copytree(other / "index", tmp_path / "index")
    brought = folder.current(tmp_path)
    assert Searcher(store, tmp_path).search("nội vụ").total
    assert folder.current(tmp_path) != brought


def test_a_home_moved_whole_keeps_its_index(store, tmp_path, engine):
    build.rebuild(store, tmp_path, engine)
    store.close()
    moved = tmp_path.with_name(tmp_path.name + "-moved")
    shutil.copytree(tmp_path, moved)
    place = folder.current(moved)
    assert Searcher(Store.open(moved), moved).search("nội vụ").total
    assert folder.current(moved) == place


def test_an_index_of_another_version_is_told_from_a_damaged_one(store, tmp_path, monkeypatch):
    build.rebuild(store, tmp_path)
    monkeypatch.setattr("index.analysis.VERSION", 99)
    assert build.refresh(store, tmp_path).notices == (build.OUTDATED,)
    assert build.refresh(store, tmp_path).notices == ()


def test_a_first_index_needs_no_words(store, tmp_path):
    assert build.refresh(store, tmp_path).notices == ()


def test_homes_indexed_at_once_agree_on_one_key(tmp_path):
    places = [tmp_path / f"f{n}" for n in range(8)]
    for place in places:
        place.mkdir()
        (place / "file").write_text("x")
    threads = [threading.Thread(target=seal.seal, args=(place, tmp_path)) for place in places]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(seal.is_ours(place, tmp_path) for place in places)
    assert (tmp_path / "index.key").stat().st_mode & 0o777 == 0o600


@pytest.fixture
def sealed(tmp_path):
    place = tmp_path / "place"
    place.mkdir()
    (place / "large").write_text("x" * 1000)
    seal.seal(place, tmp_path)
    return place


def test_a_file_that_stands_where_it_was_left_is_not_read_again(sealed, tmp_path, monkeypatch):
    monkeypatch.setattr(seal, "_digest", lambda *_: pytest.fail("it was read"))
    os.link(sealed / "large", tmp_path / "a second name")
    assert seal.is_ours(sealed, tmp_path, whole=False)


def test_a_file_written_to_in_its_place_is_read_and_told(sealed, tmp_path):
    with (sealed / "large").open("r+") as file:
        file.write("y")
    assert not seal.is_ours(sealed, tmp_path, whole=False)


def test_a_file_that_was_moved_is_read_and_holds(sealed, tmp_path):
    shutil.copyfile(sealed / "large", tmp_path / "copy")
    os.replace(tmp_path / "copy", sealed / "large")
    assert seal.is_ours(sealed, tmp_path, whole=False)


def test_another_file_set_back_to_the_time_of_the_first_is_told_where_all_is_read(sealed, tmp_path):
    before = (sealed / "large").stat()
    with (sealed / "large").open("r+") as file:
        file.write("y")
    os.utime(sealed / "large", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not seal.is_ours(sealed, tmp_path)


def test_a_stamp_is_not_made_without_the_key(sealed, tmp_path):
    marks = json.loads((sealed / "seal.json").read_text())
    (sealed / "large").write_text("y" * 1000)
    size, digest, _ = marks["large"]
    marks["large"] = [size, digest, seal._stamp(sealed / "large", digest, b"guessed")]
    (sealed / "seal.json").write_text(json.dumps(marks))
    assert not seal.is_ours(sealed, tmp_path, whole=False)
