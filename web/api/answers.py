"""Records as the body of an answer."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Response


def answer(value: Any) -> Response:
    """JSON, its letters as they are."""
    return Response(msgspec.json.encode(value) + b"\n", content_type="application/json")
