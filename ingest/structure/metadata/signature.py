"""Who signed, and to whom the document goes: the block at a document's end (form: Nghị định 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

import re
from functools import cache

from corpus import catalog
from corpus.document import Signer
from ingest.structure.lines import is_capitals

_FOR = re.compile(r"(?:TM|T/M|KT|TL|TUQ|Q)\s?\.\s*")
_BEHALF = re.compile(r"(?:TM|T/M)\s?\.")
_SEAL = re.compile(r"[(\[]?\s*(đã ký|ký tên|đã kí)", re.IGNORECASE)
_NAME = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|BS|KS|LS|TSKH|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá)\.?\s*){0,3}(?P<name>\S.*)"
)
_ITEM = re.compile(r"^\s*[-–+*•]\s*|(?<=[;.])\s*[-–]\s+|\s+[-–]\s+(?=[^\W\d_a-zà-ỹ])")


def read_signer(paragraphs: list[str]) -> Signer | None:
    """The first signature in the last paragraphs of a document: an office in capitals, then a name.

    >>> read_signer(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn An"])
    Signer(name='Nguyễn Văn An', title='KT. CHỦ TỊCH PHÓ CHỦ TỊCH')
    """
    offices: list[str] = []
    for text in paragraphs:
        office, rest = _parted(text)
        if office:
            offices.append(office)
            text = rest
        if offices and (name := _name(text)):
            title = " ".join(o for o in (_own(part) for part in offices) if o)
            return Signer(name=name, title=title or " ".join(offices))
        if text and not office and not _SEAL.match(text) and len(text) > 60:
            offices = []
    title = " ".join(o for o in (_own(part) for part in offices) if o)
    return Signer(name=None, title=title) if title else None


def _own(office: str) -> str:
    """An office without the line that says for whom it signs ("TM. ỦY BAN NHÂN DÂN")."""
    if not _BEHALF.match(office):
        return office
    later = re.search(r"\s(?=(?:KT|TL|TUQ|Q)\s?\.)", office)
    if later:
        return office[later.end() :]
    places = [m.start() for o in _offices() if (m := re.search(rf"(?<!ĐOÀN)(?<!\.)\s{re.escape(o)}(?!\w)", office))]
    return office[min(places) :].strip() if places else ""


def _parted(text: str) -> tuple[str, str]:
    """The office in capitals that a paragraph begins with, and the rest of it."""
    words = text.split()
    capital = 0
    while capital < len(words) and (is_capitals(words[capital]) or not any(c.isalpha() for c in words[capital])):
        capital += 1
    office, rest = " ".join(words[:capital]), " ".join(words[capital:])
    if capital < 1 or len(office) > 120:
        return "", text
    known = _FOR.match(office + " ") or (office + " ").startswith(_whole_offices())
    return (office, rest) if known else ("", text)


def _name(text: str) -> str | None:
    match = _NAME.match(text.strip(" ./"))
    words = match["name"].split() if match else []
    if not 2 <= len(words) <= 6 or not all(w[0].isupper() and w.replace("-", "").isalpha() for w in words):
        return None
    return " ".join(words) if not is_capitals(" ".join(words)) else None


@cache
def _whole_offices() -> tuple[str, ...]:
    return tuple(office + " " for office in _offices())


@cache
def _offices() -> tuple[str, ...]:
    return tuple(sorted((row["office"] for row in catalog.rows("signing_offices")), key=len, reverse=True))


def opens_signature(text: str) -> bool:
    """Whether a line begins a signature block.

    >>> opens_signature("KT. BỘ TRƯỞNG"), opens_signature("CHỦ TỊCH"), opens_signature("MỤC TIÊU")
    (True, True, False)
    """
    return len(text) < 120 and bool(_parted(text)[0])


def read_recipients(paragraphs: list[str]) -> tuple[str, ...]:
    """The recipients below "Nơi nhận:", up to the signature.

    >>> read_recipients(["- Như Điều 3;", "- Lưu: VT, KSTT.", "CHỦ TỊCH", "Trần A"])
    ('Như Điều 3', 'Lưu: VT, KSTT')
    """
    found: list[str] = []
    for text in paragraphs:
        if _parted(text)[0] or is_capitals(text) or (found and not _ITEM.match(text) and found[-1].startswith("Lưu")):
            break
        found += [item for part in _ITEM.split(text) if (item := part.strip(" ;.,-–\n"))]
    return tuple(found)
