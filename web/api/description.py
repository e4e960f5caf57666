"""What the API offers, told by itself (OpenAPI 3.1), made from the records and the table of parameters."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import metadata
from typing import Any

import msgspec
from flask import Response, url_for

from corpus import kinds
from corpus.document import Document
from search.results import Hit, Results
from search.suggest import Suggestion
from web.api.answers import answer
from web.api.parameters import SEARCHING, SUGGESTING, Parameter, listing
from web.api.records import DOCUMENTS, NAMES
from web.library import shelves

PLACE = "#/components/schemas/{name}"
INSIDE = {"pieces", "title_pieces"}
PARTS = {"text", "sections", "tables", "footnotes"}


def index() -> Response:
    """What is held, and where."""
    library = shelves()
    held = {name: {"total": library.counts.get(name, 0), "url": url_for("api.list", kind=name)} for name in NAMES}
    return answer({"revision": library.stamp, "kinds": held, "search": url_for("api.search"), "openapi": url_for("api.openapi")})


def openapi() -> Response:
    """The description."""
    return answer(described())


@cache
def described() -> dict[str, Any]:
    """The whole description; it is the same for every library."""
    types = {DOCUMENTS: Document} | {kind.name: kind.type for kind in kinds.PUBLIC}
    paths: dict[str, Any] = {
        "/search": _get("Tìm kiếm", SEARCHING, {"$ref": PLACE.format(name=Results.__name__)}),
        "/suggest": _get("Gợi ý khi gõ", SUGGESTING, _SUGGESTED),
    }
    for name, type_ in types.items():
        title = "văn bản" if name == DOCUMENTS else kinds.BY_NAME[name].title
        one = {"$ref": PLACE.format(name=type_.__name__)}
        paths[f"/{name}"] = _get(f"Danh sách {title}", listing(name), _listing(one))
        paths[f"/{name}/{{id}}"] = _get(f"Một {title}", (), one) | {"parameters": [_ID]}
    paths[f"/{DOCUMENTS}/{{id}}/text"] = _get("Toàn văn chuẩn", (), {"type": "string"}, "text/plain") | {"parameters": [_ID]}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tra Cứu", "version": metadata.version("tracuu"), "description": "Kho tri thức văn bản hành chính."},
        "servers": [{"url": "/api/v1"}],
        "paths": paths,
        "components": {"schemas": _schemas((*types.values(), Results, Suggestion)) | {"Problem": _PROBLEM}},
    }


_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
_PROBLEM = {
    "type": "object",
    "description": "RFC 9457",
    "properties": {name: {"type": "string"} for name in ("type", "title", "detail", "instance")}
    | {"status": {"type": "integer"}},
}

_SUGGESTED = {
    "type": "object",
    "properties": {
        "query": {"type": "string"},
        "suggestions": {"type": "array", "items": {"$ref": PLACE.format(name="Suggestion")}},
    },
}


def _get(
    summary: str, parameters: Iterable[Parameter], schema: dict[str, Any], media: str = "application/json"
) -> dict[str, Any]:
    problem = {"description": "Lỗi", "content": {"application/problem+json": {"schema": {"$ref": PLACE.format(name="Problem")}}}}
    answers = {"200": {"description": "Kết quả", "content": {media: {"schema": schema}}}, "default": problem}
    return {"get": {"summary": summary, "parameters": [p.described() for p in parameters], "responses": answers}}


def _listing(item: dict[str, Any]) -> dict[str, Any]:
    counts = {name: {"type": "integer"} for name in ("total", "limit", "offset")}
    return {"type": "object", "properties": {"kind": {"type": "string"}, **counts, "items": {"type": "array", "items": item}}}


def _schemas(types: Iterable[type[Any]]) -> dict[str, Any]:
    """The records' own types, without the fields that stay inside."""
    _, found = msgspec.json.schema_components(types, ref_template=PLACE)
    for name, schema in found.items():
        hidden = INSIDE | (PARTS if name == Document.__name__ else set())
        properties = {field: value for field, value in schema.get("properties", {}).items() if field not in hidden}
        if "with_" in properties:
            properties["with"] = properties.pop("with_")
        if properties:
            schema["properties"] = properties
            schema["required"] = [field for field in schema.get("required", ()) if field in properties]
    ranges = found[Hit.__name__]["properties"]
    ranges["snippet"], ranges["marks"] = {"type": "string"}, {"type": "array", "items": ranges["span"]}
    found[Suggestion.__name__]["properties"] |= {"said": {"type": "string"}, "url": {"type": ["string", "null"]}}
    found[Document.__name__]["properties"]["counts"] = {"type": "object", "additionalProperties": {"type": "integer"}}
    return {name: schema for name, schema in found.items() if name not in ("Piece", "Snippet")}
