"""What a search answers with: fields, order, reasons, filters, facets, groups, snippets; over every engine."""

from __future__ import annotations

import threading

import pytest
from drafts import Draft
from search_library import agencies, fill, put

from corpus import kinds
from corpus.store import Store
from index import build
from index.engine import ENGINES
from index.shelf import PER_DOCUMENT
from search import present
from search.library import one_a_document
from search.lifting import Scored
from search.ranking import Pool
from search.service import Searcher

FIELDS = {
    "id", "kind", "document", "source", "number", "type", "issued_on", "section", "path", "title", "span", "page", "text", "snippet",
    "marks", "score", "agencies", "why",
}  # fmt: skip


@pytest.fixture(scope="module", params=sorted(ENGINES))
def searcher(request, tmp_path_factory) -> Searcher:
    home = tmp_path_factory.mktemp("home")
    store = Store.open(home)
    fill(store)
    build.rebuild(store, home, request.param)
    return Searcher(store, home)


def titles(results):
    return [hit.title for hit in results.hits]


def test_a_hit_has_the_fields_of_the_contract(searcher):
    results = searcher.search("đôn đốc thực hiện kế hoạch")
    hit = present.record(results)["hits"][0]
    assert set(hit) >= FIELDS
    assert (hit["kind"], hit["document"], hit["source"], hit["number"]) == ("passage", "ke-hoach", "ke-hoach.txt", "15/KH-UBND")
    assert (hit["type"], hit["issued_on"], hit["section"], hit["path"]) == ("kế hoạch", "2021-03-02", "ke-hoach.s1", ("1.",))
    assert hit["text"] == "1. Sở Nội vụ\nChủ trì theo dõi, đôn đốc thực hiện kế hoạch."
    assert list(hit["agencies"]) == [{"agency": "so-noi-vu", "name": "Sở Nội vụ", "role": "lead"}]


def test_around_the_hits_stands_what_the_contract_says(searcher):
    record = present.record(searcher.search("kế hoạch"))
    assert set(record) >= {"query", "understood", "total", "took_ms", "hits", "facets"}
    assert set(record["understood"]) >= {"agencies", "numbers", "expansions", "corrected"}
    assert set(record["facets"]) == {"type", "agency", "year", "kind", "role"}
    assert record["took_ms"] > 0


@pytest.mark.parametrize(
    ("question", "first", "why"),
    [
        ("nhiệm vụ của sở nội vụ", "Sở Nội vụ", ("Giao Sở Nội vụ chủ trì",)),
        ("so noi vu duoc giao gi", "Sở Nội vụ", ("Giao Sở Nội vụ chủ trì",)),
        ("trách nhiệm của sở thông tin và truyền thông", "Sở Thông tin và Truyền thông", ("Giao Sở Thông tin và Truyền thông thực hiện",)),
        ("ai chủ trì đôn đốc kế hoạch", "Sở Nội vụ", ("Giao Sở Nội vụ chủ trì",)),
        ("bộ nội vụ làm gì", "Kiến nghị", ("Đề nghị Bộ Nội vụ thực hiện",)),
        (
            "nhiệm vụ của sở khoa học và công nghệ", "Sở Thông tin và Truyền thông",
            ("Giao Sở Thông tin và Truyền thông thực hiện (Sở Khoa học và Công nghệ tiếp nhận từ 01/3/2025: Nghị quyết 18-NQ/TW)",),
        ),
        ("xây dựng chính quyền điện tử", "Sở Thông tin và Truyền thông", ()),
    ],
)  # fmt: skip
def test_who_gives_a_duty_comes_first_and_says_why(searcher, question, first, why):
    hit = searcher.search(question).hits[0]
    assert (hit.title, tuple(reason for reason in hit.why if reason.startswith(("Giao", "Đề nghị")))) == (first, why)


def test_whom_an_agency_works_with_is_answered_by_duties_that_both_have_each_said_once(tmp_path):
    store = Store.open(tmp_path)
    draft = Draft("phoi-hop")
    draft.section("1.", "Riêng", "Sở Nội vụ chủ trì sơ kết; Sở Nội vụ theo dõi đề án.")
    draft.section("2.", "Chung", "Sở Khoa học và Công nghệ phối hợp với Sở Nội vụ thẩm định đề án.")
    duties = (
        ("so-noi-vu", "lead", "Sở Nội vụ chủ trì"),
        ("so-noi-vu", "coordinate", "với Sở Nội vụ thẩm định đề án"),
        ("so-khcn", "coordinate", "Sở Khoa học và Công nghệ phối hợp"),
    )
    put(store, draft, duties)
    store.link(store.revision, {kinds.AGENCIES: list(agencies())})
    build.rebuild(store, tmp_path, "whoosh")
    hit = Searcher(store, tmp_path).search("sở nội vụ phối hợp với ai về đề án").hits[0]
    given = [why for why in hit.why if why.startswith("Giao")]
    assert (hit.title, sorted(given)) == ("Chung", ["Giao Sở Khoa học và Công nghệ phối hợp", "Giao Sở Nội vụ phối hợp"])


