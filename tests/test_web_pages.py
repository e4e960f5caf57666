"""The pages: what they show, where their links go, what they say when there is nothing."""

from __future__ import annotations

import itertools
from html import unescape
from urllib.parse import quote, unquote, urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup
from web_library import ACT, PLAN, PLAN_TEXT, REPORT, fill

from corpus.store import Store
from index import build
from search.service import Searcher
from web import create_app


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    build.refresh(fill(Store.open(home)), home)
    return home


@pytest.fixture(scope="module")
def client(home):
    store = Store.open(home)
    return create_app({"STORE": store, "SEARCHER": Searcher(store, home), "TESTING": True}).test_client()


@pytest.fixture
def empty(tmp_path):
    return create_app({"STORE": Store.open(tmp_path), "SEARCHER": None}).test_client()


def soup(client, path: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == status, f"{path}: {answer.status_code}"
    assert answer.content_type == "text/html; charset=utf-8"
    return BeautifulSoup(answer.text, "html.parser")


def words(node) -> str:
    return " ".join(node.get_text(" ").split())


# --- the document -----------------------------------------------------------------------------------
def test_a_document_is_laid_out_in_the_order_of_its_text(client):
    page = soup(client, f"/van-ban/{PLAN}")
    assert words(page.h1) == "Kế hoạch số 12/KH-UBND"
    body = page.select_one(".doc-body")
    assert [node["id"] for node in body.select(".part")] == ["s1", "s2", "s3", "s4", "s5"]
    assert [node.name for node in body.select(".part > :is(h2, h3, h4)")] == ["h2", "h3", "h3", "h4"]
    assert "tỷ lệ hồ sơ trực tuyến đạt 80% vào năm 2025 1 ." in words(body.select_one("#s2"))
    assert words(page.select_one(".about")).count("05/02/2024") == 1
    assert [a["href"] for a in page.select(".toc li a")] == ["#s1", "#s2", "#s3", "#s4", "#s5", "#chu-thich"]


def test_markup_in_a_document_is_only_text(client):
    answer = client.get(f"/van-ban/{PLAN}").text
    assert "<script" not in answer
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer


def test_a_table_has_its_headers_groups_and_totals(client):
    table = soup(client, f"/van-ban/{PLAN}").select_one("#t1 table")
    assert [(words(th), th.get("colspan"), th.get("rowspan")) for th in table.select("thead th")] == [
        ("STT", None, "2"), ("Nội dung", None, "2"), ("Năm", "2", None), ("2024", None, None), ("2025", None, None),
    ]  # fmt: skip
    assert [tr.get("class") for tr in table.select("tbody tr")] == [["group"], None, ["total"]]


def test_notes_and_their_marks_lead_to_each_other(client):
    page = soup(client, f"/van-ban/{PLAN}")
    for note in ("f1", "f2"):
        mark = page.select_one(f'sup a[href="#{note}"]')
        assert page.select_one(f"#{note} .back")["href"] == f"#{mark['id']}"
    assert page.select_one("#t1-2 td:last-child sup") is not None


@pytest.mark.parametrize(
    "quoted",
    ["80% vào năm 2025", "tuyến\n\n--- trang 2 ---\n\nđạt", "1\tHồ sơ trực tuyến\t70\t85", "MỤC TIÊU", "Số ước tính"],
    ids=["paragraph", "over a page break", "table row", "heading", "footnote"],
)
def test_a_quote_is_marked_in_its_place(client, quoted):
    start = PLAN_TEXT.index(quoted)
    page = soup(client, f"/van-ban/{PLAN}?span={start}-{start + len(quoted)}")
    marked = " ".join(words(mark) for mark in page.select("mark"))
    assert marked.replace(" ", "") == quoted.replace("\n\n--- trang 2 ---\n\n", "").replace("\t", "").replace(" ", "")
    assert len(page.select("#trich")) == 1
    raw = soup(client, f"/van-ban/{PLAN}/nguon?span={start}-{start + len(quoted)}")
    assert raw.select_one("#trich").get_text() == quoted


def test_a_quote_outside_the_sections_is_still_shown(client):
    page = soup(client, f"/van-ban/{PLAN}?span=0-16")
    assert words(page.select_one(".alert #trich")) == "ỦY BAN NHÂN DÂN"


def test_the_source_is_the_canonical_text(client):
    assert soup(client, f"/van-ban/{PLAN}/nguon").select_one("pre").get_text() == PLAN_TEXT


def test_a_long_source_is_shown_a_window_at_a_time(tmp_path, monkeypatch):
    from web.pages import documents

    monkeypatch.setattr(documents, "WINDOW", 100)
    client = create_app({"STORE": fill(Store.open(tmp_path)), "SEARCHER": None}).test_client()
    read, path = "", f"/van-ban/{PLAN}/nguon"
    while path:
        page = soup(client, path)
        read += page.select_one("pre").get_text()
        following = page.select_one('a[rel="next"]')
        path = following["href"] if following else None
    assert read == PLAN_TEXT
    far = PLAN_TEXT.index("Số ước tính")
    assert "Số ước tính" in soup(client, f"/van-ban/{PLAN}/nguon?span={far}-{far + 11}").select_one("pre").get_text()


def test_citations_in_the_text_lead_to_the_cited_document(client):
    link = soup(client, f"/van-ban/{PLAN}").select_one("#s2 a.cite")
    assert unquote(link["href"]) == f"/vien-dan/{ACT}"
    assert link.get_text() == "Nghị định số 45/2020/NĐ-CP"


def test_a_draft_says_so(client):
    assert "Dự thảo" in words(soup(client, f"/van-ban/{REPORT}").h1)


# --- records ----------------------------------------------------------------------------------------
def test_an_agency_shows_its_tasks_by_role_with_quotes(client):
    page = soup(client, "/co-quan/so-tttt")
    assert "hồ sơ trực tuyến" in words(page.select_one("#lead").parent)
    assert "31/12/2025" in words(page)
    assert page.select_one("#lead").parent.select_one("a.source")["href"].endswith("#trich")
    assert "Sở Khoa học và Công nghệ" in words(page.select_one(".succession"))


def test_what_an_agency_inherits_is_marked_with_basis_and_how_sure(client):
    inherited = soup(client, "/co-quan/so-khcn").select_one(".inherited")
    for expected in (
        "Kế thừa từ Sở Thông tin và Truyền thông",
        "Nghị quyết sắp xếp",
        "Mức chắc chắn: cao",
        "01/3/2025",
        "hồ sơ trực tuyến",
    ):
        assert expected in words(inherited)


def test_succession_in_a_circle_ends(tmp_path):
    from corpus import kinds
    from corpus.agency import Agency, Succession

    def one(id: str, other: str) -> Agency:
        before = Succession(agency=other, name=other, scope="", since="", basis="", sure="")
        return Agency(
            id=id, name=id, aliases=(), kind="sở", level=None, parent=None, collective=False, mentions=0, predecessors=(before,)
        )

    store = fill(Store.open(tmp_path))
    assert store.link(store.revision, {kinds.AGENCIES: [one("a", "b"), one("b", "a")]})
    soup(create_app({"STORE": store, "SEARCHER": None}).test_client(), "/co-quan/a")


def test_agencies_stand_in_vietnamese_order(client):
    names = [words(th) for th in soup(client, "/co-quan").select("tbody th[scope=row]")]
    assert names == ["Dân quân", "Đảng ủy xã", "Sở Khoa học và Công nghệ", "Sở Nội vụ", "Sở Thông tin và Truyền thông"]


@pytest.mark.parametrize(
    ("query", "found"), [("dang uy", ["Đảng ủy xã"]), ("TT&TT", ["Sở Thông tin và Truyền thông"]), ("xyz", [])]
)
def test_agencies_are_found_by_name_and_alias(client, query, found):
    assert [words(th) for th in soup(client, f"/co-quan?q={quote(query)}").select("tbody th[scope=row]")] == found


@pytest.mark.parametrize(
    ("query", "n"),
    [
        ("", 2), ("agency=so-noi-vu", 1), ("agency=so-noi-vu&role=lead", 0), ("role=lead", 1), ("loc=co-thoi-han", 1),
        ("loc=khong-co-quan", 1), ("loc=khong-chu-tri", 0), ("q=nang+ty+le", 1), (f"document={REPORT}", 0),
    ],
)  # fmt: skip
def test_tasks_are_narrowed(client, query, n):
    assert len(soup(client, f"/nhiem-vu?{query}").select("article.record")) == n


@pytest.mark.parametrize(
    ("query", "n"),
    [("", 2), ("basis=inferred", 1), ("basis=explicit", 0), ("basis=none", 1), ("basis=conflict", 1), ("agency=so-tttt", 1)],
)
def test_targets_are_narrowed(client, query, n):
    assert len(soup(client, f"/chi-tieu?{query}").select("article.record")) == n


def test_a_target_shows_who_answers_why_and_what_is_missing(client):
    card = words(soup(client, "/chi-tieu").select_one("article.record"))
    for expected in (
        "suy ra",
        "75%",
        "Hiện trạng năm 2024",
        "Năm 2025 80%",
        "Chủ trì, phối hợp",
        "Chưa thống nhất",
        "sản phẩm",
        "Nghị định số 45/2020/NĐ-CP",
    ):
        assert expected in card


def test_a_cited_document_shows_where_and_what_disagrees(client):
    page = soup(client, f"/vien-dan/{ACT}")
    assert len(page.select("article.record")) == 2
    assert "08/4/2020" in words(page.select_one(".alert"))
    assert "09/4/2020" in words(page.select_one(".alert"))
    assert page.select_one("article.record mark").get_text() == "Nghị định số 45/2020/NĐ-CP"


def test_a_series_has_a_chart_and_its_table(client):
    page = soup(client, "/so-lieu/ho-so-truc-tuyen")
    assert [words(node) for node in page.select("svg .year")] == ["2023", "2025"]
    assert len(page.select("tbody tr")) == 4
    assert "2024 có số liệu khác nhau" in words(page.select_one(".alert"))


def test_a_sum_that_fails_is_told(client):
    assert "✗ Lệch: 40 + 45 = 85,5" in words(soup(client, "/kinh-phi").select_one("tbody tr"))


def test_what_was_compared_is_always_said(client):
    for path in ("/co-quan", "/nhiem-vu", "/chi-tieu", "/vien-dan", "/doi-chieu", "/so-lieu", "/kinh-phi"):
        assert "2 văn bản đã nạp" in words(soup(client, path)), path


# --- searching --------------------------------------------------------------------------------------
def test_the_first_page_counts_what_is_held(client):
    page = soup(client, "/")
    counts = {words(a).split(" ", 1)[1]: words(a).split(" ", 1)[0] for a in page.select(".counts a")}
    assert counts["văn bản"] == "2"
    assert counts["nhiệm vụ"] == "2"
    for example in page.select(".examples a"):
        assert soup(client, example["href"]).select(".hit"), example["href"]


def test_results_quote_and_lead_to_the_place(client):
    page = soup(client, "/tim-kiem?q=ho+so+truc+tuyen")
    hits = page.select(".hit")
    assert hits
    assert page.select(".snippet mark")
    for hit in hits:
        assert soup(client, hit.select_one("h2 a")["href"]).select_one("#trich")


def test_a_facet_narrows_and_can_be_taken_back(client):
    page = soup(client, "/tim-kiem?q=ho+so+truc+tuyen")
    choice = next(a for a in page.select(".facets li a") if "Dòng bảng" in words(a))
    narrowed = soup(client, choice["href"])
    assert {words(tag) for tag in narrowed.select(".hit .tag")} == {"Dòng bảng"}
    assert len(soup(client, narrowed.select_one(".chips a")["href"]).select(".hit")) == len(page.select(".hit"))


def test_nothing_found_says_what_to_do(client):
    assert "Không có đoạn nào trong 2 văn bản đã nạp" in words(soup(client, "/tim-kiem?q=qwrtzx"))


def test_no_words_and_no_filter_lead_home(client):
    assert client.get("/tim-kiem?q=").location == "/"


@pytest.mark.parametrize(
    "query",
    [
        "<script>alert(1)</script>",
        '"',
        "\x00\x1f",
        "a" * 500,
        "((((",
        "AND OR NOT",
        "*",
        "🙂" * 50,
        "%",
        "đ" * 200,
        "\u200b\ufeff",
        "-",
        "60/2024/NĐ-CP OR 1=1",
    ],
)
def test_any_query_is_answered(client, query):
    answer = client.get("/tim-kiem", query_string={"q": query}, follow_redirects=True)
    assert answer.status_code == 200
    assert "<script" not in answer.text


# --- what goes wrong --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/khong-co", 404), ("/van-ban/khong-co", 404), ("/van-ban/khong-co/nguon", 404), ("/co-quan/khong-co", 404), ("/nhiem-vu/x", 404),
        ("/chi-tieu/x", 404), ("/vien-dan/a/b/c", 404), ("/so-lieu/x", 404), ("/doi-chieu/x", 404), ("/static/khong-co.css", 404),
        (f"/van-ban/{PLAN}?span=5", 400), (f"/van-ban/{PLAN}?span=9-5", 400), (f"/van-ban/{PLAN}/nguon?tu=-1", 400),
        ("/tim-kiem?q=" + "a" * 501, 400), ("/tim-kiem?q=a&role=boss", 400), ("/tim-kiem?q=a&year=nay", 400), ("/tim-kiem?q=a&trang=0", 400),
        ("/nhiem-vu?trang=x", 400), ("/nhiem-vu?role=x", 400), ("/chi-tieu?basis=x", 400), ("/van-ban?trang=99999999999999", 400),
    ],
)  # fmt: skip
def test_a_bad_address_gets_a_page_in_vietnamese(client, path, status):
    page = soup(client, path, status)
    assert page.html["lang"] == "vi"
    assert words(page.h1) in ("Không tìm thấy", "Yêu cầu chưa hợp lệ")
    assert page.select_one("main a[href='/']")


