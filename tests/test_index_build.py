"""The index that follows the store: whole or in part, atomic, rebuilt where it does not fit."""

from __future__ import annotations

import json
import os
import threading
import time

import msgspec
import pytest
from drafts import Draft

from corpus import kinds
from corpus.store import Store
from index import build, folder
from index.analysis import fact
from index.engine import ENGINES, Clause, IndexProblem, Question
from index.shelf import load_fingerprint, load_shelf
from index.syllables import keys


def keys_of(text: str) -> str:
    return "_".join(keys(text))


def put(store: Store, id: str, *texts: str, **more) -> None:
    draft = Draft(id)
    for n, text in enumerate(texts, 1):
        draft.section(f"{n}.", f"Mục {n}", text)
    store.put(draft.document(**more), f"/nguon/{id}.txt", {kinds.MENTIONS: (), kinds.TASKS: ()})


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def store(home):
    store = Store.open(home)
    put(store, "mot", "Cải cách thủ tục hành chính.", type="quyết định", issued_on="2021-06-11")
    put(store, "hai", "Ngân sách địa phương.", "Đầu tư công.", type="báo cáo")
    return store


def texts(home, question=None):
    place = folder.current(home)
    made = load_fingerprint(place)
    reader = build.open_index(home, place, made)
    hits = reader.search(question or Question(), 100)
    return [msgspec.json.decode(body)["text"] for body in reader.bodies([hit.number for hit in hits])]


def test_a_rebuilt_index_holds_every_passage(store, home):
    made = build.rebuild(store, home)
    assert (made.engine, made.passages, made.revision) == ("whoosh", 3, store.revision)
    assert sorted(texts(home)) == [
        "1. Mục 1\nCải cách thủ tục hành chính.",
        "1. Mục 1\nNgân sách địa phương.",
        "2. Mục 2\nĐầu tư công.",
    ]


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_refresh_takes_up_only_what_changed(store, home, engine, monkeypatch):
    build.rebuild(store, home, engine)
    put(store, "ba", "Chuyển đổi số.")
    put(store, "mot", "Nội dung mới.")
    store.remove("hai")
    asked = []
    monkeypatch.setattr(Store, "document", lambda self, id, _get=Store.document: asked.append(id) or _get(self, id))
    made = build.refresh(store, home).made
    assert sorted(asked) == ["ba", "mot"]
    assert (made.engine, made.asked, made.passages, made.revision) == (engine, engine, 2, store.revision)
    assert sorted(texts(home)) == ["1. Mục 1\nChuyển đổi số.", "1. Mục 1\nNội dung mới."]
    assert {document.id for document in load_shelf(folder.current(home)).documents} == {"ba", "mot"}


def test_refresh_does_nothing_where_nothing_changed(store, home):
    build.refresh(store, home)
    place = folder.current(home)
    build.refresh(store, home)
    assert folder.current(home) == place


@pytest.mark.parametrize("field", ["schema", "analysis", "engine_version", "segmenter"])
def test_another_fingerprint_means_a_rebuild(store, home, field):
    build.refresh(store, home)
    place = folder.current(home)
    file = place / "fingerprint.json"
    made = json.loads(file.read_text())
    made[field] = 99 if isinstance(made[field], int) else "khác"
    file.write_text(json.dumps(made))
    assert "chưa có" in build.describe(store, home)
    build.refresh(store, home)
    assert folder.current(home) != place
    assert "đúng với các văn bản hiện có" in build.describe(store, home)


def test_an_index_of_another_library_is_not_used(store, home, tmp_path):
    build.refresh(store, home)
    other = Store.open(tmp_path / "other")
    put(other, "mot", "Thư viện khác.")
    put(other, "hai", "Thư viện khác nữa.")
    build.refresh(other, home)
    assert sorted(texts(home)) == ["1. Mục 1\nThư viện khác nữa.", "1. Mục 1\nThư viện khác."]


@pytest.mark.parametrize("damage", ["missing", "garbage", "outside"])
def test_a_damaged_note_of_the_present_index_means_a_rebuild(store, home, damage):
    build.refresh(store, home)
    note = home / "index" / "current"
    note.unlink() if damage == "missing" else note.write_text("không có" if damage == "garbage" else "../../../tmp")
    assert folder.current(home) is None
    build.refresh(store, home)
    assert len(texts(home)) == 3


def test_the_engine_asked_for_stays(store, home):
    build.rebuild(store, home, "tantivy")
    put(store, "ba", "Chuyển đổi số.")
    assert build.refresh(store, home).made.engine == "tantivy"


