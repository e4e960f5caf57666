"""A real server over a real socket."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from http.client import HTTPConnection
from urllib.parse import quote

import pytest
from web_library import PLAN, application, fill

from corpus.store import Store
from index import build
from web import LONGEST_BODY, create_app
from web import serve as serving
from web.serve import CannotListen, bind, settle


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    store = fill(Store.open(home))
    build.refresh(store, home)
    server = bind(application(store, home), "127.0.0.1", 0)
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


def send(server, head: str, *parts: bytes, timeout: float = 20) -> bytes:
    """All that comes back for a request sent piece by piece, whatever the server thinks of it."""
    with socket.create_connection(("127.0.0.1", server.effective_port), timeout=timeout) as line:
        line.sendall(head.replace("\n", "\r\n").encode() + b"\r\n\r\n")
        for part in parts:
            line.sendall(part)
        line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65536), b""))


POST = "POST {} HTTP/1.1\nHost: x\nContent-Type: application/x-www-form-urlencoded\n{}"
MEGABYTE = b"a" * 2**20


@pytest.mark.parametrize(
    "more", ["Content-Length: {}", "Connection: close\nContent-Length: {}"], ids=["kept open", "to be closed"]
)
@pytest.mark.parametrize("megabytes", [LONGEST_BODY // 2**20 + 1, 40])
def test_a_body_of_any_size_is_refused_with_a_page(server, more, megabytes):
    came = send(server, POST.format("/du-thao", more.format(megabytes * 2**20)), *[MEGABYTE] * megabytes).decode()
    assert came.startswith("HTTP/1.1 413 ")
    assert "Mã lỗi: 413" in came
    assert "quá lớn" in came


def test_what_comes_after_a_refused_body_is_answered(server):
    length = LONGEST_BODY + 2**20
    came = send(
        server,
        POST.format("/du-thao", f"Content-Length: {length}"),
        b"a" * length,
        b"GET /api/v1/tasks/khong-co HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    )
    assert came.count(b"HTTP/1.1 ") == 2
    assert b"HTTP/1.1 404 " in came


def test_a_body_that_does_not_say_how_long_it_is_is_refused_when_it_has_become_too_long(server):
    chunk = b"100000\r\n" + MEGABYTE + b"\r\n"
    connection = HTTPConnection("127.0.0.1", server.effective_port, timeout=20)
    connection.putrequest("POST", "/du-thao")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.putheader("Content-Type", "application/x-www-form-urlencoded")
    connection.endheaders()
    with contextlib.suppress(ConnectionError):
        for _ in range(LONGEST_BODY // 2**20 + 1):
            connection.send(chunk)
    answer = connection.getresponse()
    assert answer.status == 413
    assert answer.headers["Connection"] == "close"


def test_who_asks_before_sending_is_refused_without_sending(server):
    came = send(server, POST.format("/du-thao", "Expect: 100-continue\nContent-Length: 1000000000"))
    assert came.startswith(b"HTTP/1.1 413 ")
    assert b"100 Continue" not in came


def test_who_does_not_stop_sending_is_hung_up_on(server, monkeypatch):
    monkeypatch.setattr(serving, "MOST_SKIPPED", 2**20)
    with pytest.raises(ConnectionError):
        send(server, POST.format("/du-thao", "Content-Length: 1000000000"), *[MEGABYTE] * 400)


def test_a_large_body_to_what_takes_none_is_no_matter(server):
    came = send(server, POST.format("/api/v1/tasks", f"Content-Length: {40 * 2**20}"), *[MEGABYTE] * 40)
    assert came.startswith(b"HTTP/1.1 405 ")
    assert b"application/problem+json" in came


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
        def __init__(self):
            self.asked, self.warmed = 0, threading.Event()

        def suggest(self, text):
            self.asked += 1

        def warm(self):
            self.warmed.set()

    searcher, before = Searcher(), gc.get_freeze_count()
    try:
        settle(create_app({"STORE": fill(Store.open(tmp_path)), "SEARCHER": searcher}))
        assert searcher.asked == 1
        assert searcher.warmed.wait(10)
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


def test_a_taken_port_is_told(server):
    with pytest.raises(CannotListen, match="cổng đang được chương trình khác dùng"):
        bind(create_app({"STORE": None, "SEARCHER": None}), "127.0.0.1", server.effective_port)


def test_an_address_of_another_machine_is_told():
    with pytest.raises(CannotListen, match="địa chỉ"):
        bind(create_app({"STORE": None, "SEARCHER": None}), "192.0.2.1", 8080)
