"""What the letterhead says: who issues, the number, where and when (form: Nghị định 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from corpus import catalog
from corpus.dates import find_dates
from ingest.structure.lines import is_capitals
from ingest.structure.metadata.casing import in_normal_case, is_known

_STATE = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|Đ[ỘÔ]C\s+LẬP\s*[-–]\s*TỰ\s+DO\s*[-–]\s*HẠNH\s+PHÚC"
    r"|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:số|SỐ|Số)\s{0,3}[:.]?\s{0,3}(?P<number>\d{1,5}[a-zđ]?\s{0,2}(?:[/-]{1,2}\s?[\wĐđ&.]{1,20}){1,5})")
_PLACE = re.compile(r"(?P<place>[^\W\d_][^\d\n;:]{1,40}?)\s*,\s*(?=ngày\s)", re.IGNORECASE)
_SUBJECT = re.compile(r"\bV/v\s{0,3}:?\s{0,3}(?P<subject>[^\n]{5,500})", re.IGNORECASE)
_HEAD_NUMBER = re.compile(
    r"(?:\w{2,12}\s){0,3}số\s?[:.]?\s{0,3}(?:\d[\w/.&-]{0,8}\s?[\w/.&-]{0,30}|[./\s…_-]{0,30}[\w/-]{0,20})$|V/v\b", re.IGNORECASE
)
_UNIT = re.compile(r"\s(?=(?:TỔNG CỤC|CHI CỤC|SỞ)\s)|(?<!TỔNG)(?<!CHI)\s(?=CỤC\s)")
_WITH_PLACE = re.compile(r"\s(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|PHƯỜNG)\s\w+\s\w+")
_TERM = re.compile(r"\s+KH(?:ÓA|OÁ)\s+(?:[IVXLC]+|\d+)\b.*")
_JOINT = re.compile(r"TTLT|NQLT|LT\b|\bLB")
_PROSE = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Kính gửi|Xét|Để|Nhằm|Trên cơ sở|Tiếp theo|Phúc đáp)\b")
_LONGEST = 6000


@dataclass(frozen=True, slots=True)
class Letterhead:
    """``subject`` is the trích yếu of a letter (công văn), which has no title line."""

    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None
    subject: str | None = None


def read_letterhead(lines: list[str]) -> Letterhead:
    """The letterhead that the lines before a document's name make; a field they do not state is None.

    Where the text begins, the letterhead ends: the number of a document that the first sentence cites is not its own.

    >>> head = read_letterhead(["ỦY BAN NHÂN DÂN", "TỈNH HÀ GIANG", "Số: 12 /QĐ-UBND", "Hà Giang, ngày 5 tháng 3 năm 2020"])
    >>> head.number, head.issuer, head.place, head.issued_on
    ('12/QĐ-UBND', 'Ủy ban nhân dân tỉnh Hà Giang', 'Hà Giang', '2020-03-05')
    """
    blob = _STATE.sub("\n", "\n".join(takewhile(lambda line: not _PROSE.match(line.lstrip(" *")), lines))[:_LONGEST])
    number = _NUMBER.search(blob)
    place = _PLACE.search(blob)
    day = next((d.day for d in find_dates(blob[place.end() :] if place else blob) if d.day), None)
    where = _place(place["place"]) if place else None
    subject = _SUBJECT.search(blob)
    return Letterhead(
        number="".join(number["number"].split()).rstrip(".") if number else None,
        issuer=_issuer(
            blob[: number.start()] if number else blob, number is not None and _JOINT.search(number["number"]) is not None
        ),
        place=where,
        issued_on=day,
        subject=_subject(subject["subject"], where) if subject else None,
    )


def _place(before_day: str) -> str:
    """The name in front of "ngày …": the words with a capital that stand last, where a subject runs into them.

    >>> _place("phục vụ BHYT Hà Nội"), _place("Thành phố Hồ Chí Minh")
    ('Hà Nội', 'Thành phố Hồ Chí Minh')
    """
    words = before_day.split()
    capital = [n for n, w in enumerate(words) if w[0].isupper() and (w.endswith(".") or not w.isupper() or words[-1].isupper())]
    first = len(words)
    while first and (first - 1 in capital or words[first - 1] in ("-", "–") or words[first - 2 : first] == ["Thành", "phố"]):
        first -= 1
    return " ".join(words[first:] or words)


def _subject(text: str, place: str | None) -> str:
    """The subject of a letter, without the place and day that a narrow column set after it."""
    plain = " ".join(text.split())
    at = re.search(rf"\s{re.escape(place)}\s?,\s?ngày\b", plain) if place else None
    return plain[: at.start()] if at else plain


def opens_letterhead(text: str) -> bool:
    """Whether a line holds the national title or motto.

    >>> opens_letterhead("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    True
    """
    return _STATE.search(text[:200]) is not None


def is_letterhead(text: str) -> bool:
    """Whether a line can be part of a letterhead: the national title, an issuer, the number, place and date."""
    if len(text) > 250:
        return False
    if opens_letterhead(text) or _HEAD_NUMBER.match(text) or (_PLACE.match(text) and len(text) < 60):
        return True
    return is_capitals(text) and text.startswith(_heads()) and not text.startswith("BAN HÀNH")


def _issuer(blob: str, joint: bool = False) -> str | None:
    """The last agency named in capitals, all of them where several issue ``joint``ly; a line that begins no agency goes on
    the one before it, until its place is named."""
    agencies: list[str] = []
    for line in (_TERM.sub("", " ".join(part.split())) for row in blob.split("\n") for part in _UNIT.split(row)):
        if not line or not is_capitals(line) or len(line) > 120 or any(c.isdigit() for c in line):
            continue
        if agencies and (is_known(f"{agencies[-1]} {line}") or (joint and agencies[-1].endswith(("-", "–")))):
            agencies[-1] += " " + line
        elif line.startswith(_heads()):
            agencies.append(line)
        elif agencies and not _WITH_PLACE.search(agencies[-1]):
            agencies[-1] += " " + line
    if joint and agencies:
        return in_normal_case(" - ".join(a.strip(" -–") for a in agencies))
    return issuer_name(agencies) if agencies else None


def issuer_name(agencies: list[str]) -> str:
    """The name of an issuer in normal letters; one of a province, a district or the
    Party's centre takes the place from the agency above it."""
    name = in_normal_case(re.sub(r"^UBND\b", "ỦY BAN NHÂN DÂN", _TERM.sub("", agencies[-1])))
    above = in_normal_case(agencies[-2]) if len(agencies) > 1 else ""
    if above.endswith("Trung ương") and is_known(f"{name} Trung ương"):
        return f"{name} Trung ương"
    at = re.search(r"\b(tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s+[^\W\d_].*", above)
    return f"{name} {at.group()}" if at and at.group(1) not in name else name


@cache
def _heads() -> tuple[str, ...]:
    return tuple(row["head"] for row in catalog.rows("issuer_heads"))
