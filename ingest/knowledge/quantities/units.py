"""The unit that a label, a header or a caption states for the bare numbers under it."""

from __future__ import annotations

import re
from functools import cache

from corpus import catalog
from corpus.money import unit_in


def stated_unit(*texts: str) -> str | None:
    """The first unit stated, in parentheses or after "đơn vị tính"; None where none is.

    >>> stated_unit("Tỷ lệ hộ nghèo (%)"), stated_unit("Kinh phí (Triệu đồng)"), stated_unit("Số lớp (mỗi năm)")
    ('%', 'triệu đồng', None)
    """
    for text in texts:
        if money := unit_in(text):
            return money.name
        if match := _pattern().search(text):
            return " ".join(match.group(1).lower().split())
    return None


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(re.escape(row["noun"]) for row in sorted(catalog.rows("counted"), key=lambda row: -len(row["noun"])))
    return re.compile(
        rf"(?:\(|\b(?:đơn vị tính|đvt)\s*:?)\s*(?:(?:đơn vị tính|đvt|đơn vị)\s*:?\s*)?(%|{nouns})\s*(?:[),;]|$)", re.IGNORECASE
    )
