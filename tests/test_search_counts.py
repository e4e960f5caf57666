"""What results count: facets say how many a filter leaves, pages make up the whole, and the newest come first where asked."""

from __future__ import annotations

import pytest

from index import shelf
from search.service import Searcher

QUESTIONS = (
    "cải cách thủ tục hành chính",
    "nhiem vu cua so tai chinh",
    "TTHC mức độ 4",
    "ngân sách",
    "ai chủ trì chuyển đổi số",
    '"thủ tục hành chính"',
    "văn bản -kế hoạch",
)


@pytest.fixture(scope="module")
def searcher(seed_store, seed_home) -> Searcher:
    return Searcher(seed_store, seed_home)


@pytest.mark.parametrize("group", ["", "document"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_facet_counts_what_its_filter_leaves(searcher, question, group):
    results = searcher.search(question, limit=1, group=group)
    assert results.total
    if results.more:
        pytest.fail("a small library is looked at whole")
    for name, values in results.facets.items():
        left = {value.value: searcher.search(question, {name: [value.value]}, limit=1, group=group).total for value in values}
        assert left == {value.value: value.count for value in values}, name


@pytest.mark.parametrize("question", QUESTIONS)
def test_facets_under_a_filter_count_what_one_more_filter_leaves(searcher, question):
    kind = searcher.search(question, limit=1).facets["kind"][0].value
    narrowed = searcher.search(question, {"kind": [kind]}, limit=1)
    for value in narrowed.facets["agency"][:5]:
        assert searcher.search(question, {"kind": [kind], "agency": [value.value]}, limit=1).total == value.count


@pytest.mark.parametrize("more", [{}, {"group": "document"}, {"sort": "date"}, {"filters": {"kind": ["passage"]}}])
@pytest.mark.parametrize("question", QUESTIONS)
def test_pages_neither_overlap_nor_leave_anything_out(searcher, question, more):
    whole = [hit.id for hit in searcher.search(question, limit=1000, **more).hits]
    pages = [hit.id for at in range(0, len(whole) + 7, 7) for hit in searcher.search(question, limit=7, offset=at, **more).hits]
    assert pages == whole
    assert len(set(whole)) == len(whole) == searcher.search(question, limit=1, **more).total


@pytest.mark.parametrize("question", QUESTIONS)
def test_sorted_by_date_the_newest_come_first_and_nothing_is_lost(searcher, question):
    best, newest = (searcher.search(question, limit=1000, sort=sort) for sort in ("", "date"))
    days = [hit.issued_on or "" for hit in newest.hits]
    assert days == sorted(days, reverse=True)
    assert {hit.id for hit in best.hits} == {hit.id for hit in newest.hits}
    for day in set(days):
        assert [hit.id for hit in best.hits if (hit.issued_on or "") == day] == [
            hit.id for hit in newest.hits if (hit.issued_on or "") == day
        ]
    assert newest.facets == best.facets


def test_what_is_made_ready_beforehand_is_not_made_again(searcher, seed_store, seed_home, monkeypatch):
    warmed, found = Searcher(seed_store, seed_home), searcher.search("ngân sách")
    warmed.warm()
    monkeypatch.setattr(shelf, "unpack", lambda packed: pytest.fail("unpacked again"))
    assert warmed.search("ngân sách").hits == found.hits
