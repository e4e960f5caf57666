"""Records of every kind, as the command exports them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Response, request, url_for

from corpus import export, kinds
from corpus.errors import NotFound
from corpus.facets import is_chosen
from corpus.store import Store
from corpus.textkey import fold
from web import params
from web.api.answers import answer
from web.api.parameters import listing
from web.library import conditions, shelves

DOCUMENTS = "documents"
NAMES = (DOCUMENTS, *(kind.name for kind in kinds.PUBLIC))
DEFAULT_LIMIT = 100
LAST_OFFSET = 10**9 - 1


def several(kind: str) -> Response:
    """``{kind, total, limit, offset, items}``, and the next page's address in Link."""
    _known(kind)
    asked = listing(kind)
    params.only(parameter.name for parameter in asked)
    limit = params.integer("limit", DEFAULT_LIMIT, 1, params.MAX_LIMIT)
    offset = params.integer("offset", 0, 0, LAST_OFFSET)
    wanted = {p.name: _wanted(p.name, p.schema.get("enum")) for p in asked if p.name not in ("limit", "offset")}
    wanted = {name: value for name, value in wanted.items() if value}
    total, items = _slice(shelves().store, kind, wanted, limit, offset)
    response = answer({"kind": kind, "total": total, "limit": limit, "offset": offset, "items": items})
    if offset + limit < total:
        following = urlencode({**wanted, "limit": limit, "offset": offset + limit})
        response.headers["Link"] = f'<{request.path}?{following}>; rel="next"'
    return response


def one(kind: str, id: str) -> Response:
    """A record alone."""
    _known(kind)
    params.only(())
    store = shelves().store
    if kind == DOCUMENTS:
        for plain in export.records(store, None, id):
            return answer(plain)
        raise NotFound(f"Thư viện không có văn bản mang mã {id}.")
    return answer(export.record(store.record(kinds.BY_NAME[kind].type, id)))


def text(id: str) -> Response:
    """A document's canonical text, to which every span points."""
    params.only(())
    response = Response(shelves().text(id), content_type="text/plain; charset=utf-8")
    response.headers["Link"] = f'<{url_for("api.show", kind=DOCUMENTS, id=id)}>; rel="describedby"'
    return response


def _known(kind: str) -> None:
    if kind not in NAMES:
        raise NotFound(f"Không có loại bản ghi “{kind[:80]}”. Các loại: {', '.join(NAMES)}.")


def _wanted(name: str, allowed: list[str] | None) -> str:
    """The value of a parameter, one of those allowed where only some are."""
    return next(iter(params.chosen(name, allowed)), "") if allowed else params.text(name)


def _slice(store: Store, name: str, wanted: dict[str, str], limit: int, offset: int) -> tuple[int, list[dict[str, Any]]]:
    having = conditions({key: value for key, value in wanted.items() if key not in ("q", "document", "sort")})
    document = wanted.get("document")
    if name != DOCUMENTS:
        said, by = fold(wanted.get("q", "")), "due" if "sort" in wanted else ""
        total, items = store.page(kinds.BY_NAME[name], document, limit, offset, having, said, by=by)
        return total, [export.record(item) for item in items]
    words = wanted.get("q", "")
    if document is not None:
        of_one = [held for held in store.headings([document]).values() if is_chosen(held, having, words)]
        return len(of_one), list(export.documents(store, of_one[offset : offset + limit]))
    total, held = store.newest(limit, offset, having, words=words) if having or words else store.named(limit, offset)
    return total, list(export.documents(store, held))
