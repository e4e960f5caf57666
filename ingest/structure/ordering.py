"""What is odd about the labels of a document: numbers skipped, repeated, out of order, or misspelt words. Told, never corrected."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.textkey import fold, key
from ingest.structure.labels import LETTERS
from ingest.structure.nodes import Node

_SPELLINGS = ("phần", "chương", "tiểu mục", "mục", "điều", "phụ lục", "phụ biểu", "biểu mẫu", "mẫu biểu", "biểu", "mẫu")
_BY_FOLD = {fold(word): word for word in _SPELLINGS}


def note_labels(nodes: Iterable[Node]) -> None:
    """Adds to each node's ``notes`` what is odd about its label beside its siblings and its parent."""
    for node in nodes:
        before: dict[tuple[str, int], Node] = {}
        for child in node.children:
            _note(child, before)


def note_roots(roots: list[Node]) -> None:
    """The same for sections that stand under none."""
    before: dict[tuple[str, int], Node] = {}
    for node in roots:
        _note(node, before)


def _note(node: Node, before: dict[tuple[str, int], Node]) -> None:
    if not node.number:
        return
    _misspelt(node)
    _stray(node)
    level = (node.kind, len(node.number))
    last = before.get(level)
    before[level] = node
    own = node.number[-1]
    if last is None:
        if own != 1 and node.kind not in ("dieu", "annex"):
            node.notes.append(f"Đánh số bắt đầu từ {node.label}.")
        return
    if node.number[:-1] != last.number[:-1]:
        return
    if own == last.number[-1]:
        node.notes.append(f"Số {node.label} trùng với mục ngay trước.")
    elif own < last.number[-1]:
        node.notes.append(f"Số {node.label} đứng sau {last.label}, không theo thứ tự.")
    elif own > last.number[-1] + 1:
        node.notes.append(
            f"Đánh số nhảy từ {last.label} sang {node.label}, thiếu {_missing(node, last.number[-1] + 1, own - 1)}."
        )


def _missing(node: Node, first: int, last: int) -> str:
    if node.kind == "letter":
        names = [f"{letter})" for letter in LETTERS[first - 1 : last]]
    else:
        prefix = "".join(f"{n}." for n in node.number[:-1])
        names = [f"{prefix}{n}" for n in range(first, last + 1)]
    return names[0] if len(names) == 1 else f"từ {names[0]} đến {names[-1]}" if names else "một số"


def _stray(node: Node) -> None:
    """A label of several levels that does not continue its parent's ("2.1" under "1")."""
    parent = node.parent
    if parent is None or len(node.number) < 2 or parent.kind != "arabic" or len(parent.number) != len(node.number) - 1:
        return
    if parent.number != node.number[:-1]:
        node.notes.append(f"Số {node.label} không khớp với mục cha {parent.label}.")


def _misspelt(node: Node) -> None:
    word = " ".join(w for w in node.label.split() if not any(c.isdigit() for c in w))
    for plain, right in _BY_FOLD.items():
        if fold(word).startswith(plain) and len(word) >= len(plain):
            written = word[: len(plain)]
            if key(written) != key(right) and fold(written) == plain:
                node.notes.append(f"Nhãn ghi “{node.label}”, có thể là “{right.capitalize()}{node.label[len(plain) :]}”.")
            return
