"""Which character set a text is in: by what its words become under each, the font's name only where that leaves a doubt.

Fonts lie: a legacy font over text that is Unicode already, Times New Roman over text that is not, one font over
parts typed in different sets. So every font's text is judged whole, a paragraph that is clear by itself for itself, and
what is too short to be clear is read as its font is, unless only another set of the document makes words of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from ingest.readers.flow import Figure, Mark, Para, Run
from ingest.readers.legacy.charmaps import CHARMAPS, by_font, decode
from ingest.readers.legacy.syllables import is_syllable

_WORD = re.compile(r"\S+")
_TELLING = re.compile(r"[\u00a1-\u00ff\u0102-\u01b0\u1ea0-\u1ef9]")
_NO_LETTER = re.compile(r"[\u00a1-\u00bf\u00d7\u00f7]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"[BCDĐGHKLMNPQRSTVX]{2,6}|[Đđ]")
_SAMPLE = 300
_ENOUGH = 4
_RIGHT = 0.75
_CLEARLY = 0.25


def mend(paras: Sequence[Para]) -> None:
    """Turn the runs of paragraphs into Unicode, in place; runs of one set beside one another become one."""
    found = charmaps([_runs(para) for para in paras])
    for para, its in zip(paras, found, strict=True):
        if any(its):
            para.parts = _turned(para.parts, its)


def _turned(parts: Sequence[str | Mark], its: Sequence[str | None]) -> list[str | Mark]:
    """A letter's mark may stand in the next run, and whether a word is shouted is seen from those beside it."""
    rest = iter(its)
    sets = [next(rest) if isinstance(part, Run) else None for part in parts]
    sets = [None if isinstance(part, Figure) else charmap for part, charmap in zip(parts, sets, strict=True)]
    made: list[str | Mark] = []
    for charmap, group in groupby(zip(sets, parts, strict=True), key=lambda pair: pair[0]):
        same = [part for _, part in group]
        if charmap is None:
            made += same
        else:
            made.append(Run(decode("".join(map(str, same)), charmap), next(part.font for part in same if isinstance(part, Run))))
    return made


def charmaps(groups: Sequence[Sequence[Run]]) -> list[list[str | None]]:
    """The character set of every run of some paragraphs or lines; None for Unicode."""
    fonts = _by_fonts(groups)
    clear = [_clear(telling_words("".join(group))) for group in groups]
    known = sorted({charmap for charmap in (*fonts.values(), *(own for _, own in clear)) if charmap})
    if not known:
        return [[None] * len(group) for group in groups]
    some_is_plain = (True, None) in clear
    order = (None, *known) if some_is_plain else (*known, None)
    made: list[list[str | None]] = []
    before = None
    for group, (is_clear, own) in zip(groups, clear, strict=True):
        before = own if is_clear else before
        made.append(_of_group(group, fonts, (own,) if is_clear else (), before, order))
    return made


def _of_group(
    group: Sequence[Run],
    fonts: dict[str | None, str | None],
    own: Sequence[str | None],
    before: str | None,
    known: Sequence[str | None],
) -> list[str | None]:
    """What the runs of a paragraph are in; those of one font beside one another are one stretch of text."""
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer("".join(group)) if _TELLING.search(m.group())]
    made: list[str | None] = []
    at = 0
    for font, runs in groupby(group, key=lambda run: run.font):
        same = list(runs)
        end = at + sum(map(len, same))
        whole = [word for low, high, word in words if at <= low and high <= end]
        expected = own[0] if own else fonts.get(font)
        made += [_of_words(whole, expected, (fonts.get(font), before, *known))] * len(same)
        at = end
    return made


def _by_fonts(groups: Sequence[Sequence[Run]]) -> dict[str | None, str | None]:
    """The set that most of a font's text is in."""
    words: dict[str | None, list[str]] = defaultdict(list)
    for run in (run for group in groups for run in group):
        if len(words[run.font]) < _SAMPLE:
            words[run.font] += telling_words(run)
    return {font: judge(found, by_font(font)) for font, found in words.items()}


def _clear(words: Sequence[str]) -> tuple[bool, str | None]:
    """Whether words are enough to say by themselves what they are in, and what."""
    if len(words) < _ENOUGH:
        return False, None
    plain = _share(words, None)
    if plain >= _RIGHT and all(_share(words, charmap) <= plain for charmap in CHARMAPS):
        return True, None
    own = judge(words, None)
    return own is not None, own


def _of_words(words: Sequence[str], expected: str | None, others: Sequence[str | None]) -> str | None:
    """What a stretch is in: what is expected of it, unless another set makes better words of it."""
    if not words:
        return expected
    shares = {charmap: _share(words, charmap) for charmap in (expected, *others)}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= _RIGHT and shares[best] >= shares[expected] + _CLEARLY else expected


def judge(words: Sequence[str], expected: str | None) -> str | None:
    """The character set that words are in, None for Unicode; what was expected decides where the words are few.

    >>> judge(telling_words("Céng hoµ x· héi chñ nghÜa ViÖt Nam"), None)
    'tcvn3'
    >>> judge(telling_words("Cộng hoà xã hội chủ nghĩa Việt Nam"), "tcvn3") is None
    True
    """
    words = list(dict.fromkeys(words))
    plain = _share(words, None)
    shares = {charmap: _share(words, charmap) for charmap in CHARMAPS}
    best = max(CHARMAPS, key=lambda charmap: shares[charmap])
    if len(words) >= _ENOUGH and shares[best] >= _RIGHT and shares[best] >= plain + _CLEARLY:
        return best
    return expected if expected and shares[expected] > plain else None


def telling_words(text: str) -> list[str]:
    """The words that hold a letter, or what may be one, beyond ASCII."""
    return [word for word in _WORD.findall(text) if _TELLING.search(word)]


def are_words(words: Sequence[str]) -> bool:
    """Whether words are Vietnamese as they are, or there are none."""
    return not words or _share(words, None) >= _RIGHT


def _runs(para: Para) -> list[Run]:
    return [part for part in para.parts if isinstance(part, Run)]


def _share(words: Sequence[str], charmap: str | None) -> float:
    """The share of words that are Vietnamese when read in a character set."""
    sample = words[:_SAMPLE]
    return sum(_is_vietnamese(word, charmap) for word in sample) / len(sample) if sample else 0.0


@lru_cache(maxsize=65536)
def _is_vietnamese(word: str, charmap: str | None) -> bool:
    read = decode(word, charmap) if charmap else word
    return not _NO_LETTER.search(read) and all(map(_is_word, _LETTERS.findall(read)))


def _is_word(letters: str) -> bool:
    """Whether letters are a syllable, in capitals wholly or at its head alone, or an abbreviation: "QĐ", "đ" (đồng)."""
    if _ABBREVIATION.fullmatch(letters):
        return True
    return is_syllable(letters) and (letters.isupper() or not any(map(str.isupper, letters[1:])))
