"""A long document is shown leaf by leaf: nothing lost, nothing twice, every address leads to the leaf where the thing stands."""

from __future__ import annotations

from urllib.parse import urldefrag

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web_crawl import crawl
from web_library import PLAN, PLAN_TEXT, fill, plan, soup, words

from corpus.document import Document, Row, Section, Source, Table
from corpus.span import Joined, Piece, Span
from corpus.store import Store
from web import create_app, leaves
from web.leaves import book


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(leaves, "LEAF", 60)
    monkeypatch.setattr(leaves, "TITLED", 20)


@pytest.fixture
def client(tmp_path, small):
    return create_app({"STORE": fill(Store.open(tmp_path)), "SEARCHER": None, "TESTING": True}).test_client()


def chain(client, path: str):
    """The leaves from one on, each as a page."""
    while path:
        page = soup(client, path)
        yield page
        following = page.select_one('a[rel="next"]')
        path = following["href"] if following else None


def test_the_leaves_together_show_all_of_a_document_once(client):
    pages = list(chain(client, f"/van-ban/{PLAN}"))
    assert len(pages) > 3
    ids = [node["id"] for page in pages for node in page.select(".doc-body [id]")]
    document = plan()
    for part in (*document.sections, *document.tables, *document.footnotes):
        assert ids.count(part.id.rsplit(".", 1)[1]) == 1, part.id
    rows = [tr["id"] for page in pages for tr in page.select(".doc-body tbody tr")]
    assert rows == ["t1-1", "t1-2", "t1-3"]
    for mark in (mark for page in pages for mark in page.select(".noteref")):
        mark.decompose()
    shown = "".join(page.select_one(".doc-body").get_text() for page in pages)
    for section in document.sections:
        for paragraph in section.paragraphs():
            assert shown.count(paragraph.text) == 1


def test_all_of_it_can_still_be_had_on_one_page(client):
    page = soup(client, f"/van-ban/{PLAN}?toan-van=1")
    assert [node["id"] for node in page.select(".part")] == ["s1", "s2", "s3", "s4", "s5"]
    assert not page.select(".leaves")


@pytest.mark.parametrize(
    "quoted", ["80% vào năm 2025", "1\tHồ sơ trực tuyến\t70\t85", "TỔ CHỨC", "Số ước tính", "Chủ trì, phối hợp"]
)
def test_a_quote_is_marked_on_the_leaf_where_it_stands(client, quoted):
    start = PLAN_TEXT.index(quoted)
    assert len(soup(client, f"/van-ban/{PLAN}?span={start}-{start + len(quoted)}").select("#trich")) == 1


@pytest.mark.parametrize("section", ["s1", "s2", "s3", "s4", "s5"])
def test_a_section_is_on_the_leaf_that_its_address_names(client, section):
    assert soup(client, f"/van-ban/{PLAN}?muc={section}").select_one(f"#{section}")


def test_the_contents_of_every_leaf_lead_to_the_sections(client):
    for page in chain(client, f"/van-ban/{PLAN}"):
        for link in page.select(".toc li a[href]"):
            there, name = urldefrag(link["href"])
            assert (soup(client, there) if there else page).select_one(f"#{name}"), link["href"]


def test_every_link_holds_with_leaves(client):
    assert any("trang=2" in path for path in crawl(client, f"/van-ban/{PLAN}", lambda path: path.startswith(f"/van-ban/{PLAN}")))


@pytest.mark.parametrize("query", ["muc=s99", "muc=", "muc=%00", "span=99999-999999"])
def test_an_unknown_place_opens_the_first_leaf(client, query):
    assert soup(client, f"/van-ban/{PLAN}?{query}").select_one("#s1")


def test_a_leaf_past_the_last_is_told(client):
    assert "từ 1 đến" in words(soup(client, f"/van-ban/{PLAN}?trang=99", 400))


# --- any document -----------------------------------------------------------------------------------
def made(sizes: list[int], rows: int) -> Document:
    """A section for each size, of that many characters; the last has a table."""
    text = "".join("a" * size + "\n" for size in sizes)
    sections, at = [], 0
    for n, size in enumerate(sizes, 1):
        pieces = (Piece(0, at, size),)
        sections.append(
            Section(
                id=f"d.s{n}", document="d", parent=None, order=n, kind="dieu", label=f"Điều {n}", title="Tên" if n % 3 else "", text="a" * size,
                span=Span(at, at + size), pieces=pieces,
            )
        )  # fmt: skip
        at += size + 1
    lines = tuple(Row(kind="data", cells=("b",), span=Span(at + 2 * n, at + 2 * n + 1)) for n in range(rows))
    table = Table(
        id="d.t1",
        document="d",
        section=f"d.s{len(sizes)}",
        caption="",
        columns=("Cột",),
        rows=lines,
        span=Span(at, at + 2 * rows),
    )
    return Document(
        id="d", source=Source(name="d.txt", format="txt", sha256="", size=1), text=text + "b\n" * rows, sections=tuple(sections), tables=(table,)
    )  # fmt: skip


@given(st.lists(st.integers(1, 300_000), min_size=1, max_size=40), st.integers(0, 40))
def test_leaves_hold_every_piece_once_in_order_and_none_is_long_without_need(sizes, rows):
    found = book(made(sizes, rows))
    pieces = [piece for n in range(found.leaves) for piece in found.leaf(n)]
    assert pieces == list(found.pieces)
    assert len(pieces) == 2 * len(sizes) + max(rows, 1)
    for n in range(found.leaves):
        leaf = found.leaf(n)
        assert leaf
        sizes = [piece.size for piece in leaf]
        assert sum(sizes) - max(sizes) <= leaves.LEAF + leaves.TITLED
        assert all(found.leaf_at(piece.start) == n for piece in leaf if piece.size and not piece.table)


def test_a_document_without_any_part_is_one_empty_leaf():
    bare = Document(id="d", source=Source(name="d.txt", format="txt", sha256="", size=1), text="a")
    found = book(bare)
    assert (found.leaves, list(found.leaf(0)), found.leaf_at(0), found.leaf_of(None)) == (1, [], 0, None)


def test_cut_in_a_joined_paragraph_is_not_made():
    text = "a" * (2 * leaves.LEAF)
    section = Section(
        id="d.s1", document="d", parent=None, order=1, kind="heading", label="", title="", text=text, span=Span(0, len(text)),
        pieces=Joined.verbatim(text, 0).pieces,
    )  # fmt: skip
    whole = Document(id="d", source=Source(name="d.txt", format="txt", sha256="", size=1), text=text, sections=(section,))
    assert book(whole).leaves == 1
