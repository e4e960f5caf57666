"""Numbers and symbols of documents: "61/2018/NĐ-CP", "08-NQ/TU", "19-2017/NQ-CP", "30c/NQ-CP", "442 /STTTT-TTBCXB".

How they are made: Nghị định 30/2020/NĐ-CP, Phụ lục I (số, ký hiệu); Hướng dẫn 36-HD/VPTW for the Party's.
Wrong digits stay as written; only spacing and doubled separators are put right, and told as a flaw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.knowledge.citations.lexicon import Kind, canonical_code, issuer_of_code, kind_of_code
from ingest.knowledge.citations.words import CAPITALS, SMALL

# Small letters stand alone or in pairs (TTg, QĐi, SNgV), so a word glued on ("NĐ-CPngày") is not swallowed.
_GROUP = rf"[A-ZĐÐ](?:[A-ZĐÐ]|[a-zđ]{{1,2}}(?![{SMALL}])){{0,24}}\d{{0,2}}(?![{CAPITALS}])"
NUMBER = re.compile(
    rf"""
    (?<!\d)(?<![\d][.,/:-])(?<![/-])
    (?P<seq>\d{{1,5}}(?:[.\s]?[a-zđA-ZĐ](?![{CAPITALS}{SMALL}]))?)
    (?:(?P<sep1>\s{{0,2}}[/-]\s?[/-]?\s{{0,2}})(?P<year>\d{{2,5}}))?
    (?P<sep2>\s{{0,2}}[/–-]\s?[/–-]?\s{{0,2}}|\s(?=[A-ZĐÐ]{{2,6}}[/-][A-ZĐÐ]))
    (?P<symbol>{_GROUP}(?:\s?[/&–-]\s?{_GROUP}){{0,11}})
    """,
    re.VERBOSE,
)
BLANK = re.compile(rf"(?<![\d/])(?:[.…_]{{1,40}}\s?)?/(?:(?P<year>\d{{4}})\s?/\s?)?(?P<symbol>{_GROUP}(?:[/-]{_GROUP}){{1,8}})")
_SPLIT = re.compile(r"\s?[/&–-]\s?")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number at ``text[start:end]``.

    ``codes`` are the groups of the symbol and ``joints`` what stands between them; ``joint`` joins number and symbol;
    ``year`` is as written ("20015"), ``dashed`` where it follows a dash ("19-2017"). ``known`` where a table has a group of
    the symbol. ``flaws`` are codes of anomalies.
    """

    start: int
    end: int
    seq: str
    year: str | None
    joint: str
    codes: tuple[str, ...]
    joints: tuple[str, ...]
    dashed: bool = False
    known: bool = True
    flaws: tuple[str, ...] = field(default=())

    @property
    def symbol(self) -> str:
        """The symbol as one string, letters as written: "NĐ-CP", "NQ/TW"."""
        return "".join(part for pair in zip(self.codes, (*self.joints, ""), strict=True) for part in pair)

    @property
    def written(self) -> str:
        """The number with its separators put right and its digits and letters left alone."""
        return _compose(self.seq, self.year, self.dashed, self.joint, self.symbol)

    @property
    def canonical(self) -> str:
        """The number in its right letters: "30/CT-TTG" is "30/CT-TTg"."""
        codes = [canonical_code(code) or code for code in self.codes]
        symbol = "".join(part for pair in zip(codes, (*self.joints, ""), strict=True) for part in pair)
        return _compose(self.seq, self.year, self.dashed, self.joint, symbol)

    @property
    def kind(self) -> Kind | None:
        """The type that the symbol says: by its first group, or công văn where the issuer comes first and a unit follows."""
        return kind_of_code("CV") if self.of_unit else kind_of_code(self.codes[0])

    @property
    def of_unit(self) -> bool:
        """Whether the issuer comes first and a unit of its own follows: "4773/TC-CSTC", though "TC" is a type as well."""
        first, *rest = self.codes
        typed = kind_of_code(first) is not None and (self.joint == "-" or any(map(issuer_of_code, rest)))
        return bool(rest and issuer_of_code(first)) and not typed


def find_numbers(text: str) -> Iterator[Numbered]:
    """Whatever is written like a number with a symbol, in order; one that no table knows too, with ``known`` false.

    >>> [n.written for n in find_numbers("Nghị quyết số 18-NQ/TW, số 442 /STTTT-TTBCXB và 1758//QĐ-TTg, 24/24 giờ")]
    ['18-NQ/TW', '442/STTTT-TTBCXB', '1758/QĐ-TTg']
    """
    for match in NUMBER.finditer(text):
        found = _read(match)
        if found:
            yield found


def find_blanks(text: str) -> Iterator[Numbered]:
    """Symbols whose number was left blank ("số /QĐ-UBND", "số …/2016/TT-BCT"), as drafts have them."""
    for match in BLANK.finditer(text):
        codes, joints = _groups(match["symbol"])
        if kind_of_code(codes[0]) or issuer_of_code(codes[0]):
            yield Numbered(match.start(), match.end(), "", match["year"], "/", codes, joints, flaws=("number_missing",))


def _read(match: re.Match[str]) -> Numbered | None:
    codes, joints = _groups(match["symbol"])
    known = [bool(kind_of_code(code) or issuer_of_code(code)) for code in codes]
    end = match.end("symbol")
    glued = match.string[end : end + 1].islower()
    # A dash set in spaces may be the sentence's own ("QĐ-UBND - BAN HÀNH"): what follows it belongs only if a table knows it.
    while len(codes) > 1 and ((" " in joints[-1] and not known[-1]) or (glued and len(codes[-1]) < 2)):
        end -= len(codes[-1]) + len(joints[-1])
        codes, joints, known, glued = codes[:-1], joints[:-1], known[:-1], False
    if glued and len(codes[0]) < 2:
        return None
    joint = match["sep2"].strip()[:1].replace("–", "-") or " "
    return Numbered(
        match.start(),
        end,
        re.sub(r"[.\s]", "", match["seq"]),
        match["year"],
        joint,
        codes,
        tuple(between.strip().replace("–", "-") for between in joints),
        dashed=bool(match["sep1"]) and match["sep1"].strip()[0] == "-",
        known=any(known),
        flaws=_flaws((match["sep1"] or "/", match["sep2"], *joints)),
    )


def _flaws(separators: tuple[str, ...]) -> tuple[str, ...]:
    spaced = any(separator != separator.strip() and separator.strip() for separator in separators)
    doubled = any(len(separator.split()) > 1 or len(separator.strip()) > 1 for separator in separators)
    return tuple(code for code, so in (("number_space", spaced), ("number_double_separator", doubled)) if so)


def _groups(symbol: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    clean = symbol.replace("Ð", "Đ")
    return tuple(_SPLIT.split(clean)), tuple(_SPLIT.findall(clean))


def _compose(seq: str, year: str | None, dashed: bool, joint: str, symbol: str) -> str:
    return f"{seq}{'-' if dashed else '/'}{year}{joint}{symbol}" if year else f"{seq}{joint}{symbol}"
