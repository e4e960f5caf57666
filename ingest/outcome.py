"""What became of a file, and how people are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus import kinds

_WORDS = {
    "added": "mới",
    "replaced": "thay bản cũ",
    "unchanged": "không đổi",
    "duplicate": "trùng nội dung",
    "skipped": "bỏ qua",
    "failed": "LỖI",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """``status`` is added, replaced, unchanged, duplicate, skipped or failed; ``counts`` by kind of record.

    ``document`` is the one that holds the content: for a duplicate, that of another name.
    """

    name: str
    status: str
    document: str | None = None
    message: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_change(self) -> bool:
        """Whether the library is another after it."""
        return self.status in ("added", "replaced")

    @property
    def sentence(self) -> str:
        """One line about the file; "" where there is nothing to say."""
        if not self.is_change:
            return self.message
        counts = ", ".join(f"{n} {kinds.BY_NAME[kind].title}" for kind, n in self.counts.items() if n)
        return f"{self.name} ({_WORDS[self.status]}): {counts}"


def summary(outcomes: Iterable[Outcome]) -> str:
    """How many files ended in each way.

    >>> summary([Outcome("a", "added"), Outcome("b", "failed"), Outcome("c", "added")])
    'Kết quả: 2 mới, 1 LỖI.'
    """
    totals = Counter(outcome.status for outcome in outcomes)
    return "Kết quả: " + (", ".join(f"{n} {_WORDS[status]}" for status, n in totals.items()) or "không có tệp nào") + "."