def test_a_page_past_the_last_is_empty_but_there(client):
    assert not soup(client, "/nhiem-vu?trang=9").select("article.record")


def test_a_fault_is_told_without_its_particulars(tmp_path, caplog):
    class Broken:
        def search(self, *_, **__):
            raise RuntimeError("mật khẩu là 123")

    client = create_app({"STORE": fill(Store.open(tmp_path)), "SEARCHER": Broken()}).test_client()
    page = soup(client, "/tim-kiem?q=a", 500)
    assert "Máy chủ gặp lỗi" in words(page)
    assert "mật khẩu" not in words(page)
    assert "mật khẩu" in caplog.text


@pytest.mark.parametrize(
    "path",
    ["/", "/tim-kiem?q=a", "/van-ban", "/co-quan", "/nhiem-vu", "/chi-tieu", "/vien-dan", "/doi-chieu", "/so-lieu", "/kinh-phi"],
)
def test_an_empty_library_has_every_page(empty, path):
    soup(empty, path)


def test_an_empty_library_says_what_to_do(empty):
    assert "tracuu ingest" in words(soup(empty, "/"))


# --- every page -------------------------------------------------------------------------------------
def crawl(client, start: str = "/") -> dict[str, BeautifulSoup]:
    """Every page that links lead to from the first one, by address without fragment; fails on a link that leads nowhere.

    Facets combine without end, so of searches only those with one of them are followed.
    """
    pages, waiting, anchors = {}, [start], []
    while waiting:
        path = waiting.pop()
        if path in pages or (path.startswith("/tim-kiem") and path.count("&") > 1):
            continue
        answer = client.get(path)
        assert answer.status_code in (200, 302), f"{path}: {answer.status_code}"
        is_page = answer.status_code == 200 and answer.mimetype == "text/html"
        pages[path] = BeautifulSoup(answer.text, "html.parser") if is_page else None
        for node in pages[path].select("[href], [src], [cite]") if pages[path] else ():
            there, anchor = urldefrag(urljoin(path, unescape(node.get("href") or node.get("src") or node.get("cite"))))
            assert there.startswith("/"), f"{path} links outside: {there}"
            anchors.append((path, there, anchor))
            waiting.append(there)
    for path, there, anchor in anchors:
        if anchor and there in pages:
            assert pages[there].find(id=unquote(anchor)), f"{path}: no #{anchor} in {there}"
    return pages


