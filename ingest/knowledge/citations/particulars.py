"""What stands after a mention: its date, its issuer, its title (trích yếu); and the issuer where it stands before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dates import DateFound
from ingest.knowledge.citations.issuing import Stated, issuer_at
from ingest.knowledge.citations.lexicon import opener_at
from ingest.knowledge.citations.mention import Mention
from ingest.knowledge.citations.words import CAPITALS

_TO_DATE = re.compile(
    r"(?:\s?\([A-Z]\d{1,2}\))?\s{0,3}[,(]?\s{0,3}(?:(?:đã\s)?(?:được\s)?(?:ký|ban\shành|Quốc\shội(?:\s[\w\s]{0,60})?\sthông\squa|thông\squa)\s{1,3})?"
)
_OF = re.compile(r"\s{0,3}[,)]?\s{0,3}của\s{1,3}")
_YEAR = re.compile(r"\s{1,3}\(?(?P<year>(?:19|20)\d{2})\)?(?![\d/%-])")
_SKIP = re.compile(r"\s{0,3}[,:]?\s{0,3}")
_TITLE_END = re.compile(
    rf";|\n|\.(?=\s+[{CAPITALS}(0-9“\"-]|\s*$)|…(?=\s*[{CAPITALS}]|\s*$)|"
    + r"\./|\s\((?=sau\s|gọi\s|viết\s)|,\s+(?=(?:UBND|Ủy\sban|Uỷ\sban|HĐND|Hội\sđồng|Sở|Bộ|Tỉnh|Chính\sphủ|"
    r"Thủ\stướng|Văn\sphòng|trong\sđó|cụ\sthể|đồng\sthời|hàng\snăm|hằng\snăm)(?!\w))|,\s+(?=ngày\s\d)"
    # What the sentence adds: its aim, what else it names, what follows from it, a remark in brackets.
    r"|,?\s(?=(?:đảm\sbảo|bảo\sđảm)\s(?:đúng|theo|hoạt\sđộng)(?!\w))|,\s+(?=(?:đảm\sbảo|bảo\sđảm|nhằm|qua\sđó|từ\sđó|góp\sphần\svào)(?!\w))"
    r"|(?:,|\svà)\s+(?=(?:các|những)\s(?:văn\sbản|nghị\sđịnh|thông\stư|quy\sđịnh)(?:\squy\sphạm\spháp\sluật)?\s(?:có\s)?(?:liên\squan|khác|hướng\sdẫn))"
    rf"|\s(?=thì\s)|\s\((?=[{CAPITALS}][^()]{{40}})|\)"
)
_AT = re.compile(r"(?<!\w)(?:của|do)\s{1,3}(?P<issuer>[^.;:()]{3,80}?)\s{1,3}tại\s{0,3}$")
_ISSUED = re.compile(
    r"(?:\s{1,3}(?:cũng\s{1,3})?(?:đã|vừa))?\s{1,3}(?:ký\s{1,3})?ban\s{1,3}hành\s{0,3}$|\s{1,3}(?:đã|vừa)\s{1,3}có\s{0,3}$"
)
_WORD_START = re.compile(rf"(?<!\w)[{CAPITALS}]")
_JOINT = re.compile(r"\s?[,;]?\s?(?:và|cùng|,|;)\s{1,3}(?:số\s{1,3})?$")
_CLOSED = re.compile(r"\s?:\s{1,3}$")
_DAY_BEFORE = re.compile(r"(?<!\w)[Nn]gày\s(?:[\d/.\s-]{8,12}|\d{1,2}\stháng\s\d{1,2}\snăm\s\d{4})(?:,\s)?\s?$")
LONGEST_TITLE = 600
_MAKERS = frozenset(("QH", "UBTVQH", "HĐNN"))
"""Who makes acts: Hiến pháp 2013, articles 70, 74; Hội đồng Nhà nước before 1992."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the text states of a mention. ``end`` is where date and issuer end, ``title_end`` where the title does.

    ``comma`` is set where nothing but a comma stands between number and date.
    ``by`` is an issuer named before ("theo chỉ đạo của Chính phủ tại …"); ``year`` is set where no whole date is.
    """

    end: int
    title_end: int
    date: DateFound | None = None
    year: int | None = None
    issuer: Stated | None = None
    by: Stated | None = None
    title: str | None = None
    comma: bool = False


def particulars(text: str, mention: Mention, dates: dict[int, DateFound], following: Sequence[Mention]) -> Particulars:
    """Read on from a mention; ``dates`` are those of the text by start, ``following`` the mentions that come next."""
    date, end = (mention.date, mention.end) if mention.date else _date(text, mention.end, dates)
    year = None
    if not date and (match := _YEAR.match(text, end)) and mention.name is not None:
        year, end = int(match["year"]), match.end("year")
    elif date and not date.day and date.iso:
        year, date = int(date.iso[:4]), None
    by, before = _by(text, mention.start, dates)
    date = date or before
    issuer = None
    if (of := _OF.match(text, end)) and of.end() < len(text):
        issuer = issuer_at(text, of.end())
        if issuer and mention.kind.use == "named" and issuer.codes and not _MAKERS.intersection(issuer.codes):
            issuer = None  # "Nghị định hướng dẫn Luật Đất đai của Chính phủ": the decree is
        end = issuer.end if issuer else end
    if issuer and not date and not year:
        date, end = _date(text, end, dates)
    full = date is not None or issuer is not None
    title, title_end = _title(text, end, mention, following, full) if mention.name is None else (None, end)
    comma = bool(date and mention.symbol and text[mention.end : date.start].strip() == "," and date.day)
    return Particulars(end, title_end, date, year, issuer, by, title, comma)


def _date(text: str, at: int, dates: dict[int, DateFound]) -> tuple[DateFound | None, int]:
    lead = _TO_DATE.match(text, at)
    date = dates.get(lead.end()) if lead else None
    if date is None or "Q" in (date.iso or ""):
        return None, at
    return date, date.end


def _title(text: str, at: int, mention: Mention, following: Sequence[Mention], full: bool) -> tuple[str | None, int]:
    """The title after a mention; where neither date nor issuer stands before it, a verb may as well be the sentence's own."""
    skip = _SKIP.match(text, at)
    start = skip.end() if skip else at
    opener = opener_at(text, start)
    if not opener or (opener.about and not full):
        return None, at
    stop = next((match for match in _TITLE_END.finditer(text, start, start + LONGEST_TITLE) if _ends(text, start, match)), None)
    end = stop.start() if stop else min(len(text), start + LONGEST_TITLE)
    if not stop and end < len(text):
        return None, at
    end = next((cut for other in following if other.start < end and (cut := _before_later(text, mention, other))), end)
    written = " ".join(text[start:end].split())
    if written.endswith(":"):
        return None, at
    if opener.drop:
        written = written[len(opener.word) :].lstrip(" :")
    return (written.rstrip(" .,/") or None), end


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a title ends at a mark: a bracket closes one opened before it, and a comma in quotation marks is the name's own."""
    inside = text[start : stop.start()]
    if stop.group() == ")":
        return inside.count("(") <= inside.count(")")
    quoted = inside.count('"') % 2 == 1 or inside.count("“") > inside.count("”")
    return not quoted or stop.group().strip() not in ("", ",", "và") or "\n" in stop.group()


