"""Numbers of list items, which a page leaves to the browser: they are text to a reader."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.readers.html.soup import Event
from ingest.readers.numerals import letter, roman

_STYLES = {"a": letter, "A": lambda n: letter(n).upper(), "i": lambda n: roman(n).lower(), "I": roman}


@dataclass(slots=True)
class Lists:
    """The lists that are open, each with its style and the number of its next item."""

    open: list[tuple[str, list[int]]] = field(default_factory=list)

    def start(self, event: Event) -> None:
        """Enter an ol or ul."""
        first = event.attrs.get("start", "")
        kind = event.attrs.get("type", "1") if event.name == "ol" else "-"
        self.open.append((kind, [int(first) if first.isascii() and first.isdigit() else 1]))

    def end(self) -> None:
        """Leave it."""
        if self.open:
            self.open.pop()

    def label(self, event: Event) -> str:
        """What stands before the text of a li."""
        if not self.open:
            return ""
        kind, counter = self.open[-1]
        if kind == "-":
            return "- "
        said = event.attrs.get("value", "")
        number = int(said) if said.isascii() and said.isdigit() else counter[0]
        counter[0] = number + 1
        return f"{_STYLES[kind](number) if kind in _STYLES else number}. "