def test_marks_in_the_question_put_the_very_word_first(searcher):
    found = ["năm" in hit.text.lower() for hit in searcher.search("năm").hits]
    assert found == sorted(found, reverse=True)
    assert found[0]
    assert {hit.document for hit in searcher.search("nam").hits} == {"bao-cao"}


@pytest.mark.parametrize("question", ["TTHC", "thủ tục hành chính", "thu tuc hanh chinh", "tthc"])
def test_an_abbreviation_and_what_it_stands_for_find_the_same(searcher, question):
    assert {"Kết quả", "Hạn chế", "Phụ lục 01"} <= set(titles(searcher.search(question)))


@pytest.mark.parametrize("question", ["15 kh ubnd", "15/KH-UBND", "kế hoạch số 15", "ke hoach 15"])
def test_a_document_is_found_by_its_number(searcher, question):
    assert "15/KH-UBND" in searcher.search(question).hits[0].text


@pytest.mark.parametrize("question", ["1029", "1.029", "1.029 thủ tục"])
def test_a_figure_is_found_in_any_writing(searcher, question):
    assert searcher.search(question).hits[0].text == "Thủ tục hành chính trực tuyến | 1.029"


@pytest.mark.parametrize(
    ("question", "first"), [("17% hồ sơ", "17% hồ sơ"), ("17 phần trăm hồ sơ", "17% hồ sơ"), ("17 hồ sơ", "17 hồ sơ")]
)
def test_a_percentage_is_more_than_its_figure(tmp_path, question, first):
    store = Store.open(tmp_path)
    draft = Draft("ty-le")
    for n, said in enumerate(("Có 17 hồ sơ, còn 5% hồ sơ chưa trả.", "Có 17% hồ sơ, còn 5 hồ sơ chưa trả."), 1):
        draft.section(f"{n}.", f"Mục {n}", said)
    put(store, draft)
    build.rebuild(store, tmp_path, "whoosh")
    assert first in Searcher(store, tmp_path).search(question).hits[0].text


def test_a_quoted_phrase_must_be_there(searcher):
    assert titles(searcher.search('"chính quyền điện tử"')) == ["Sở Thông tin và Truyền thông"]


def test_a_quoted_phrase_holds_for_duties_too(searcher):
    assert titles(searcher.search('nhiệm vụ của sở nội vụ "đôn đốc thực hiện"')) == ["Sở Nội vụ"]
    assert titles(searcher.search('nhiệm vụ của sở nội vụ "cùng với"')) == ["Nội dung"]


def test_a_quoted_phrase_that_nothing_holds_is_let_go_of_and_that_is_said(searcher):
    results = searcher.search('"điện tử chính quyền"')
    assert results.hits
    assert any("nguyên văn" in notice for notice in results.understood.notices)


@pytest.mark.parametrize(
    ("filters", "found", "sentence"),
    [
        ({"type": ["báo cáo"]}, {"Kết quả"}, "loại văn bản: báo cáo"),
        ({"type": ["Bao cao"]}, {"Kết quả"}, "loại văn bản: báo cáo"),
        ({"type": ["báo cao"]}, set(), "loại văn bản: báo cao"),
        ({"number": ["15"]}, {"Sở Nội vụ"}, "trong văn bản số 15/KH-UBND"),
        ({"year": ["2019-2020"]}, {"Kết quả"}, "ban hành năm 2020"),
        ({"year": ["2021"]}, {"Sở Nội vụ"}, "ban hành năm 2021"),
        ({"year": ["2020", "2021"]}, {"Kết quả", "Sở Nội vụ"}, "ban hành năm 2020 hoặc 2021"),
        ({"kind": ["row"]}, set(), "chỉ dòng bảng"),
        ({"agency": ["so-noi-vu"]}, {"Sở Nội vụ"}, "có nêu Sở Nội vụ"),
        ({"agency": ["sở nội vụ"]}, {"Sở Nội vụ"}, "có nêu Sở Nội vụ"),
        ({"agency": ["so-noi-vu"], "role": ["coordinate"]}, set(), "Sở Nội vụ giữ vai trò phối hợp"),
        ({"role": ["lead"]}, {"Sở Nội vụ"}, "cơ quan giữ vai trò chủ trì"),
        ({"role": ["chủ trì"]}, {"Sở Nội vụ"}, "cơ quan giữ vai trò chủ trì"),
        ({"document": ["bao-cao"]}, {"Kết quả"}, "trong văn bản bao-cao.txt"),
        ({"document": ["15/KH-UBND"]}, {"Sở Nội vụ"}, "trong văn bản 15/KH-UBND"),
        ({"document": ["không có"]}, set(), "trong văn bản không có"),
    ],
)
def test_filters_narrow_and_say_so(searcher, filters, found, sentence):
    results = searcher.search("kế hoạch kết quả", filters)
    assert set(titles(results)) - {"Nội dung", "Hạn chế", "Phụ lục 01", "Kiến nghị"} == found
    assert sentence in results.understood.filters


