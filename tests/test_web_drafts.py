"""A draft pasted into the page: its citations with what is wrong, and the form of a cited document."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import tempfile
from http.client import HTTPConnection
from pathlib import PurePath
from threading import BoundedSemaphore

import pytest
from bs4 import BeautifulSoup
from docx import Document
from little_docx import saved
from little_pdf import LittlePdf
from web_library import ACT, PLAN, fill, serve, soup, words

from corpus.errors import UnreadableFile
from corpus.store import Store
from ingest import pipeline, workers
from ingest.workers import Limits
from web import LONGEST_BODY, create_app
from web.pages import drafts
from web.pages.drafts import LONGEST, LONGEST_FILE


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


@pytest.mark.parametrize("text", ["Không viện dẫn gì.", "(" * 10_000, "<script>alert(1)</script>", "\x01"])
def test_a_text_without_citations_says_so(client, text):
    page = checked(client, text)
    assert "Không thấy viện dẫn nào" in words(page.main)
    assert not page.select("main script")


@pytest.mark.parametrize(("size", "status"), [(LONGEST + 1, 400), (LONGEST_BODY, 413)])
def test_a_draft_that_is_too_long_is_refused_in_words(client, size, status):
    answer = client.post("/du-thao", data={"text": "a" * size})
    assert answer.status_code == status
    assert "từng phần" in answer.text


def sent(client, name: str, data: bytes, text: str = "", status: int = 200) -> BeautifulSoup:
    answer = client.post("/du-thao", data={"text": text, "file": (io.BytesIO(data), name)})
    assert answer.status_code == status
    return BeautifulSoup(answer.text, "html.parser")


DRAFT = "Căn cứ Nghị định số 46 /2020/NĐ-CP ngày 08/4/2020 của Chính phủ."


def docx() -> bytes:
    made = Document()
    made.add_paragraph(DRAFT)
    return saved(made)


FILES = {
    "txt": ("dự thảo.txt", DRAFT.encode()), "txt in UTF-16": ("a.TXT", DRAFT.encode("utf-16")), "md": ("du-thao.md", f"# Kế hoạch\n\n{DRAFT}\n".encode()),
    "html": ("du-thao.html", f"<!doctype html><meta charset=utf-8><p>{DRAFT}</p>".encode()), "docx": ("du-thao.docx", docx()),
    "docx under another name": ("du-thao.doc", docx()), "pdf": ("du-thao.pdf", LittlePdf().text(85, 100, DRAFT, size=12).bytes()),
    "in a folder of somebody's": ("thư mục/dự thảo.txt", DRAFT.encode()), "no suffix": ("du-thao", DRAFT.encode()),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data"), FILES.values(), ids=FILES)
def test_the_file_of_a_draft_is_checked_like_its_text(client, name, data):
    page = sent(client, name, data)
    (card,) = page.select("article.record")
    assert "Nên viết: Nghị định số 46/2020/NĐ-CP" in words(card.select_one(".alert"))
    assert f"soát tệp {PurePath(name).name}" in words(page.h2)


BAD = {
    "empty": ("a.docx", b"", "tệp rỗng"), "a picture": ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "đây là ảnh"), "damaged": ("a.docx", docx()[:900], "tệp bị hỏng"),
    "no document": ("a.csv", b"a,b", "đuôi “.csv”"), "without a letter": ("a.html", b"<html><body></body></html>", "không có chữ nào"),
    "of too many bytes": ("a.txt", b"a" * (LONGEST_FILE + 1), "lớn hơn 8 MB"), "of too many letters": ("a.txt", b"a " * LONGEST, "Dự thảo quá dài"),
    "a name to be wary of": ("<b>.csv", b"a", "<b>.csv"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "told"), BAD.values(), ids=BAD)
def test_a_bad_file_is_told_on_the_form_where_the_text_still_stands(client, name, data, told):
    page = sent(client, name, data, "Theo Luật Đất đai", 400)
    assert told in words(page.select_one("[role=alert]"))
    assert page.textarea.get_text().strip() == "Theo Luật Đất đai"
    assert not page.select("#ket-qua, main b")


def test_a_file_is_checked_in_place_of_the_text_and_is_not_shown(client):
    page = sent(client, "a.txt", DRAFT.encode(), "Theo Nghị quyết số 1/NQ-CP")
    assert len(page.select("article.record")) == 1
    assert page.textarea.get_text().strip() == "Theo Nghị quyết số 1/NQ-CP"


@pytest.mark.parametrize("text", ["", "   ", "\r\n"])
def test_nothing_at_all_is_told_what_to_do(client, text):
    page = sent(client, "", b"", text, 400)
    assert words(page.select_one("[role=alert]")) == "Chưa có gì để soát. Hãy dán nội dung dự thảo hoặc chọn tệp dự thảo."


def test_no_more_files_are_read_at_a_time_than_threads_can_be_spared(client, monkeypatch):
    monkeypatch.setattr(drafts, "_reading", BoundedSemaphore(1))
    inside = []

    def read(name: str, data: bytes) -> str:
        inside.append(words(sent(client, "b.txt", b"b", status=400).select_one("[role=alert]")))
        return DRAFT

    monkeypatch.setitem(client.application.config, "READ", read)
    assert len(sent(client, "a.txt", b"a").select("article.record")) == 1
    assert inside == ["Máy chủ đang đọc tệp của người khác. Hãy thử lại sau ít phút, hoặc dán phần cần soát."]
    monkeypatch.undo()
    assert sent(client, *FILES["txt"]).select("article.record")


def test_nothing_of_a_file_is_left_behind(monkeypatch, tmp_path):
    workers.warm_up()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = pipeline.read_bytes("../../dự thảo.docx", docx(), Limits(seconds=60))
    assert made.document.text.strip() == DRAFT
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UnreadableFile, match=r"^a\.pdf: .*0.01 giây"):
        pipeline.read_bytes("a.pdf", FILES["pdf"][1], Limits(seconds=0.01))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_the_command_hands_over_what_reads_and_checks(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tracuu", "--home", tmp_path, "serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        try:
            assert running.stdout.readline().startswith("Trang tra cứu".encode())
            head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n'
            connection = HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request(
                "POST", "/du-thao", head + docx() + b"\r\n--x--", {"Content-Type": "multipart/form-data; boundary=x"}
            )
            answer = connection.getresponse()
            assert answer.status == 200
            assert "Nghị định số 46/2020/NĐ-CP" in BeautifulSoup(answer.read(), "html.parser").select_one(".alert b").text
        finally:
            running.terminate()


def test_a_server_that_reads_no_files_offers_none(client, monkeypatch):
    for name in ("READ", "SUFFIXES"):
        monkeypatch.delitem(client.application.config, name)
    assert not soup(client, "/du-thao").select("[type=file]")
    assert "không nhận tệp" in words(sent(client, *FILES["txt"], status=400).select_one("[role=alert]"))


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
