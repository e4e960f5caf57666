"""Lists a page at a time: nothing lost between pages, totals that are true, everything within bounds."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from web_library import ACT, PLAN, REPORT, fill, plan, report, serve, soup, words

from corpus import kinds
from corpus.agency import Agency
from corpus.store import Store
from web import create_app, library
from web.pages import agencies, budgets, conflicts, documents, indicators, references, targets, tasks


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    return serve(tmp_path_factory.mktemp("home"))


@pytest.fixture
def one_a_page(monkeypatch, tmp_path):
    for noun in (agencies, budgets, conflicts, documents, indicators, references, targets, tasks):
        monkeypatch.setattr(noun, "PER_PAGE", 1)
    monkeypatch.setattr(references, "MENTIONS_A_PAGE", 1)
    monkeypatch.setattr(agencies, "TASKS_SHOWN", 1)
    return create_app({"STORE": fill(Store.open(tmp_path)), "SEARCHER": None, "TESTING": True}).test_client()


@pytest.mark.parametrize(
    ("path", "item", "n"),
    [
        ("/van-ban", ".documents > li", 1), ("/co-quan", "tbody th[scope=row]", 5), ("/nhiem-vu", "article.record", 2), ("/chi-tieu", "article.record", 2),
        ("/vien-dan", "tbody th[scope=row]", 1), ("/so-lieu", ".series li", 1), ("/kinh-phi", "tbody tr", 1), ("/doi-chieu", "article.record", 1),
        (f"/vien-dan/{ACT}", "article.record", 2), ("/nhiem-vu?q=", "article.record", 2),
    ],
)  # fmt: skip
def test_the_pages_of_a_list_hold_each_item_once(one_a_page, path, item, n):
    seen, following = [], path
    while following:
        page = soup(one_a_page, following)
        items = [words(node) for node in page.select(item)]
        assert len(items) == 1
        seen += items
        link = page.select_one('.pager a[rel="next"]')
        following = link["href"] if link else None
    assert len(set(seen)) == len(seen) == n


@pytest.mark.parametrize("path", ["/van-ban", "/"])
def test_a_document_held_twice_stands_once_with_the_other_behind(client, path):
    page = soup(client, path)
    (line,) = page.select(".documents > li")
    assert line.select_one("a.title")["href"] == f"/van-ban/{PLAN}"
    assert words(line.summary) == "Thư viện còn giữ 1 bản khác"
    assert line.select_one("details li a")["href"] == f"/van-ban/{REPORT}"
    assert "Dự thảo · văn bản thuần · giống 87% · cùng trích yếu" in words(line.details)
    if path == "/van-ban":
        assert words(page.select_one(".tally")) == "1 văn bản; 1 bản khác của các văn bản ấy xếp ngay dưới"


NAMED = [
    ("number", "12/KH-UBND", True), ("number in other signs", "12 kh ubnd", True), ("figure alone", "12", True), ("with type and số", "kế hoạch số 12", True),
    ("title", "Chuyển đổi số", True), ("title without marks", "chuyen doi so", True), ("capitals", "CHUYỂN ĐỔI", True), ("other order", "số chuyển", True),
    ("unfinished syllable", "chuy", True), ("signs between", "“chuyển” – đổi, số.", True), ("decomposed letters", "chuye\u0302\u0309n", True), ("other tone", "chuyến", True),
    ("part of a figure", "1", False), ("parts of a number apart", "12/UBND", False), ("a word it lacks", "chuyển đổi xanh", False), ("only in its text", "trực tuyến", False),
    ("the file's name of one with a title", "txt", False), ("a sign alone", "%", True), ("spaces alone", "  ", True),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "found"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED])
def test_a_document_is_found_by_its_number_and_title(client, typed, found):
    page = soup(client, f"/van-ban?q={quote(typed)}")
    assert [a["href"] for a in page.select("a.title")] == [f"/van-ban/{PLAN}"] * found
    assert client.get("/api/v1/documents", query_string={"q": typed, "document": PLAN}).json["total"] == found


@pytest.mark.parametrize(
    ("asked", "n"), [("q=bao+cao", 1), ("q=bao+cao&type=báo+cáo", 1), ("q=so+12&year=2024", 1), ("q=12&year=2023", 0), ("", 2)]
)
def test_documents_by_words_from_the_api(client, asked, n):
    assert client.get(f"/api/v1/documents?{asked}").json["total"] == n


def test_a_document_that_is_not_found_by_its_title_leads_on(client):
    main = soup(client, "/van-ban?q=h%E1%BB%93+s%C6%A1&type=b%C3%A1o+c%C3%A1o").main
    assert "Hãy gõ ít từ hơn" in words(main.select_one(".nothing"))
    assert main.select_one(".nothing a")["href"] == "/van-ban"
    assert main.select_one("a[href^='/tim-kiem']")["href"] == "/tim-kiem?q=h%E1%BB%93+s%C6%A1"
    assert main.select_one("#loc-q")["value"] == "hồ sơ"


def test_documents_stay_narrowed_from_page_to_page(monkeypatch, tmp_path):
    monkeypatch.setattr(documents, "PER_PAGE", 1)
    store = fill(Store.open(tmp_path))
    for n, title in enumerate(("Chuyển đổi xanh", "Phòng cháy", "Chuyển đổi nghề"), 1):
        source = replace(report().source, name=f"{n}.txt", sha256=str(n))
        store.put(replace(report(), id=f"d{n}", title=title, issued_on="2024-01-01", source=source, sections=()), "", {})
    client, path, titles = create_app({"STORE": store, "SEARCHER": None}).test_client(), "/van-ban?q=chuyen+doi&year=2024", []
    while path:
        page = soup(client, path)
        titles += [words(a) for a in page.select("a.title")]
        path = next((a["href"] for a in page.select('.pager a[rel="next"]')), "")
    assert len(titles) == 3
    assert all("đổi" in title or "12/KH-UBND" in title for title in titles)


@pytest.mark.parametrize("path", ["/nhiem-vu", "/chi-tieu", "/vien-dan", "/so-lieu", "/co-quan", "/kinh-phi"])
def test_a_list_with_nothing_in_it_does_not_speak_of_filters(tmp_path, path):
    store = Store.open(tmp_path)
    store.put(report(), "", {})
    bare = create_app({"STORE": store, "SEARCHER": None}).test_client()
    assert words(soup(bare, path).select_one(".nothing")).startswith("Các văn bản đã nạp ")
    assert not soup(bare, path).select(".nothing a")
    assert soup(bare, f"{path}?document={REPORT}").select(".nothing a")


def test_an_agency_shows_the_first_of_its_tasks_and_leads_to_all(one_a_page, monkeypatch, tmp_path):
    store = Store.open(tmp_path / "other")
    fill(store)
    duty = store.of(kinds.TASKS)[0]
    store.put(plan(), "/x/plan.txt", {kinds.TASKS: [replace(duty, id=f"{PLAN}.k{n}") for n in (1, 2, 3)]})
    page = soup(create_app({"STORE": store, "SEARCHER": None}).test_client(), "/co-quan/so-tttt")
    section = page.select_one("#lead").parent
    assert len(section.select("article.record")) == 1
    link = section.select_one("p > a[href^='/nhiem-vu?']")
    assert words(link) == "Xem cả 3 nhiệm vụ chủ trì"
    assert link["href"] == "/nhiem-vu?agency=so-tttt&role=lead"


def test_what_mentions_state_differently_leads_to_their_pages(one_a_page):
    page = soup(one_a_page, f"/vien-dan/{ACT}")
    links = [a["href"] for a in page.select(".alert a")]
    assert len(links) == 2
    for link, day in zip(links, ("c1", "c2"), strict=True):
        there, _, name = link.partition("#")
        assert name == f"{PLAN}.{day}"
        assert soup(one_a_page, there).find(id=name)


@pytest.mark.parametrize(("kind", "n"), [("sở", 5), ("phường", 0)])
def test_agencies_of_a_kind(client, kind, n):
    page = soup(client, f"/co-quan?kind={quote(kind)}")
    assert len(page.select("tbody th[scope=row]")) == n


def test_of_many_statements_that_disagree_the_first_stand_open_and_on_their_own_page_all(client, monkeypatch):
    monkeypatch.setitem(client.application.jinja_env.globals, "SIDES_SHOWN", 1)
    client.application.jinja_env.cache.clear()
    for path, is_open in (("/doi-chieu", False), ("/doi-chieu/x1", True)):
        card = soup(client, path).select_one("article.record")
        assert words(card.summary) == "Xem thêm 1 trích dẫn"
        assert card.details.has_attr("open") == is_open
        assert len(card.select(".quote")) == 2


def test_a_document_tells_how_much_was_found_in_it(client):
    said = [words(a) for a in soup(client, f"/van-ban/{PLAN}").select(".related a")]
    assert said == ["Nhiệm vụ (2)", "Chỉ tiêu (2)", "Số liệu (1)", "Kinh phí (1)", "Viện dẫn (1)", "Đối chiếu (1)", "Rà soát"]
    assert [words(a) for a in soup(client, f"/van-ban/{REPORT}").select(".related a")] == ["Số liệu (1)", "Rà soát"]


def test_agencies_of_one_name_are_told_apart_by_their_places(tmp_path):
    store = fill(Store.open(tmp_path))
    here, there = (replace(a, place=place) for a, place in zip(store.records(Agency)[:2], ("tỉnh A", "tỉnh B"), strict=True))
    store.link(
        store.revision, {kinds.AGENCIES: [replace(here, id="so-tttt", name="Sở X"), replace(there, id="so-noi-vu", name="Sở X")]}
    )
    options = soup(create_app({"STORE": store, "SEARCHER": None}).test_client(), "/nhiem-vu").select("#loc-agency option")
    assert {words(option) for option in options} == {"Tất cả", "Sở X (tỉnh A)", "Sở X (tỉnh B)"}


def test_a_whole_list_stands_on_one_page_to_be_printed(one_a_page):
    link = next(a for a in soup(one_a_page, "/nhiem-vu").select(".pager a") if "để in" in words(a))
    whole = soup(one_a_page, link["href"])
    assert len(whole.select("article.record")) == 2
    assert not whole.select(".pager")


def test_ways_of_writing_an_agency_that_say_the_same_are_told_once():
    same = Agency(
        id="x",
        name="Sở Nội vụ",
        aliases=("SỞ NỘI VỤ", "SNV", "Sở nội vụ", "snv"),
        kind="sở",
        level="tỉnh",
        parent=None,
        collective=False,
        mentions=1,
    )
    assert agencies.different(same) == ["SNV"]


def test_agencies_are_counted_by_role(client):
    line = next(tr for tr in soup(client, "/co-quan").select("tbody tr") if "Thông tin" in words(tr))
    assert [words(td) for td in line.select("td")] == ["1", "–", "–", "–", "1", "1"]


def test_only_the_busiest_agencies_are_offered_and_the_chosen_one_always(client, monkeypatch, tmp_path):
    monkeypatch.setattr(library, "CHOICES", 1)
    small = create_app({"STORE": fill(Store.open(tmp_path)), "SEARCHER": None}).test_client()
    assert [o["value"] for o in soup(small, "/nhiem-vu").select("#loc-agency option")] == ["", "so-noi-vu"]
    chosen = soup(small, "/nhiem-vu?agency=so-tttt").select("#loc-agency option")
    assert [o["value"] for o in chosen] == ["", "so-tttt", "so-noi-vu"]
    assert soup(small, "/nhiem-vu?agency=khong-co").select_one("#loc-agency option[selected]")["value"] == "khong-co"


@pytest.mark.parametrize("path", ["/nhiem-vu", "/chi-tieu", "/vien-dan", "/co-quan", "/so-lieu", "/van-ban"])
@pytest.mark.parametrize("said", ["%", "_", "\\", "'", "\x00", "(" * 400, "🙂", "đ" * 400])
def test_any_words_are_only_words(client, path, said):
    answer = client.get(path, query_string={"q": said})
    assert answer.status_code == 200
    if said in "_\\'":
        assert not soup(client, f"{path}?q={quote(said)}").select("article.record, tbody tr, .series li")


@pytest.mark.parametrize("path", ["/van-ban", "/nhiem-vu", "/kinh-phi", f"/vien-dan/{ACT}"])
def test_a_page_far_past_the_last_is_empty_but_there(client, path):
    assert not soup(client, f"{path}?trang=1000000").select("article.record, .documents li, tbody tr")
