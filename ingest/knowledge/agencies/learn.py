"""Names that a document gives to its agencies: "(sau đây gọi là Ban Chỉ đạo)", "… Việt Nam (VCCI)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpus.textkey import fold
from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.tokens import tokens
from ingest.knowledge.agencies.trie import Trie

_CALLED = re.compile(
    r"\s{0,3}[(,]\s{0,3}(?:sau đây|dưới đây)?\s{0,3}(?:được )?(?:gọi|viết)\s{1,3}(?:tắt|chung)?\s{0,3}(?:tắt |chung )?(?:là|:)\s{0,3}"
    r"[\"“”']?([^\"“”'();.\n]{2,60})[\"“”']?\s{0,3}[),;.]",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\s{0,3}\(([A-ZĐ][A-ZĐ&.\-]{1,14})\)")
_LIKE_A_NAME = re.compile(r"^[A-ZĐÀ-Ỹ]")
_LEAST = 2
_WORD = re.compile(r"[^\W\d_]+")


def learn(texts: Iterable[tuple[str, list[Found]]]) -> dict[str, Found]:
    """What the document calls its agencies, from the words right after each place that names one.

    A short name must begin with a capital and be of the agency: made of words of its name or of their first letters. What else
    stands there names something else ("Chính phủ (sau đây gọi là Nghị định số …)"). A collective has no letters of its own, and
    a name that means two agencies is not learned. A name that no table lists is learned where its end is plain, and so found
    where it is not.
    """
    given: dict[str, dict[str, Found]] = {}
    own: dict[str, dict[str, Found]] = {}
    for text, found in texts:
        for one in found:
            if (name := _name_after(text, one)) is not None:
                given.setdefault(name, {})[one.agency] = one
            if not one.listed and not one.leader:
                own.setdefault(one.text, {})[one.agency] = one
    known = {name: next(iter(meant.values())) for name, meant in {**own, **given}.items() if len(meant) == 1}
    return {name: one._replace(text=name, leader=False, shared=False) for name, one in known.items()}


def trie_of(learned: Mapping[str, Found]) -> Trie[Found]:
    """Learned names, ready for scanning."""
    trie: Trie[Found] = Trie()
    for name, one in learned.items():
        trie.add(name, one)
    return trie


def _name_after(text: str, one: Found) -> str | None:
    called = _CALLED.match(text, one.end)
    match = called or (None if one.collective else _SHORT.match(text, one.end))
    name = " ".join(match.group(1).split()) if match else ""
    if not _LIKE_A_NAME.match(name) or len(name) < _LEAST:
        return None
    return name if _of_words(name, one) or _of_letters(name, one) else None


def _of_words(name: str, one: Found) -> bool:
    """Whether a name only has words of the agency's name, or begins as it does ("Ban Xuân Nha")."""
    full = [t.key for t in tokens(one.name)] + [t.key for t in tokens(one.text)]
    keys = [t.key for t in tokens(name)]
    return (
        bool(keys) and not any(key.isdigit() for key in keys) and (set(keys) <= set(full) or keys[0] == tokens(one.name)[0].key)
    )


def _of_letters(name: str, one: Found) -> bool:
    """Whether letters are first letters of the agency's name in their order ("BXN"); what is of the whole country may have foreign ones."""
    letters = "".join(c for c in fold(name).upper() if c.isalpha())
    if " " in name or not name.isupper():
        return False
    return any(_inside(letters, _initials(full)) for full in (one.name, one.text)) or "Việt Nam" in one.name


def _initials(name: str) -> str:
    return fold("".join(word if word.isupper() else word[0] for word in _WORD.findall(name))).upper()


def _inside(letters: str, of: str) -> bool:
    rest = iter(of)
    return all(letter in rest for letter in letters)
