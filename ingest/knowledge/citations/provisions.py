"""The places in an act that a citation points at: "khoản 2 Điều 5", "Điều 1 và Điều 3", "điểm a, b khoản 1 Điều 8"."""

from __future__ import annotations

import re

_UNIT = r"(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Mm]ục|[Tt]iểu\s{1,2}mục|[Cc]hương|[Pp]hần|[Pp]hụ\s{1,2}lục|[Đđ]oạn|[Tt]iết)"
_LABEL = r"(?:số\s{1,2})?(?:\d{1,4}(?:\.\d{1,3}){0,3}[a-zđ]?|[a-zđ]|[IVXLC]{1,7}|[A-Z])(?![\w/]|-[A-ZĐ])"
_PLACE = rf"{_UNIT}\s{{1,3}}{_LABEL}(?:(?:\s?,\s?|\s{{1,2}}(?:và|đến|hoặc)\s{{1,2}}){_LABEL}){{0,12}}"
PLACES = re.compile(rf"(?<!\w){_PLACE}(?:(?:\s?[,;]?\s?(?:và|đến|hoặc|của|tại|thuộc)?\s{{1,3}}|\s?,\s?){_PLACE}){{0,12}}")
_TO_ACT = re.compile(r"\s{0,3},?\s{0,3}(?:(?:của|tại|ban\s{1,3}hành\s{1,3}kèm\s{1,3}theo|kèm\s{1,3}theo)\s{1,3})?(?:các\s{1,3})?")


def provisions(text: str) -> dict[int, tuple[int, str]]:
    """Chains of places in a text: where an act may start after one -> (where the chain starts, the chain).

    >>> provisions("theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP")
    {20: (5, 'khoản 2 Điều 5')}
    """
    found = {}
    for match in PLACES.finditer(text):
        link = _TO_ACT.match(text, match.end())
        found[link.end() if link else match.end()] = (match.start(), " ".join(match.group().split()))
    return found
