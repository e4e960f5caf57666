"""A searcher follows the index: a new one, a missing one, one that does not fit, one that is damaged."""

from __future__ import annotations

import pytest
from drafts import Draft
from search_library import fill, put

from corpus.store import Store
from index import build, folder
from index.engine import ENGINES
from search.service import Searcher


def test_a_searcher_sees_a_new_index_and_makes_one_where_there_is_none(tmp_path):
    store = Store.open(tmp_path)
    fill(store)
    searcher = Searcher(store, tmp_path)
    assert searcher.search("thủy triều").total == 0
    more = Draft("moi")
    more.section("1.", "Thủy triều", "Chương trình thủy triều.")
    put(store, more)
    build.refresh(store, tmp_path)
    assert [hit.document for hit in searcher.search("thủy triều").hits] == ["moi"]


def test_an_index_that_this_program_would_not_make_is_not_opened(tmp_path):
    store = Store.open(tmp_path)
    fill(store)
    build.refresh(store, tmp_path)
    place = folder.current(tmp_path)
    (place / "fingerprint.json").unlink()
    for file in place.glob("*.toc"):
        file.write_bytes(b"cos\nsystem\n(S'false'\ntR.")
    assert Searcher(store, tmp_path).search("nội vụ").total
    assert folder.current(tmp_path) != place


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_a_damaged_index_is_made_anew(tmp_path, engine):
    store = Store.open(tmp_path)
    fill(store)
    build.rebuild(store, tmp_path, engine)
    for file in folder.current(tmp_path).iterdir():
        if file.name not in ("fingerprint.json", "shelf.json"):
            file.unlink()
    assert Searcher(store, tmp_path).search("nội vụ").total
