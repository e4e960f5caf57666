"""Names that a text gives to documents: "(sau đây gọi tắt là Nghị định 27)"."""

from __future__ import annotations

import re
from typing import NamedTuple

_SAID = (
    r"(?:(?:sau|dưới)\s{1,3}đây\s{1,3})?(?:được\s{1,3})?(?:gọi|viết)\s{1,3}(?:(?:tắt|gọn|chung)\s{1,3})?là\s{0,3}[:“\"]?\s{0,3}"
)
BEFORE_NAME = re.compile(rf"{_SAID}$", re.IGNORECASE)
_DECLARED = re.compile(rf"\(\s{{0,2}}{_SAID}(?P<name>[^()“”\";:\n]{{2,80}}?)\s{{0,2}}[”\"]?\s{{0,2}}\)", re.IGNORECASE)


class Alias(NamedTuple):
    """A name given at ``text[start:end]``; ``said`` is where its parenthesis opens."""

    said: int
    start: int
    end: int
    name: str


def declared(text: str) -> list[Alias]:
    """The names given in a text, in order.

    >>> [a.name for a in declared("Nghị định số 27/2016/NĐ-CP (sau đây gọi tắt là Nghị định 27).")]
    ['Nghị định 27']
    """
    return [Alias(m.start(), *m.span("name"), " ".join(m["name"].split())) for m in _DECLARED.finditer(text)]
