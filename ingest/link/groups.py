"""Things gathered into groups of one meaning, never two of one holder in a group."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Groups(Generic[T]):
    """Begins with each item alone; ``holder`` says what may stand in a group only once (a table, a document).

    >>> groups = Groups(["a1", "b1", "a2"], holder=lambda item: item[0])
    >>> groups.join(0, 1), groups.join(1, 2), groups.all()
    (True, False, [['a1', 'b1'], ['a2']])
    """

    def __init__(self, items: Sequence[T], holder: Callable[[T], Hashable]) -> None:
        self._items = items
        self._group = list(range(len(items)))
        self._members: dict[int, list[int]] = {at: [at] for at in range(len(items))}
        self._holders: dict[int, set[Hashable]] = {at: {holder(item)} for at, item in enumerate(items)}

    def join(self, one: int, other: int) -> bool:
        """Make one group of the groups of two items, by their places; False where a holder would stand in it twice."""
        a, b = self._group[one], self._group[other]
        if a == b:
            return True
        if self._holders[a] & self._holders[b]:
            return False
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        for at in self._members[b]:
            self._group[at] = a
        self._members[a] += self._members.pop(b)
        self._holders[a] |= self._holders.pop(b)
        return True

    def all(self) -> list[list[T]]:
        """The groups, each in the order of its items, in the order of their first items."""
        members = sorted(sorted(group) for group in self._members.values())
        return [[self._items[at] for at in group] for group in members]
