"""Ways of writing a name, as the tables give them: ``[x]`` may be left out, ``(a|b)`` is a choice.

A form ends in ``~`` where a place must follow it ("Công an ~": "Công an tỉnh"), in ``{X}`` where the
place must be named ("Báo {X}": "Báo Lai Châu").
"""

from __future__ import annotations

import re
from typing import NamedTuple

_PLACE = re.compile(r"\s*\{[^}]*\}")
_PART = re.compile(r"[\[\]()|]|[^\[\]()|]+")


class Form(NamedTuple):
    """Words of one way of writing; ``needs`` is "", "place" or "name"."""

    words: str
    needs: str


def split_forms(cell: str) -> list[str]:
    """The forms of a table cell."""
    return [form.strip() for form in cell.split(" ; ") if form.strip()]


def expand(form: str) -> list[Form]:
    """Every way of writing that a form allows.

    >>> [f.words for f in expand("[các] cấp ủy[ (đảng|Đảng)]")]
    ['các cấp ủy đảng', 'các cấp ủy Đảng', 'các cấp ủy', 'cấp ủy đảng', 'cấp ủy Đảng', 'cấp ủy']
    >>> expand("Công an ~")
    [Form(words='Công an', needs='place')]
    """
    needs = ""
    if form.endswith("~"):
        form, needs = form[:-1], "place"
    elif form.endswith("{X}"):
        needs = "name"
    elif form.endswith("}"):
        needs = "place"
    seen = dict.fromkeys(" ".join(text.split()) for text in _texts(_PLACE.sub("", form)))
    return [Form(text, needs) for text in seen if text]


def _texts(form: str) -> list[str]:
    """Expand by a stack of open groups: each holds the alternatives done and the one being written."""
    stack: list[tuple[str, list[str], list[str]]] = [("", [], [""])]
    for part in _PART.findall(form):
        if part in "[(":
            stack.append((part, [], [""]))
        elif part == "|" and len(stack) > 1:
            kind, done, now = stack.pop()
            stack.append((kind, done + now, [""]))
        elif part in "])" and len(stack) > 1:
            kind, done, now = stack.pop()
            choices = done + now + ([""] if kind == "[" else [])
            outer, before, texts = stack.pop()
            stack.append((outer, before, [a + b for a in texts for b in choices]))
        else:
            outer, before, texts = stack.pop()
            stack.append((outer, before, [text + part for text in texts]))
    return stack[-1][2]