def test_auto_moves_on_when_the_library_outgrows_its_engine_and_says_so(store, home, monkeypatch):
    build.refresh(store, home)
    monkeypatch.setattr("index.engine.SMALL", 4)
    monkeypatch.setattr("index.build.SMALL", 4)
    put(store, "ba", *(f"Nội dung số {n}." for n in range(5)))
    refreshed = build.refresh(store, home)
    made = refreshed.made
    assert (made.asked, made.engine, made.passages) == ("auto", "tantivy", 8)
    assert refreshed.notices == ("Thư viện đã có 8 đoạn: bộ máy tìm kiếm tự chuyển từ whoosh sang tantivy.",)
    assert "tantivy" in build.describe(store, home)
    assert "tự chọn" in build.describe(store, home)
    assert len(texts(home)) == 8
    store.remove("ba")
    assert build.refresh(store, home).made.engine == "tantivy", "it does not go back and forth"


def test_the_small_engine_never_takes_in_a_large_library(store, home, monkeypatch):
    build.refresh(store, home)
    monkeypatch.setattr("index.engine.SMALL", 4)
    monkeypatch.setattr("index.build.SMALL", 4)
    monkeypatch.setattr("index.whoosh_engine.FolderWriter.add", lambda *_: pytest.fail("it is to be told before"))
    put(store, "ba", *(f"Nội dung số {n}." for n in range(5)))
    assert build.refresh(store, home).made.engine == "tantivy"


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_what_never_changes_is_shared_with_the_index_before(store, home, engine):
    """One document more does not cost the room and the time of all the others."""
    build.rebuild(store, home, engine)
    before = folder.current(home)
    kept = home / "kept"
    os.link(max(before.iterdir(), key=lambda file: file.stat().st_size if file.suffix in (".store", ".seg") else 0), kept)
    put(store, "ba", "Chuyển đổi số.")
    build.refresh(store, home)
    assert any(file.samefile(kept) for file in folder.current(home).iterdir())


def test_the_index_before_stays_for_those_who_are_opening_it_and_no_longer(store, home):
    build.refresh(store, home)
    first = folder.current(home)
    build.rebuild(store, home)
    assert first.exists()
    build.rebuild(store, home)
    assert not first.exists()
    assert len([path for path in (home / "index").iterdir() if path.is_dir()]) == 2


def test_files_are_copied_where_they_cannot_be_shared(store, home, monkeypatch):
    build.refresh(store, home)
    monkeypatch.setattr("index.folder.os.link", lambda *_: (_ for _ in ()).throw(OSError(95, "Operation not supported")))
    put(store, "ba", "Chuyển đổi số.")
    build.refresh(store, home)
    assert len(texts(home)) == 4


def test_an_index_that_another_process_replaces_meanwhile_is_taken_as_it_is_then(store, home, monkeypatch):
    build.refresh(store, home)
    put(store, "ba", "Chuyển đổi số.")
    real = build.roll

    def replaced(place):
        monkeypatch.setattr(build, "roll", real)
        build.refresh(store, home)
        return real(place)

    monkeypatch.setattr(build, "roll", replaced)
    assert build.refresh(store, home).made.revision == store.revision
    assert len(texts(home)) == 4


def test_a_build_that_fails_leaves_the_old_index(store, home, monkeypatch):
    build.refresh(store, home)
    before = texts(home)
    put(store, "ba", "Chuyển đổi số.")
    monkeypatch.setattr("index.build.save_fingerprint", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(IndexProblem, match="Không ghi được chỉ mục"):
        build.refresh(store, home)
    assert texts(home) == before
    assert [path.name for path in (home / "index").iterdir() if path.is_dir()] == [folder.current(home).name]


def test_two_builders_at_once_leave_one_whole_index(store, home):
    threads = [threading.Thread(target=build.rebuild, args=(store, home)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts(home)) == 3


def test_what_a_crash_left_is_cleared_away_later(store, home):
    build.refresh(store, home)
    left = home / "index" / "bo-do"
    left.mkdir()
    build.rebuild(store, home)
    assert left.exists(), "it may belong to a builder at work"
    os.utime(left, (time.time() - 2 * folder.ABANDONED,) * 2)
    build.rebuild(store, home)
    assert not left.exists()


def test_an_empty_store_has_an_empty_index(home):
    store = Store.open(home)
    assert build.refresh(store, home).made.passages == 0
    assert texts(home, Question((Clause("exact", keys("gì")[0], 1.0),))) == []


def test_progress_is_told(store, home):
    steps = []
    build.rebuild(store, home, progress=lambda done, total: steps.append((done, total)))
    assert steps == [(1, 2), (2, 2)]


def test_facts_of_the_document_can_be_asked_for(store, home):
    build.refresh(store, home)
    assert texts(home, Question(facts=((fact("type", "quyết định"),), (fact("year", "2021"),)))) == [
        "1. Mục 1\nCải cách thủ tục hành chính."
    ]


def test_words_are_looked_for_in_small_libraries_only(store, home, monkeypatch):
    def words_of(made):
        return ENGINES[made.engine].open(folder.current(home)).vocabulary("word")

    assert keys_of("thủ tục") in words_of(build.refresh(store, home).made)
    monkeypatch.setattr("index.build.SMALL", 2)
    made = build.rebuild(store, home, "whoosh")
    assert made.segmenter == ""
    assert not words_of(made)
    assert build.refresh(store, home).made == made, "it fits as it is"
