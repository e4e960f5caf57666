"""Who issues a document, as the lines of its letterhead name them (form: Nghị định 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from corpus import catalog
from corpus.textkey import key
from ingest.structure.lines import is_capitals
from ingest.structure.metadata.casing import in_normal_case, is_agency

_TERM = re.compile(r"[\s,–-]+KH(?:ÓA|OÁ)\s+(?:THỨ\s+)?(?:[IVXLC]+|\d+)\b.*")
_UNIT = re.compile(r"\s(?=(?:TỔNG CỤC|CHI CỤC)\s)|(?<!CƠ)(?<!TRỤ)\s(?=SỞ\s(?!HỮU))|(?<!TỔNG)(?<!CHI)\s(?=CỤC\s)")
_WITH_PLACE = re.compile(r"\s(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|PHƯỜNG)\s\w+\s\w+")
_PLACE = re.compile(r"\b(tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s+[^\W\d_].*")
_JOINED = re.compile(r"(?<=\w)\s?[-–]\s?(?=(?:BỘ|BAN|SỞ|TỔNG CỤC|TÒA ÁN|VIỆN KIỂM SÁT|THANH TRA|TRUNG ƯƠNG ĐOÀN)\s)")
_LINKED = re.compile(r"^(?:LIÊN TỊCH|LIÊN BỘ)(?:\s*:?\s*(?=BAN|BỘ|TÒA|VIỆN)|$)")
_PLACE_CAPITALS = re.compile(r"\b(?:TỈNH|THÀNH PHỐ)\s.*")
_OFFICE = re.compile(r"(Văn phòng|Thanh tra)(?:\s[Bb]ộ)?")
_SPACE = re.compile(r"\s+(?:[-–]\s+)?")
_MIDST = (" CÁN", " CƠ", " TRỤ", "-CÁN")
_NATION = re.compile(r"\s+(?:NƯỚC\s+)?CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM\b")
_LONGEST = 120


def read_issuer(lines: Iterable[str], *, joint: bool = False) -> str | None:
    """The last agency that lines in capitals name, all of them where several issue ``joint``ly; a line that begins no agency
    goes on the one before it, until its place is named.

    >>> read_issuer(["BỘ", "NỘI VỤ"]), read_issuer(["UBND TỈNH", "YÊN BÁI", "SỞ Y TẾ"]), read_issuer(["BAN"])
    ('Bộ Nội vụ', 'Sở Y tế tỉnh Yên Bái', None)
    """
    agencies: list[str] = []
    alone = ""
    for line in _rows(lines, joint):
        word = line.isalpha() and not alone
        ended = not agencies or is_agency(agencies[-1]) or _WITH_PLACE.search(agencies[-1]) is not None
        if word and ended:
            alone = line
            continue
        line, alone = f"{alone} {line}".strip(), ""
        if agencies and (is_agency(f"{agencies[-1]} {line}") or (joint and agencies[-1].endswith(("-", "–")))):
            agencies[-1] += " " + line
        elif not word and begins_agency(line) and not (agencies and agencies[-1].endswith(_MIDST)):
            agencies.append(line)
        elif agencies and not _WITH_PLACE.search(agencies[-1]):
            agencies[-1] += " " + line
    if joint and agencies:
        agencies = [_jointly(agencies)]
    return issuer_name(agencies) if agencies else None


def _jointly(agencies: list[str]) -> str:
    """Several issuers as one name; a province's committee above its own departments only tells where they are."""
    names = [a.strip(" -–,").replace(" – ", " - ") for a in agencies]
    above = names[0] if names[0].startswith(("UBND", "ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN")) else ""
    if above and len(names) > 1 and all(name.startswith("SỞ") for name in names[1:]) and (place := _PLACE_CAPITALS.search(above)):
        return " - ".join(names[1:]) + " " + place.group()
    return " - ".join(names)


def begins_agency(text: str) -> bool:
    """Whether capitals begin with a word that an agency's name begins with.

    >>> begins_agency("SỞ Y TẾ"), begins_agency("SỞ HỮU TRÍ TUỆ"), begins_agency("BANG GIAO")
    (True, False, False)
    """
    words = " ".join(re.findall(r"\w+", text[:60]))
    return any(
        (words + " ").startswith(head + " ") and not (words[len(head) + 1 :] + " ").startswith(others)
        for head, others in _heads()
    )


