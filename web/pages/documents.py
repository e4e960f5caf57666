"""The documents held, each laid out for reading, and its canonical text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, url_for
from markupsafe import Markup

from corpus import kinds
from corpus.citation import BackReference, Citation
from corpus.document import Document
from corpus.span import Span
from corpus.textkey import collation
from corpus.version import Versions
from index.pages import Pages
from web import params
from web.leaves import Book
from web.library import shelves
from web.marking import MARK_ANCHOR, Link
from web.reading import lay_out
from web.views import PAGE_PARAMETER, listed, page
from web.words import sentence

pages = Blueprint("documents", __name__, url_prefix="/van-ban")

PER_PAGE = 50
LONGEST_TEXT = 10**9
WINDOW = 100_000
"""How many characters of canonical text one page shows."""

RELATED = (
    (kinds.TASKS, "Nhiệm vụ", "tasks.index"),
    (kinds.TARGETS, "Chỉ tiêu", "targets.index"),
    (kinds.INDICATORS, "Số liệu", "indicators.index"),
    (kinds.BUDGETS, "Kinh phí", "budgets.index"),
    (kinds.REFERENCES, "Viện dẫn", "references.index"),
    (kinds.CONFLICTS, "Đối chiếu", "conflicts.index"),
)


@pages.get("")
def index() -> str:
    """What the library holds, newest first, by number or title, type and year; of a document held more than once the standing version."""
    store = shelves().store
    q, type_, year = params.text("q"), params.text("type"), params.text("year")
    having = {name: value for name, value in (("type", type_), ("year", year)) if value}
    shown, found = listed(PER_PAGE, lambda limit, offset: store.newest(limit, offset, having, once=True, words=q))
    types, years = sorted(shelves().values(None, "type"), key=collation), sorted(shelves().values(None, "year"), reverse=True)
    return page("documents", documents=found, pager=shown, types=types, years=years, q=q, type=type_, year=year)


@pages.get("/<id>")
def show(id: str) -> str:
    """One document, or a leaf of a long one: that of ``?span=``, which is marked, of the section ``?muc=``, or ``?trang=``.

    ``?toan-van=1`` shows all leaves as one.
    """
    book = shelves().book(id)
    document = book.document
    mark = _within(len(document.text), params.span())
    leaf = None if book.leaves == 1 or params.text("toan-van") else _leaf(book, mark)
    layout = lay_out(book, leaf, mark, _citation_links(id))
    return page(
        "document",
        document=document,
        layout=layout,
        mark=mark,
        mark_page=Pages(document).at(mark.start) if mark else None,
        outside=document.quote(mark) if mark and not layout.found else None,
        facts=_facts(document),
        versions=_versions(id),
        related=list(_related(id)),
        leaf=leaf,
        leaves=book.leaves,
    )


def _related(id: str) -> Iterator[tuple[str, str, int]]:
    """What was found in a document: the names and addresses of the lists that have anything, and how much."""
    for kind, name, endpoint in RELATED:
        if total := shelves().store.page(kind, id, 0, 0)[0]:
            yield name, url_for(endpoint, document=id), total


def _versions(id: str) -> Versions | None:
    """The versions that a document is one of; None where the library holds it once."""
    _, found = shelves().store.page(kinds.VERSIONS, id, 1, 0)
    return found[0] if found else None


def _leaf(book: Book, mark: Span | None) -> int:
    """The leaf that the request asks for, counted from 0."""
    if params.text(PAGE_PARAMETER):
        return params.integer(PAGE_PARAMETER, 1, 1, book.leaves) - 1
    if mark:
        return book.leaf_at(mark.start)
    return book.leaf_of(f"{book.document.id}.{params.text('muc')}") or 0


@pages.get("/<id>/nguon")
def source(id: str) -> str:
    """The canonical text as the reader gave it, a window at a time."""
    library = shelves()
    text = library.text(id)
    document = library.store.heading(id)
    mark = _within(len(text), params.span())
    start = params.integer("tu", _first(mark), 0, LONGEST_TEXT)
    window = _window(text, start, mark)
    return page("source", document=document, window=window, mark=mark, total=len(text), step=WINDOW)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of canonical text with the span marked in it."""

    start: int
    end: int
    html: Markup


def _first(mark: Span | None) -> int:
    """Where the window starts that shows a span: at a full window, unless the span runs over its end."""
    if mark is None:
        return 0
    start = mark.start // WINDOW * WINDOW
    return start if mark.end <= start + WINDOW else mark.start


def _window(text: str, start: int, mark: Span | None) -> Window:
    end = min(len(text), start + WINDOW)
    if not mark or mark.end <= start or mark.start >= end:
        return Window(start, end, Markup.escape(text[start:end]))
    first, last = max(mark.start, start), min(mark.end, end)
    html = Markup('{}<mark id="{}">{}</mark>{}').format(text[start:first], MARK_ANCHOR, text[first:last], text[last:end])
    return Window(start, end, html)


def _within(length: int, span: Span | None) -> Span | None:
    """The part of a span that a text of some length has; None where it has none of it."""
    if span is None or span.start >= length:
        return None
    return Span(span.start, min(span.end, length))


def _citation_links(id: str) -> list[Link]:
    """Citations, and the words that mean what they cite, with the pages of the cited documents."""
    store = shelves().store
    cited = store.records(Citation, id)
    keys = {c.id: c.key for c in cited}
    placed = [(c.span, c.id) for c in cited]
    placed += [(b.span, b.citation) for b in store.records(BackReference, id) if b.citation]
    return [Link(span, url_for("references.show", key=keys[citation])) for span, citation in placed if citation in keys]


def _facts(document: Document) -> list[tuple[str, str]]:
    """What the letterhead and the signature say, those that they do say."""
    signer = document.signer
    rows = [
        ("Số, ký hiệu", document.number),
        ("Loại văn bản", sentence(document.type)),
        ("Cơ quan ban hành", document.issuer),
        ("Nơi ban hành", document.place),
        ("Người ký", ", ".join(part for part in (signer.name, signer.title) if part) if signer else None),
    ]
    return [(name, value) for name, value in rows if value]
