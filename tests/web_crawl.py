"""Following every link."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html

LINKS = "//@href | //@src | //@cite"


def crawl(client, start: str = "/", follow: Callable[[str], bool] = lambda path: True) -> dict[str, str]:
    """Every page that links lead to from the first one, by address without fragment; fails on a link that leads nowhere.

    Facets combine without end, so of searches only those with one of them are followed.
    """
    pages: dict[str, str] = {}
    ids: dict[str, set[str]] = {}
    waiting, anchors = [start], []
    seen = set()
    while waiting:
        path = waiting.pop()
        if path in seen or (path.startswith("/tim-kiem") and path.count("&") > 1):
            continue
        seen.add(path)
        if not follow(path):
            continue
        answer = client.get(path)
        assert answer.status_code in (200, 302), f"{path}: {answer.status_code}"
        if answer.status_code != 200 or answer.mimetype != "text/html":
            continue
        pages[path] = answer.text
        tree = html.fromstring(answer.data)
        ids[path] = set(tree.xpath("//@id"))
        for link in tree.xpath(LINKS):
            there, anchor = urldefrag(urljoin(path, link))
            assert there.startswith("/"), f"{path} links outside: {there}"
            anchors.append((path, there, unquote(anchor)))
            waiting.append(there)
    for path, there, anchor in anchors:
        assert not anchor or there not in ids or anchor in ids[there], f"{path}: no #{anchor} in {there}"
    return pages
