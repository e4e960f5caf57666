"""The tables of the catalog as this package looks things up in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus import catalog
from corpus.textkey import fold


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of document: its name, the prefix of its keys, its abbreviations in symbols, and what makes it a citation."""

    name: str
    key: str
    symbols: tuple[str, ...]
    use: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who signs under a symbol. Several ``names`` where the symbol is shared; ``accepts`` are other right names."""

    code: str
    names: tuple[str, ...]
    level: str
    accepts: tuple[str, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    """Every type, as in document_kinds.tsv."""
    return tuple(
        Kind(row["kind"], row["key"], tuple(row["symbols"].split()), row["use"], tuple(filter(None, row["words"].split("|"))))
        for row in catalog.rows("document_kinds")
    )


@cache
def kind_named(name: str) -> Kind | None:
    """The type of that exact name, lower case."""
    return next((kind for kind in kinds() if kind.name == name), None)


@cache
def kind_of_code(code: str) -> Kind | None:
    """The type that a group of a symbol stands for, in any case and without marks: "QĐ", "qd", "Ttr".

    >>> kind_of_code("QD").name, kind_of_code("TTR").name
    ('quyết định', 'tờ trình')
    """
    return _kinds_by_code().get(code.lower()) or _kinds_by_code().get(fold(code))


@cache
def _kinds_by_code() -> dict[str, Kind]:
    """A code stands for the type that lists it first (NQ: nghị quyết), then for any; lastly without its marks ("QD")."""
    table = {kind.symbols[0].lower(): kind for kind in reversed(kinds()) if kind.symbols}
    for kind in kinds():
        for code in kind.symbols:
            table.setdefault(code.lower(), kind)
    for kind in kinds():
        for code in kind.symbols:
            table.setdefault(fold(code), table[code.lower()])
    return table


@cache
def issuers() -> tuple[Issuer, ...]:
    """Every row of issuers.tsv."""
    return tuple(
        Issuer(row["code"], tuple(row["issuer"].split("|")), row["level"], tuple(filter(None, row["accepts"].split("|"))))
        for row in catalog.rows("issuers")
    )


@cache
def issuer_of_code(code: str) -> Issuer | None:
    """The issuer of a group of a symbol, the term of a parliament dropped: "QH13", "UBTVQHK11".

    >>> issuer_of_code("UBTVQH14").names
    ('Ủy ban Thường vụ Quốc hội',)
    """
    table = _issuers_by_code()
    plain = re.sub(r"k?\d+$", "", code.lower())
    return table.get(code.lower()) or table.get(plain) or table.get(fold(plain))


@cache
def _issuers_by_code() -> dict[str, Issuer]:
    table = {issuer.code.lower(): issuer for issuer in issuers()}
    for issuer in issuers():
        table.setdefault(fold(issuer.code), issuer)
    return table


@cache
def canonical_code(code: str) -> str | None:
    """A group of a symbol in its right letters: "TTG" is "TTg", "QD" is "QĐ"; None for one that no table knows."""
    kind, issuer = kind_of_code(code), issuer_of_code(code)
    if issuer:
        term = re.search(r"K?\d+$", code)
        return issuer.code + (term.group() if term else "")
    if kind:
        return next((symbol for symbol in kind.symbols if symbol.lower() == code.lower()), kind.symbols[0])
    return None


@cache
def kind_words() -> dict[str, tuple[Kind, bool]]:
    """Folded type words, one space between syllables -> the type, and whether the word is an abbreviation ("NQ")."""
    words = {fold(kind.name): (kind, False) for kind in kinds()}
    for kind in kinds():
        for word in kind.words:
            words.setdefault(fold(word), (kind, word.isupper()))
    return words


@cache
def kind_pattern() -> re.Pattern[str]:
    """Matches a type word in folded text, the longest first; one glued to the word before it too ("cứNghị định")."""
    words = sorted(kind_words(), key=len, reverse=True)
    body = "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in words)
    return re.compile(rf"(?:{body})(?!\w)")


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviations in names of laws, in capitals -> what they stand for."""
    return {row["short"]: row["full"] for row in catalog.rows("legal_abbreviations")}


@dataclass(frozen=True, slots=True)
class Opener:
    """A folded word that opens a title. ``drop``: no part of it ("về việc"); ``about``: "về" stands before it in the full form."""

    word: str
    drop: bool
    about: bool


@cache
def openers() -> tuple[Opener, ...]:
    """The words that open a title, the longest first."""
    rows = (Opener(fold(row["opener"]), row["drop"] == "x", row["about"] == "x") for row in catalog.rows("citation_openers"))
    return tuple(sorted(rows, key=lambda opener: -len(opener.word)))


def opener_at(text: str, start: int) -> Opener | None:
    """The opener of a title at a place of a text.

    >>> opener_at("của Chính phủ Quy định chi tiết", 14).word
    'quy dinh'
    """
    head = fold(text[start : start + 16])
    return next(
        (one for one in openers() if head.startswith(one.word) and not head[len(one.word) : len(one.word) + 1].isalnum()), None
    )
