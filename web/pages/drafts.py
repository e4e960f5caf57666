"""A draft whose citations are checked: what is odd about each, what the library knows of it, the right form.

What checks stands in another room, so the program hands it over: see :func:`web.create_app`.
"""

from __future__ import annotations

from flask import Blueprint, current_app, request
from werkzeug.exceptions import BadRequest

from web.views import page

pages = Blueprint("drafts", __name__, url_prefix="/du-thao")

LONGEST = 200_000
"""How many characters a draft may have: about a hundred pages."""
STATES = {"held": "Có trong thư viện", "not_held": "Chưa có trong thư viện", "conflict": "Không khớp", "malformed": "Ghi sai"}


@pages.get("")
def index() -> str:
    """The form."""
    return page("draft", text="", found=None, states=STATES, longest=LONGEST)


@pages.post("")
def check() -> str:
    """The citations of the text that was sent, those to be looked at first. Nothing of it is kept."""
    text = request.form.get("text", "").replace("\r\n", "\n")
    if len(text) > LONGEST:
        raise BadRequest(f"Dự thảo quá dài: {len(text)} ký tự, tối đa {LONGEST}. Hãy soát từng phần.")
    found = current_app.config["CHECK"](text) if text.strip() else []
    return page("draft", text=text, found=sorted(found, key=lambda c: not c["problems"]), states=STATES, longest=LONGEST)
