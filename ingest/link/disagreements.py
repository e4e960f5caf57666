"""Where mentions of one document state its date, issuer or title differently."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from corpus.citation import FieldConflict, ValueSeen
from corpus.dates import vietnamese
from corpus.digest import Reading
from corpus.textkey import key
from ingest.knowledge.citations.issuing import issuer_at

_SAME_TITLE = 0.4


def conflicts_of(readings: Sequence[Reading]) -> tuple[FieldConflict, ...]:
    """The fields in which mentions of one document disagree, each with its values and who says them."""
    fields: tuple[tuple[str, Callable[[Reading], str | None], Callable[[str, str], bool]], ...] = (
        ("issued_on", lambda r: r.issued_on, str.__eq__),
        ("issuer", lambda r: r.issuer, same_issuer),
        # Only a mention in full gives a title; "Nghị định số 80/2021/NĐ-CP về tiêu chí …" may speak of a part.
        ("title", lambda r: r.title if r.issued_on else None, same_title),
    )
    found = []
    for name, value, same in fields:
        groups = _groups([(said, r.id) for r in readings if (said := value(r))], same)
        if len(groups) > 1:
            found.append(
                FieldConflict(field=name, values=tuple(ValueSeen(value=said, citations=tuple(by)) for said, by in groups))
            )
    return tuple(found)


def told(readings: Sequence[Reading]) -> dict[str, str]:
    """What mentions of one document with the rarer of two dates are told, by id; all of them where none is rarer.

    Every document has one vote for each date that it states. Where one document states two, neither of its mentions
    can be trusted, and both are told.
    """
    stated: dict[str, set[str]] = defaultdict(set)
    dated = [reading for reading in readings if reading.issued_on]
    for reading in dated:
        stated[reading.document].add(reading.issued_on or "")
    votes = Counter(date for dates in stated.values() for date in sorted(dates))
    if len(votes) < 2:
        return {}
    most = max(votes.values())
    usual = [date for date, count in votes.items() if count == most]
    odd = votes if len(usual) > 1 else votes.keys() - set(usual)
    return {r.id: _two_dates(r, votes) for r in dated if r.issued_on in odd or len(stated[r.document]) > 1}


def _two_dates(reading: Reading, dates: Iterable[str]) -> str:
    others = ", ".join(vietnamese(date) for date in dates if date != reading.issued_on)
    return f"Văn bản này còn được ghi là ban hành {others} ở chỗ khác."


def _groups(said: Sequence[tuple[str, str]], same: Callable[[str, str], bool]) -> list[tuple[str, list[str]]]:
    groups: list[tuple[str, list[str]]] = []
    exact: dict[str, list[str]] = {}
    for value, by in said:
        place = exact.get(value)
        if place is None:
            place = next((ids for other, ids in groups if same(value, other)), None)
            if place is None:
                place = []
                groups.append((value, place))
            exact[value] = place
        place.append(by)
    return groups


@lru_cache(maxsize=65536)
def same_issuer(one: str, other: str) -> bool:
    """Whether two names can be one institution: by the symbols they sign under; unknown names are not compared.

    >>> same_issuer("Ban Thường vụ Tỉnh ủy", "Tỉnh ủy"), same_issuer("Chính phủ", "Thủ tướng Chính phủ")
    (True, False)
    """
    stated = issuer_at(one, 0), issuer_at(other, 0)
    if stated[0] is None or stated[1] is None or not stated[0].codes or not stated[1].codes:
        return True
    # A name that speaks for another (Văn phòng Chính phủ for both) says nothing about which of the two it is.
    shared = set(stated[0].codes) & set(stated[1].codes)
    return stated[0].codes[0] in stated[1].codes or stated[1].codes[0] in stated[0].codes or (len(shared) > 1 and bool(shared))


@lru_cache(maxsize=65536)
def same_title(one: str, other: str) -> bool:
    """Whether two titles can be one: one begins with the other, or they share most of their syllables."""
    a, b = key(one), key(other)
    if a.startswith(b) or b.startswith(a):
        return True
    left, right = set(a.split()), set(b.split())
    return len(left & right) / min(len(left), len(right)) > _SAME_TITLE if left and right else True
