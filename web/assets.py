"""Style, fonts and icon, each under an address that changes with its content, so browsers may keep it for good."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, url_for

KEEP_SECONDS = 365 * 24 * 3600


def register(app: Flask) -> None:
    """Give templates ``asset(name)``, and versioned files their long life."""
    folder = Path(str(app.static_folder))

    @cache
    def version(name: str) -> str:
        return hashlib.sha256((folder / name).read_bytes()).hexdigest()[:12]

    def asset(name: str) -> str:
        return url_for("static", filename=name, v=version(name))

    app.jinja_env.globals["asset"] = asset

    @app.after_request
    def keep(response: Response) -> Response:
        if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
            response.cache_control.public = True
            response.cache_control.max_age = KEEP_SECONDS
            response.cache_control.immutable = True
        return response
