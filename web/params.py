"""What a request asks for, read with care. Each raises BadRequest (400) with a sentence that says what is wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from flask import request
from werkzeug.exceptions import BadRequest

from corpus.span import Span

MAX_QUERY = 500
MAX_VALUES = 20
MAX_LIMIT = 1000
MOST_SUGGESTIONS = 20
_SPAN = re.compile(r"(\d{1,10})-(\d{1,10})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def text(name: str, longest: int = MAX_QUERY) -> str:
    """A line of text (NFC), without control characters and outer spaces; "" where it is missing."""
    value = unicodedata.normalize("NFC", _CONTROL.sub(" ", request.args.get(name, ""))).strip()
    if len(value) > longest:
        raise BadRequest(f"Tham số “{name}” quá dài: {len(value)} ký tự, tối đa {longest}. Hãy rút gọn rồi thử lại.")
    return value


def texts(name: str) -> tuple[str, ...]:
    """All the values of a parameter that may be given several times, each once."""
    values = [_CONTROL.sub(" ", value).strip() for value in request.args.getlist(name)]
    found = tuple(dict.fromkeys(value for value in values if value))
    if len(found) > MAX_VALUES:
        raise BadRequest(f"Tham số “{name}” có quá nhiều giá trị: tối đa {MAX_VALUES}.")
    if any(len(value) > MAX_QUERY for value in found):
        raise BadRequest(f"Tham số “{name}” quá dài: tối đa {MAX_QUERY} ký tự.")
    return found


def chosen(name: str, allowed: Collection[str]) -> tuple[str, ...]:
    """The values of a parameter that only takes certain words."""
    values = texts(name)
    for value in values:
        if value not in allowed:
            raise BadRequest(f"Tham số “{name}” không nhận giá trị “{value[:80]}”. Các giá trị hợp lệ: {', '.join(allowed)}.")
    return values


def integer(name: str, default: int, low: int, high: int) -> int:
    """A whole number between two bounds, both included."""
    value = request.args.get(name, "").strip()
    if not value:
        return default
    if not re.fullmatch(r"-?\d{1,9}", value, re.ASCII) or not low <= int(value) <= high:
        raise BadRequest(f"Tham số “{name}” phải là số nguyên từ {low} đến {high}; giá trị nhận được: “{value[:80]}”.")
    return int(value)


def span(name: str = "span") -> Span | None:
    """A place in a document, "start-end" in code points; None where it is missing."""
    value = request.args.get(name, "").strip()
    if not value:
        return None
    match = _SPAN.fullmatch(value)
    if not match or int(match[1]) > int(match[2]):
        raise BadRequest(f"Tham số “{name}” phải có dạng đầu-cuối, ví dụ 120-180; giá trị nhận được: “{value[:80]}”.")
    return Span(int(match[1]), int(match[2]))


def only(known: Iterable[str]) -> None:
    """Refuse a parameter that is not known: left out silently, a misspelt filter would answer with what nobody asked for."""
    names = tuple(known)
    for name in request.args:
        if name not in names:
            takes = f"Các tham số: {', '.join(names)}." if names else "Địa chỉ này không nhận tham số."
            raise BadRequest(f"Không có tham số “{name[:80]}”. {takes}")


def search_filters() -> dict[str, tuple[str, ...]]:
    """The filters of a search, those given only."""
    found = {name: texts(name) for name in ("agency", "type", "year", "document")}
    found["kind"] = chosen("kind", ("passage", "row"))
    found["role"] = chosen("role", ("lead", "coordinate", "implement", "request"))
    if wrong := [year for year in found["year"] if not re.fullmatch(r"\d{4}", year, re.ASCII)]:
        raise BadRequest(f"Tham số “year” phải là năm gồm bốn chữ số; giá trị nhận được: “{wrong[0][:80]}”.")
    return {name: values for name, values in found.items() if values}
