"""Words by which lines are told apart, from the catalog."""

from __future__ import annotations

from functools import cache

from corpus import catalog


@cache
def part_names() -> frozenset[str]:
    """Names, in capitals, that open a document or one issued with it."""
    return frozenset(row["name"] for row in catalog.rows("part_names"))


@cache
def dangling() -> frozenset[str]:
    """Words that no sentence, cell or heading ends with."""
    return frozenset(row["word"] for row in catalog.rows("dangling_words"))


def hangs(text: str) -> bool:
    """Whether the last word of a text calls for another ("THUỘC THẨM QUYỀN CỦA"; but "QUẢN LÝ NHÀ Ở" is whole).

    >>> hangs("THUỘC THẨM QUYỀN CỦA"), hangs("QUẢN LÝ NHÀ Ở"), hangs("GIAI ĐOẠN 2021 -")
    (True, False, True)
    """
    words = text.lower().split()
    if not words or words[-1][-1] in ",;(-–":
        return bool(words)
    return words[-1] in dangling() and (len(words) < 2 or words[-2] not in _nouns().get(words[-1], frozenset()))


@cache
def _nouns() -> dict[str, frozenset[str]]:
    return {row["word"]: frozenset(row["not_after"].split("|")) for row in catalog.rows("dangling_words")}
