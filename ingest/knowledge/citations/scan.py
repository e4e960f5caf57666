"""All documents named in one text, in order: by number, by name, by congress."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from corpus.dates import DateFound
from corpus.textkey import fold
from ingest.knowledge.citations.congresses import find_congresses
from ingest.knowledge.citations.dated import find_dated
from ingest.knowledge.citations.laws import find_acts
from ingest.knowledge.citations.lexicon import Kind, canonical_code, issuer_of_code, kind_of_code
from ingest.knowledge.citations.lists import find_bare
from ingest.knowledge.citations.mention import Mention
from ingest.knowledge.citations.numbers import Numbered, find_blanks, find_numbers
from ingest.knowledge.citations.typewords import TypeWord, TypeWords, misspelt_before

_NO = re.compile(r"(?<![^\W\d_])(?:[Ss]ố\s{1,2})?(?:[Ss]ố|SỐ|[Ss][ôổoó06])\s{0,3}[:.]?\s{0,3}$")
_LINK = re.compile(r"\s{0,3}[:,“\"(]?\s{0,3}")
_ISSUER_BETWEEN = re.compile(r"\s{1,3}(?:của\s{1,3})?[^;.:()\d\"“”]{2,120}")
_LIST = re.compile(r"[^.\n]{0,60}?(?:[,;]|\bvà|\bhoặc)\s{1,3}")
_ENACTED = re.compile(
    r"(?:^|[;\n])\s{0,3}(?:Quốc\s{1,3}hội|[UỦ][ỷy]\s{1,3}ban\s{1,3}[Tt]hường\s{1,3}vụ\s{1,3}Quốc\s{1,3}hội)\s{1,3}ban\s{1,3}hành\s{1,3}$"
)
_NEXT_FORM = re.compile(r"\s?(?:,|;|và|hoặc)\s{1,3}")
_NEAR, _FAR = 6, 120


def scan(text: str, dates: Mapping[int, DateFound] | None = None) -> list[Mention]:
    """Every mention in a text, in order; those inside the name of an amending act follow it.

    ``dates`` are those of the text by start, for documents cited by date alone.

    >>> [(m.kind.name, m.number) for m in scan("thực hiện Nghị quyết 18, 19-NQ/TW và Chi thị số 16/CT-UBND")]
    [('nghị quyết', '18-NQ/TW'), ('nghị quyết', '19-NQ/TW'), ('chỉ thị', '16/CT-UBND')]
    """
    numbers = {number.start: number for number in find_numbers(text)}
    words = TypeWords.of(text)
    named = list(find_acts(text))
    # A number after an amending act is its own, not the last amended one's; but an act has none yet in the words that enact it.
    acts = {act.end: act for act in reversed(named) if not (act.amends and _enacted(text, act))}
    found = list(find_bare(text, words.found, numbers))
    taken = {mention.symbol.start for mention in found if mention.symbol}
    before: Mention | None = None
    form = -1  # where the last number of a form ("mẫu số 09A/PL-TNCN") ends: what is listed after it are forms too
    for number in numbers.values():
        if number.start in taken:
            continue
        if _is_form(words, number) or (0 <= form <= number.start and _NEXT_FORM.fullmatch(text, form, number.start)):
            form = number.end
        elif mention := _of_act(text, number, acts) or _numbered(words, number, before):
            before = mention
            found.append(mention)
    found.extend(mention for number in find_blanks(text) if (mention := _blank(words, number)))
    return _in_order([*found, *named, *find_congresses(text), *find_dated(text, words.found, dates or {})])


def _enacted(text: str, act: Mention) -> bool:
    return bool(_ENACTED.search(text, max(0, act.start - 60), act.start))


def _of_act(text: str, number: Numbered, acts: dict[int, Mention]) -> Mention | None:
    """ "Luật Đấu thầu số 43/2013/QH13": the name and the number are one mention."""
    at = _no_before(text, number.start)
    if at is None:
        return None
    while at and text[at - 1].isspace():
        at -= 1
    act = acts.get(at)
    if not act:
        return None
    flaws = _flaws(number, None, text[act.start : number.end])
    return replace(act, end=number.end, number=number.written, symbol=number, flaws=flaws)


def _numbered(words: TypeWords, number: Numbered, before: Mention | None) -> Mention | None:
    text = words.text
    no = _no_before(text, number.start)
    at = number.start if no is None else no
    word = _type_word(words, number, at, said=no is not None)
    if word:
        if not (number.known or no is not None):
            return None
        kind = number.kind if number.kind and (word.kind.name == "văn bản" or word.kind.key == number.kind.key) else word.kind
        return _mention(text, number, word.start, kind, word)
    if no is None and text[max(0, at - 1) : at].isalpha():
        return None  # "mẫu C74-HĐ": the letter is a part of the number, as no document's number has one
    kind_said = number.kind if number.known else None
    if kind_said is None and before and before.end <= at and _LIST.fullmatch(text, before.end, at):
        kind_said = before.kind if issuer_of_code(number.codes[0]) else None
    if kind_said is None or not _stands_alone(number, said=no is not None):
        return None
    slip = misspelt_before(text, at, kind_said)
    return _mention(text, number, slip.start if slip else at, kind_said, slip)


def _stands_alone(number: Numbered, *, said: bool) -> bool:
    """Whether a number without a type word is a document's: "số" before it and a symbol in its right letters, or a whole symbol."""
    code = kind_of_code(number.codes[0])
    if not code:
        return said or bool(number.year)
    exact = number.codes[0].upper() in map(str.upper, code.symbols)
    whole = len(number.codes) > 1 and (code.use == "number" or any(map(issuer_of_code, number.codes[1:])))
    return exact and (said or whole)