@pytest.mark.parametrize("filters", [{"year": ["  "]}, {"color": ["red"]}, {"type": []}])
def test_filters_that_say_nothing_are_passed_over(searcher, filters):
    assert titles(searcher.search("kế hoạch", filters)) == titles(searcher.search("kế hoạch"))


def test_filters_alone_list_what_they_leave_in_the_order_of_the_text(searcher):
    assert titles(searcher.search("", {"document": ["bao-cao"], "kind": ["passage"]})) == ["Kết quả", "Hạn chế", "Phụ lục 01"]


def test_nothing_asked_is_nothing_found(searcher):
    results = searcher.search("  ")
    assert (results.total, results.hits) == (0, ())


def test_facets_count_what_is_found(searcher):
    results = searcher.search("nội vụ")
    counted = {name: {value.value: value.count for value in values} for name, values in results.facets.items()}
    assert sum(counted["kind"].values()) == results.total
    assert counted["type"] == {"kế hoạch": results.total}
    assert counted["role"] == {"lead": 1, "request": 1}
    assert [value.label for value in results.facets["role"]] == ["chủ trì", "được đề nghị"]


def test_each_facet_value_narrows_to_what_it_counts(searcher):
    whole = searcher.search("thủ tục kế hoạch")
    for name, values in whole.facets.items():
        for value in values:
            narrowed = searcher.search("thủ tục kế hoạch", {name: [value.value]})
            assert narrowed.total >= value.count, (name, value)


def test_grouped_by_document_each_comes_once_with_its_best_passage(searcher):
    results = searcher.search("thủ tục hành chính kế hoạch", group="document")
    assert sorted(hit.document for hit in results.hits) == ["bao-cao", "ke-hoach"]
    assert results.total == 2
    for hit in results.hits:
        assert hit.id == searcher.search("thủ tục hành chính kế hoạch", {"document": [hit.document]}).hits[0].id


def test_many_good_passages_speak_for_a_document_but_the_best_is_shown():
    one, other = 3 * PER_DOCUMENT, 7 * PER_DOCUMENT
    pool = Pool((Scored(one, 10.0), Scored(other, 9.0), Scored(other + 4, 8.0), Scored(other + 1, 7.0)), more=False)
    assert [(passage.number, passage.score) for passage in one_a_document(pool)] == [(other, 9 + 4 + 1.75), (one, 10)]


def test_pages_of_results_follow_one_another(searcher):
    whole = [hit.id for hit in searcher.search("nội vụ kế hoạch", limit=100).hits]
    parts = [hit.id for n in range(0, len(whole), 2) for hit in searcher.search("nội vụ kế hoạch", limit=2, offset=n).hits]
    assert parts == whole


def test_the_terminal_shows_the_hits_and_the_reasons(searcher):
    shown = present.table(searcher.search("nhiệm vụ của sở nội vụ"))
    assert "15/KH-UBND" in shown
    assert "▸ Giao Sở Nội vụ chủ trì" in shown
    assert "Cách hiểu câu hỏi: Sở Nội vụ; hỏi nhiệm vụ của Sở Nội vụ." in shown


def test_threads_may_share_a_searcher(searcher):
    expected = [hit.id for hit in searcher.search("thủ tục hành chính").hits]
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append([hit.id for hit in searcher.search("thủ tục hành chính").hits]))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [expected] * 8


def test_duties_that_are_given_are_not_said_to_be_missing(searcher):
    assert searcher.search("nhiệm vụ của sở nội vụ").understood.notices == ()
    assert searcher.search("sở khoa học và công nghệ phải làm gì").understood.notices == ()
