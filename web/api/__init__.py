"""The JSON API: searching, and every kind of record as a list and one by one."""

from __future__ import annotations

from flask import Blueprint, Flask

from web.api import description, records, searching


def register(app: Flask) -> None:
    """Put the API under /api/v1."""
    api = Blueprint("api", __name__, url_prefix="/api/v1")
    api.add_url_rule("", "index", description.index)
    api.add_url_rule("/openapi.json", "openapi", description.openapi)
    api.add_url_rule("/search", "search", searching.search)
    api.add_url_rule("/suggest", "suggest", searching.suggest)
    api.add_url_rule("/documents/<id>/text", "text", records.text)
    api.add_url_rule("/<kind>", "list", records.several)
    api.add_url_rule("/<kind>/<path:id>", "show", records.one)
    app.register_blueprint(api)