def _is_form(words: TypeWords, number: Numbered) -> bool:
    no = _no_before(words.text, number.start)
    at = number.start if no is None else no
    word = words.before(at, _NEAR)
    return bool(word and word.kind.use == "form" and _LINK.fullmatch(words.text, word.end, at))


def _no_before(text: str, at: int) -> int | None:
    """Where the word "số" before a number starts."""
    base = max(0, at - 12)
    match = _NO.search(text[base:at])
    return base + match.start() if match else None


def _type_word(words: TypeWords, number: Numbered, at: int, *, said: bool) -> TypeWord | None:
    """The type word that a number belongs to: right before it, or before its issuer ("Nghị định của Chính phủ số …")."""
    word = words.before(at, _NEAR)
    if word and _LINK.fullmatch(words.text, word.end, at):
        return word
    word = words.before(at, _FAR) if said else None
    said_kind = kind_of_code(number.codes[0])
    fits = word and (said_kind == word.kind or (word.kind.use == "number" and said_kind is None))
    return word if word and fits and number.known and _ISSUER_BETWEEN.fullmatch(words.text, word.end, at) else None


def _mention(text: str, number: Numbered, start: int, kind: Kind, word: TypeWord | None) -> Mention:
    return Mention(
        start=start,
        end=number.end,
        kind=kind,
        number=number.written,
        symbol=number,
        flaws=_flaws(number, word, text[start : number.end]),
    )


def _blank(words: TypeWords, number: Numbered) -> Mention | None:
    no = _no_before(words.text, number.start)
    word = words.before(no, _NEAR) if no is not None else None
    if word is None or no is None or word.kind.use == "form" or not _LINK.fullmatch(words.text, word.end, no):
        return None
    return Mention(
        start=word.start, end=number.end, kind=word.kind, number=number.written, symbol=number, flaws=(*number.flaws, *word.flaws)
    )


def _flaws(number: Numbered, word: TypeWord | None, written: str) -> tuple[str, ...]:
    flaws = [*number.flaws, *(word.flaws if word else ())]
    if not written.isupper():
        flaws += [flaw for code in number.codes if (flaw := _code_flaw(code))]
    if word and _contradicts(word.kind, number):
        flaws.append("type_symbol")
    return tuple(dict.fromkeys(flaws))


def _code_flaw(code: str) -> str | None:
    right = canonical_code(code)
    if right is None or right == code or len(code) < 2:
        return None
    return "symbol_case" if right.lower() == code.lower() else "symbol_marks"


def _contradicts(kind: Kind, number: Numbered) -> bool:
    """Whether the symbol is that of another type; one that may as well be an issuer's says nothing."""
    said = kind_of_code(number.codes[0])
    if not said or said.use != "number" or issuer_of_code(number.codes[0]) or not kind.symbols or kind.name == "văn bản":
        return False
    return fold(number.codes[0]) not in map(fold, kind.symbols)


def _in_order(found: Iterable[Mention]) -> list[Mention]:
    """By place; of two that overlap the longer stays, but an amending act keeps those in its name."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if kept and mention.start == kept[-1].start:
            continue
        if kept and mention.start < kept[-1].end and not kept[-1].amends:
            if mention.end <= kept[-1].end or not (mention.symbol and not kept[-1].symbol):
                continue
            kept.pop()
        kept.append(mention)
    return kept
