"""Words that refer back to a document: "Quyết định này", "Nghị định nói trên", "Đề án", and the names that a text gives.

Resolved within the document and only where one candidate remains; what stays open is not told. They are no citations of
their own: they are kept apart, each with the citation that it means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.citation import BackReference, Citation
from corpus.document import Document
from corpus.span import Span
from ingest.knowledge.citations.aliases import Alias, declared
from ingest.knowledge.citations.blocks import Block, blocks
from ingest.knowledge.citations.lexicon import kinds

_NAMES_AT_MOST = 500
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
        here = self._within(block.joined.span())
        for alias in declared(block.joined.text):
            meant = _meant(alias, [c for c in here if c.span.end <= block.joined.span(alias.said, alias.end).start])
            if meant and len(self._names) < _NAMES_AT_MOST:
                self._names.setdefault(alias.name, (block.joined.span(alias.start, alias.end).end, meant.id))

    def read(self, block: Block) -> Iterator[BackReference]:
        """The back references of a block that can mean only one document."""
        text = block.joined.text
        here = self._within(block.joined.span())
        taken = [citation.span for citation in here]
        depth = self._depth(block)
        for start, end, way, citation in [*self._pointing(text, block, here), *self._named(text, block)]:
            span = block.joined.span(start, end)
            # In words that an amending text puts into another act, "Thông tư này" is the other act.
            if way == "self" and depth + text.count("“", 0, start) > text.count("”", 0, start):
                continue
            if not any(span.overlap(other) for other in taken):
                taken.append(span)
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
        for match in _pattern().finditer(text):
            kind = " ".join(match["kind"].lower().split())
            span = block.joined.span(match.start(), match.end())
            bare = not match["this"] and not match["above"]
            if bare and (not match.group()[0].isupper() or _ANOTHER.search(text[max(0, match.start() - 12) : match.start()])):
                continue
            if (match["this"] and kind in self._own) or (bare and kind in self._carried):
                yield match.start(), match.end(), "self", None
            elif kind not in self._own and (bare is False or match["closed"] is not None):
                before = [citation for citation in here if citation.span.end <= span.start and citation.type == kind]
                if before and len({citation.key for citation in before}) == 1:
                    yield match.start(), match.end(), "before", before[-1].id


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
