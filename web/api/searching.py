"""Searching and suggestions as JSON."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Response, current_app, url_for
from werkzeug.exceptions import BadRequest

from search import present
from search.suggest import Suggestion
from web import params
from web.api.answers import answer
from web.api.parameters import SEARCHING, SUGGESTING
from web.words import SUGGESTIONS

DEFAULT_LIMIT = 10
LAST_OFFSET = 100_000
DEFAULT_SUGGESTIONS = 8


def search() -> Response:
    """What ``tracuu search --format json`` gives, for the same words and filters."""
    params.only(parameter.name for parameter in SEARCHING)
    query, filters = params.text("q"), params.search_filters()
    if not query and not filters:
        raise BadRequest(
            "Thiếu tham số “q” (nội dung cần tìm) hoặc ít nhất một bộ lọc: agency, type, year, kind, role, document."
        )
    limit = params.integer("limit", DEFAULT_LIMIT, 1, params.MAX_LIMIT)
    offset = params.integer("offset", 0, 0, LAST_OFFSET)
    group = next(iter(params.chosen("group", ("document",))), "")
    sort = next(iter(params.chosen("sort", ("date",))), "")
    results = current_app.config["SEARCHER"].search(query, filters, limit=limit, offset=offset, group=group, sort=sort)
    return answer(present.record(results))


def suggest() -> Response:
    """``{query, suggestions: [{text, kind, document, agency, said, url}]}`` for what has been typed so far.

    ``said`` is the kind in words; ``url`` is the page that a title opens, None where choosing means searching for the text.
    """
    params.only(parameter.name for parameter in SUGGESTING)
    query = params.text("q")
    limit = params.integer("limit", DEFAULT_SUGGESTIONS, 1, params.MOST_SUGGESTIONS)
    found = current_app.config["SEARCHER"].suggest(query, limit) if query else []
    return answer({"query": query, "suggestions": [_told(suggestion) for suggestion in found]})


def _told(suggestion: Suggestion) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(suggestion)
    opens = suggestion.kind == "title" and suggestion.document
    url = url_for("documents.show", id=suggestion.document) if opens else None
    return plain | {"said": SUGGESTIONS.get(suggestion.kind, suggestion.kind), "url": url}
