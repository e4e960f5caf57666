"""What the letterhead says: who issues, the number, where and when (form: Nghị định 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from corpus.dates import find_dates
from ingest.structure.lines import is_capitals
from ingest.structure.metadata.issuer import begins_agency, read_issuer
from ingest.structure.metadata.place import find_place, is_dated, whole_places

_STATE = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s*XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|Đ[ỘÔ]C\s+LẬP\s*[-–]\s*TỰ\s+DO\s*[-–]\s*HẠNH\s+PHÚC"
    r"|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM",
    re.IGNORECASE,
)
_SIGN = r"(?:\s{0,2}[/-]{1,2}\s?|\s?-\s(?=[A-ZĐ]{2,}[ \t]*(?:\n|$)))"
_NUMBER = re.compile(
    rf"^(?:[^\W\d_]+[ \t]){{0,4}}(?:số|SỐ|Số)\s{{0,3}}[:.]?\s{{0,3}}"
    rf"(?:(?P<number>\d{{1,5}}[a-zđA-ZĐ]?(?:{_SIGN}[\wĐđ&.]{{1,20}}){{1,9}})|(?P<blank>[./…_-]))",
    re.MULTILINE,
)
_SUBJECT = re.compile(r"(?:\b[Vv]/[Vv]\b|^\W*Về việc\b|^\W*Về(?=\s+[^\W\d_A-ZĐ]|$))\s*:?\s*(?P<subject>.*)$")
_HEAD_NUMBER = re.compile(
    r"(?:\w{2,12}\s){0,3}số\s?[:.]?\s{0,3}(?:\d[\w/.&-]{0,8}\s?[\w/.&-]{0,30}|[./\s…_-]{0,30}[\w/-]{0,20})$|V/v\b", re.IGNORECASE
)
_JOINT = re.compile(r"[/-](?:T{2,3}|NQ|HD|CT|KH|TB|QC|TTr)?L[TBN]\b")
# The number and day under which an office registers what it receives (Nghị định 30/2020/NĐ-CP, annex IV) are not the document's own.
_ARRIVED = re.compile(
    r"[\W_]*(?:(?:số|ngày)(?: và ký hiệu)? đến|(?:(?:công văn|văn bản) )?đến\W+(?:số|ngày))(?!\w)", re.IGNORECASE
)
_PROSE = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Kính gửi|Xét|Để|Nhằm|Trên cơ sở|Tiếp theo|Phúc đáp)\b")
_LONGEST = 6000
_LONGEST_SUBJECT = 500


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
    stated = (line for line in lines if not line.upper().startswith("DỰ THẢO") and not _ARRIVED.match(line))
    above = "\n".join(takewhile(lambda line: not _PROSE.match(line.lstrip(" *")), stated))[:_LONGEST]
    blob = whole_places(_STATE.sub("\n", above))
    number = _number(blob)
    rest = blob[: number.start()] + "\n" + blob[number.end() :] if number else blob
    place = find_place(rest)
    dated = " ".join(rest[place.end() :].split()) if place else rest
    where = _place(place["place"]) if place else None
    return Letterhead(
        number="".join(number["number"].split()).rstrip(".") if number else None,
        issuer=read_issuer(
            (blob[: number.start()] if number else blob).split("\n"),
            joint=number is not None and _JOINT.search(number["number"]) is not None,
        ),
        place=where,
        issued_on=next((d.day for d in find_dates(dated) if d.day), None),
        subject=_subject(rest.split("\n"), where),
    )


def _number(blob: str) -> re.Match[str] | None:
    """The first line that states a number; none where that is still to be filled in ("Số:    /UBND-KSTT")."""
    found = _NUMBER.search(blob)
    return found if found and found["number"] else None


def _place(before_day: str) -> str | None:
    """The name in front of "ngày …": the words with a capital that stand last, where a subject runs into them. None for half
    a name ("Nội"): of the places only Huế is one syllable.

    >>> _place("phục vụ BHYT Hà Nội"), _place("Thành phố Hồ Chí Minh")
    ('Hà Nội', 'Thành phố Hồ Chí Minh')
    """
    words = before_day.split()
    capital = [n for n, w in enumerate(words) if w[0].isupper() and (w.endswith(".") or not w.isupper() or words[-1].isupper())]
    first = len(words)
    while first and (first - 1 in capital or words[first - 1] in ("-", "–") or words[first - 2 : first] == ["Thành", "phố"]):
        first -= 1
    name = " ".join(words[first:] or words)
    return name if " " in name or "." in name or name == "Huế" else None


def _subject(lines: list[str], place: str | None) -> str | None:
    """The subject of a letter from "V/v …" or "Về …" on, without the place and day that a narrow column set after it."""
    found = ((n, match) for n, line in enumerate(lines) if (match := _SUBJECT.search(line)) and not is_capitals(line))
    at, match = next(found, (0, None))
    if match is None:
        return None
    parts = [match["subject"]]
    for line in lines[at + 1 :]:
        if not line.strip() or is_capitals(line) or is_dated(line) or len(" ".join(parts)) > _LONGEST_SUBJECT:
            break
        parts.append(line)
    plain = " ".join(" ".join(parts).split())
    if cut := re.search(rf"\s{re.escape(place)}\s?,\s?ngày\b", plain) if place else None:
        plain = plain[: cut.start()]
    return plain if " " in plain else None


def opens_letterhead(text: str) -> bool:
    """Whether lines hold the national title or motto.

    >>> opens_letterhead("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    True
    """
    return _STATE.search(text[:_LONGEST]) is not None


def is_letterhead(text: str) -> bool:
    """Whether a line can be part of a letterhead: the national title, an issuer, the number, place and date."""
    if len(text) > 250:
        return False
    if opens_letterhead(text) or _HEAD_NUMBER.match(text) or is_dated(text):
        return True
    return is_capitals(text) and begins_agency(text)
