"""A real server over a real socket."""

from __future__ import annotations

import json
import threading
from http.client import HTTPConnection

import pytest
from web_library import PLAN, fill

from corpus.store import Store
from web import create_app
from web.serve import CannotListen, bind


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = bind(create_app({"STORE": fill(Store.open(tmp_path_factory.mktemp("home"))), "SEARCHER": None}), "127.0.0.1", 0)
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


def test_a_taken_port_is_told(server):
    with pytest.raises(CannotListen, match="cổng đang được chương trình khác dùng"):
        bind(create_app({"STORE": None, "SEARCHER": None}), "127.0.0.1", server.effective_port)


def test_an_address_of_another_machine_is_told():
    with pytest.raises(CannotListen, match="địa chỉ"):
        bind(create_app({"STORE": None, "SEARCHER": None}), "192.0.2.1", 8080)
