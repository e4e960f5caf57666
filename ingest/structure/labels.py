"""The labels that begin a numbered heading or paragraph, in the ways that administrative texts write them.

Phần thứ nhất / Phần 1 / PHẦN I, Chương, Mục, Tiểu mục, Điều, I., 1., 1.1., a), Phụ lục 03, Mẫu số 02 (form and
order: Nghị định 30/2020/NĐ-CP, annex I). A label is kept as written; its number is only for putting it in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.textkey import fold


@dataclass(frozen=True, slots=True)
class Label:
    """``text`` as exported ("Điều 2", "II", "2.1", "a)"); ``end`` is where the caption begins; ``style`` how it is punctuated."""

    kind: str
    text: str
    number: tuple[int, ...]
    end: int
    style: str = ""


_ORDINALS = {
    "nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10,
}  # fmt: skip
LETTERS = "abcdđeghiklmnopqrstuvxy"
_WORDS = {"phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "tieu_muc", "điều": "dieu"}

_WORD = re.compile(
    r"(?P<word>phần|chương|tiểu\s+mục|mục|điều)\s+(?P<number>thứ\s+\w{1,5}|\d{1,3}[a-zđ]?(?!\w)|[ivxlc]{1,7}(?!\w)|[a-h](?!\w))"
    r"(?P<mark>\s{0,2}[.:)–-]?)\s*",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"(?P<word>ph[ụu]\s+l[ụu]c|ph[ụu]\s+biểu|biểu\s+mẫu|mẫu(?:\s+biểu)?|biểu)(?:\s+(?P<sign>số\s*:?\s*)?(?P<number>[ivxlc]{1,6}(?!\w)|\d{1,3}[a-zđ]?(?:[.-]\d{1,2})?(?!\w)|[a-z]\d{0,2}(?!\w)))?"
    r"(?P<mark>\s{0,2}[.:)–-]?)\s*",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?P<number>[IVXLC]{1,7})\s?(?P<mark>[.)–-]|/(?=\s))\s*(?=[^\s\d.])")
_ARABIC = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,2}){0,4})(?P<mark>\s?[.)/:–-])?(?P<space>\s*)(?=\S)")
_LETTER = re.compile(r"(?P<number>[a-zđ]\d?)\s?(?P<mark>[.)/])(?P<space>\s*)(?=\S)")
_CAPITAL = re.compile(r"(?P<number>[A-HĐ])\s?(?P<mark>[.)/–-])\s+(?=\S)")
_BULLET = re.compile(r"[-–—+*•●▪○◦·►➢✓]\s*(?=\S)|[-–—+*•●▪○◦·]$")


def read_label(text: str) -> Label | None:
    """The label a line begins with, or None.

    >>> read_label("2.1 Việc xây dựng").text, read_label("Phần thứ nhất").number, read_label("đ) Về").kind
    ('2.1', (1,), 'letter')
    >>> read_label("1.543 văn bản"), read_label("Điều 5 Luật này"), read_label("(1) Một")
    (None, None, None)
    """
    first = text[:1]
    if first.isdigit():
        return _arabic(text)
    if first in "PpCcTtMmĐđ" and (match := _WORD.match(text)):
        return _word(text, match)
    if first in "PpBbMm" and (match := _ANNEX.match(text)):
        return _annex(text, match)
    if first in "IVXLC" and (match := _ROMAN.match(text)) and (value := roman(match["number"])):
        return Label("roman", match["number"], (value,), match.end(), match["mark"])
    if first.islower() and (match := _LETTER.match(text)):
        return _letter(text, match)
    if "A" <= first <= "H" and (match := _CAPITAL.match(text)) and text[match.end()].isupper():
        return Label("capital", match["number"], (ord(first) - 64,), match.end(), match["mark"])
    return None


def is_bullet(text: str) -> bool:
    """Whether a line is an item of a list without numbers ("- …", "+ …").

    >>> is_bullet("+ Về kinh phí"), is_bullet("Về kinh phí")
    (True, False)
    """
    return _BULLET.match(text) is not None


def roman(text: str) -> int:
    """The value of a Roman numeral, 0 for what is none.

    >>> roman("XIV"), roman("IIX"), roman("IC")
    (14, 0, 0)
    """
    if len(text) > 16:
        return 0
    total, last = 0, 0
    for char in reversed(text.upper()):
        value = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}.get(char, 0)
        total += value if value >= last else -value
        last = max(last, value)
    return total if _ROMANS.fullmatch(text.upper()) else 0


_ROMANS = re.compile(r"C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


def _word(text: str, match: re.Match[str]) -> Label | None:
    word, rest = match["word"], text[match.end() :]
    if word[0].islower():
        return None
    kind = _WORDS[" ".join(word.lower().split())]
    marked = bool(match["mark"].strip())
    if rest and not marked and rest[0] != "(" and (kind == "dieu" or not _capitals(rest)):
        return None
    number = match["number"].lower()
    if number.startswith("thứ"):
        ordinal = number.split()[-1]
        value = _ORDINALS.get(ordinal, int(ordinal) if ordinal.isdigit() else roman(ordinal))
    else:
        value = _value(number)
    return Label(kind, text[: match.end("number")], (value,), match.end(), match["mark"].strip()) if value else None


def _value(number: str) -> int:
    digits = "".join(c for c in number if c.isdigit())
    if digits and number[:1].isdigit():
        return int(digits) or 1
    return roman(number) or (ord(number[0].lower()) - 96 if number else 0)


def _annex(text: str, match: re.Match[str]) -> Label | None:
    """An annex: the word alone, or with its number; a sentence that begins with the word ("Phụ lục này …") is none."""
    word, rest = match["word"], text[match.end() :]
    if word[0].islower() or (match["number"] is None and rest):
        return None
    plain = fold(word)
    if not plain.startswith("phu") and match["number"] is None:
        return None
    if not plain.startswith("phu") and not (match["sign"] or word.isupper() or not rest):
        return None
    marked = match["mark"].strip()
    if rest and not marked and not _capitals(rest):
        return None
    if rest and marked in ("-", "–") and rest[0].islower():
        return None
    end = match.end("number") if match["number"] else match.end("word")
    return Label("annex", text[:end], (_value(match["number"] or "a"),), match.end(), marked)


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _arabic(text: str) -> Label | None:
    match = _ARABIC.match(text)
    if match is None:
        return None
    number, mark, rest = match["number"], (match["mark"] or "").strip(), text[match.end() :]
    parts = tuple(int(p) for p in number.split("."))
    if 0 in parts or (rest[0].isdigit() and not match["space"]):
        return None
    if not mark and (len(parts) == 1 or not match["space"] or not rest[0].isupper()):
        return None
    if mark in ("-", "–", "/", ":") and (not match["space"] or len(parts) > 1 or not rest[0].isupper()):
        return None
    if not match["space"] and mark == "." and not rest[0].isupper():
        return None
    kind = "arabic" if mark != ")" else "paren"
    return Label(kind, number + ")" * (mark == ")"), parts, match.end(), mark)


def _letter(text: str, match: re.Match[str]) -> Label | None:
    rest, mark = text[match.end() :], match["mark"]
    if mark != ")" and (not match["space"] or not (rest[0].isupper() or rest[0] in '“"')):
        return None
    letter = match["number"][0]
    if letter not in LETTERS and letter not in "jwzf":
        return None
    order = LETTERS.find(letter) + 1
    sub = tuple(int(d) for d in match["number"][1:])
    return Label("letter", match["number"] + mark, (order, *sub), match.end(), mark)
