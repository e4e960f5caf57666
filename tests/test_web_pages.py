"""The pages of records and of searching: what they show and where they lead."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from web_library import ACT, REPORT, fill, serve, soup, words

from corpus.store import Store
from web import create_app
from web.pages import search


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    return serve(tmp_path_factory.mktemp("home"))


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
    assert [words(node) for node in page.select("svg .year")] == ["2023", "2024", "2025"]
    assert len(page.select("tbody tr")) == 4
    assert "Năm 2024: 70" in words(page.select_one(".alert"))


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


@pytest.mark.parametrize(
    ("query", "part", "left"),
    [
        ("hồ sơ loai:báo cáo", "loai:báo cáo", "hồ sơ"),
        ("nam:2024 hồ sơ", "nam:2024", "hồ sơ"),
        ('hồ sơ -"trực tuyến"', '-"trực tuyến"', "hồ sơ"),
        ("loai:kế hoạch hồ sơ vaitro:chủ trì", "vaitro:chủ trì", "loai:kế hoạch hồ sơ"),
    ],
)
def test_a_condition_in_the_question_can_be_taken_out(client, query, part, left):
    page = soup(client, f"/tim-kiem?q={quote(query)}")
    chip = next(a for a in page.select(".chips a") if words(a).startswith(part))
    assert parse_qs(urlsplit(chip["href"]).query) == {"q": [left]}
    assert words(page.select_one(".understood"))


def test_of_many_agencies_that_are_meant_the_first_stand_open(client, monkeypatch):
    monkeypatch.setattr(search, "AGENCIES_SHOWN", 1)
    read = soup(client, "/tim-kiem?q=s%E1%BB%9F+n%E1%BB%99i+v%E1%BB%A5+s%E1%BB%9F+tt%26tt").select_one(".understood")
    assert words(read.li).startswith("Cơ quan: Sở")
    assert words(read.summary) == f"và {len(read.select('details li'))} cơ quan khác"
    assert read.select("details li a[href^='/co-quan/so-']")


def test_how_to_type_is_said_and_true(client):
    page = soup(client, "/tim-kiem?q=ho+so")
    said = [words(code) for code in page.select(".how code")]
    for field in ("loai:", "coquan:", "nam:", "so:", "vaitro:"):
        assert any(code.startswith(field) for code in said), field
    for query in ("loai:báo cáo", "coquan:sở nội vụ", "nam:2024", "nam:2016-2024", "so:12/KH-UBND", "vaitro:chủ trì"):
        assert soup(client, f"/tim-kiem?q={quote(query)}").select(".hit"), query


def test_what_was_found_can_stand_by_date(client):
    page = soup(client, "/tim-kiem?q=ho+so+truc+tuyen&group=document")
    newest = soup(client, next(a["href"] for a in page.select(".tally a") if "ngày ban hành" in words(a)))
    assert ["ngày 05/02/2024" in words(hit) for hit in newest.select(".hit")] == [True, False]
    assert not parse_qs(urlsplit(next(a["href"] for a in newest.select(".tally a") if "mức khớp" in words(a))).query).get("sort")


def test_facets_count_what_is_left_under_filters(client):
    for link in soup(client, "/tim-kiem?q=ho+so+truc+tuyen").select(".facets li a"):
        count = int(words(link.small))
        assert f"{count} kết quả" in words(soup(client, link["href"]).select_one(".tally")), link["href"]


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
    assert "<script>" not in answer.text
