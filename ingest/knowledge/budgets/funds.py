"""Which fund the words of a row, a group or a sentence name."""

from __future__ import annotations

import re
from functools import cache

from corpus import catalog
from corpus.textkey import key


def fund_in(*texts: str) -> str | None:
    """The fund that the first of the texts to name one names.

    >>> fund_in("VỐN ĐẦU TƯ"), fund_in("Xây dựng trung tâm", "Nguồn vốn sự nghiệp:"), fund_in("Tổng cộng")
    ('vốn đầu tư', 'vốn sự nghiệp', None)
    """
    for text in texts:
        if match := _pattern().search(key(text)):
            return _funds()[match.group()]
    return None


@cache
def _funds() -> dict[str, str]:
    return {key(row["words"]): row["fund"] for row in catalog.rows("funds")}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_funds(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")