def test_every_link_of_every_page_leads_somewhere(client):
    pages = crawl(client)
    for noun in ("/van-ban/", "/co-quan/", "/nhiem-vu/", "/chi-tieu/", "/vien-dan/", "/so-lieu/", "/doi-chieu/"):
        assert any(path.startswith(noun) for path in pages), noun


def test_every_page_is_well_made(client):
    for path, page in crawl(client).items():
        if page is None:
            continue
        ids = [node["id"] for node in page.select("[id]")]
        assert len(ids) == len(set(ids)), f"{path}: {[id for id in ids if ids.count(id) > 1][:3]}"
        assert len(page.select("h1")) == 1, path
        assert len(page.select("main")) == 1, path
        assert page.title.get_text().strip(), path
        assert not page.select("script, [style], [onclick], iframe"), path
        for field in page.select("input:not([type=hidden]), select"):
            assert page.select_one(f'label[for="{field["id"]}"]'), f"{path}: {field}"
        levels = [int(node.name[1]) for node in page.select("h1, h2, h3, h4, h5, h6")]
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), f"{path}: {levels}"


def test_nothing_comes_from_elsewhere_and_nothing_runs(client):
    headers = client.get("/").headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "script-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_a_page_is_not_made_again_while_the_library_stays(tmp_path):
    store = fill(Store.open(tmp_path))
    client = create_app({"STORE": store, "SEARCHER": None}).test_client()
    tag = client.get("/nhiem-vu").headers["ETag"]
    assert client.get("/nhiem-vu", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/chi-tieu", headers={"If-None-Match": tag}).status_code == 200
    store.remove(REPORT)
    changed = client.get("/nhiem-vu", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert "1 văn bản đã nạp" in changed.text


def test_style_and_fonts_are_kept_for_good(client):
    for link in soup(client, "/").select('link[rel="stylesheet"]'):
        answer = client.get(link["href"])
        assert answer.cache_control.immutable
        assert answer.mimetype == "text/css"
