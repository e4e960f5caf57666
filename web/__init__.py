"""Results become pages and the JSON API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask

from web import api, assets, caching, errors, pages, security, views
from web.library import Library
from web.pages import drafts

__all__ = ["create_app"]

LONGEST_FORM = 2 * 2**20
"""Bytes of what is typed or pasted into a form."""
LONGEST_BODY = drafts.LONGEST_FILE + LONGEST_FORM
"""Bytes that a request may bring."""


def create_app(config: Mapping[str, Any]) -> Flask:
    """The application over one library.

    ``config["STORE"]`` is a :class:`corpus.store.Store`; ``config["SEARCHER"]`` a :class:`search.service.Searcher`.
    ``config["CHECK"]``, where it is given, checks the citations of a draft; ``config["READ"]`` gives the text of a file by its name and
    bytes, or raises a TraCuuError that says why not, and ``config["SUFFIXES"]`` names the files that it reads; ``config["FORMS"]`` gives the first and the later
    form of a citation. The command hands them over from the room that reads documents. Other keys are Flask's own.
    """
    app = Flask(__name__)
    app.config.update(MAX_CONTENT_LENGTH=LONGEST_BODY, MAX_FORM_MEMORY_SIZE=LONGEST_FORM)
    app.config.update(config)
    app.url_map.strict_slashes = False
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.extensions["library"] = Library(app.config["STORE"])
    for room in (assets, caching, security, errors, views, pages, api):
        room.register(app)
    return app
