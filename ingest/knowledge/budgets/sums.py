"""Sums tried: whether the parts that a document lists make the whole that it states."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.budget import Check
from corpus.figures import write

_SHOWN = 8


def tried(name: str, whole: float, parts: Sequence[float], unit: str) -> Check:
    """The sum in words, as a person would write it down, and whether it holds.

    >>> tried("Vốn sự nghiệp", 17170, [70, 9600, 7500], "triệu đồng").what
    'Vốn sự nghiệp: 70 + 9.600 + 7.500 = 17.170 triệu đồng'
    >>> tried("Tổng cộng", 100, [60, 30], "triệu đồng")
    Check(what='Tổng cộng: 60 + 30 = 90 triệu đồng, văn bản ghi 100 triệu đồng (chênh 10)', ok=False)
    """
    total = round(sum(parts), 6)
    shown = " + ".join(map(write, parts)) if len(parts) <= _SHOWN else f"{len(parts)} khoản"
    said = f"{name}: {shown} = {write(total)} {unit}".rstrip()
    if holds(whole, parts):
        return Check(what=said, ok=True)
    return Check(
        what=f"{said}, văn bản ghi {f'{write(whole)} {unit}'.rstrip()} (chênh {write(round(abs(whole - total), 6))})", ok=False
    )


def holds(whole: float, parts: Sequence[float]) -> bool:
    """Whether parts make a whole, rounding of each to its last decimal allowed for."""
    return abs(whole - sum(parts)) <= max((_last_decimal(p) for p in (*parts, whole)), default=0.0) * len(parts) / 2 + 1e-6


def _last_decimal(value: float) -> float:
    decimals = len(f"{value:.6f}".rstrip("0").rpartition(".")[2])
    return float(10**-decimals) if decimals else 0.0
