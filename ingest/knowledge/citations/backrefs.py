"""Words that refer back to a document: "Quyết định này", "Nghị định nói trên", "Đề án", and the names that a text gives.

Resolved within the document and only where one candidate remains; what stays open is not told. They are no citations of
their own: they are kept apart, each with the citation that it means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.citation import BackReference, Citation
from corpus.document import Document
from corpus.span import Span
from ingest.knowledge.citations.aliases import Alias, declared
from ingest.knowledge.citations.blocks import Block, blocks
from ingest.knowledge.citations.lexicon import kinds

_NAMES_AT_MOST = 500
_NEAR = 30
_ANOTHER = re.compile(r"(?:các|những|một|mọi|từng|nhiều|mỗi|số|xây\s{1,3}dựng|lập|ban\s{1,3}hành|trình)\s{1,3}$", re.IGNORECASE)


def find_back_references(document: Document, citations: Sequence[Citation]) -> list[BackReference]:
    """Back references of a document in text order, ids ``<document>.r<n>``."""
    reader = _Reader(document, citations)
    stretches = sorted(blocks(document), key=lambda block: block.joined.span())
    for block in stretches:
        reader.learn(block)
    found = sorted((one for block in stretches for one in reader.read(block)), key=lambda one: one.span)
    return [_numbered(one, n) for n, one in enumerate(found, 1)]


def _numbered(one: BackReference, n: int) -> BackReference:
    return BackReference(
        id=f"{one.document}.r{n}",
        document=one.document,
        section=one.section,
        span=one.span,
        text=one.text,
        way=one.way,
        citation=one.citation,
    )


class _Reader:
    """A document's citations by place, the names it gives them, and what kinds of document it is itself."""

    def __init__(self, document: Document, citations: Sequence[Citation]) -> None:
        self._document = document
        self._citations = sorted(citations, key=lambda citation: citation.span)
        self._starts = [citation.span.start for citation in self._citations]
        carried = [attachment.type for attachment in document.attachments]
        self._carried = {kind for kind in carried if carried.count(kind) == 1} - {document.type}
        self._own = {document.type, *self._carried}
        self._names: dict[str, tuple[int, str]] = {}
        self._quoted: tuple[str | None, int] = (None, 0)

    def learn(self, block: Block) -> None:
        """Keep the names that a block gives: each means the last citation before it of its own type, else the only one."""
        start = block.joined.span().start
        for alias in declared(block.joined.text):
            if alias.name in self._names or len(self._names) >= _NAMES_AT_MOST:
                continue
            span = block.joined.span(alias.said, alias.end)
            before = bisect_right(self._starts, span.start)
            near = [
                c for c in self._citations[max(0, before - _NEAR) : before] if c.span.start >= start and c.span.end <= span.start
            ]
            if meant := _meant(alias, near):
                self._names[alias.name] = (span.end, meant.id)

    def read(self, block: Block) -> Iterator[BackReference]:
        """The back references of a block that can mean only one document."""
        text = block.joined.text
        here = self._within(block.joined.span())
        depth = self._depth(block)
        found = sorted([*self._pointing(text, block, here), *self._named(text, block)], key=lambda one: one[:2])
        cited = _Cursor([citation.span for citation in here])
        last = marks = 0
        for start, end, way, citation in found:
            depth, marks = depth + text.count("“", marks, start) - text.count("”", marks, start), start
            span = block.joined.span(start, end)
            # In words that an amending text puts into another act, "Thông tư này" is the other act.
            if start < last or cited.overlaps(span) or (way == "self" and depth > 0):
                continue
            last = end
            yield BackReference(
                id="",
                document=self._document.id,
                section=block.section,
                span=span,
                text=text[start:end],
                way=way,
                citation=citation,
            )

    def _depth(self, block: Block) -> int:
        """Quotation marks left open before a block within its section."""
        section, depth = self._quoted
        before = depth if section == block.section else 0
        self._quoted = (block.section, max(0, before + block.joined.text.count("“") - block.joined.text.count("”")))
        return before

    def _within(self, span: Span) -> list[Citation]:
        return self._citations[bisect_right(self._starts, span.start - 1) : bisect_right(self._starts, span.end)]

    def _named(self, text: str, block: Block) -> Iterator[tuple[int, int, str, str]]:
        if not self._names:
            return
        words = "|".join(map(re.escape, sorted(self._names, key=len, reverse=True)))
        for match in re.finditer(rf"(?<!\w)(?:{words})(?![\w/-])", text):
            since, citation = self._names[match.group()]
            if block.joined.span(match.start(), match.end()).start >= since:
                yield match.start(), match.end(), "alias", citation

    def _pointing(self, text: str, block: Block, here: Sequence[Citation]) -> Iterator[tuple[int, int, str, str | None]]:
        before = _Before(here)
        for match in _pattern().finditer(text):
            kind = " ".join(match["kind"].lower().split())
            bare = not match["this"] and not match["above"]
            if bare and (not match.group()[0].isupper() or _ANOTHER.search(text[max(0, match.start() - 12) : match.start()])):
                continue
            if (match["this"] and kind in self._own) or (bare and kind in self._carried):
                yield match.start(), match.end(), "self", None
            elif kind not in self._own and (not bare or match["closed"] is not None):
                only = before.only(kind, block.joined.span(match.start(), match.end()).start)
                if only:
                    yield match.start(), match.end(), "before", only


