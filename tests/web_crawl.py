"""Following every link."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from urllib.parse import unquote, urldefrag, urljoin

from bs4 import BeautifulSoup


def crawl(client, start: str = "/", follow: Callable[[str], bool] = lambda path: True) -> dict[str, BeautifulSoup | None]:
    """Every page that links lead to from the first one, by address without fragment; fails on a link that leads nowhere.

    Facets combine without end, so of searches only those with one of them are followed.
    """
    pages: dict[str, BeautifulSoup | None] = {}
    waiting, anchors = [start], []
    while waiting:
        path = waiting.pop()
        if path in pages or (path.startswith("/tim-kiem") and path.count("&") > 1) or not follow(path):
            continue
        answer = client.get(path)
        assert answer.status_code in (200, 302), f"{path}: {answer.status_code}"
        is_page = answer.status_code == 200 and answer.mimetype == "text/html"
        pages[path] = BeautifulSoup(answer.text, "lxml") if is_page else None
        for node in pages[path].select("[href], [src], [cite]") if is_page else ():
            there, anchor = urldefrag(urljoin(path, unescape(node.get("href") or node.get("src") or node.get("cite"))))
            assert there.startswith("/"), f"{path} links outside: {there}"
            anchors.append((path, there, anchor))
            waiting.append(there)
    for path, there, anchor in anchors:
        if anchor and there in pages:
            assert pages[there].find(id=unquote(anchor)), f"{path}: no #{anchor} in {there}"
    return pages
