"""What follows a document's title in capitals and is no part of it: who issues, for which term; what stands in front of it."""

from __future__ import annotations

import re

from corpus.textkey import fold
from ingest.structure.clean import EMPTY, strip
from ingest.structure.metadata.casing import is_agency
from ingest.structure.metadata.signature import opens_signature
from ingest.structure.nodes import Node
from ingest.structure.parts import BASIS, is_authority
from ingest.structure.words import hangs

_ISSUED = re.compile(
    r"(?:CỦA\s+)?[^\W\d_][^\d]{3,250}?\s+SỐ\s*:?\s*\d{1,5}[\s\w/.-]{1,40}\s+NGÀY\s+"
    r"(?:\d{1,2}\s*THÁNG\s*\d{1,2}\s*NĂM\s*\d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{4})[\s,:-]{0,3}(?=\w|$)",
    re.IGNORECASE,
)
_BY = re.compile(r"^CỦA\s+")
_ISSUED_BY = re.compile(
    r"(?:(?:SỐ\s+)?\d{1,5}[\w/.-]{2,40}\s+)?CỦA\s+(?P<agency>[^\W\d_][^\d,;]{3,80}?)\s+(?=VỀ\s)|HỘI NGHỊ LẦN THỨ\s[^\d,;]{3,100}?KHO?[ÁA]\s+\w{1,6}\s+(?=VỀ\s)",
)
_LONGEST = 100
_TERM = re.compile(
    r"(?:QUỐC HỘI|HỘI ĐỒNG NHÂN DÂN)(?:\s[^\W\d_]+){0,9}?\s+KH(?:ÓA|OÁ)\s+(?:THỨ\s+)?[\wĐ]+,?\s+(?:\(|KỲ HỌP|KÌ HỌP)"
)


def trim(node: Node) -> None:
    """Takes out of the title of a document the line that names who issues, which goes below it, and "CỦA … SỐ … NGÀY …" before it."""
    match = _ISSUED.match(node.title.text)
    if match and is_authority(_BY.sub("", match.group().upper())[:_LONGEST]):
        node.title = node.title.part(match.end(), len(node.title.text))
        if opens_signature(node.title.text):
            node.title = EMPTY
    elif (by := _ISSUED_BY.match(node.title.text)) and (by["agency"] is None or is_authority(by["agency"])):
        node.title = node.title.part(by.end(), len(node.title.text))
    at = _authority_at(node)
    if at:
        node.body.insert(0, strip(node.title.part(at, len(node.title.text))))
        node.title = strip(node.title.part(0, at))


def _authority_at(node: Node) -> int:
    """Where the line of who issues begins in a title, 0 where there is none: it names a term and session, or stands
    on a line of its own directly above the legal bases."""
    text = node.title.text
    if match := _TERM.search(text):
        return match.start() - len("CỦA ") * text[: match.start()].endswith("CỦA ")
    if not node.body or not BASIS.match(node.body[0].text):
        return 0
    starts = [p.at for p in node.title.pieces if p.at]
    return next((at for at in starts[::-1] if _issues(text[at:]) and not hangs(text[:at])), 0)


def _issues(line: str) -> bool:
    """Whether a line in capitals names an office or an agency that the tables know ("BÁO NÓI, BÁO HÌNH" is none)."""
    council = fold(line).startswith(("uy ban nhan dan", "hoi dong nhan dan"))
    return is_authority(line) and (council or opens_signature(line) or is_agency(line))
