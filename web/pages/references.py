"""Documents that the documents cite: where, as what, whether the library holds them, what is stated two ways."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import Blueprint
from markupsafe import Markup

from corpus.citation import Citation, Reference
from corpus.errors import NotFound
from corpus.textkey import fold
from web import params
from web.library import Shelves, shelves
from web.views import page, pager
from web.words import STATUSES

pages = Blueprint("references", __name__, url_prefix="/vien-dan")

PER_PAGE = 50
AROUND = 120
"""How many characters of the source are shown on either side of a citation."""
STATES = STATUSES | {"conflict": "Có điểm mâu thuẫn"}


_LINES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation with the words around it."""

    citation: Citation
    quote: Markup


@pages.get("")
def index() -> str:
    """Every document that is cited, narrowed by words, type, status and citing document."""
    library = shelves()
    q, type_, document = params.text("q"), params.text("type"), params.text("document")
    state = next(iter(params.chosen("status", STATES)), "")
    every = list(library.references.values())
    found = [r for r in every if _fits(r, q, type_, document, state)]
    shown = pager(len(found), PER_PAGE)
    types = list(dict.fromkeys(r.type for r in every))
    wanted = {"q": q, "type": type_, "document": document, "status": state}
    return page("references", references=shown.cut(found), pager=shown, types=types, states=STATES, wanted=wanted)


@pages.get("/<path:key>")
def show(key: str) -> str:
    """One cited document with every mention of it."""
    library = shelves()
    reference = library.references.get(key)
    if reference is None:
        raise NotFound(f"Thư viện không có viện dẫn nào tới văn bản mang khóa {key}.")
    mentions = [Mention(c, _around(library, c)) for c in library.citations(reference)]
    return page("reference", reference=reference, mentions=mentions)


def _fits(reference: Reference, q: str, type_: str, document: str, state: str) -> bool:
    if (type_ and reference.type != type_) or (document and document not in reference.documents):
        return False
    if state and not (bool(reference.conflicts) if state == "conflict" else reference.status == state):
        return False
    return fold(q) in fold(
        " ".join(part for part in (reference.type, reference.number, reference.title, reference.issuer) if part)
    )


def _around(library: Shelves, citation: Citation) -> Markup:
    text, (start, end) = library.text(citation.document), citation.span
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = "…" + before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Markup("{}<mark>{}</mark>{}").format(*(_LINES.sub(" ", part) for part in (before, text[start:end], after)))
