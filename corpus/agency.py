"""Agencies (cơ quan, đơn vị, tổ chức), where they are named, and who took over from whom."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """One row of the succession table as seen from an agency: the other agency, what it took over, since when, on what basis, how sure."""

    agency: str
    name: str
    scope: str
    since: str
    basis: str
    sure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An agency over all documents. ``mentions`` counts the places that name it; ``collective`` is "các sở, ban, ngành tỉnh";
    ``place`` the province of a local agency ("tỉnh Lai Châu")."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    level: str | None
    parent: str | None
    collective: bool
    mentions: int
    documents: tuple[str, ...] = ()
    successors: tuple[Succession, ...] = ()
    predecessors: tuple[Succession, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyMention:
    """One place that names an agency; ``name`` is its canonical name, ``text`` what the source says there."""

    id: str
    document: str
    section: str | None
    agency: str
    name: str
    text: str
    kind: str
    level: str | None
    collective: bool
    span: Span
