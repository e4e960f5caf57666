"""Whatever people type is read: phrases, numbers, abbreviations, agencies, what is asked; nothing raises."""

from __future__ import annotations

import time

import pytest
from drafts import Draft
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import kinds
from corpus.agency import Agency, Succession
from corpus.store import Store
from index import build
from search.question import LONGEST, MOST, read
from search.service import Searcher


def agency(id: str, name: str, *aliases: str, **more) -> Agency:
    return Agency(
        id=id,
        name=name,
        aliases=aliases,
        kind="sở",
        level="tỉnh",
        parent=None,
        collective=False,
        mentions=3,
        documents=(),
        **more,
    )


AGENCIES = (
    agency("so-noi-vu", "Sở Nội vụ", "SNV"),
    agency(
        "so-khcn", "Sở Khoa học và Công nghệ", "Sở KH&CN",
        predecessors=(Succession(agency="so-tttt", name="Sở Thông tin và Truyền thông", scope="toàn bộ", since="01/3/2025", basis="Nghị quyết 18", sure="chắc"),),
    ),
    agency("so-tttt", "Sở Thông tin và Truyền thông", "Sở TT&TT"),
    agency("hiep-hoi-dn", "Hiệp hội doanh nghiệp tỉnh"),
    agency("van-phong", "Văn phòng"),
)  # fmt: skip


@pytest.fixture(scope="module")
def searcher(tmp_path_factory) -> Searcher:
    home = tmp_path_factory.mktemp("home")
    store = Store.open(home)
    draft = Draft("a")
    draft.section(
        "1.",
        "Căn cứ",
        "Nghị định số 61/2018/NĐ-CP, Chỉ thị số 01-CT/TU, Nghị định 43/2011/NĐ-CP, Quyết định số 1720/QĐ-UBND, 688/QĐ-UBND và 10/2018/QĐ-TTg.",
    )
    draft.section(
        "2.",
        "Nội dung",
        "Kiểm soát thủ tục hành chính (TTHC); nền tảng xử lý tập trung (NTXLTT). Nghị quyết 18 về nhũng nhiễu, hài lòng.",
    )
    draft.section("3.", "Năm 2021", "Năm nay có 18 sở, 61 xã; kế hoạch năm 2018 của 11 huyện. Máy tính của cơ quan nào cũng tốt.")
    draft.section("4.", "Tệp", "nghi-dinh-82-2015-nd-cp-mien-thi-thuc.pdf; 2022/SO-KH; Nghị định 82/2015/NĐ-CP.")
    store.put(draft.document(), "/a", {kinds.MENTIONS: (), kinds.TASKS: ()})
    store.link(store.revision, {kinds.AGENCIES: AGENCIES})
    build.rebuild(store, home)
    return Searcher(store, home)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ('"thủ tục hành chính" 2021', ("thủ tục hành chính",)),
        ("“cải cách” và “hiện đại hóa”", ("cải cách", "hiện đại hóa")),
        ('một dấu " không khép', ()),
        ('""', ()),
        ('"..."', ()),
    ],
)
def test_quoted_phrases(text, phrases):
    assert read(text).phrases == phrases


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("", 0),
        ("   \n\t", 0),
        ("!!! ??? ()[]{}", 0),
        ("AND OR NOT field:value^2 te*t~ [a TO b]", 11),
        ("Uỷ   ban\tnhân\ndân", 4),
        ("19TTHC", 2),
        ("cải cách".encode().decode("utf-8").replace("ả", "a\u0309"), 2),
    ],
)
def test_odd_input_is_words_or_nothing(text, syllables):
    assert len(read(text).tokens) == syllables


@pytest.mark.parametrize(
    "text", ["(" * 10_000, "cải cách " * 120_000, '"' * 100_000, "1/" * 500_000, "\x00\ud800\udfff" * 1000, "a" * 1_000_000]
)
def test_too_much_input_is_cut_and_said_and_fast(searcher, text):
    began = time.process_time()
    results = searcher.search(text)
    assert time.process_time() - began < 2
    assert len(results.query) <= LONGEST
    assert any("quá dài" in notice for notice in results.understood.notices)


