"""Whether letters make a Vietnamese syllable: the surest sign that an encoding was guessed right.

The rimes are a table; a syllable that ends in c, ch, p or t bears the sharp or the heavy tone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from corpus import catalog

_ONSET = re.compile(r"ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx]")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED = ("c", "ch", "p", "t")
_SHARP_OR_HEAVY = frozenset("\u0301\u0323")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """
    >>> [is_syllable(word) for word in ("nghị", "quyết", "Giấy", "môc", "hoµ", "xu©t")]
    [True, True, True, False, False, False]
    """
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        (tones if char in _TONES else letters).append(char)
    plain = unicodedata.normalize("NFC", "".join(letters))
    if len(tones) > 1 or len(plain) > 7:
        return False
    rime = next((rest for rest in _rimes(plain) if rest in _known()), None)
    if rime is None:
        return False
    return not rime.endswith(_STOPPED) or bool(tones and tones[0] in _SHARP_OR_HEAVY)


@cache
def _known() -> frozenset[str]:
    return frozenset(row["rime"] for row in catalog.rows("rimes"))


def _rimes(plain: str) -> list[str]:
    """What can be left when the onset is taken off: "gi" and "qu" may keep their vowel ("gì", "quốc")."""
    onset = _ONSET.match(plain)
    if onset is None:
        return [plain]
    rest = plain[onset.end() :]
    return [rest, "i" + rest] if onset.group() == "gi" else ["u" + rest, rest] if onset.group() == "qu" else [rest]
