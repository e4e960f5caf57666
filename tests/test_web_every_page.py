"""What holds of every page: links lead somewhere, errors are told, nothing comes from elsewhere."""

from __future__ import annotations

import itertools

import pytest
from bs4 import BeautifulSoup
from web_crawl import crawl
from web_library import PLAN, REPORT, fill, serve, soup, words

from corpus.store import Store
from web import create_app


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    return serve(tmp_path_factory.mktemp("home"))


@pytest.fixture
def empty(tmp_path):
    return create_app({"STORE": Store.open(tmp_path), "SEARCHER": None}).test_client()


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
    [
        "/",
        "/tim-kiem?q=a",
        "/van-ban",
        "/co-quan",
        "/nhiem-vu",
        "/chi-tieu",
        "/vien-dan",
        "/doi-chieu",
        "/so-lieu",
        "/kinh-phi",
        "/ra-soat",
    ],
)
def test_an_empty_library_has_every_page(empty, path):
    soup(empty, path)


@pytest.mark.parametrize(
    "path",
    ["/", "/tim-kiem?q=a", "/van-ban", "/co-quan", "/nhiem-vu", "/chi-tieu", "/vien-dan", "/doi-chieu", "/so-lieu", "/kinh-phi"],
)
def test_an_empty_library_says_what_to_do(empty, path):
    assert "tracuu ingest" in words(soup(empty, path).main)


@pytest.mark.parametrize(
    "path", ["/van-ban?year=1900", "/co-quan?q=khongco", "/nhiem-vu?q=khongco", "/chi-tieu?q=khongco", "/vien-dan?q=khongco", "/doi-chieu?code=x", "/so-lieu?q=khongco"]
)  # fmt: skip
def test_where_nothing_fits_the_way_back_is_shown(client, path):
    assert soup(client, path).select_one(".nothing a")["href"] == path.partition("?")[0]


# --- every page -------------------------------------------------------------------------------------
def test_every_link_of_every_page_leads_somewhere(client):
    pages = crawl(client)
    for noun in ("/van-ban/", "/co-quan/", "/nhiem-vu/", "/chi-tieu/", "/vien-dan/", "/so-lieu/", "/doi-chieu/"):
        assert any(path.startswith(noun) for path in pages), noun


def test_every_page_is_well_made(client):
    for path, text in crawl(client).items():
        page = BeautifulSoup(text, "html.parser")
        ids = [node["id"] for node in page.select("[id]")]
        assert len(ids) == len(set(ids)), f"{path}: {[id for id in ids if ids.count(id) > 1][:3]}"
        assert len(page.select("h1")) == 1, path
        assert len(page.select("main")) == 1, path
        assert page.title.get_text().strip(), path
        assert not page.select("script:not([src^='/static/js/']), [style], [onclick], iframe"), path
        assert not any(script.get_text() for script in page.select("script")), path
        for field in page.select("input:not([type=hidden]), select, textarea"):
            assert page.select_one(f'label[for="{field["id"]}"]'), f"{path}: {field}"
        assert all(image.has_attr("alt") for image in page.select("img")), path
        assert all(nav.has_attr("aria-label") or nav.has_attr("aria-labelledby") for nav in page.select("nav")), path
        assert all(cell.has_attr("scope") for cell in page.select("thead th, tbody th")), path
        assert all(words(link) or link.has_attr("aria-label") for link in page.select("a, button")), path
        levels = [int(node.name[1]) for node in page.select("h1, h2, h3, h4, h5, h6")]
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), f"{path}: {levels}"


def test_nothing_comes_from_elsewhere_and_only_our_own_files_run(client):
    headers = client.get("/").headers
    assert "default-src 'self'; script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
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
