"""Tasks by when they are due: their order, what has passed, how a deadline was read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from web_library import PLAN, fill, plan, soup, words

from corpus import kinds
from corpus.store import Store
from web import create_app, deadlines
from web.pages import tasks

TODAY = "2026-06-15"
DEADLINES = {
    "a": None, "b": "Hằng năm", "c": "trong quý II năm 2026", "d": "trước ngày 15/6/2026", "e": "Năm 2027", "f": "trước ngày 14 tháng 6 năm 2026",
    "g": None, "h": "trong thời hạn 15 ngày", "i": "2025", "j": "trước ngày 30/4/1975",
}  # fmt: skip
"""The deadlines of the tasks of one document, by their names in the order of the text."""


@pytest.fixture
def client(monkeypatch, tmp_path):
    monkeypatch.setattr(deadlines, "today", lambda: TODAY)
    monkeypatch.setattr(tasks, "PER_PAGE", 4)
    store = fill(Store.open(tmp_path))
    lead, other = store.of(kinds.TASKS)
    made = [
        replace(lead if name < "e" else other, id=f"{PLAN}.k{n}", text=f"Việc {name}", deadline=deadline)
        for n, (name, deadline) in enumerate(DEADLINES.items(), 1)
    ]
    store.put(plan(), "/x/plan.txt", {kinds.TASKS: made})
    return create_app({"STORE": store, "SEARCHER": None, "TESTING": True}).test_client()


def listed(client, path: str) -> str:
    """The names of the tasks on a page and those after it, in one word, a space between pages."""
    shown = []
    while path:
        page = soup(client, path)
        shown.append("".join(words(card.blockquote)[-1] for card in page.select("article.record")))
        link = page.select_one('.pager a[rel="next"]')
        path = link["href"] if link else ""
    return " ".join(shown)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", "abcd efgh ij"), ("sort=deadline", "ifdc ebhj ag"), ("sort=deadline&agency=so-tttt", "dcba"), ("sort=deadline&q=viec", "ifdc ebhj ag"),
        (f"sort=deadline&document={PLAN}", "ifdc ebhj ag"), ("sort=deadline&loc=khong-co-quan", "ifeh jg"), ("loc=qua-han", "fi"), ("loc=con-han", "cde"),
        ("loc=con-han&sort=deadline", "dce"), ("loc=qua-han&agency=so-tttt", ""), ("sort=deadline&ca-danh-sach=1", "ifdcebhjag"),
    ],
)  # fmt: skip
def test_the_order_holds_over_pages_and_filters(client, asked, names):
    assert listed(client, f"/nhiem-vu?{asked}") == names


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("k1", None), ("k2", "Hằng năm"), ("k3", "trong quý II năm 2026 (tính đến hết ngày 30/6/2026)"), ("k4", "trước ngày 15/6/2026"),
        ("k6", "trước ngày 14 tháng 6 năm 2026 Đã qua thời hạn"), ("k9", "2025 (tính đến hết ngày 31/12/2025) Đã qua thời hạn"),
        ("k10", "trước ngày 30/4/1975"),
    ],
)  # fmt: skip
def test_a_deadline_says_how_it_was_read_and_that_it_has_passed(client, task, said):
    card = soup(client, f"/nhiem-vu/{PLAN}.{task}").select_one("article.record")
    shown = [words(row.dd) for row in card.select(".facts > div") if words(row.dt) == "Thời hạn"]
    assert shown == ([said] if said else [])


@pytest.mark.parametrize(
    ("asked", "told"), [("", False), ("sort=deadline", True), ("loc=qua-han", True), ("loc=co-thoi-han", False)]
)
def test_a_list_by_deadline_says_what_it_goes_by(client, asked, told):
    page = soup(client, f"/nhiem-vu?{asked}")
    assert ("so với hôm nay, 15/6/2026" in words(page.main)) == told
    assert [option["value"] for option in page.select("#loc-sort option[selected]")] == ["deadline"] * ("sort" in asked)


def test_a_page_of_yesterday_is_not_taken_for_todays(client, monkeypatch):
    tag = client.get("/nhiem-vu").headers["ETag"]
    assert client.get("/nhiem-vu", headers={"If-None-Match": tag}).status_code == 304
    monkeypatch.setattr(deadlines, "today", lambda: "2026-06-16")
    assert client.get("/nhiem-vu", headers={"If-None-Match": tag}).status_code == 200


def test_the_api_goes_by_deadlines_too(client):
    found = client.get("/api/v1/tasks?sort=deadline&limit=4&offset=1")
    assert [item["text"][-1] for item in found.json["items"]] == list("fdce")
    assert "sort=deadline" in found.headers["Link"]
    assert client.get("/api/v1/tasks?sort=text").status_code == 400
    assert client.get("/api/v1/targets?sort=deadline").status_code == 400
