"""Statements that disagree, over one document or several: told with both quotes, never resolved."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the statements: where it stands and what it says."""

    document: str
    section: str | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A cross-check that found something; ``code`` names the check, ``message`` says it in Vietnamese."""

    id: str
    code: str
    message: str
    sides: tuple[Side, ...]
    records: tuple[str, ...] = ()
