"""The review: contradictions and gaps counted, each leading to its list, over the library or one document."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from web_library import ACT, PLAN, REPORT, serve, soup, words


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    return serve(tmp_path_factory.mktemp("home"))


FOUND = {
    "Chỉ tiêu có hai mức": "code=target_values", "Nhiệm vụ không nêu cơ quan": "loc=khong-co-quan", "Chỉ tiêu chưa rõ cơ quan chịu trách nhiệm": "basis=none",
    "Chỉ tiêu có cơ quan do suy ra": "basis=inferred", "Văn bản được viện dẫn không thống nhất": "status=conflict",
    "Văn bản được viện dẫn mà thư viện chưa có": "status=not_held",
}  # fmt: skip


@pytest.mark.parametrize("document", ["", PLAN])
def test_what_is_open_is_counted_and_leads_to_its_list(client, document):
    page = soup(client, f"/ra-soat?document={document}")
    links = {words(a).partition(" ")[2]: a["href"] for a in page.select(".findings a[href*='?']")}
    assert links.keys() == FOUND.keys()
    for what, asked in FOUND.items():
        assert asked in links[what]
        assert (f"document={PLAN}" in links[what]) == bool(document)
        listed = soup(client, links[what])
        assert words(listed.select_one(".tally")).startswith("1 "), what


def test_a_document_without_gaps_says_so(client):
    page = soup(client, f"/ra-soat?document={REPORT}")
    assert not page.select(".findings a")
    assert [words(p) for p in page.select(".nothing")] == [
        "Không thấy chỗ nào nói khác nhau.", "Không thấy chỗ nào còn thiếu.", "Không thấy viện dẫn nào ghi sai thể thức hoặc khó hiểu.",
    ]  # fmt: skip


def test_odd_citations_of_a_document_are_quoted_with_what_is_odd(client):
    (odd,) = soup(client, f"/ra-soat?document={PLAN}").select("article.record")
    assert "Nghị định số 45/2020/NĐ-CP" in words(odd.blockquote)
    assert words(odd.select_one(".alert")) == "Ngày ghi khác nơi khác."
    assert odd.select_one("a.source")["href"].startswith(f"/van-ban/{PLAN}?span=")


def test_what_is_cited_most_and_not_held_is_named(client):
    named = soup(client, "/ra-soat").select_one("#nen-nap").parent
    assert words(named.li) == "2 lần: Nghị định số 45/2020/NĐ-CP"
    assert unquote(named.a["href"]) == f"/vien-dan/{ACT}"


def test_a_document_that_is_not_held_is_not_found(client):
    soup(client, "/ra-soat?document=khong-co", 404)
