"""The store: a document is there whole or not at all, and every change is seen."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from corpus import kinds
from corpus.document import Document, Section, Source
from corpus.errors import NotFound, StoreError
from corpus.span import Piece, Span
from corpus.store import Store
from corpus.task import Task


def document(id: str, text: str = "Giao Sở Nội vụ chủ trì.") -> Document:
    section = Section(
        id=f"{id}.s1", document=id, parent=None, order=1, kind="dieu", label="Điều 1", title="", text=text,
        span=Span(0, len(text)), pieces=(Piece(0, 0, len(text)),),
    )  # fmt: skip
    source = Source(name=f"{id}.txt", format="txt", sha256=f"sha-{id}", size=len(text))
    return Document(id=id, source=source, text=text, number="1/QĐ-UBND", sections=(section,))


def task(id: str, n: int) -> Task:
    return Task(id=f"{id}.k{n}", document=id, section=f"{id}.s1", span=Span(0, 4), page=None, text="Giao")


@pytest.fixture
def store(tmp_path):
    return Store.open(tmp_path / "home")


def test_a_document_comes_back_as_it_was_put(store):
    store.put(document("a"), "/x/a.txt", {kinds.TASKS: [task("a", 1), task("a", 2)]})
    assert store.document("a") == document("a")
    assert [t.id for t in store.records(Task, "a")] == ["a.k1", "a.k2"]
    assert store.record(Task, "a.k2") == task("a", 2)
    assert store.stored("a.txt") == ("sha-a", "/x/a.txt")


def test_a_document_is_known_by_the_content_of_its_file(store):
    store.put(document("a"), "/x/a.txt", {})
    assert (store.holding("sha-a"), store.holding("sha-b")) == ("a", None)


def test_putting_again_replaces_everything_that_was_found(store):
    store.put(document("a"), "/x/a.txt", {kinds.TASKS: [task("a", 1), task("a", 2)]})
    store.put(document("a", "Ngắn hơn."), "/x/a.txt", {kinds.TASKS: [task("a", 1)]})
    assert store.text("a") == "Ngắn hơn."
    assert len(store.records(Task)) == 1


def test_a_failed_put_leaves_what_was_there(store):
    store.put(document("a"), "/x/a.txt", {kinds.TASKS: [task("a", 1)]})
    before = store.revision
    with pytest.raises(StoreError, match="trùng mã"):
        store.put(replace(document("a"), text="hỏng"), "/x/a.txt", {kinds.TASKS: [task("a", 1), task("a", 1)]})
    assert store.text("a") == document("a").text
    assert store.revision == before


def test_every_change_names_a_new_revision(store, tmp_path):
    seen = {store.revision, Store.open(tmp_path / "other").revision}
    store.put(document("a"), "", {})
    seen.add(store.revision)
    store.remove("a")
    seen.add(store.revision)
    assert len(seen) == 4


def test_links_of_an_older_state_are_not_kept(store):
    store.put(document("a"), "", {})
    older = store.revision
    assert store.link(older, {kinds.CONFLICTS: []})
    assert store.is_linked
    store.put(document("b"), "", {})
    assert not store.is_linked
    assert not store.link(older, {kinds.CONFLICTS: []})
    assert not store.is_linked


@pytest.mark.parametrize(
    "ask", [lambda s: s.document("no"), lambda s: s.text("no"), lambda s: s.remove("no"), lambda s: s.record(Task, "no")]
)
def test_what_is_not_there_is_said(store, ask):
    with pytest.raises(NotFound, match="no"):
        ask(store)


def test_a_newer_library_is_refused_and_left_alone(tmp_path):
    Store.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "library.sqlite") as db:
        db.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    with pytest.raises(StoreError, match="phiên bản mới hơn"):
        Store.open(tmp_path)


def test_many_may_make_one_home_at_the_same_time(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        revisions = {store.revision for store in pool.map(lambda _: Store.open(tmp_path / "home"), range(24))}
    assert len(revisions) == 1


def test_a_home_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "home").write_text("x")
    with pytest.raises(StoreError, match="--home"):
        Store.open(tmp_path / "home")


def test_a_home_that_is_not_a_database_is_refused(tmp_path):
    (tmp_path / "library.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match="Không mở được"):
        Store.open(tmp_path)
