"""Made libraries: as many passages as are asked for, always the same ones, with the words of the shipped documents.

The next syllable is drawn from those that follow the present one in the shipped documents, so words are as frequent
and stand together as in real text, while no passage is like another.
"""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from corpus import kinds, shipped
from corpus.agency import Agency, AgencyMention
from corpus.document import Document, Section, Source
from corpus.span import Piece, Span
from corpus.store import Store

SEED = 2021
A_DOCUMENT = 100
"""Passages of a made document."""

SHORTEST, LONGEST = 50, 140
"""Syllables of a passage."""

TYPES = ("quyết định", "kế hoạch", "báo cáo", "công văn", "nghị quyết", "tờ trình", "thông tư")
YEARS = range(2010, 2025)
AGENCIES = tuple(f"Sở số {n}" for n in range(1, 41))


class Text(NamedTuple):
    """A made passage with what filters ask for."""

    text: str
    type: str
    year: int
    agency: str


def texts(size: int) -> Iterator[Text]:
    """So many passages; the first of them are the same in every size."""
    draw = random.Random(SEED)
    follow = _followers()
    starts = sorted(word for word in follow if word[0].isupper())
    type_, year = TYPES[0], YEARS[0]
    for n in range(size):
        if n % A_DOCUMENT == 0:
            type_, year = draw.choice(TYPES), draw.choice(YEARS)
        yield Text(_passage(draw, follow, starts), type_, year, draw.choice(AGENCIES))


def fill(store: Store, size: int) -> None:
    """Keep so many passages as documents, a section each."""
    held: list[Text] = []
    for n, text in enumerate(texts(size), 1):
        held.append(text)
        if n % A_DOCUMENT == 0 or n == size:
            _put(store, f"lam-{(n - 1) // A_DOCUMENT:05}", held)
            held = []
    store.link(store.revision, {kinds.BY_TYPE[Agency]: list(map(_agency, AGENCIES))})


def _followers() -> dict[str, list[str]]:
    follow: defaultdict[str, list[str]] = defaultdict(list)
    for file in sorted(shipped.folder().glob("*.txt")):
        for word, after in pairwise(Path(str(file)).read_text("utf-8").split()):
            follow[word].append(after)
    return follow


def _passage(draw: random.Random, follow: dict[str, list[str]], starts: list[str]) -> str:
    words = [draw.choice(starts)]
    for _ in range(draw.randint(SHORTEST, LONGEST)):
        words.append(draw.choice(follow.get(words[-1]) or starts))
    return " ".join(words) + f" số {draw.randint(1, 4000)}/QĐ-UBND"


def _put(store: Store, id: str, held: list[Text]) -> None:
    text, sections, mentions = "", [], []
    for n, made in enumerate(held, 1):
        start, label = len(text), f"Điều {n}."
        text += f"{label} {made.text}\n"
        span = Span(start, len(text) - 1)
        body = (Piece(0, start + len(label) + 1, len(made.text)),)
        sections.append(
            Section(
                id=f"{id}.s{n}", document=id, parent=None, order=n, kind="dieu", label=label, title="", text=made.text, span=span,
                pieces=body, path=(label,),
            )
        )  # fmt: skip
        mentions.append(
            AgencyMention(
                id=f"{id}.m{n}", document=id, section=f"{id}.s{n}", agency=_agency(made.agency).id, name=made.agency, text=made.agency,
                kind="sở", level="tỉnh", collective=False, span=span,
            )
        )  # fmt: skip
    source = Source(name=f"{id}.txt", format="txt", sha256=hashlib.sha256(text.encode()).hexdigest(), size=len(text.encode()))
    document = Document(
        id=id, source=source, text=text, sections=tuple(sections), type=held[0].type, issued_on=f"{held[0].year}-01-01",
        number=f"{int(id[4:]) + 1}/QĐ-UBND", title=" ".join(held[0].text.split()[:12]),
    )  # fmt: skip
    store.put(document, source.name, {kinds.MENTIONS: mentions, kinds.TASKS: ()})


def _agency(name: str) -> Agency:
    return Agency(
        id=name.lower().replace(" ", "-"),
        name=name,
        aliases=(),
        kind="sở",
        level="tỉnh",
        parent=None,
        collective=False,
        mentions=1,
    )
