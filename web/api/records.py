"""Records of every kind, as the command exports them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Response, request, url_for

from corpus import export, kinds
from corpus.errors import NotFound
from corpus.store import Store
from web import params
from web.api.answers import answer
from web.library import shelves

DOCUMENTS = "documents"
NAMES = (DOCUMENTS, *(kind.name for kind in kinds.PUBLIC))
DEFAULT_LIMIT = 100
LAST_OFFSET = 10**9 - 1


def several(kind: str) -> Response:
    """``{kind, total, limit, offset, items}``, and the next page's address in Link."""
    _known(kind)
    limit = params.integer("limit", DEFAULT_LIMIT, 1, params.MAX_LIMIT)
    offset = params.integer("offset", 0, 0, LAST_OFFSET)
    document = params.text("document") or None
    total, items = _slice(shelves().store, kind, document, limit, offset)
    response = answer({"kind": kind, "total": total, "limit": limit, "offset": offset, "items": items})
    if offset + limit < total:
        query = {"document": document, "limit": limit, "offset": offset + limit}
        following = urlencode({name: value for name, value in query.items() if value is not None})
        response.headers["Link"] = f'<{request.path}?{following}>; rel="next"'
    return response


def one(kind: str, id: str) -> Response:
    """A record alone."""
    _known(kind)
    store = shelves().store
    if kind == DOCUMENTS:
        for plain in export.records(store, None, id):
            return answer(plain)
        raise NotFound(f"Thư viện không có văn bản mang mã {id}.")
    return answer(export.record(store.record(kinds.BY_NAME[kind].type, id)))


def text(id: str) -> Response:
    """A document's canonical text, to which every span points."""
    response = Response(shelves().text(id), content_type="text/plain; charset=utf-8")
    response.headers["Link"] = f'<{url_for("api.show", kind=DOCUMENTS, id=id)}>; rel="describedby"'
    return response


def _known(kind: str) -> None:
    if kind not in NAMES:
        raise NotFound(f"Không có loại bản ghi “{kind[:80]}”. Các loại: {', '.join(NAMES)}.")


def _slice(store: Store, name: str, document: str | None, limit: int, offset: int) -> tuple[int, list[dict[str, Any]]]:
    if name == DOCUMENTS and document is not None:
        of_one = list(export.records(store, None, document))
        return len(of_one), of_one[offset : offset + limit]
    if name == DOCUMENTS:
        total, held = store.named(limit, offset)
        return total, list(export.documents(store, held))
    total, items = store.page(kinds.BY_NAME[name], document, limit, offset)
    return total, [export.record(item) for item in items]
