"""Documents that the documents cite: where, as what, whether the library holds them, what is stated two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, current_app
from markupsafe import Markup

from corpus import kinds
from corpus.citation import Citation, Reference
from corpus.textkey import collation, fold
from web import params
from web.library import Shelves, conditions, shelves
from web.views import PAGE_PARAMETER, listed, page, with_arguments
from web.words import RELATIONS, STATUSES

pages = Blueprint("references", __name__, url_prefix="/vien-dan")

PER_PAGE = 50
MENTIONS_A_PAGE = 25
PLACES_SHOWN = 6
"""How many of the mentions that state a value are named beside it."""
AROUND = 120
"""How many characters of the source are shown on either side of a citation."""
STATES = STATUSES | {"conflict": "Có điểm mâu thuẫn"}

_LINES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation with its number among those of its document and the words around it."""

    number: int
    citation: Citation
    quote: Markup


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that mentions give to a field; ``places`` are the numbers and addresses of the first of them, ``more`` how many others."""

    field: str
    value: str
    places: list[tuple[int, str]]
    more: int


@pages.get("")
def index() -> str:
    """Every document that is cited, narrowed by words, type, status and citing document."""
    store = shelves().store
    q, type_, document = params.text("q"), params.text("type"), params.text("document")
    state = next(iter(params.chosen("status", STATES)), "")
    having = conditions({"type": type_, "status": state})
    shown, found = listed(
        PER_PAGE, lambda limit, offset: store.page(kinds.REFERENCES, document or None, limit, offset, having, fold(q))
    )
    types = sorted(shelves().values(kinds.REFERENCES, "type"), key=collation)
    wanted = {"q": q, "type": type_, "document": document, "status": state}
    return page("references", references=found, pager=shown, types=types, states=STATES, wanted=wanted)


@pages.get("/<path:key>")
def show(key: str) -> str:
    """One cited document with its mentions."""
    library = shelves()
    reference = library.store.record(Reference, key)
    cited = library.store.some(Citation, reference.mentions)
    relation = next(iter(params.chosen("quan-he", RELATIONS)), "")
    numbered = [(n, cited[id]) for n, id in enumerate(reference.mentions, 1) if id in cited]
    wanted = [(n, citation) for n, citation in numbered if relation in ("", citation.relation)]
    shown, part = listed(MENTIONS_A_PAGE, lambda limit, offset: (len(wanted), wanted[offset : offset + limit]))
    return page(
        "reference",
        reference=reference,
        mentions=[Mention(n, citation, _around(library, citation)) for n, citation in part],
        pager=shown,
        stated=list(_stated(reference)),
        relation=relation,
        relations=Counter(citation.relation for citation in cited.values()),
        forms=_forms(reference, list(cited.values())),
    )


def _forms(reference: Reference, cited: Sequence[Citation]) -> tuple[str, str] | None:
    """How the document is cited first and later; None where the program was not given the forms.

    A title all in capitals does not say which of its words are names, so one of the mentions is taken, else none.
    """
    if not cited or "FORMS" not in current_app.config:
        return None
    titles = (title for title in (reference.title, *(citation.title for citation in cited)) if title and not title.isupper())
    known = replace(
        cited[0],
        number=reference.number or cited[0].number,
        issued_on=reference.issued_on if reference.number else cited[0].issued_on,
        issuer=reference.issuer,
        title=next(titles, None),
    )
    first, later = current_app.config["FORMS"]
    return first(known), later(known)


def _stated(reference: Reference) -> Iterator[Stated]:
    """What the mentions state differently, value by value."""
    numbers = {id: n for n, id in enumerate(reference.mentions)}
    for conflict in reference.conflicts:
        for seen in conflict.values:
            places = sorted(numbers[id] for id in seen.citations if id in numbers)
            first = [(n + 1, _place(n, reference.mentions[n])) for n in places[:PLACES_SHOWN]]
            yield Stated(conflict.field, seen.value, first, len(places) - len(first))


def _place(number: int, citation: str) -> str:
    return f"{with_arguments(**{PAGE_PARAMETER: number // MENTIONS_A_PAGE + 1, 'quan-he': None})}#{citation}"


def _around(library: Shelves, citation: Citation) -> Markup:
    text, (start, end) = library.text(citation.document), citation.span
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = "…" + before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Markup("{}<mark>{}</mark>{}").format(*(_LINES.sub(" ", part) for part in (before, text[start:end], after)))
