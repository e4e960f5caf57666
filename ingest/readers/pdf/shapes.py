"""What stands on a page, in points, from the top left corner, the text upright whichever way it was printed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

Box = tuple[float, float, float, float]


class Glyph(NamedTuple):
    """A character as drawn: its box, its baseline ``y``, font size, and the order in which the file draws it."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    font: str
    order: int

    @property
    def middle(self) -> tuple[float, float]:
        """A point inside the character, by which it is put into a cell."""
        return (self.left + self.right) / 2, self.y - 0.3 * self.size


class Rule(NamedTuple):
    """A straight line along one axis: at ``at`` on the other axis, from ``start`` to ``end``."""

    vertical: bool
    at: float
    start: float
    end: float


class Aside(NamedTuple):
    """A line of text that runs another way than most of the page, by its middle: a heading set upwards in a narrow column."""

    text: str
    x: float
    y: float
    size: float
    bold: bool


@dataclass(slots=True)
class Page:
    """One page; ``turns`` is how many quarters clockwise it had to be turned to be read, ``unreadable`` whether it is damaged or
    too complex; ``pictures`` are the boxes of its images (left, top, right, bottom), ``curves`` how many shapes it draws."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    pictures: tuple[Box, ...] = ()
    curves: int = 0
    turns: int = 0
    unreadable: bool = False


@dataclass(slots=True)
class Line:
    """A run of text on one baseline; ``raised`` are the places of superscripts in ``text``, ``words`` where its words begin and end."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    raised: tuple[tuple[int, int], ...] = ()
    font: str = ""
    words: tuple[tuple[float, float], ...] = ()

    def boxes(self) -> tuple[tuple[float, float], ...]:
        """Where its words stand; the whole line where that is not known for each."""
        return self.words if len(self.words) == self.text.count(" ") + 1 else ((self.left, self.right),)

    def part(self, first: int, end: int) -> Line:
        """Some of its words, as :meth:`boxes` counts them."""
        boxes = self.boxes()
        if (first, end) == (0, len(boxes)):
            return self
        words = self.text.split(" ")
        start = sum(len(word) + 1 for word in words[:first])
        text = " ".join(words[first:end])
        raised = tuple((a - start, b - start) for a, b in self.raised if start <= a and b <= start + len(text))
        kept = boxes[first:end]
        return replace(self, text=text, left=kept[0][0], right=kept[-1][1], raised=raised, words=kept)

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left
