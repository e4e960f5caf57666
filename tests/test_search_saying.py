"""Whatever is typed is answered without an error, and what is odd about it is said in words."""

from __future__ import annotations

import unicodedata

import pytest
from drafts import Draft

from corpus import kinds
from corpus.agency import Agency
from corpus.store import Store
from index import build
from search import present, saying
from search.service import Searcher

PLACES = ("tỉnh An Giang", "thành phố Hà Nội")


@pytest.fixture(scope="module")
def searcher(tmp_path_factory) -> Searcher:
    home = tmp_path_factory.mktemp("home")
    store = Store.open(home)
    for year in (2019, 2021):
        draft = Draft(f"d{year}")
        for i in range(4):
            draft.section(f"{i}.", "Nội dung", f"Cải cách hành chính của các xã và huyện, lần {i}.")
        draft.section("9.", "Tài chính", "Sở Tài chính lập dự toán.")
        document = draft.document(type="quyết định", issued_on=f"{year}-03-05")
        store.put(document, f"/{year}", {kinds.MENTIONS: (), kinds.TASKS: ()})
    agencies = [
        Agency(
            id=f"stc.{i}", name="Sở Tài chính", aliases=(), kind="sở", level="tỉnh", parent=None, collective=False, mentions=2, place=place,
        )
        for i, place in enumerate(PLACES)
    ]  # fmt: skip
    store.link(store.revision, {kinds.AGENCIES: tuple(agencies)})
    build.rebuild(store, home)
    return Searcher(store, home)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", saying.NO_WORDS),
        (" \t\n", saying.NO_WORDS),
        ("?!… ((", saying.NO_WORDS),
        ("😀👍", saying.NO_WORDS),
        ('""', saying.NO_WORDS),
        ("'; --", saying.NO_WORDS),
        ("-xã", saying.ONLY_WITHOUT),
        ("là gì", saying.ONLY_ASKS),
        ("của và là các những", saying.ONLY_ASKS),
        ("dự toán " * 1250, "Câu hỏi quá dài, chỉ 1.000 ký tự đầu được dùng."),
        ("loai:nghị định xã", "Thư viện không có loại văn bản “nghị định”, nên “nghị định” được tìm như chữ thường."),
        ("nam:1999 xã", "Thư viện không có văn bản ban hành năm “1999”, nên “1999” được tìm như chữ thường."),
        ("coquan:sở y tế", "Thư viện không có cơ quan “sở y tế”, nên “sở y tế” được tìm như chữ thường."),
        ("mau:đỏ", "Không có trường “mau”, nên “mau:” được tìm như chữ thường."),
    ],
)
def test_what_is_odd_is_said(searcher, typed, said):
    notices = searcher.search(typed).understood.notices
    assert any(notice.startswith(said) for notice in notices), notices


@pytest.mark.parametrize(
    "typed",
    [
        "dự toán",
        "du toan",
        unicodedata.normalize("NFD", "dự toán"),
        "dự\x00 to\u00adán\u200b",
        "😀 dự toán 👍",
        "dự toán смета 预算",
        '"dự toán',
        "dự_toán",
    ],
)
def test_dirt_around_words_is_passed_over(searcher, typed):
    found = searcher.search(typed)
    assert found.total
    assert not found.understood.notices


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ("nam:2019 nam:2021", "ban hành năm 2019 hoặc 2021"),
        ("nam:2021-2019", "ban hành năm 2019 hoặc 2021"),
        ("vaitro:chủ trì vaitro:phối hợp", "cơ quan giữ vai trò chủ trì hoặc phối hợp"),
        ("dự toán -xã", "không chứa “xã”"),
    ],
)
def test_conditions_that_stand_beside_each_other(searcher, typed, filters):
    assert filters in searcher.search(typed).understood.filters


def test_a_filter_that_leaves_nothing_is_said(searcher):
    found = searcher.search("dự toán", {"type": ["nghị định"], "year": ["1990"]})
    assert (found.total, found.understood.filters) == (0, ("loại văn bản: nghị định", "ban hành năm 1990"))


def test_namesakes_are_told_apart(searcher):
    read = searcher.search("sở tài chính phải làm gì").understood
    assert {agency.name for agency in read.agencies} == {f"Sở Tài chính ({place})" for place in PLACES}
    assert read.said == ("hỏi nhiệm vụ của Sở Tài chính",)


