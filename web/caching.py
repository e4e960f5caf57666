"""An answer depends on its address, the library's state, the program and the day, so these make its ETag."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Flask, Response, request

from web import deadlines
from web.library import shelves

ROOM = Path(__file__).parent


def register(app: Flask) -> None:
    """Answer 304 before any work is done where the browser already holds the page."""
    program = _program()

    def tag() -> str:
        return hashlib.sha256(f"{program} {shelves().stamp} {deadlines.today()} {request.full_path}".encode()).hexdigest()[:32]

    @app.before_request
    def known() -> Response | None:
        if request.endpoint in (None, "static") or request.method not in ("GET", "HEAD") or not request.if_none_match:
            return None
        if request.if_none_match.star_tag or not request.if_none_match.contains_weak(tag()):
            return None
        return _revalidate(Response(status=304), tag())

    @app.after_request
    def mark(response: Response) -> Response:
        if request.endpoint in (None, "static") or response.status_code != 200 or request.method not in ("GET", "HEAD"):
            return response
        return _revalidate(response, tag())


def _revalidate(response: Response, tag: str) -> Response:
    response.headers["ETag"] = f'W/"{tag}"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _program() -> str:
    """Changes with every file of this room."""
    files = sorted(p for p in ROOM.rglob("*") if p.suffix in (".py", ".html"))
    return hashlib.sha256(" ".join(f"{p.name} {p.stat().st_size} {p.stat().st_mtime_ns}" for p in files).encode()).hexdigest()[
        :16
    ]
