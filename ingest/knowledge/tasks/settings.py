"""What kind of statements stand in a section: what was done, what is to be done, what is asked of others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.catalog import rows
from corpus.document import Document, Section
from ingest.knowledge.agencies.tokens import tokens
from ingest.knowledge.agencies.trie import Trie

PAST, GOALS, DUTIES, REQUEST, PLAIN, NONE = "past", "goals", "duties", "request", "plain", "none"
_FORM = "form"
_WHOLE = ("part", "annex")
_FORM_LABEL = re.compile(r"(?:biểu\s+)?mẫu(?!\w)", re.IGNORECASE)
_BEGINNING = 2
_TELLING = ("báo cáo", "tờ trình", "biên bản")
_ORDERING = ("chỉ thị", "công điện", "thông báo", "kế hoạch", "chương trình")


def settings(document: Document) -> dict[str, str]:
    """The setting of each section by its id. A report tells of the past unless a title says otherwise; under a title that tells
    of the past everything does, and under one that defines words or heads a form nothing is a duty."""
    first = _by_type(document.type)
    found: dict[str, str] = {}
    titled: set[str] = set()
    for section in document.sections:
        parent = section.parent or ""
        above = found.get(parent, first)
        if section.kind == "part" and section.label:
            above = _by_type(section.label)
        said = _said(section.title) if section.title else None
        if section.kind in _WHOLE and (said == _FORM or _FORM_LABEL.match(section.label)):
            said = NONE
        if (
            said in (None, _FORM)
            or above == NONE
            or (above == GOALS and said == PLAIN)
            or (above == PAST and parent in titled and said in (DUTIES, GOALS))
        ):
            found[section.id] = above
            if parent in titled:
                titled.add(section.id)
        else:
            found[section.id] = said
            titled.add(section.id)
    return found


def _said(title: str) -> str | None:
    """What the telling words of a title say. What is past, or asked for, is said at its beginning; duties anywhere, and they
    outweigh goals ("Mục tiêu, nhiệm vụ và giải pháp")."""
    words = tokens(title)
    told = [(at, hits[0].values[0]) for at in range(len(words)) if (hits := _table().match(words, at, tolerant=False))]
    said = [setting for at, setting in told if setting == DUTIES or at <= _BEGINNING]
    if said and said[0] == GOALS and DUTIES in said:
        return DUTIES
    return said[0] if said else None


def _by_type(kind: str | None) -> str:
    name = (kind or "").lower().strip()
    return PAST if name in _TELLING else DUTIES if name in _ORDERING else PLAIN


@cache
def _table() -> Trie[str]:
    trie: Trie[str] = Trie()
    for row in rows("task_settings"):
        trie.add(row["words"], row["setting"])
    return trie


def children(sections: Sequence[Section]) -> frozenset[str]:
    """The ids of sections that have sections below them."""
    return frozenset(s.parent for s in sections if s.parent)
