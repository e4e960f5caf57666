"""An article of a document comes before what cites it."""

from __future__ import annotations

import pytest
from drafts import Draft

from corpus import kinds
from corpus.store import Store
from index import build
from search.service import Searcher

CITES = "Thực hiện Điều 2 Thông tư số 13/2019/TT-BNV và khoản 1 Điều 2 Thông tư số 13/2019/TT-BNV về thi tuyển."


@pytest.fixture(scope="module")
def searcher(tmp_path_factory) -> Searcher:
    home = tmp_path_factory.mktemp("home")
    store = Store.open(home)
    circular = Draft("thong-tu")
    circular.write("Số: 13/2019/TT-BNV")
    circular.section("Điều 1.", "Phạm vi", "Điều 2 của văn bản này áp dụng cho cấp xã.")
    circular.section("Điều 2.", "Bố trí", "Mỗi chức danh có ít nhất một người.")
    circular.section("Điều 12.", "Hiệu lực", "Có hiệu lực từ ngày ký.")
    plan = Draft("ke-hoach")
    plan.section("Điều 2.", "Căn cứ", CITES)
    store.put(
        circular.document(type="thông tư", number="13/2019/TT-BNV", title="Cán bộ cấp xã"),
        "/a",
        {kinds.MENTIONS: (), kinds.TASKS: ()},
    )
    store.put(plan.document(type="kế hoạch", number="5/KH-UBND", title="Thi tuyển"), "/b", {kinds.MENTIONS: (), kinds.TASKS: ()})
    build.rebuild(store, home)
    return Searcher(store, home)


@pytest.mark.parametrize(
    ("typed", "article"),
    [
        ("Điều 2 Thông tư số 13/2019/TT-BNV", "2"),
        ("dieu 2 cua thong tu 13/2019/tt-bnv", "2"),
        ("thông tư 13/2019 khoản 1 điều 2", "2"),
        ("13/2019/TT-BNV điều 12", "12"),
    ],
)
def test_the_article_of_the_document_comes_first(searcher, typed, article):
    hit = searcher.search(typed).hits[0]
    assert (hit.number, hit.path[-1].rstrip(".")) == ("13/2019/TT-BNV", f"Điều {article}")
    assert hit.why[0] == f"Thuộc Điều {article} của văn bản số 13/2019/TT-BNV"


@pytest.mark.parametrize(
    "typed",
    [
        "điều 2 thi tuyển",
        "điều 1 và điều 2 thông tư 13/2019/TT-BNV",
        "điều 9 thông tư 13/2019/TT-BNV",
        "điều 2 thông tư 99/2077/TT-BNV",
    ],
)
def test_no_article_is_claimed_where_none_is_meant_or_there(searcher, typed):
    assert not [why for hit in searcher.search(typed).hits for why in hit.why if why.startswith("Thuộc Điều")]


def test_a_filter_and_words_left_out_hold_for_articles_too(searcher):
    found = searcher.search("điều 2 thông tư 13/2019/TT-BNV -người")
    assert [hit for hit in found.hits if hit.number == "13/2019/TT-BNV" and "ít nhất" in hit.text] == []
