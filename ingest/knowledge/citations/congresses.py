"""Resolutions cited by the congress or the plenum that passed them: "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
"Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIV, nhiệm kỳ 2020-2025", "Nghị quyết Trung ương 4 (khóa XII)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.textkey import fold
from ingest.knowledge.citations.lexicon import kind_named
from ingest.knowledge.citations.mention import Mention

_ROMAN = r"(?:[IVX]{1,6}|\d{1,2})(?!\w)"
_PLACE = r"[A-ZĐ]\w{0,12}(?: (?!lần|Lần)[A-ZĐ]\w{0,12}){0,4}"
_LEVEL = r"tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|[Kk]hối"
_TERM = r"(?:\s?[,(]?\s?nhiệm kỳ \d{4}\s?[-–]\s?\d{4}\)?)?"
# Every blank of these patterns stands for one to three white spaces.
_NATIONAL = (
    rf"(?:toàn quốc )?(?:[Đđ]ảng )?(?:toàn quốc )?(?:lần )?(?:thứ )?(?P<congress>{_ROMAN})"
    r"(?: (?:của )?Đảng(?: Cộng sản Việt Nam)?(?!\s?bộ))?"
)
_LOCAL = rf"[Đđ]ảng bộ (?:(?P<level>{_LEVEL}) )?(?P<place>{_PLACE} )?(?:lần )?(?:thứ )?(?P<local>{_ROMAN})"
_PLENUM = (
    r"(?:[Hh]ội nghị )?(?:[Ll]ần thứ (?P<spelt>\w{2,5}(?: \w{2,4})?),? )?(?:(?:Ban [Cc]hấp hành|BCH) )?[Tt]rung ương(?: Đảng)?"
    rf"(?: (?P<plenum>\d{{1,2}}))?(?:\s?[,(]?\s?[Kk]h(?:óa|oá) (?P<term>{_ROMAN})\)?)?"
)
_CONGRESS = re.compile(
    rf"(?<!\w)(?:[Nn]ghị quyết|NQ) (?:của )?(?:[Đđ]ại hội (?:[Đđ]ại biểu )?(?:{_NATIONAL}|{_LOCAL}){_TERM}|{_PLENUM})".replace(
        " ", r"\s{1,3}"
    )
)
_ORDINALS = {
    "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12, "muoi ba": 13,
}  # fmt: skip


def find_congresses(text: str) -> Iterator[Mention]:
    """Resolutions named by a Party congress or plenum; ``name`` is the same for the usual ways of writing one.

    >>> next(find_congresses("theo Nghị quyết Đại hội Đảng bộ tỉnh Lai Châu lần thứ XIV, nhiệm kỳ 2020-2025")).name
    'Đại hội Đảng bộ tỉnh XIV'
    """
    kind = kind_named("nghị quyết")
    assert kind is not None
    for match in _CONGRESS.finditer(text):
        name = _name(match)
        if name:
            yield Mention(start=match.start(), end=match.end(), kind=kind, name=name)


def _name(match: re.Match[str]) -> str | None:
    if match["congress"]:
        return f"Đại hội Đảng toàn quốc {_number(match['congress'])}"
    if match["local"]:
        level = " ".join((match["level"] or match["place"] or "").split())
        return f"Đại hội Đảng bộ {level} {_number(match['local'])}"
    plenum = match["plenum"] or _ORDINALS.get(fold(match["spelt"] or ""))
    if not plenum:
        return None
    return f"Trung ương {int(plenum)}" + (f" khóa {_number(match['term'])}" if match["term"] else "")


def _number(written: str) -> str:
    """Roman figures of an ordinal, whichever way it is written."""
    if not written.isdigit():
        return written
    value, roman = int(written), ""
    for figure, worth in (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)):
        while value >= worth:
            roman, value = roman + figure, value - worth
    return roman
