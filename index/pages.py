"""On which page a passage begins, as far as the document's parts tell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from corpus.document import Document, Row, Section, Table

_LAST = 1 << 60
"""Above any page."""


class Pages:
    """The pages that sections, tables and rows say they begin on, by place."""

    def __init__(self, document: Document) -> None:
        self._marks = sorted(set(_marks(document)))

    def at(self, place: int) -> int | None:
        """The page of a place, None where the parts before and after it stand on different pages and it could be on either.

        A place that a part begins at has that part's page.
        """
        after = bisect_right(self._marks, (place, _LAST))
        if not after:
            return None
        begun, page = self._marks[after - 1]
        same = after < len(self._marks) and self._marks[after][1] == page
        return page if begun == place or same else None


def _marks(document: Document) -> Iterator[tuple[int, int]]:
    rows = [row for table in document.tables for row in table.rows]
    parts: list[Section | Table | Row] = [*document.sections, *document.tables, *rows]
    for part in parts:
        if part.page is not None:
            yield part.span.start, part.page
