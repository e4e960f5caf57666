"""Fields (ECMA-376 part 1, 17.16): what a field shows is text, the instruction before it is not, whatever stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ingest.readers.docx.package import child, name, switched_on


@dataclass(slots=True)
class Fields:
    """The fields that are open in a paragraph, each with whether its instruction is still going on.

    A field that goes on over paragraphs (a table of contents) is taken as shown after the one that it begins in, so that
    a field that nobody ended hides no more than one paragraph.
    """

    open: list[bool] = field(default_factory=list)

    @property
    def hides(self) -> bool:
        """Whether text here belongs to an instruction."""
        return any(self.open)

    def take(self, element: Any, tag: str) -> str:
        """Pass an element; what a form field shows where it is a box to tick, else nothing."""
        if tag != "fldChar":
            return ""
        step = next((said for key, said in element.attrib.items() if key.rpartition("}")[2] == "fldCharType"), "")
        if step == "begin":
            box = child(element, "ffData", "checkBox")
            self.open.append(True)
            return "" if box is None else _box(box)
        if step == "separate" and self.open:
            self.open[-1] = False
        elif step == "end" and self.open:
            self.open.pop()
        return ""


def _box(element: Any) -> str:
    state = {name(inner): switched_on(inner) for inner in element}
    return "☑" if state.get("checked", state.get("default")) else "☐"
