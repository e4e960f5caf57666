"""The store: a document is there whole or not at all, and every change is seen."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import sqlalchemy

from corpus import kinds
from corpus.agency import Agency
from corpus.document import Document, Section, Source
from corpus.errors import NotFound, StoreError
from corpus.listing import Range
from corpus.span import Piece, Span
from corpus.store import Store
from corpus.task import Assignment, Task


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


def test_a_full_disk_is_told_and_leaves_what_was_there(store):
    store.put(document("a"), "/x/a.txt", {})

    def limit(connection, _):
        connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")

    sqlalchemy.event.listen(store._engine, "connect", limit)
    store._engine.dispose()
    with pytest.raises(StoreError, match="hết dung lượng đĩa"):
        store.put(document("b", "chữ " * 100_000), "/x/b.txt", {})
    assert [held.id for held in store.documents()] == ["a"]


def test_a_damaged_library_is_told(store, tmp_path):
    store.put(document("a", "chữ " * 10_000), "/x/a.txt", {})
    store.close()
    file = tmp_path / "home" / "library.sqlite"
    kept = file.read_bytes()
    file.write_bytes(kept[:4096] + b"\xff" * (len(kept) - 4096))
    with pytest.raises(StoreError, match="bị hỏng"):
        Store.open(tmp_path / "home").documents()


def test_every_change_names_a_new_revision(store, tmp_path):
    seen = {store.revision, Store.open(tmp_path / "other").revision}
    store.put(document("a"), "", {})
    seen.add(store.revision)
    store.remove("a")
    seen.add(store.revision)
    assert len(seen) == 4


def test_a_change_by_another_is_seen_at_once(store, tmp_path):
    other, before = Store.open(tmp_path / "home"), store.revision
    other.put(document("a"), "", {})
    assert store.revision == other.revision != before
    other.link(other.revision, {kinds.CONFLICTS: []})
    assert store.is_linked


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


def assigned(id: str, n: int, *parties: tuple[str, str], text: str = "Giao", deadline: str | None = None) -> Task:
    agencies = tuple(Assignment(agency=agency, name=agency, role=role, span=Span(0, 4)) for agency, role in parties)
    return replace(task(id, n), agencies=agencies, text=text, deadline=deadline)


@pytest.fixture
def duties(store):
    store.put(replace(document("a"), issued_on="2020-05-01", type="quyết định"), "", {kinds.TASKS: [
        assigned("a", 1, ("so-y-te", "lead"), ("so-noi-vu", "coordinate"), text="Khám bệnh", deadline="2021"),
        assigned("a", 2, ("so-noi-vu", "lead"), text="Tinh giản"),
    ]})  # fmt: skip
    store.put(replace(document("b"), issued_on="2021-01-31", type="kế hoạch"), "", {kinds.TASKS: [
        assigned("b", 1, ("so-noi-vu", "coordinate"), text="100% hồ sơ", deadline="quý III/2021"), assigned("b", 2, deadline="hằng năm"),
    ]})  # fmt: skip
    return store


CHOSEN = [
    ("all", {}, ["a.k1", "a.k2", "b.k1", "b.k2"]),
    ("of a document", {"document": "b"}, ["b.k1", "b.k2"]),
    ("of an agency", {"having": {"agency": "so-noi-vu"}}, ["a.k1", "a.k2", "b.k1"]),
    ("of an agency in a role", {"having": {"party": "so-noi-vu coordinate"}}, ["a.k1", "b.k1"]),
    ("with a deadline", {"having": {"state": "timed"}}, ["a.k1", "b.k1", "b.k2"]),
    ("without a lead", {"having": {"state": "leaderless"}}, ["b.k1"]),
    ("without an agency", {"having": {"state": "unaddressed"}}, ["b.k2"]),
    ("by words", {"words": "tinh gian"}, ["a.k2"]),
    ("by a sign that databases read otherwise", {"words": "0% h"}, ["b.k1"]),
    ("due in a stretch of days", {"having": {"due": Range("2021-12-31", "2022")}}, ["a.k1"]),
    ("due before a day", {"having": {"due": Range("", "2021-12-31")}}, ["b.k1"]),
    ("by deadline", {"by": "due"}, ["b.k1", "a.k1", "b.k2", "a.k2"]),
    ("by deadline of an agency", {"by": "due", "having": {"agency": "so-noi-vu"}}, ["b.k1", "a.k1", "a.k2"]),
    ("two at once", {"document": "a", "having": {"agency": "so-noi-vu", "role": "lead"}, "words": "g"}, ["a.k2"]),
]


@pytest.mark.parametrize(("asked", "ids"), [case[1:] for case in CHOSEN], ids=[case[0] for case in CHOSEN])
def test_records_are_chosen(duties, asked, ids):
    total, found = duties.page(kinds.TASKS, asked.pop("document", None), 10, 0, **asked)
    assert (total, [one.id for one in found]) == (len(ids), ids)
    assert [one.id for one in duties.page(kinds.TASKS, None, 1, 1)[1]] == ["a.k2"]


@pytest.mark.parametrize(
    ("issued", "deadline", "value"),
    [
        ("2020-05-01", "trước năm 1960", "undated"), ("2020-05-01", "ngày 30/4/2020", "undated"), ("2020-05-01", "ngày 01/5/2020", "2020-05-01"),
        ("2020-05-01", "năm 2020", "2020-12-31"), (None, "trước năm 1960", "1959-12-31"),
    ],
)  # fmt: skip
def test_nothing_is_due_before_its_document_was_issued(store, issued, deadline, value):
    store.put(replace(document("a"), issued_on=issued), "", {kinds.TASKS: [assigned("a", 1, deadline=deadline)]})
    assert store.values(kinds.TASKS, "due") == {value: 1}


def test_what_records_are_chosen_by_is_counted_and_goes_with_the_document(duties):
    assert duties.values(kinds.TASKS, "agency") == {"so-noi-vu": 3, "so-y-te": 1}
    assert duties.values(None, "year") == {"2020": 1, "2021": 1}
    duties.remove("a")
    assert duties.values(kinds.TASKS, "agency") == {"so-noi-vu": 1}
    assert duties.values(None, "year") == {"2021": 1}
    assert duties.totals()["documents"] == 1


def test_documents_newest_first(duties):
    duties.put(document("c"), "", {})
    assert [d.id for d in duties.newest(10)[1]] == ["b", "a", "c"]
    assert [d.id for d in duties.newest(1, 1)[1]] == ["a"]
    total, found = duties.newest(10, having={"year": "2020", "type": "quyết định"})
    assert (total, [d.id for d in found]) == (1, ["a"])
    assert sorted(duties.headings(["c", "no", "a"])) == ["a", "c"]
    assert duties.heading("a").text == ""


def test_a_library_of_the_schema_before_this_one_stays_linked_and_is_chosen_by_all_there_is(duties, tmp_path):
    assert duties.link(duties.revision, {kinds.AGENCIES: [agency("x", "a")]})
    duties.close()
    with sqlite3.connect(tmp_path / "home" / "library.sqlite") as db:
        db.execute("DELETE FROM facets WHERE name IN ('due', 'words')")
        db.execute("UPDATE meta SET value = '4' WHERE key = 'schema'")
    store = Store.open(tmp_path / "home")
    assert store.is_linked
    assert store.values(kinds.AGENCIES, "document") == {"a": 1}
    assert store.values(kinds.TASKS, "due") == {"2021-12-31": 1, "2021-09-30": 1, "undated": 1}
    assert store.newest(9, words="quyet dinh")[0] == 1


def test_linked_records_are_chosen_by_the_documents_they_speak_of(duties):
    agencies = [agency("x", "a"), agency("y", "a", "b")]
    assert duties.link(duties.revision, {kinds.AGENCIES: agencies})
    assert [one.id for one in duties.page(kinds.AGENCIES, "b", 10, 0)[1]] == ["y"]
    assert duties.link(duties.revision, {kinds.AGENCIES: [agency("y", "a")]})
    assert duties.page(kinds.AGENCIES, "b", 10, 0) == (0, [])
    assert duties.values(kinds.AGENCIES, "document") == {"a": 1}
    assert [one.id for one in duties.of(kinds.AGENCIES)] == ["y"]


def agency(id: str, *documents: str) -> Agency:
    return Agency(
        id=id, name=id, aliases=(), kind="sở", level="tỉnh", parent=None, collective=False, mentions=1, documents=documents
    )


def older(home) -> None:
    """Take out of a library what the tables of the first schema did not have."""
    with sqlite3.connect(home / "library.sqlite") as db:
        for index in ("records_in_order", "records_by_bucket", "records_by_also", "documents_by_day"):
            db.execute(f"DROP INDEX {index}")
        for table, columns in (("records", ("rank", "words", "bucket", "also")), ("documents", ("rank", "issued_on"))):
            for column in columns:
                db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        db.execute("DROP TABLE facets")
        db.execute("DROP TABLE stale")
        db.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")


def test_an_older_library_is_brought_up_to_date_and_loses_nothing(duties, tmp_path):
    def asked(store):
        chosen = store.values(kinds.TASKS, "agency"), store.page(kinds.TASKS, None, 9, 0, {"state": "timed"}, "kham")
        return store.of(kinds.TASKS), store.documents(), store.text("a"), store.newest(9), *chosen

    before = asked(duties)
    assert duties.link(duties.revision, {kinds.AGENCIES: [agency("x", "a")]})
    duties.close()
    older(tmp_path / "home")
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: Store.open(tmp_path / "home"), range(8)))
    assert all(asked(store) == before for store in opened)
    assert not opened[0].is_linked