def test_too_many_syllables_are_cut(searcher):
    asked = read("a b " * 100)
    assert len(asked.tokens) == MOST
    assert asked.notices == ("Câu hỏi quá dài, chỉ 64 tiếng đầu được dùng.",)


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            ["688", "qd", "/", "ubnd", "nghị", "định", "số", '"', "sở nội vụ", "TTHC", "ai", "gì", "-", "(", "2018", "đ"]
        ),
        max_size=12,
    ).map(" ".join)
)
def test_no_question_raises(searcher, text):
    results = searcher.search(text, {"year": [text], "agency": [text], "document": [text]})
    assert results.total == len(results.hits) == 0 or results.hits


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("688 qd ubnd", ("688 qd ubnd",)),
        ("688/QĐ-UBND", ("688/QĐ-UBND",)),
        ("số 688-qđ-ubnd", ("688-qđ-ubnd",)),
        ("nghị định 61/2018", ("nghị định 61/2018",)),
        ("Nghị định số 61 năm 2018", ("Nghị định số 61 năm 2018",)),
        ("nghi dinh 61 2018 nd cp", ("nghi dinh 61 2018 nd cp",)),
        ("nd 43 2011 cung cap thong tin", ("nd 43 2011",)),
        ("chi thi 01 ct tu", ("chi thi 01 ct tu",)),
        ("chỉ thị 1", ("chỉ thị 1",)),
        ("quyet dinh 1720 ubnd tthc", ("quyet dinh 1720 ubnd",)),
        ("nghị quyết 18", ("nghị quyết 18",)),
        ("có 18 sở", ()),
        ("năm 2018", ()),
        ("61 xã", ()),
        ("99/2099/NĐ-CP", ("99/2099/NĐ-CP",)),
        ("nghị định 99", ()),
        ("nghi dinh 61 nam 2018", ("nghi dinh 61 nam 2018",)),
        ("qđ-ubnd 688", ("qđ-ubnd 688",)),
        ("QĐ UBND số 688", ("QĐ UBND số 688",)),
        ("nđ-cp 61/2018", ("nđ-cp 61/2018",)),
        ("nghị quyết 76 năm 2077", ("nghị quyết 76 năm 2077",)),
        ("thông tư 99/2077", ("thông tư 99/2077",)),
        ("chỉ thị 1 kế hoạch 5 năm 2021-2025", ("chỉ thị 1",)),
        ("10/2018", ("10/2018",)),
        ("ngày 15/10/2018", ()),
        ("văn bản 5-10-2018", ()),
        ("tháng 10 năm 2018", ()),
        ("thang 10/2018", ()),
        ("nghi dinh 82 nam 2015 mien thi thuc", ("nghi dinh 82 nam 2015",)),
        ("nghi dinh 82 2015 nd cp mien", ("nghi dinh 82 2015 nd cp",)),
        ("nghị định 61/2018/NĐ_CP", ("nghị định 61/2018/NĐ_CP",)),
        ("lương năm 2022 so với năm 2020", ()),
        ("luong 2022 so voi 2020", ()),
    ],
)
def test_document_numbers(searcher, text, numbers):
    assert searcher.search(text).understood.numbers == numbers


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("TTHC", "thủ tục hành chính"),
        ("tthc", "thủ tục hành chính"),
        ("thủ tục hành chính", "TTHC"),
        ("thu tuc hanh chinh", "TTHC"),
        ("pci của tỉnh", "chỉ số năng lực cạnh tranh cấp tỉnh"),
        ("đvsncl", "đơn vị sự nghiệp công lập"),
        ("NTXLTT là gì", "nền tảng xử lý tập trung"),
        ("ubnd", "ủy ban nhân dân"),
    ],
)
def test_abbreviations_both_ways(searcher, text, also):
    assert also in [
        expansion.also.lower() if also.islower() else expansion.also for expansion in searcher.search(text).understood.expansions
    ]


@pytest.mark.parametrize("text", ["tự chủ", "tu chu", "hành", "dân", "cách", "thư tục hành chính"])
def test_everyday_words_are_no_abbreviations(searcher, text):
    assert searcher.search(text).understood.expansions == ()


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("nhiệm vụ của sở nội vụ", ["Sở Nội vụ"]),
        ("so noi vu duoc giao gi", ["Sở Nội vụ"]),
        ("SNV", ["Sở Nội vụ"]),
        ("sở tt&tt làm gì", ["Sở Thông tin và Truyền thông"]),
        ("hiệp hội doanh nghiệp", ["Hiệp hội doanh nghiệp tỉnh"]),
        ("sở khoa học và công nghệ", ["Sở Khoa học và Công nghệ", "Sở Thông tin và Truyền thông"]),
        ("sở nối vú", []),
        ("cải cách nội vụ", []),
    ],
)
def test_agencies_by_any_name(searcher, text, agencies):
    assert [agency.name for agency in searcher.search(text).understood.agencies] == agencies


def test_a_predecessor_that_is_named_itself_is_told_once(searcher):
    told = searcher.search("sở TT&TT, sở KH&CN phải làm gì").understood.agencies
    assert [(agency.name, agency.via) for agency in told] == [
        ("Sở Thông tin và Truyền thông", None),
        ("Sở Khoa học và Công nghệ", None),
    ]


def test_a_predecessor_is_told_as_such(searcher):
    [_, before] = searcher.search("sở khoa học và công nghệ").understood.agencies
    assert before.via == "Sở Khoa học và Công nghệ tiếp nhận nhiệm vụ: toàn bộ"


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("thủ tục hàng chính", "thủ tục hành chính"),
        ("thủ tụcc hành chính", "thủ tục hành chính"),
        ("thu tuc hnah chinh", "thu tuc hanh chinh"),
        ("nhũng nhiẽu", "nhũng nhiễu"),
        ("thủ tục hành chính", None),
        ("sở nội vụ được giao gì", None),
        ("qwxz zxqw wqzx zzzz yyyyy", None),
        ("2077", None),
    ],
)
def test_words_that_the_library_does_not_hold(searcher, text, corrected):
    assert searcher.search(text).understood.corrected == corrected
