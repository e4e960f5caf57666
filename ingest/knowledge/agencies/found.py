"""What scanning a text yields."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """A place in clean text that names an agency.

    ``name`` is the canonical name, ``text`` what is written there (or, where a word is written once for several,
    what is meant). ``leader``: the head stands for the agency; ``shared``: the agency's own word stands elsewhere;
    ``listed``: the tables know it.
    """

    start: int
    end: int
    agency: str
    name: str
    text: str
    kind: str
    level: str | None
    collective: bool
    leader: bool = False
    shared: bool = False
    listed: bool = True
