"""A draft whose citations are checked: what is odd about each, what the library knows of it, the right form.

What reads and checks stands in another room, so the program hands it over: see :func:`web.create_app`.
"""

from __future__ import annotations

import unicodedata
from pathlib import PureWindowsPath
from threading import BoundedSemaphore
from typing import Any

from flask import Blueprint, current_app, request
from werkzeug.datastructures import FileStorage

from corpus.errors import TraCuuError
from web.views import page

pages = Blueprint("drafts", __name__, url_prefix="/du-thao")

LONGEST = 200_000
"""How many characters a draft may have: about a hundred pages."""
LONGEST_FILE = 8 * 2**20
"""Bytes of the file of a draft."""
LONGEST_NAME = 120
AT_ONCE = 2
"""How many files are read at a time, each in a process of its own; the threads that wait for them answer nobody else."""
STATES = {"held": "Có trong thư viện", "not_held": "Chưa có trong thư viện", "conflict": "Không khớp", "malformed": "Ghi sai"}

_reading = BoundedSemaphore(AT_ONCE)


class Refused(TraCuuError):
    """A draft that cannot be checked; the message says why and what to do."""


@pages.get("")
def index() -> str:
    """The form."""
    return _page()


@pages.post("")
def check() -> str | tuple[str, int]:
    """The citations of the text or the file that was sent, those to be looked at first. Nothing of it is kept."""
    text, file = request.form.get("text", "").replace("\r\n", "\n"), request.files.get("file")
    name = _name(file) if file else ""
    try:
        draft = _read(name, file) if file and name else text
        if not draft.strip():
            raise Refused("Chưa có gì để soát. Hãy dán nội dung dự thảo hoặc chọn tệp dự thảo.")
        if len(draft) > LONGEST:
            raise Refused(f"Dự thảo quá dài: {len(draft)} ký tự, tối đa {LONGEST}. Hãy soát từng phần.")
    except TraCuuError as error:
        return _page(text=text, problem=str(error)), 400
    found = current_app.config["CHECK"](draft)
    return _page(text=text, file=name, found=sorted(found, key=lambda c: not c["problems"]))


def _page(**values: Any) -> str:
    shown = {"text": "", "file": "", "problem": "", "found": None, "suffixes": current_app.config.get("SUFFIXES", ())} | values
    return page("draft", **shown, states=STATES, longest=LONGEST, longest_file=LONGEST_FILE)


def _name(file: FileStorage) -> str:
    """What the file is called, without folders; "" where none was chosen."""
    said = unicodedata.normalize("NFC", PureWindowsPath(file.filename or "").name)
    return "".join(char for char in said if char.isprintable())[-LONGEST_NAME:]


def _read(name: str, file: FileStorage) -> str:
    """The text of a file. Raises TraCuuError."""
    if "READ" not in current_app.config:
        raise Refused("Máy chủ này không nhận tệp. Hãy dán nội dung dự thảo.")
    data = file.stream.read(LONGEST_FILE + 1)
    if len(data) > LONGEST_FILE:
        raise Refused(f"{name}: tệp lớn hơn {LONGEST_FILE // 2**20} MB. Hãy tách thành các phần nhỏ hơn hoặc dán phần cần soát.")
    if not _reading.acquire(blocking=False):
        raise Refused("Máy chủ đang đọc tệp của người khác. Hãy thử lại sau ít phút, hoặc dán phần cần soát.")
    try:
        text: str = current_app.config["READ"](name, data)
    finally:
        _reading.release()
    return text
