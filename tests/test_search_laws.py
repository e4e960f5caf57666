"""Laws that are named by their year are documents of the library."""

from __future__ import annotations

import pytest
from drafts import Draft

from corpus import kinds
from corpus.store import Store
from index import build
from search.service import Searcher

LAWS = (
    ("luật", "45/2019/QH14", "TIẾP DÂN", "2019-06-13", "Người đến nơi tiếp công dân trình bày trung thực sự việc."),
    ("bộ luật", "91/2015/QH13", "DÂN SỰ", "2015-11-24", "Cá nhân, pháp nhân bình đẳng trước pháp luật."),
    ("luật", "58/2014/QH13", "BẢO HIỂM XÃ HỘI", "2014-11-20", "Luật này quy định chế độ, chính sách bảo hiểm xã hội. Người lao động tham gia được cấp sổ."),
    ("luật", "1/2012/QH13", "GIÁ", "2012-06-20", "Luật này quy định về giá."),
    ("luật", "11/2012/QH13", "GIÁ", "2012-06-20", "Luật này quy định về giá cả."),
    ("luật", "5/2013/", "VIỆC LÀM", "2013-06-20", "Luật này quy định về việc làm."),
    ("luật", "02/VBHN-VPQH", "XÂY DỰNG", "2020-07-15", "Công trình được cấp phép."),
    ("nghị định", "30/2016/NĐ-CP", "ĐẦU TƯ", "2016-04-28", "Theo Luật Bảo hiểm xã hội năm 2014 và Luật Xây dựng năm 2020, quỹ được đầu tư an toàn."),
)  # fmt: skip


@pytest.fixture(scope="module")
def searcher(tmp_path_factory) -> Searcher:
    home = tmp_path_factory.mktemp("home")
    store = Store.open(home)
    for i, (type_, number, title, issued_on, text) in enumerate(LAWS):
        draft = Draft(f"d{i}")
        draft.write(f"Số: {number}")
        draft.section("Điều 1.", "Phạm vi", text)
        document = draft.document(type=type_, number=number, title=title, issued_on=issued_on)
        store.put(document, f"/{i}", {kinds.MENTIONS: (), kinds.TASKS: ()})
    build.rebuild(store, home)
    return Searcher(store, home)


@pytest.mark.parametrize(
    ("typed", "said", "number"),
    [
        ("luật bảo hiểm xã hội 2014", "luật bảo hiểm xã hội 2014", "58/2014/QH13"),
        ("Luật Bảo hiểm xã hội năm 2014 cấp sổ", "Luật Bảo hiểm xã hội năm 2014", "58/2014/QH13"),
        ("luat bao hiem xa hoi nam 2014", "luat bao hiem xa hoi nam 2014", "58/2014/QH13"),
        ("luật BHXH 2014", "luật BHXH 2014", "58/2014/QH13"),
        ("bộ luật dân sự 2015", "bộ luật dân sự 2015", "91/2015/QH13"),
    ],
)
def test_a_law_with_its_year_is_its_document(searcher, typed, said, number):
    found = searcher.search(typed)
    assert found.understood.numbers == (said,)
    assert f"“{said}” là văn bản số {number}" in found.understood.said
    assert not found.understood.notices
    assert found.hits[0].number == number
    assert f"Là văn bản số {number}" in found.hits[0].why


@pytest.mark.parametrize(
    "typed",
    [
        "luật bảo hiểm xã hội",
        "luật bảo hiểm xã hội 2024",
        "luật bảo hiểm xã hội 2014-2020",
        "luật xây dựng 2020",
        "luật giá 2012",
        "luật việc làm 2013",
        "luật đầu tư 2016",
        "bảo hiểm xã hội 2014",
    ],
)
def test_what_is_no_law_of_the_library_with_its_year_is_words(searcher, typed):
    assert searcher.search(typed).understood.numbers == ()