def _before_later(text: str, mention: Mention, other: Mention) -> int | None:
    """Where a title ends before a document joined to this one: one made later cannot be what the title speaks of."""
    base = max(mention.end, other.start - 16)
    if closed := _CLOSED.search(text[base : other.start]):
        return base + closed.start()
    joint = _JOINT.search(text[base : other.start])
    if not joint or not mention.symbol or not other.symbol:
        return None
    years = (mention.symbol.year or "", other.symbol.year or "")
    series = mention.symbol.symbol == other.symbol.symbol and years[0] == years[1]
    later = (series and _ordinal(other) > _ordinal(mention)) or (len(years[0]) == len(years[1]) == 4 and years[1] > years[0])
    return base + joint.start() if later else None


def _ordinal(mention: Mention) -> int:
    digits = re.match(r"\d+", mention.symbol.seq) if mention.symbol else None
    return int(digits.group()) if digits else 0


def _by(text: str, at: int, dates: dict[int, DateFound]) -> tuple[Stated | None, DateFound | None]:
    """The issuer in "… của X tại" or "X đã ban hành" right before a mention, and the date in "ngày … X đã ban hành"."""
    base = max(0, at - 100)
    tail = text[base:at]
    if match := _AT.search(tail):
        stated = issuer_at(text, base + match.start("issuer"))
        return (stated if stated and stated.end == base + match.end("issuer") else None), None
    if match := _ISSUED.search(tail):
        for start in _WORD_START.finditer(tail, 0, match.start()):
            stated = issuer_at(text, base + start.start(), known=True)
            if stated and stated.end == base + match.start():
                lead = _DAY_BEFORE.search(tail[: start.start()])
                return stated, dates.get(base + lead.start()) if lead else None
    return None, None
