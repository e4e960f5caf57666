"""Words that open a list of documents and say what is done to all of them: "Bãi bỏ các văn bản sau đây:"."""

from __future__ import annotations

import re

LEAD = 400
"""Characters before a list that are looked at."""
_TEXTS = r"(?:văn\s{1,3}bản|quy\s{1,3}định|nghị\s{1,3}định|nghị\s{1,3}quyết|thông\s{1,3}tư|quyết\s{1,3}định|chỉ\s{1,3}thị|điều,\s{1,3}khoản|luật|pháp\s{1,3}lệnh)"
# "Các văn bản sau đây hết hiệu lực thi hành kể từ ngày …:", "… được bãi bỏ:"
_END_OF = re.compile(
    _TEXTS
    + r"[^.;:]{0,160}?(?<!\w)(?:hết\s{1,3}hiệu\s{1,3}lực|(?:bị|được)\s{1,3}(?:bãi\s{1,3}bỏ|thay\s{1,3}thế|h[uủ][ỷy]\s{1,3}bỏ))(?!\w)[^.;:]{0,120}:$",
    re.IGNORECASE,
)
# "Bãi bỏ các văn bản sau đây:", "thay thế các Quyết định:"
_ENDS = re.compile(
    r"(?<!\w)(?:thay\s{1,3}thế|bãi\s{1,3}bỏ|h[uủ][ỷy]\s{1,3}bỏ)\s{1,3}(?:[^.;:]{0,40}\s)?(?:các|những|\d{1,3}|toàn\s{1,3}bộ)\s{1,3}"
    + _TEXTS
    + r"[^.;:]{0,120}:$",
    re.IGNORECASE,
)
# "… hết hiệu lực trong các trường hợp sau đây:" lists cases, no documents.
_NO_TEXTS = re.compile(r"như\s{1,3}sau\s{0,3}:$|trường\s{1,3}hợp", re.IGNORECASE)
_SENTENCES = re.compile(r"[.;]\s")


def listing(text: str) -> str | None:
    """The relation that the lead of a list says of its items.

    >>> listing("2. Các văn bản sau đây hết hiệu lực thi hành:"), listing("Quyết định này thay thế các Quyết định:")
    ('thay_the', 'thay_the')
    >>> listing("Sửa đổi, bổ sung một số điều của Nghị định này như sau:")
    """
    tail = text[-LEAD:]
    if not tail.endswith(":") or _NO_TEXTS.search(tail):
        return None
    sentence = _SENTENCES.split(tail)[-1]
    return "thay_the" if _END_OF.search(sentence) or _ENDS.search(sentence) else None
