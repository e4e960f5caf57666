"""Which character set a text is in: by what its words become under each, the font's name only where that leaves a doubt.

Fonts lie: a legacy font over text that is Unicode already, Times New Roman over text that is not, one font over
parts typed in different sets. So every font's text is judged whole, and a paragraph that is clear by itself for itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.readers.flow import Para, Run
from ingest.readers.legacy.charmaps import CHARMAPS, by_font, decode
from ingest.readers.legacy.syllables import is_syllable

_TELLING = re.compile(r"[\u00a1-\u00ff\u0102-\u01b0\u1ea0-\u1ef9]")
_NO_LETTER = re.compile(r"[\u00a1-\u00bf\u00d7\u00f7]")
_LETTERS = re.compile(r"[^\W\d_]+")
_SAMPLE = 300
_ENOUGH = 4
_RIGHT = 0.75
_CLEARLY = 0.25


def mend(paras: Sequence[Para]) -> None:
    """Turn the runs of paragraphs into Unicode, in place."""
    found = charmaps([_runs(para) for para in paras])
    for para, its in zip(paras, found, strict=True):
        rest = iter(its)
        for i, part in enumerate(para.parts):
            if isinstance(part, Run) and (charmap := next(rest)):
                para.parts[i] = Run(decode(part, charmap), part.font)


def charmaps(groups: Sequence[Sequence[Run]]) -> list[list[str | None]]:
    """The character set of every run of some paragraphs or lines; None for Unicode."""
    words: dict[str | None, list[str]] = defaultdict(list)
    for run in (run for group in groups for run in group):
        if len(words[run.font]) < _SAMPLE:
            words[run.font] += telling_words(run)
    verdicts = {font: judge(found, by_font(font)) for font, found in words.items()}
    if not any(verdicts.values()) and not any(_is_strange(found) for found in words.values()):
        return [[None] * len(group) for group in groups]
    return [_of_group(group, verdicts) for group in groups]


def _of_group(group: Sequence[Run], verdicts: dict[str | None, str | None]) -> list[str | None]:
    """What a paragraph is in, by its own words where they are enough, else by its fonts."""
    words = telling_words("".join(group))
    if len(words) >= _ENOUGH:
        own = judge(words, None)
        if own or _share(words, None) >= _RIGHT:
            return [own] * len(group)
    return [verdicts.get(run.font) for run in group]


def judge(words: Sequence[str], expected: str | None) -> str | None:
    """The character set that words are in, None for Unicode; what was expected decides where the words are few.

    >>> judge(telling_words("Céng hoµ x· héi chñ nghÜa ViÖt Nam"), None)
    'tcvn3'
    >>> judge(telling_words("Cộng hoà xã hội chủ nghĩa Việt Nam"), "tcvn3") is None
    True
    """
    plain = _share(words, None)
    shares = {charmap: _share(words, charmap) for charmap in CHARMAPS}
    best = max(CHARMAPS, key=lambda charmap: shares[charmap])
    if len(words) >= _ENOUGH and shares[best] >= _RIGHT and shares[best] >= plain + _CLEARLY:
        return best
    return expected if expected and shares[expected] > plain else None


def telling_words(text: str) -> list[str]:
    """The words that hold a letter, or what may be one, beyond ASCII."""
    return [word for word in text.split() if _TELLING.search(word)]


def _runs(para: Para) -> list[Run]:
    return [part for part in para.parts if isinstance(part, Run)]


def _is_strange(words: Sequence[str]) -> bool:
    """Whether so many words are no Vietnamese that a part of them may be in another character set."""
    return len(words) >= _ENOUGH and _share(words, None) < 1 - _CLEARLY / 2


def _share(words: Sequence[str], charmap: str | None) -> float:
    """The share of words that are Vietnamese when read in a character set."""
    if not words:
        return 0.0
    sample = words[:_SAMPLE]
    return sum(_is_vietnamese(decode(word, charmap) if charmap else word) for word in sample) / len(sample)


def _is_vietnamese(word: str) -> bool:
    return not _NO_LETTER.search(word) and all(map(is_syllable, _LETTERS.findall(word)))