def test_the_first_agency_is_named_first(searcher):
    assert [agency.name for agency in searcher.search("sở tài chính tỉnh An Giang").understood.agencies] == ["Sở Tài chính"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ai theo dõi kế hoạch", "hỏi cơ quan nào được giao việc này"),
        ("ai chủ trì kế hoạch", "hỏi cơ quan nào chủ trì"),
        ("cơ quan nào phối hợp với sở tài chính", "hỏi cơ quan nào phối hợp với Sở Tài chính"),
        ("sở tài chính phối hợp với ai", "hỏi cơ quan nào phối hợp với Sở Tài chính"),
        ("so tai chinh phoi hop voi nhung ai", "hỏi cơ quan nào phối hợp với Sở Tài chính"),
        ("đề nghị sở tài chính", "hỏi những việc đề nghị Sở Tài chính thực hiện"),
        ("coquan:sở tài chính vaitro:chủ trì", "hỏi nhiệm vụ của Sở Tài chính với vai trò chủ trì"),
        ("sở tài chính chủ trì việc gì", "hỏi nhiệm vụ của Sở Tài chính với vai trò chủ trì"),
        ("giá đất lai châu", "văn bản của tỉnh Lai Châu được đưa lên trước"),
        ("giá đất tphcm", "văn bản của Thành phố Hồ Chí Minh được đưa lên trước"),
        ("đối tượng nộp phí là ai", None),
        ("gồm những cơ quan nào", None),
    ],
)
def test_what_is_asked_is_said_back(searcher, typed, said):
    assert searcher.search(typed).understood.said == ((said,) if said else ())


def test_a_number_with_its_year_that_nothing_mentions_is_said_as_typed(searcher):
    found = searcher.search("nghị quyết 76 năm 2018")
    assert found.understood.notices == ("Không văn bản nào trong thư viện mang hoặc nhắc đến “nghị quyết 76 năm 2018”.",)
    assert "văn bản “nghị quyết 76 năm 2018”" in present.table(found)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("cãi cách hành chính", "Có: cải cách hành chính"),
        ("Cãi cách", "Có: Cải cách"),
        ("cai cach", "Có: cai cach"),
        ("cải cách hành chính", "Có: cải cách hành chính"),
    ],
)
def test_words_are_said_as_the_passage_has_them(searcher, typed, why):
    assert why in searcher.search(typed).hits[0].why


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sở y tế làm gì", ("Không văn bản nào trong thư viện nhắc đến “sở y tế”.",)),
        ("so y te lam gi", ("Không văn bản nào trong thư viện nhắc đến “so y te”.",)),
        ("sở lao động", ("Không văn bản nào trong thư viện nhắc đến “sở lao động”.",)),
        ("sở tài chính", ()),
        ("luật tổ chức chính phủ", ()),
        ("cải cách của xã", ()),
    ],
)
def test_an_agency_that_no_document_names_is_said(searcher, typed, said):
    assert searcher.search(typed).understood.notices == said


def test_a_word_with_other_marks_that_stands_elsewhere_is_no_reason(searcher):
    assert [why for why in searcher.search("sở hành chính của xã").hits[0].why if "số" in why] == []


def test_words_that_only_ask_are_not_said_to_have_other_writings(searcher):
    assert not searcher.search("cơ quan nào làm").understood.expansions
    assert searcher.search("cơ quan của xã").understood.expansions


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sở tài chính phải làm gì", "Chưa nhận ra nhiệm vụ nào giao Sở Tài chính; kết quả dưới đây chỉ gần đúng."),
        (
            "sở tài chính chủ trì việc gì",
            "Chưa nhận ra nhiệm vụ nào giao Sở Tài chính với vai trò chủ trì; kết quả dưới đây chỉ gần đúng.",
        ),
        ("đề nghị sở tài chính", "Chưa nhận ra việc nào đề nghị Sở Tài chính thực hiện; kết quả dưới đây chỉ gần đúng."),
        ("sở tài chính phối hợp với ai", "Chưa nhận ra nhiệm vụ nào giao Sở Tài chính; kết quả dưới đây chỉ gần đúng."),
        ("coquan:sở tài chính vaitro:phối hợp", "Chưa nhận ra nhiệm vụ nào giao Sở Tài chính với vai trò phối hợp."),
    ],
)
def test_duties_that_nothing_gives_are_said_to_be_missing(searcher, typed, said):
    assert searcher.search(typed).understood.notices == (said,)
