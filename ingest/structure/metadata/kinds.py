"""What the symbol of a document's number says about its type ("NĐ" in 30/2020/NĐ-CP; form: Nghị định 30/2020/NĐ-CP, annex III)."""

from __future__ import annotations

import re
from functools import cache

from corpus import catalog

_ASSEMBLY = re.compile(r"(?P<body>UBTVQH|QH)\d{0,2}")
_PASSED_BY = {"QH": ("luật", "bộ luật", "nghị quyết"), "UBTVQH": ("pháp lệnh", "nghị quyết")}


def kinds_of(number: str) -> tuple[str, ...]:
    """The types of document that write such a number; none for a letter, whose symbol is its issuer's alone.

    >>> kinds_of("12/QĐ-UBND")[0], kinds_of("05-NQ/TU")[0], kinds_of("30/2021/QH15"), kinds_of("7/SYT-NVD")
    ('quyết định', 'nghị quyết', ('luật', 'bộ luật', 'nghị quyết'), ())
    """
    symbol = _symbol(number)
    if match := _ASSEMBLY.fullmatch(symbol):
        return _PASSED_BY[match["body"]]
    return _by_symbol().get(symbol, ())


def sure_kind_of(number: str) -> str | None:
    """The type where the symbol leaves no doubt: "CT" may be Cục Thuế's, "QH" says who passed it and not what.

    >>> sure_kind_of("11/2020/TT-BYT"), sure_kind_of("7/CT-TTHT"), sure_kind_of("30/2021/QH15"), sure_kind_of("9/SYT-PC")
    ('thông tư', None, None, None)
    """
    symbol = _symbol(number)
    return _by_symbol()[symbol][0] if symbol in _by_symbol() and symbol not in _agencies() else None


def _symbol(number: str) -> str:
    """The first letters after the figures: those of the type where a number has any."""
    return next((group for group in re.split(r"[/-]", number)[1:] if group and not group.isdigit()), "")


@cache
def _by_symbol() -> dict[str, tuple[str, ...]]:
    """Types by the symbol that is first of theirs, in the order of the table."""
    found: dict[str, tuple[str, ...]] = {}
    for row in catalog.rows("document_kinds"):
        if row["symbols"] and row["use"] != "form":
            symbol = row["symbols"].split()[0]
            found[symbol] = (*found.get(symbol, ()), row["kind"])
    return found


@cache
def _agencies() -> frozenset[str]:
    return frozenset(row["code"] for row in catalog.rows("issuers"))
