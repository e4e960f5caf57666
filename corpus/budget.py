"""Amounts of money and whether their sums hold."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A sum that was tried, in words, and whether it holds."""

    what: str
    ok: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """One amount as written (``amount`` in ``unit``, "triệu đồng") and in đồng; ``kind`` is item, subtotal or total."""

    id: str
    document: str
    section: str | None
    span: Span
    item: str
    fund: str | None
    amount: float
    unit: str
    amount_vnd: int
    kind: str
    table: str | None = None
    row: int | None = None
    checks: tuple[Check, ...] = ()
