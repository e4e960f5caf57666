"""Search results in the words and letters of the page."""

from __future__ import annotations

from markupsafe import Markup

from search.results import Hit, Snippet
from web.library import shelves
from web.views import called
from web.words import HIT_KINDS, ROLES, sentence

VALUE_NAMES = {"kind": HIT_KINDS, "role": ROLES}


def value_name(facet: str, value: str, label: str | None = None) -> str:
    """What a value of a facet is called."""
    if facet == "document":
        return called(value)
    if facet == "agency":
        held = shelves().agency(value)
        return shelves().agency_name(held) if held else label or value
    return VALUE_NAMES.get(facet, {}).get(value) or sentence(label or value)


def title(hit: Hit) -> str:
    """The heading that a hit is under, else its number, else its file."""
    return hit.title or (hit.path[-1] if hit.path else hit.source)


def snippet(snippet: Snippet) -> Markup:
    """The best part of a hit with what matched marked.

    >>> from corpus.span import Span
    >>> snippet(Snippet(text="a<b c", marks=(Span(2, 3),)))
    Markup('a&lt;<mark>b</mark> c')
    """
    html, at = Markup(), 0
    for start, end in snippet.marks:
        html += Markup("{}<mark>{}</mark>").format(snippet.text[at:start], snippet.text[start:end])
        at = end
    return html + Markup.escape(snippet.text[at:])
