"""The pages over the shipped documents: every link works, every quote is in its place."""

from __future__ import annotations

from itertools import count

import pytest
from bs4 import BeautifulSoup
from web_crawl import crawl
from web_library import application, soup, words

from corpus import kinds
from corpus.store import Store

SAMPLE = 40
"""Of so many links to marked places (each lays out a whole document) and to narrowed searches one is followed."""


@pytest.fixture(scope="module")
def store(seed_home):
    return Store.open(seed_home)


@pytest.fixture(scope="module")
def client(seed_home, store):
    return application(store, seed_home).test_client()


@pytest.mark.slow
def test_every_link_leads_somewhere(client, store):
    turn = count()
    pages = crawl(client, follow=lambda path: not ("span=" in path or "&" in path) or next(turn) % SAMPLE == 0)
    assert sum(path.startswith("/nhiem-vu/") for path in pages) == len(store.of(kinds.TASKS))
    assert sum("span=" in path for path in pages) > 20


def test_a_draft_is_compared_with_what_the_documents_cite(client):
    answer = client.post("/du-thao", data={"text": "Thực hiện Nghị định số 61/2018/NĐ-CP ngày 24/4/2018 của Chính phủ."})
    (citation,) = BeautifulSoup(answer.text, "html.parser").select("article.record")
    assert words(citation.select_one(".tag")) == "Không khớp"
    assert "Nên viết: Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018" in words(citation.select_one(".alert"))


def test_a_document_shows_all_its_parts_once(client, store):
    for light in store.documents():
        document = store.document(light.id)
        page = soup(client, f"/van-ban/{document.id}")
        ids = [node["id"] for node in page.select("[id]")]
        for part in (*document.sections, *document.tables, *document.footnotes):
            assert ids.count(part.id.rsplit(".", 1)[1]) == 1, part.id
        assert len(page.select(".doc-body tbody tr")) == sum(len(table.rows) for table in document.tables)
        assert len(page.select("sup.noteref")) == sum(note.ref_span is not None for note in document.footnotes)


def test_the_text_that_is_shown_is_the_text_of_the_sections(client, store):
    for light in store.documents():
        document = store.document(light.id)
        body = soup(client, f"/van-ban/{document.id}").select_one(".doc-body")
        for mark in body.select(".noteref"):
            mark.decompose()
        shown = body.get_text()
        for section in document.sections:
            for paragraph in section.paragraphs():
                assert paragraph.text in shown, section.id


def test_tasks_and_targets_are_marked_where_they_stand(client, store):
    for kind, step in ((kinds.TASKS, 40), (kinds.TARGETS, 10), (kinds.CITATIONS, 60), (kinds.BUDGETS, 5)):
        for record in store.of(kind)[::step]:
            page = soup(client, f"/van-ban/{record.document}?span={record.span.start}-{record.span.end}")
            assert page.select_one("#trich"), record.id
