"""Searching as JSON."""

from __future__ import annotations

from flask import Response, current_app, jsonify
from werkzeug.exceptions import BadRequest

from search import present
from web import params

DEFAULT_LIMIT = 10
LAST_OFFSET = 100_000


def search() -> Response:
    """What ``tracuu search --format json`` gives, for the same words and filters."""
    query, filters = params.text("q"), params.search_filters()
    if not query and not filters:
        raise BadRequest(
            "Thiếu tham số “q” (nội dung cần tìm) hoặc ít nhất một bộ lọc: agency, type, year, kind, role, document."
        )
    limit = params.integer("limit", DEFAULT_LIMIT, 1, params.MAX_LIMIT)
    offset = params.integer("offset", 0, 0, LAST_OFFSET)
    group = next(iter(params.chosen("group", ("document",))), "")
    results = current_app.config["SEARCHER"].search(query, filters, limit=limit, offset=offset, group=group)
    return jsonify(present.record(results))
