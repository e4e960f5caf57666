"""A real server over a real socket."""

from __future__ import annotations

import json
import threading
from http.client import HTTPConnection
from urllib.parse import quote

import pytest
from web_library import PLAN, fill

from corpus.store import Store
from index import build
from search.service import Searcher
from web import create_app
from web.serve import CannotListen, bind, settle


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    store = fill(Store.open(home))
    build.refresh(store, home)
    server = bind(create_app({"STORE": store, "SEARCHER": Searcher(store, home)}), "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server
    server.close()
    thread.join(5)


def ask(server, path: str, method: str = "GET") -> tuple[int, str, bytes]:
    connection = HTTPConnection("127.0.0.1", server.effective_port, timeout=10)
    connection.request(method, path)
    answer = connection.getresponse()
    return answer.status, answer.headers["Content-Type"], answer.read()


def test_records_over_a_socket(server):
    status, type_, body = ask(server, f"/api/v1/tasks/{PLAN}.k1")
    assert (status, type_) == (200, "application/json")
    assert json.loads(body)["agencies"][0]["role"] == "lead"


def test_problems_over_a_socket(server):
    assert ask(server, "/api/v1/tasks", "POST")[:2] == (405, "application/problem+json")


LONG = "a" * 10_000
BRACKETS = quote("([{" * 3_000)
CONTROL = quote("".join(map(chr, range(32))) + "hồ sơ\x7f")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (f"q={LONG}", 400), (f"q={BRACKETS}", 400), (f"q={CONTROL}", 200), ("q=%ff%fe", 200), ("q=hồ&limit=1000000000000", 400),
        ("q=hồ&offset=99999999999999999999", 400), ("q=hồ&limit=-1", 400), ("q=hồ&sort=x", 400), ("q=hồ&sort=date&offset=100000", 200),
        ("q=" + "&agency=".join(map(str, range(22))), 400), ("q=hồ&agency=" + LONG, 400), ("q=loai:" + "(" * 200, 200), ("q=nam:-&q=2", 200), ("q=" + "-" * 400, 200),
    ],
)  # fmt: skip
def test_searching_takes_anything_or_says_what_is_wrong(server, query, status):
    query = quote(query, safe="=&%")
    told, type_, body = ask(server, f"/api/v1/search?{query}")
    assert (told, type_) == (status, "application/json" if status == 200 else "application/problem+json")
    assert status == 200 or json.loads(body)["detail"].startswith("Tham số")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/tim-kiem?q=" + LONG, 400), ("GET", "/van-ban/khong-co", 404), ("GET", "/van-ban/" + LONG, 404), ("GET", "/nhiem-vu/%00", 404),
        ("POST", "/tim-kiem", 405), ("DELETE", f"/van-ban/{PLAN}", 405),
        ("BREW", "/", 405), ("GET", "/../../etc/passwd", 404), ("GET", "/static/../library.sqlite", 404), ("GET", "/van-ban?trang=-1", 400),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_a_page_in_vietnamese(server, method, path, status):
    told, type_, body = ask(server, path, method)
    assert (told, type_) == (status, "text/html; charset=utf-8")
    assert '<html lang="vi">' in body.decode()
    assert f"Mã lỗi: {status}" in body.decode()


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/documents/khong-co", 404), ("GET", "/api/v1/" + LONG, 404), ("GET", "/api/v1/tasks/" + LONG, 404), ("PUT", "/api/v1/suggest?q=a", 405),
        ("BREW", "/api/v1/tasks", 405), ("GET", "/api/v1/tasks?limit=1001", 400), ("GET", "/api/v1/tasks?offset=1000000000", 400),
        ("GET", "/api/v1/suggest?q=" + LONG, 400), ("GET", "/api/v1/tasks?document=" + LONG, 400),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_a_problem_to_programs(server, method, path, status):
    told, type_, body = ask(server, path, method)
    assert (told, type_) == (status, "application/problem+json")
    assert json.loads(body)["status"] == status


def test_suggestions_over_a_socket(server):
    status, _, body = ask(server, f"/api/v1/suggest?q={quote('sở n')}")
    assert (status, json.loads(body)["suggestions"][0]["text"]) == (200, "Sở Nội vụ")


def test_head_has_no_body(server):
    status, _, body = ask(server, "/van-ban", "HEAD")
    assert (status, body) == (200, b"")


def test_many_at_once(server):
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(ask(server, f"/van-ban/{PLAN}")[0])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert answers == [200] * 8


def test_what_stays_is_not_walked_again(tmp_path):
    import gc

    class Searcher:
        asked = 0

        def suggest(self, text):
            self.asked += 1

    searcher, before = Searcher(), gc.get_freeze_count()
    try:
        settle(create_app({"STORE": fill(Store.open(tmp_path)), "SEARCHER": searcher}))
        assert searcher.asked == 1
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_a_taken_port_is_told(server):
    with pytest.raises(CannotListen, match="cổng đang được chương trình khác dùng"):
        bind(create_app({"STORE": None, "SEARCHER": None}), "127.0.0.1", server.effective_port)


def test_an_address_of_another_machine_is_told():
    with pytest.raises(CannotListen, match="địa chỉ"):
        bind(create_app({"STORE": None, "SEARCHER": None}), "192.0.2.1", 8080)
