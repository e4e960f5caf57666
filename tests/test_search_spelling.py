"""Words that do not stand beside their neighbours give way to near ones that do; right words are left alone."""

from __future__ import annotations

import pytest
from drafts import Draft

from corpus import kinds
from corpus.agency import Agency
from corpus.store import Store
from index import build
from search.service import Searcher

TEXTS = (
    "Đẩy mạnh cải cách hành chính tại các xã; sáp nhập thôn, bản theo kế hoạch.",
    "Kết quả cải cách hành chính của huyện; ngân hàng chính sách cho vay, sáp nhập trường học.",
    "Cải cách hành chính nhà nước: ngành dọc, ngân hàng chính sách, sáp nhập phòng, ban.",
    "Kế hoạch cải cách hành chính: năng lực cạnh tranh, trễ hẹn, chữ ký số, hồ sơ phát sinh, tăng cường kiểm tra.",
    "Tiền lương của cán bộ; ngân hàng chính sách; tăng cường giám sát; tài sản công, tăng cường kỷ luật, chữ ký số của chủ đầu tư.",
)


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def searcher(request, tmp_path_factory) -> Searcher:
    home = tmp_path_factory.mktemp("home")
    store = Store.open(home)
    for i, text in enumerate(TEXTS):
        draft = Draft(f"d{i}")
        draft.section("1.", "Nội dung", text)
        store.put(draft.document(), f"/{i}", {kinds.MENTIONS: (), kinds.TASKS: ()})
    store.link(store.revision, {kinds.AGENCIES: tuple[Agency, ...]()})
    build.rebuild(store, home, request.param)
    return Searcher(store, home)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cải cách hàng chính", "cải cách hành chính"),
        ("cai cach hang chinh", "cai cach hanh chinh"),
        ("cải cách hành chánh", "cải cách hành chính"),
        ("cải cách hành chín", "cải cách hành chính"),
        ("cải cáchh hành chính", "cải cách hành chính"),
        ("sát nhập", "sáp nhập"),
        ("năng lực canh chanh", "năng lực canh tranh"),
        ("trể hẹn", "trễ hẹn"),
        ("chử ký số", "chữ ký số"),
        ("nghành dọc", "ngành dọc"),
        ("cái cách", "cải cách"),
    ],
)
def test_slips(searcher, typed, meant):
    assert searcher.search(typed).understood.corrected == meant


@pytest.mark.parametrize(
    "right",
    [
        "ngân hàng chính sách",
        "ngan hang chinh sach",
        "tăng lương",
        "thai sản",
        "lễ hội",
        "chè",
        "huyện Sìn Hồ",
        "huyện sìn hồ",
        "ông Trần Hàng Chính",
        "chữ ký",
        "chủ đầu tư",
        "sáp nhập xã",
        "kiểm tra ngành",
    ],
)
def test_words_that_are_only_not_in_the_library_stay(searcher, right):
    assert searcher.search(right).understood.corrected is None
