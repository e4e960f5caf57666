"""Documents cited by their date alone: "Nghị quyết ngày 28-10-1995 của Quốc hội", "Pháp lệnh ngày 22 tháng 1 năm 1981"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from corpus.dates import DateFound
from ingest.knowledge.citations.issuing import issuer_at
from ingest.knowledge.citations.mention import Mention
from ingest.knowledge.citations.typewords import TypeWord

_GAP = re.compile(r"\s{1,3}")
_OF = re.compile(r"\s{1,3}của\s{1,3}")


def find_dated(text: str, words: Iterable[TypeWord], dates: Mapping[int, DateFound]) -> Iterator[Mention]:
    """Type words in a capital with a whole date right after them; of what is not a law only where a known issuer follows too."""
    for word in words:
        gap = _GAP.match(text, word.end)
        date = dates.get(gap.end()) if gap else None
        if not date or not date.day or not text[word.start].isupper() or word.kind.use not in ("named", "number"):
            continue
        of = _OF.match(text, date.end)
        if word.kind.use == "named" or (of and issuer_at(text, of.end(), known=True)):
            yield Mention(start=word.start, end=date.end, kind=word.kind, name=f"ngày {date.day}", date=date, flaws=word.flaws)
