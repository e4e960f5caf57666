"""Names that a document gives to its agencies: "(sau đây gọi là Ban Chỉ đạo)", "… Việt Nam (VCCI)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.trie import Trie

_CALLED = re.compile(
    r"\s{0,3}[(,]\s{0,3}(?:sau đây|dưới đây)?\s{0,3}(?:được )?(?:gọi|viết)\s{1,3}(?:tắt|chung)?\s{0,3}(?:tắt |chung )?(?:là|:)\s{0,3}"
    r"[\"“”']?([^\"“”'();.\n]{2,60})[\"“”']?\s{0,3}[),;.]",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\s{0,3}\(([A-ZĐ][A-ZĐ&.\-]{1,14})\)")
_LIKE_A_NAME = re.compile(r"^[A-ZĐÀ-Ỹ]")


def learn(texts: Iterable[tuple[str, list[Found]]]) -> dict[str, Found]:
    """What the document calls its agencies, from the words right after each place that names one.

    A short name must begin with a capital; a name that means two agencies is not learned. A name that no table lists is
    learned where its end is plain, and so found where it is not.
    """
    given: dict[str, dict[str, Found]] = {}
    own: dict[str, dict[str, Found]] = {}
    for text, found in texts:
        for one in found:
            if (name := _name_after(text, one.end)) is not None:
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


def _name_after(text: str, at: int) -> str | None:
    match = _CALLED.match(text, at) or _SHORT.match(text, at)
    name = " ".join(match.group(1).split()) if match else ""
    return name if _LIKE_A_NAME.match(name) and len(name) > 1 else None
