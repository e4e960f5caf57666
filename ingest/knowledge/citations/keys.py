"""Keys of cited documents: one for every way of writing the same number or name.

A *family* key is what a mention alone can say ("qd:688-qd-ubnd", "luat:dat-dai"). Numbers without a year start again every
year and in every province, and laws of one name follow one another, so the library adds year and place where it knows them
(see ingest/link/references.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.textkey import fold
from ingest.knowledge.citations.lexicon import abbreviations, issuer_of_code, kind_named, kind_of_code
from ingest.knowledge.citations.mention import Mention
from ingest.knowledge.citations.numbers import Numbered, find_numbers

_NAMED = ("hp", "bl", "luat", "pl")


@dataclass(frozen=True, slots=True)
class Family:
    """A key as far as a mention goes. ``yearless`` where the number or name needs a year beside it, ``local`` where it needs
    a place, ``bare`` where it is a number without a symbol."""

    key: str
    yearless: bool
    local: bool = False
    bare: bool = False


def family(mention: Mention, dated: int | None) -> Family:
    """The family of a mention; ``dated`` is the year of its date, which stands for a year in the number that cannot be.

    >>> from ingest.knowledge.citations.scan import scan
    >>> [family(m, 2005).key for m in scan("Nghị định số 130/20015/NĐ-CP và Quyết định số 08/QD-UBND, Luật đất đai")]
    ['nd:130-2005-nd-cp', 'qd:8-qd-ubnd', 'luat:dat-dai']
    """
    return family_of(mention.kind.name, mention.number, mention.name, dated)


def family_of(kind_name: str, number: str | None, name: str | None, dated: int | None) -> Family:
    """The family of a document by its type, number (or None) and name (or None)."""
    kind = kind_named(kind_name)
    prefix = kind.key if kind else fold(kind_name).replace(" ", "")
    symbol = parse(number) if number else None
    if name is not None:
        key = f"{prefix}:{slug(name)}" if name else prefix
    elif symbol:
        key = _key_of_symbol(symbol, prefix, dated)
    else:
        key = f"{prefix}:{_seq(number or '')}"
    return family_of_key(key, number)


def family_of_key(key: str, number: str | None) -> Family:
    """What a family key leaves open, by the key and the number of a record.

    >>> family_of_key("luat:dat-dai", None).yearless, family_of_key("qd:688-qd-ubnd", "688/QĐ-UBND").local
    (True, True)
    """
    symbol = parse(number) if number else None
    prefix, _, rest = key.partition(":")
    named = prefix in _NAMED and not rest[:1].isdigit()
    levels = {issuer.level for code in (symbol.codes if symbol else ()) if (issuer := issuer_of_code(code))}
    return Family(
        key,
        yearless=named or bool(number and not (symbol and symbol.year)),
        local=bool(levels & {"dp", "dangdp"}) or "-bo-tinh-" in key,
        bare=bool(number and not symbol),
    )


@lru_cache(maxsize=65536)
def parse(number: str) -> Numbered | None:
    """A number as written in a record, taken apart; None for a bare one."""
    found = next(find_numbers(number), None)
    return found if found and found.start == 0 and found.end == len(number) else None


def _key_of_symbol(symbol: Numbered, prefix: str, dated: int | None) -> str:
    said = kind_of_code(symbol.codes[0])
    if said and (said.use == "number" or symbol.joint == "-") and not _only_issuer(symbol):
        prefix = said.key
    year = plausible_year(symbol.year) or (dated if symbol.year else None)
    codes = [fold(code) for code in symbol.codes]
    return f"{prefix}:{'-'.join(filter(None, (_seq(symbol.seq), str(year) if year else fold(symbol.year or ''), *codes)))}"


def _only_issuer(symbol: Numbered) -> bool:
    """ "123/CT-TTHT" is a công văn of a tax office: its first group is an issuer's too, and no issuer follows."""
    return bool(issuer_of_code(symbol.codes[0])) and not any(map(issuer_of_code, symbol.codes[1:]))


def plausible_year(written: str | None) -> int | None:
    """The year in a number, two figures meaning the last century; None for what no year can be.

    >>> plausible_year("2015"), plausible_year("98"), plausible_year("20015")
    (2015, 1998, None)
    """
    if not written or len(written) not in (2, 4):
        return None
    year = int(written) + (1900 if len(written) == 2 and int(written) > 44 else 0)
    return year if 1945 <= year <= 2100 else None


def _seq(written: str) -> str:
    return re.sub(r"^0+(?=\d)", "", fold(written)).replace("/", "-")


def slug(name: str) -> str:
    """A name as a part of a key: abbreviations written out, marks dropped.

    >>> slug("Ban hành văn bản QPPL")
    'ban-hanh-van-ban-quy-pham-phap-luat'
    """
    words = (abbreviations().get(word, word) for word in re.findall(r"[\w&]+", name))
    return re.sub(r"[^a-z0-9]+", "-", fold(" ".join(words))).strip("-")
