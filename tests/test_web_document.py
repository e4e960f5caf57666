"""A document on its page: in order, with tables and notes, every quote in its place."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from web_library import ACT, PLAN, PLAN_TEXT, REPORT, fill, serve, soup, words

from corpus.store import Store
from web import create_app


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    return serve(tmp_path_factory.mktemp("home"))


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
    assert "<script>" not in answer
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


def test_words_that_mean_a_cited_document_lead_there_too(client):
    links = soup(client, f"/van-ban/{PLAN}").select("#s2 a.cite")
    assert [(a.get_text(), unquote(a["href"])) for a in links][1:] == [("văn bản", f"/vien-dan/{ACT}")]


def test_the_versions_of_a_document_lead_to_each_other(client):
    for id, other, standing in ((PLAN, REPORT, False), (REPORT, PLAN, True)):
        told = soup(client, f"/van-ban/{id}").select_one(".succession")
        assert "Thư viện giữ 2 bản" in words(told)
        assert [a["href"] for a in told.select("a")] == [f"/van-ban/{other}"]
        assert ("bản dùng để tra cứu" in words(told.select_one("li:has(a)"))) == standing
    assert "Dự thảo · văn bản thuần · giống 87% · cùng trích yếu" in words(
        soup(client, f"/van-ban/{PLAN}").select_one(".succession")
    )


def test_what_read_a_file_and_what_to_mind_is_told(client):
    page = soup(client, f"/van-ban/{PLAN}")
    assert "Một trang không đọc được." in words(page.select_one(".alert #luu-y").parent)
    assert "Được đọc bằng bộ đọc văn bản thuần" in words(page.select_one(".about"))


def test_a_mark_and_the_headings_tell_their_page(client):
    page = soup(client, f"/van-ban/{PLAN}?span={PLAN_TEXT.index('MỤC TIÊU')}-{PLAN_TEXT.index('MỤC TIÊU') + 8}")
    assert "trang 1 của tệp gốc" in words(page.select_one("p.alert"))
    assert [words(mark) for mark in page.select(".page-mark")] == ["trang 1"]


def test_a_draft_says_so(client):
    assert "Dự thảo" in words(soup(client, f"/van-ban/{REPORT}").h1)
