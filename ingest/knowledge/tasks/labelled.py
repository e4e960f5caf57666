"""Lines with a label under a duty: "- Đơn vị chủ trì: Bộ Công an.", "- Thời gian hoàn thành: Quý II/2026."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.knowledge.agencies import Found

_LABELS = (
    ("coordinate", r"(?:các )?(?:cơ quan|đơn vị)(?:, đơn vị)? phối hợp(?: thực hiện)?|phối hợp(?: thực hiện)?"),
    (
        "lead",
        r"(?:các )?(?:cơ quan|đơn vị)(?:, đơn vị)? (?:chủ trì|tham mưu)(?: thực hiện| tham mưu)?|chủ trì(?: thực hiện)?|(?:cơ quan|đơn vị) đầu mối",
    ),
    (
        "implement",
        r"(?:các )?(?:cơ quan|đơn vị)(?:, đơn vị)? thực hiện|phân công(?: thực hiện)?|(?:tổ chức |trách nhiệm )?thực hiện",
    ),
    ("deadline", r"(?:thời gian|thời hạn|thời điểm|tiến độ)(?: thực hiện| hoàn thành| trình| ban hành)?|hoàn thành"),
    ("product", r"(?:sản phẩm|kết quả)(?: đầu ra| dự kiến| thực hiện| chủ yếu)?"),
    ("reports_to", r"(?:cấp|cơ quan) (?:trình|ban hành|phê duyệt)"),
)
_LINE = re.compile(
    r"[\s\-–+•*()]*(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _LABELS) + r")\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_ITEM = re.compile(r"(?:^|[,;:+&/–-]|\b(?:và|cùng|với|cùng với|hoặc))\s*(?:các\s+|một số\s+)?$")
"""What stands before an item of a list; what an item only says of itself ("… tại các địa phương") is none."""
_TOGETHER = re.compile(r"phối hợp", re.IGNORECASE)
_CHAIRS = re.compile(r"chủ trì", re.IGNORECASE)
_MOST = 600


class Label(NamedTuple):
    """``kind``: a role (lead, coordinate, implement) or deadline, product, reports_to; ``agencies`` those named in the value."""

    kind: str
    value: str
    agencies: tuple[Found, ...]

    def role(self, one: Found, line: str) -> str:
        """The role of one of its agencies: "Đơn vị thực hiện: Sở Y tế chủ trì, phối hợp với Sở Tài chính" says both."""
        at = line.index(self.value)
        if _TOGETHER.search(line, at, one.start):
            return "coordinate"
        return "lead" if self.kind == "implement" and _CHAIRS.search(line, one.end) else self.kind


def label(text: str, found: Sequence[Found]) -> Label | None:
    """What a labelled line says; None for any other line.

    >>> label("- Thời gian thực hiện: Quý IV năm 2023.", ())
    Label(kind='deadline', value='Quý IV năm 2023', agencies=())
    """
    match = _LINE.match(text) if len(text) <= _MOST else None
    if match is None or match.lastgroup is None:
        return None
    kind = next(name for name, _ in _LABELS if match.group(name))
    at = match.start("value")
    named = tuple(one for one in found if one.start >= at and _ITEM.search(text[at : one.start]))
    return Label(kind, match.group("value").strip(" .;"), named)
