"""Search results in the words and letters of the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from web.library import shelves
from web.words import HIT_KINDS, ROLES, sentence

VALUE_NAMES = {"kind": HIT_KINDS, "role": ROLES}


def agency_name(id: str) -> str:
    """An agency's name by its id."""
    agency = shelves().agencies.get(id)
    return agency.name if agency else id


def value_name(facet: str, value: str) -> str:
    """What a value of a facet is called."""
    if facet == "agency":
        return agency_name(value)
    if facet == "document":
        from web.views import called

        return called(value)
    return VALUE_NAMES.get(facet, {}).get(value) or sentence(value)


def facet_rows(facet: str, values: Iterable[dict[str, Any]]) -> list[tuple[str, str, int]]:
    """Value, name and count of each choice."""
    return [(v["value"], v.get("label") or value_name(facet, v["value"]), v["count"]) for v in values]


def title(hit: dict[str, Any]) -> str:
    return hit["title"] or (hit["path"][-1] if hit["path"] else hit["source"])


def snippet(hit: dict[str, Any]) -> Markup:
    return Markup.escape(hit["snippet"] or hit["text"])