class _Before:
    """The citations of a block passed so far, by type; asked from left to right."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self._citations = citations
        self._next = 0
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._last: dict[str, str] = {}

    def only(self, kind: str, at: int) -> str | None:
        """The id of the last citation of a type before a place, where all of that type mean one document."""
        while self._next < len(self._citations) and self._citations[self._next].span.end <= at:
            citation = self._citations[self._next]
            self._keys[citation.type].add(citation.key)
            self._last[citation.type] = citation.id
            self._next += 1
        return self._last[kind] if len(self._keys.get(kind, ())) == 1 else None


class _Cursor:
    """Spans in order, asked from left to right."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._next = 0
        self._reach = 0

    def overlaps(self, span: Span) -> bool:
        """Whether any of the spans shares a place with this one."""
        while self._next < len(self._spans) and self._spans[self._next].start < span.end:
            self._reach = max(self._reach, self._spans[self._next].end)
            self._next += 1
        return self._reach > span.start


def _meant(alias: Alias, before: Sequence[Citation]) -> Citation | None:
    kind = next((kind.name for kind in kinds() if alias.name.lower().startswith(kind.name)), None)
    fitting = [citation for citation in before if citation.type == kind]
    if not fitting and len({citation.key for citation in before}) == 1:
        fitting = list(before)
    return fitting[-1] if fitting else None


@cache
def _pattern() -> re.Pattern[str]:
    """A type word with what points back; bare where a mark follows it or a word in small letters, never a name or a number."""
    names = sorted((kind.name for kind in kinds() if kind.use != "form"), key=len, reverse=True)
    words = "|".join(f"[{name[0]}{name[0].upper()}]" + re.escape(name[1:]).replace(r"\ ", r"\s{1,3}") for name in names)
    above = r"(?:(?:đã\s{1,3})?(?:nói|nêu|kể)\s{1,3})?trên|đó|ấy"
    bare = r"(?P<closed>(?=\s{0,2}(?:[.,;:)]|$)))|(?=\s{1,3}[a-zđàáảãạăâèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ])(?!\s{1,3}(?:số|về|của|phê|ban|quy)\b)"
    return re.compile(rf"(?<!\w)(?P<kind>{words})(?!\w)(?:\s{{1,3}}(?:(?P<this>này)|(?P<above>{above}))(?!\w)|{bare})")
