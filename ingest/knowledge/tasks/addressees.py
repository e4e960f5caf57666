"""Headings and lines that only name agencies: what stands under them is their duty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.span import Joined
from ingest.knowledge.agencies import Found
from ingest.knowledge.tasks.groups import above
from ingest.knowledge.tasks.roles import ASK, IMPLEMENT, LEAD, Bearer, bearer
from ingest.knowledge.tasks.subjects import is_body

_FILLER = re.compile(
    r"(?:trách nhiệm(?: thực hiện| thi hành)?|nhiệm vụ|phân công|giao|giao cho|đề nghị|yêu cầu|đối với|của|thuộc|trực thuộc|cho|các|cùng|và|với|là|"
    r"có trách nhiệm|chịu trách nhiệm|chủ trì|thực hiện|tổ chức thực hiện|nhiệm vụ và quyền hạn|quyền hạn|theo chức năng, nhiệm vụ(?: được giao)?|"
    r"ở trung ương|ở địa phương|trên địa bàn(?: tỉnh| thành phố)?|có nhiệm vụ|các nhiệm vụ sau|những nhiệm vụ sau|như sau|sau đây)(?!\w)",
    re.IGNORECASE,
)
_PUNCTUATION = re.compile(r"[\s,;:.\-–()&/+*•\d]+")
_ITEMS = re.compile(r"[,;]|(?<!\w)và(?=\s+[A-ZĐ])")
_NEXT_LABEL = re.compile(r"\s+[a-zđ]\)\s*$")
"""The label of the first point, where a reader left it at the end of the heading above."""
_MOST = 600


class Addressees(NamedTuple):
    """Those whom the statements under a heading bind."""

    bearers: tuple[Bearer, ...]


def addressees(joined: Joined, found: Sequence[Found]) -> Addressees | None:
    """The agencies of a line that names nothing else, in the role that its words give; None for any other line."""
    text = joined.text
    if not found or len(text) > _MOST:
        return None
    left, at = [], 0
    for one in found:
        left.append(text[at : one.start])
        at = one.end
    left.append(_NEXT_LABEL.sub("", text[at:]))
    if not all(map(_says_nothing, left)):
        return None
    asked = text.lstrip(" -–+0123456789.").lower().startswith(("đề nghị", "kiến nghị"))
    own = [one for one in found if not above(text, 0, one)] or found
    return Addressees(tuple(bearer(one, ASK if asked else IMPLEMENT if one.collective else LEAD, joined) for one in own))


def _says_nothing(piece: str) -> bool:
    """Whether the words between agencies only join them, or name bodies that are not known ("Hội Sinh vật cảnh")."""
    return all(is_body(item) or not _PUNCTUATION.sub("", _FILLER.sub("", item)) for item in _ITEMS.split(piece))
