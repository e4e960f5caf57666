"""What a numbered line says: a caption, a caption with its paragraph after it, or a paragraph without a caption."""

from __future__ import annotations

import re

from corpus.span import Joined
from ingest.structure.clean import EMPTY, strip
from ingest.structure.lines import is_capitals
from ingest.structure.nodes import Node

_SENTENCE = re.compile(r"[.?!]\s+[^\W\d_a-zà-ỹđ]")
_INTRODUCES = re.compile(r"(gồm|sau|là|trong đó|cụ thể|như sau|về|việc|theo|rằng|gồm có)$")
_ANNEX = re.compile(r"(phụ lục|biểu mẫu|phụ biểu)\s*(số\s*)?\w{1,4}\s?[:.–-]", re.IGNORECASE)
_SHORT = 60
_RUN_IN = 120
_LONGEST = 250


def settle(node: Node) -> None:
    """Splits a node's line into its title and the words that belong to its text."""
    if not node.head.text:
        return
    title, rest = _split(node, node.head)
    node.title, node.head = title, EMPTY
    if rest.text:
        node.body.insert(0, rest)


def _split(node: Node, head: Joined) -> tuple[Joined, Joined]:
    text = head.text
    if is_capitals(text) or _ANNEX.match(text):
        return strip(head), EMPTY
    colon = text.find(": ")
    if 2 < colon <= _RUN_IN and _is_caption(text[:colon]) and _begins(text[colon + 2 :].lstrip()):
        if colon > _SHORT and node.holds() and _is_whole(node, text):
            return head, EMPTY
        return strip(head.part(0, colon)), strip(head.part(colon + 1, len(text)))
    return (head, EMPTY) if _is_whole(node, text) else (EMPTY, head)


def _is_caption(text: str) -> bool:
    return not (_SENTENCE.search(text) or _INTRODUCES.search(text)) and text[0].isupper()


def _begins(rest: str) -> bool:
    """Whether what follows a colon begins a statement; a number there belongs to what it counts ("ISO 9001: 2015")."""
    return bool(rest) and not (rest[0].isdigit() and rest[:4].isdigit())


def _is_whole(node: Node, text: str) -> bool:
    if len(text) > _LONGEST or _SENTENCE.search(text) or text[-1] in ";,":
        return False
    if text[-1] == ":":
        return len(text) < _SHORT and not _INTRODUCES.search(text[:-1].rstrip())
    strict = node.kind == "dieu" or (node.parent is not None and node.parent.kind == "dieu")
    strict = strict or (
        node.kind == "letter" and node.parent is not None and node.parent.parent is not None and node.parent.parent.kind == "dieu"
    )
    if text[-1] == ".":
        return not strict and node.holds() and node.bold is not False
    return node.holds() or len(text) <= _RUN_IN
