"""What stands beside the engine: facts packed and unpacked, texts in bundles."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import bodies, shelf
from index.analysis import Entry
from index.bodies import BUNDLE, Unbundled, bundled
from index.engine import ENGINES, IndexProblem
from index.shelf import PER_DOCUMENT, PassageFacts, Shelf, ShelfDocument

names = st.text("abcđ-|=", max_size=6)
facts = st.builds(
    PassageFacts,
    kind=st.sampled_from(["passage", "row"]),
    agencies=st.lists(names, max_size=3).map(tuple),
    roles=st.lists(names, max_size=2).map(tuple),
    tasks=st.dictionaries(names, st.integers(0, 9), max_size=2),
    tokens=st.frozensets(names, max_size=3),
)


def document(ordinal: int, *held: PassageFacts) -> ShelfDocument:
    return ShelfDocument(
        ordinal=ordinal, id=f"d{ordinal}", revision="1", source="d.txt", number=None, type=None, issuer=None, issued_on=None,
        title=None, passages=len(held), packed=shelf.pack(held),
    )  # fmt: skip


@given(st.lists(facts, max_size=50))
def test_what_is_packed_is_unpacked(held):
    assert shelf.unpack(shelf.pack(held)) == held


def test_equal_facts_take_no_more_room():
    one = PassageFacts("passage", ("so-noi-vu",), ("lead",), {"so-noi-vu": 2}, frozenset({"agency=so-noi-vu"}))
    assert len(shelf.pack([one] * 1000)) < len(shelf.pack([one])) + 1010


def test_the_shelf_gives_the_facts_of_a_passage():
    plain, row = PassageFacts("passage"), PassageFacts("row", tokens=frozenset({"kind=row", "year=2021"}))
    held = Shelf((document(3, plain, row), document(7, row)))
    assert held.passages == 3
    assert held.at(3 * PER_DOCUMENT + 1) == (held.documents[0], row)
    assert held.has(7 * PER_DOCUMENT, [("year=2020", "year=2021"), ("kind=row",)])
    assert not held.has(7 * PER_DOCUMENT, [("year=2021",), ("kind=passage",)])
    assert held.has(3 * PER_DOCUMENT, [])


@pytest.mark.parametrize("content", [b"", b"x", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_shelf_that_cannot_be_read_is_told(tmp_path, content):
    (tmp_path / "shelf.msgpack.z").write_bytes(content)
    with pytest.raises(IndexProblem, match="Không đọc được danh mục văn bản"):
        shelf.load_shelf(tmp_path)


def entries(*runs: tuple[int, int]) -> list[Entry]:
    """Entries of documents: ordinal, how many."""
    return [
        Entry(ordinal * PER_DOCUMENT + n, f"d{ordinal}", {}, (), f'{{"text":"đoạn {ordinal}.{n}"}}'.encode())
        for ordinal, size in runs
        for n in range(size)
    ]


@pytest.mark.parametrize("engine", sorted(ENGINES))
@pytest.mark.parametrize("sizes", [(1,), (BUNDLE,), (BUNDLE + 1, 2), (3 * BUNDLE - 1, 1, 2 * BUNDLE), (bodies.LEAST, 5)])
def test_every_passage_gets_its_own_body_back(tmp_path, engine, sizes, monkeypatch):
    monkeypatch.setattr(bodies, "CACHED", 2)
    kept = entries(*enumerate(sizes))
    writer = ENGINES[engine].write(tmp_path, new=True)
    bodies.learn(tmp_path, [entry.body for entry in kept])
    for entry in bundled(kept, tmp_path):
        writer.add(
            Entry(
                entry.number,
                entry.document,
                {name: [] for name in ("exact", "plain", "pair", "word", "number", "head")},
                (),
                entry.body,
            )
        )
    writer.commit()
    reader = Unbundled(ENGINES[engine].open(tmp_path), tmp_path)
    assert reader.size == len(kept)
    backwards = kept[::-1]
    wrong = []

    def ask():
        for _ in range(5):
            if reader.bodies([entry.number for entry in backwards]) != [entry.body for entry in backwards]:
                wrong.append(1)
            if reader.bodies([kept[-1].number, kept[0].number]) != [kept[-1].body, kept[0].body]:
                wrong.append(2)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert reader.bodies([]) == []


def test_a_bundle_is_within_one_document(tmp_path):
    assert PER_DOCUMENT % BUNDLE == 0
    bodies.learn(tmp_path, [])
    assert [bool(entry.body) for entry in bundled(entries((0, 2), (1, 2)), tmp_path)] == [True, False, True, False]


def test_a_dictionary_saves_room(tmp_path):
    kept = entries((0, 400))
    sizes = []
    for samples in ([], [entry.body for entry in kept]):
        bodies.learn(tmp_path, samples)
        sizes.append(sum(len(entry.body) for entry in bundled(kept, tmp_path)))
    assert sizes[1] < sizes[0]


def test_without_its_dictionary_an_index_is_not_opened(tmp_path):
    with pytest.raises(IndexProblem, match="từ điển nén"):
        list(bundled(entries((0, 1)), tmp_path))
