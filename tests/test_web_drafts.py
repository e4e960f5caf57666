"""A draft pasted into the page: its citations with what is wrong, and the form of a cited document."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from web_library import ACT, PLAN, fill, serve, soup, words

from corpus.store import Store
from web import LONGEST_BODY, create_app
from web.pages.drafts import LONGEST


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    return serve(tmp_path_factory.mktemp("home"))


def checked(client, text: str) -> BeautifulSoup:
    answer = client.post("/du-thao", data={"text": text})
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def test_what_is_odd_comes_first_with_the_right_form(client):
    page = checked(client, "Căn cứ Thông tư số 01/2024/TT-BNV; Nghị định số 46 /2020/NĐ-CP ngày 01/4/2020 của Chính phủ.")
    first, second = page.select("article.record")
    assert words(first.select_one(".tag")) == "Ghi sai"
    assert "Nên viết: Nghị định số 46/2020/NĐ-CP" in words(first.select_one(".alert"))
    assert "Nghị định số 46/2020/NĐ-CP ngày 01 tháng 4 năm 2020 của Chính phủ" in words(first.select_one(".facts"))
    assert not second.select(".alert")
    assert words(page.select_one("#ket-qua small")) == "2 viện dẫn, 1 chỗ cần xem lại"


@pytest.mark.parametrize("text", ["", "   ", "Không viện dẫn gì.", "(" * 10_000, "<script>alert(1)</script>", "\x00"])
def test_a_text_without_citations_says_so(client, text):
    page = checked(client, text)
    assert "Không thấy viện dẫn nào" in words(page.main)
    assert not page.select("main script")


@pytest.mark.parametrize(("size", "status"), [(LONGEST + 1, 400), (LONGEST_BODY, 413)])
def test_a_draft_that_is_too_long_is_refused_in_words(client, size, status):
    answer = client.post("/du-thao", data={"text": "a" * size})
    assert answer.status_code == status
    assert "từng phần" in answer.text


def test_the_text_stays_in_the_form(client):
    assert checked(client, "Theo Luật\nĐất đai & <b>").textarea.get_text().strip() == "Theo Luật\nĐất đai & <b>"


def test_a_cited_document_shows_how_it_is_cited(client):
    first, later = soup(client, f"/vien-dan/{ACT}").select("#cach-ghi ~ dl dd")
    assert words(first) == "Nghị định số 45/2020/NĐ-CP ngày 08 tháng 4 năm 2020 của Chính phủ về thủ tục điện tử"
    assert words(later) == "Nghị định số 45/2020/NĐ-CP"


@pytest.mark.parametrize(("relation", "n"), [("", 2), ("can_cu", 2), ("thay_the", 0)])
def test_mentions_are_narrowed_to_a_relation(client, relation, n):
    page = soup(client, f"/vien-dan/{ACT}?quan-he={relation}")
    assert len(page.select("article.record")) == n
    assert bool(page.select(".nothing a, .nothing")) == (n == 0)


def test_without_the_room_that_checks_there_is_no_such_page(tmp_path):
    client = create_app({"STORE": fill(Store.open(tmp_path)), "SEARCHER": None}).test_client()
    assert not soup(client, f"/van-ban/{PLAN}").select("a[href='/du-thao']")
    assert not soup(client, f"/vien-dan/{ACT}").select("#cach-ghi")
    soup(client, "/du-thao", 404)