def issuer_name(agencies: list[str]) -> str | None:
    """The name of an issuer in normal letters; one of a province, a district or the Party's centre takes the place from the
    agency above it. None for a word that is only the beginning of a name."""
    name = in_normal_case(re.sub(r"^UBND\b", "ỦY BAN NHÂN DÂN", _NATION.sub("", _TERM.sub("", agencies[-1])).strip(" -–,.")))
    above = in_normal_case(agencies[-2].strip(" -–,")) if len(agencies) > 1 else ""
    if above.endswith("Trung ương") and (own := next(filter(is_agency, (f"{name} Trung ương", f"{name} Trung ương Đảng")), None)):
        return own
    if above and (office := _OFFICE.fullmatch(name)):
        return f"{office[1]} {above}"
    at = _PLACE.search(above)
    if at and at.group(1) not in name:
        return f"{name} {at.group()}"
    return name if " " in name else None


def _rows(lines: Iterable[str], joint: bool) -> Iterator[str]:
    """The lines in capitals, without the term of an assembly; agencies in one line are parted."""
    for row in lines:
        line = _TERM.sub("", _LINKED.sub("", " ".join(row.split())))
        if not line or not is_capitals(line) or len(line) > _LONGEST or any(c.isdigit() for c in line):
            continue
        for part in _UNIT.split(_JOINED.sub(" - ", line)):
            yield from _parted(part, joint)


def _parted(line: str, joint: bool) -> Iterator[str]:
    """A line that names one known agency and a second after it ("BỘ TÀI CHÍNH ỦY BAN CHỨNG KHOÁN NHÀ NƯỚC"), as two."""
    at = next((m for m in _SPACE.finditer(line) if is_agency(line[: m.start()]) and begins_agency(line[m.end() :])), None)
    ministries = at is not None and line.startswith("BỘ ") and line.startswith("BỘ ", at.end())
    if at is None or is_agency(line) or joint or ministries:
        yield line
    else:
        yield from (line[: at.start()], line[at.end() :])


@cache
def _heads() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each word that begins an agency's name, and what must not follow it."""
    return tuple(
        (row["head"], tuple(word + " " for word in row["not_before"].split("|") if word)) for row in catalog.rows("issuer_heads")
    )


def without_office(text: str) -> str:
    """The agency of a line in capitals that names the office which signs for it; the line where it names none.

    >>> without_office("BỘ TRƯỞNG BỘ Y TẾ"), without_office("THỦ TƯỚNG CHÍNH PHỦ"), without_office("TỔNG KIỂM TOÁN NHÀ NƯỚC")
    ('BỘ Y TẾ', 'THỦ TƯỚNG CHÍNH PHỦ', 'KIỂM TOÁN NHÀ NƯỚC')
    """
    line = _NATION.sub("", " ".join(text.split()))
    if is_agency(line):
        return line
    if (rest := line.removeprefix("TỔNG ")) != line and is_agency(rest):
        return rest
    return next((line[len(o) + 1 :] for o in _offices() if line.startswith(o + " ") and begins_agency(line[len(o) + 1 :])), line)


def agrees(text: str, issuer: str) -> bool:
    """Whether a line in capitals is the name of the ``issuer`` or of the office or body that acts for it, in full or
    without its place.

    >>> agrees("CHỦ TỊCH UBND TỈNH YÊN BÁI", "Ủy ban nhân dân tỉnh Yên Bái"), agrees("BỘ Y TẾ QUY ĐỊNH", "Bộ Y tế")
    (True, False)
    """
    line = re.sub(r"\bUBND\b", "ỦY BAN NHÂN DÂN", _NATION.sub("", " ".join(text.split())))
    body = next((b for b in _bodies() if line.startswith(b + " ")), "")
    own, named = key(issuer), key(without_office(line.removeprefix(body).strip()))
    if named == own or (" " in named and own.startswith(named + " ")):
        return True
    rest = named.removeprefix(own)
    return own.count(" ") > 1 and rest != named and rest.startswith(_kinds_of_places())


@cache
def _kinds_of_places() -> tuple[str, ...]:
    return tuple(f" {key(kind)} " for kind in ("tỉnh", "thành phố", "huyện", "quận", "thị xã"))


@cache
def _bodies() -> tuple[str, ...]:
    return tuple(row["body"] for row in catalog.rows("acting_bodies"))


@cache
def _offices() -> tuple[str, ...]:
    return tuple(sorted((row["office"] for row in catalog.rows("signing_offices")), key=len, reverse=True))
