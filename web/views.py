"""What every template can use: names of values, numbers and dates as officials write them, addresses of places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Any, TypeVar

from flask import Flask, render_template, request, url_for

from corpus.document import Section
from corpus.span import Span
from web import deadlines, params, words
from web.library import shelves
from web.marking import MARK_ANCHOR
from web.reading import anchor

PAGE_PARAMETER = "trang"
WHOLE_PARAMETER = "ca-danh-sach"
WHOLE_LIST = 500
"""How many records of a list one page shows where the whole list is asked for, to be printed."""
LONGEST_NAME = 72
MOST_PAGES = 1_000_000
MOST_CHOICES = 500
"""How many documents a list to choose from may hold; over it, a document is chosen from its own page."""
SIDES_SHOWN = 4
"""How many of the statements that disagree stand open in a list."""
WARNINGS_SHOWN = 3
"""How many notes about the reading of a file stand open on its page."""
T = TypeVar("T")

NAVIGATION = (
    ("search.home", "Tìm kiếm"),
    ("documents.index", "Văn bản"),
    ("agencies.index", "Cơ quan"),
    ("tasks.index", "Nhiệm vụ"),
    ("targets.index", "Chỉ tiêu"),
    ("indicators.index", "Số liệu"),
    ("budgets.index", "Kinh phí"),
    ("references.index", "Viện dẫn"),
    ("conflicts.index", "Đối chiếu"),
    ("review.index", "Rà soát"),
)

DRAFTING = (("drafts.index", "Soát dự thảo"),)


@dataclass(frozen=True, slots=True)
class Pager:
    """Which slice of a list a page shows, and how many pages there are."""

    page: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, ceil(self.total / self.size))

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size


def pager(total: int, size: int) -> Pager:
    """The page that the request asks for."""
    return Pager(params.integer(PAGE_PARAMETER, 1, 1, MOST_PAGES), size, total)


def listed(size: int, fetch: Callable[[int, int], tuple[int, list[T]]]) -> tuple[Pager, list[T]]:
    """The slice of a list that the request asks for; ``fetch`` takes limit and offset, and gives the total and the slice."""
    size = WHOLE_LIST if params.text(WHOLE_PARAMETER) else size
    offset = pager(0, size).offset
    total, items = fetch(size, offset)
    return pager(total, size), items


def page(name: str, **values: Any) -> str:
    """A page of templates/pages with the present library."""
    return render_template(f"pages/{name}.html", library=shelves(), **values)


def place(document: str, span: Span | list[int] | tuple[int, int]) -> str:
    """The address of a quote in its document, marked there."""
    return url_for("documents.show", id=document, span=f"{span[0]}-{span[1]}", _anchor=MARK_ANCHOR)


def section_place(section: Section) -> str:
    """The address of a section in its document."""
    name = anchor(section.id)
    return url_for("documents.show", id=section.document, muc=name, _anchor=name)


def with_arguments(**changes: Any) -> str:
    """This page's address with some of its parameters changed (None: taken out); always from the first page."""
    arguments: dict[str, Any] = {name: request.args.getlist(name) for name in request.args if name != PAGE_PARAMETER}
    arguments.update(changes)
    kept = {name: arguments[name] for name in sorted(arguments) if arguments[name] not in (None, [], ())}
    return url_for(str(request.endpoint), **{**(request.view_args or {}), **kept})


def add_value(name: str, value: str) -> str:
    """This page's address with one more value of a parameter."""
    return with_arguments(**{name: sorted({*request.args.getlist(name), value})})


def drop_value(name: str, value: str) -> str:
    """This page's address without one value of a parameter."""
    return with_arguments(**{name: [held for held in request.args.getlist(name) if held != value]})


def called(document: str) -> str:
    """A document's name by its id, short enough to stand beside a quote."""
    held = shelves().document(document)
    return words.shortened(words.document_name(held), LONGEST_NAME) if held else document


def register(app: Flask) -> None:
    """Put the names, filters and functions into the templates."""
    app.jinja_env.filters.update(
        number=words.number,
        date=words.date,
        sentence=words.sentence,
        size=words.size,
        anchor=anchor,
        called=called,
        quoted=words.quoted,
        levels=words.levels,
    )
    app.jinja_env.globals.update(
        words=words, place=place, section_place=section_place, with_arguments=with_arguments, add_value=add_value, drop_value=drop_value, NAVIGATION=(*NAVIGATION, *DRAFTING) if "CHECK" in app.config else NAVIGATION,
        MOST_CHOICES=MOST_CHOICES, deadline=deadlines.read, today=lambda: deadlines.today(),
        MAX_QUERY=params.MAX_QUERY, WARNINGS_SHOWN=WARNINGS_SHOWN, SIDES_SHOWN=SIDES_SHOWN, WHOLE_PARAMETER=WHOLE_PARAMETER, WHOLE_LIST=WHOLE_LIST,
    )  # fmt: skip
