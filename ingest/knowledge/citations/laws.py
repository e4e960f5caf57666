"""Acts cited by name: luật, bộ luật, pháp lệnh, Hiến pháp.

Where a name ends: by the table of names (laws.tsv, the longest that fits); a name that is not there runs on from its capital
until a mark or a word that no name goes on with. "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B" is one
act whose name holds the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from corpus import catalog
from corpus.textkey import key
from ingest.knowledge.citations.lexicon import Kind, kind_named
from ingest.knowledge.citations.mention import Mention
from ingest.knowledge.citations.words import Word, words_from

LONGEST_NAME = 30
_LONGEST_UNKNOWN = 12
_ACT = re.compile(
    r"(?<!\w)(?:Bộ\s{1,3}[Ll]uật|BỘ\s{1,3}LUẬT|bộ\s{1,3}luật|Luật|LUẬT|Pháp\s{1,3}lệnh|PHÁP\s{1,3}LỆNH|pháp\s{1,3}lệnh)(?!\w)"
)
_CONSTITUTION = re.compile(
    r"(?<!\w)Hiến\s{1,3}pháp(?!\w)(?:\s{1,3}nước\s{1,3}(?:Cộng\s{1,3}hòa\s{1,3}xã\s{1,3}hội\s{1,3}chủ\s{1,3}nghĩa|Cộng\s{1,3}hoà\s{1,3}xã"
    r"\s{1,3}hội\s{1,3}chủ\s{1,3}nghĩa|Cộng\s{1,3}h[oò][aà]\s{1,3}XHCN|CHXHCN)\s{1,3}Việt\s{1,3}Nam)?"
)
_AMENDING = re.compile(
    r"\s{1,3}[Ss]ửa\s{1,3}đổi(?:\s?,?\s?bổ\s{1,3}sung)?(?:\s{1,3}(?:một\s{1,3}số\s{1,3}|các\s{1,3})?"
    r"(?:[Đđ]iều|khoản|nội\s{1,3}dung|quy\s{1,3}định)[\w\s,]{0,40}?)?(?:\s{1,3}của)?(?=\s)"
)
_MANY = re.compile(r"\s{1,3}(?:các|\d{1,2})\s{1,3}[Ll]uật\s{1,3}(?:(?:có\s{1,3})?liên\s{1,3}quan\s{1,3}đến|về)(?!\w)")
_JOINT = re.compile(r"\s?(?:,|và|, và)\s{1,3}")
_FIRST_GAP = re.compile(r"(?:(?!(?:hoặc|thay)\b)[\w\s,]){0,60}")
_NOT_AFTER = re.compile(r"(?:học|khoa|ngành|trường|công ty|cử nhân|thạc sĩ|tiến sĩ|văn phòng)\s{1,3}$", re.IGNORECASE)


@dataclass(slots=True)
class _Node:
    """One syllable of the tree of known names; ``comma`` where a name has one before it."""

    following: dict[str, _Node] = field(default_factory=dict)
    comma: bool = False
    name: str | None = None


def find_acts(text: str) -> Iterator[Mention]:
    """Acts named in a text, an amending act before those in its name.

    >>> [m.name for m in find_acts("Căn cứ Luật Phòng, chống tham nhũng và Luật Đất đai năm 2013")]
    ['Phòng, chống tham nhũng', 'Đất đai']
    """
    for match in _CONSTITUTION.finditer(text):
        yield Mention(start=match.start(), end=match.end(), kind=_kind("hiến pháp"), name="")
    acts = [act for match in _ACT.finditer(text) if (act := _act(text, match))]
    for i, act in enumerate(acts):
        if act.amends:
            act = _with_amended(text, acts, i)
        if act.name is not None:
            yield act


def _act(text: str, match: re.Match[str]) -> Mention | None:
    kind = _kind(re.sub(r"\s+", " ", match.group().lower()))
    if amending := _AMENDING.match(text, match.end()):
        return Mention(start=match.start(), end=amending.end(), kind=kind, amends=True)
    if _NOT_AFTER.search(text[max(0, match.start() - 12) : match.start()]):
        return None
    words = words_from(text, match.end(), LONGEST_NAME)
    if words and words[0].key == key("về") and not words[0].gap:
        words = words[1:]
    if not words or words[0].gap:
        return None
    named = _known(kind, words) or (None if match.group().isupper() else _unknown(words))
    if not named or (match.group()[0].islower() and not _known(kind, words)):
        return None
    name, end = named
    return Mention(start=match.start(), end=end, kind=kind, name=name)


def _kind(name: str) -> Kind:
    kind = kind_named(name)
    assert kind is not None, name  # the three are in the table, or nothing here can work
    return kind


def _known(kind: Kind, words: list[Word]) -> tuple[str, int] | None:
    """The longest known name that the words begin with; a comma may be missing but not added.

    A word in capitals may stand for the initials of what follows: "Luật THADS", "Luật ban hành văn bản QPPL".
    """
    best, node = None, _names(kind.name)
    for i, word in enumerate(words):
        if i and word.gap not in ("", ",", "-"):
            break
        following = node.following.get(word.key) or _by_initials(node, word, least=2 if i else 3)
        if following is None or (i and word.gap == "," and not following.comma):
            break
        node = following
        if node.name:
            best = (node.name, word.end)
    return best


def _by_initials(node: _Node, word: Word, least: int) -> _Node | None:
    if not word.text.isupper() or len(word.text) < least:
        return None
    reached = [node]
    for letter in word.text.lower():
        reached = [following for one in reached for syllable, following in one.following.items() if syllable[0] == letter]
    return reached[0] if len(reached) == 1 else None


@cache
def _names(kind: str) -> _Node:
    root = _Node()
    for row in catalog.rows("laws"):
        if row["kind"] != kind:
            continue
        node = root
        for word in words_from(row["name"], 0, 2 * LONGEST_NAME):
            node = node.following.setdefault(word.key, _Node())
            node.comma = node.comma or word.gap == ","
        node.name = row["name"]
    return root


def _unknown(words: list[Word]) -> tuple[str, int] | None:
    if not words[0].text[0].isupper() or words[0].key in _stops("first") or words[0].text.isdigit():
        return None
    short = words[0].text.isupper() and len(words[0].text) > 1
    end = 0
    for i, word in enumerate(words[: 1 if short else _LONGEST_UNKNOWN]):
        after = words[i + 1] if i + 1 < len(words) else None
        if (i and word.gap) or word.text.isdigit() or word.key in _stops("any") or (i and word.key == key("luật")):
            break
        if word.key == key("và") and (
            after is None or after.gap or after.key in _stops("any") or after.key in (key("các"), key("văn"))
        ):
            break
        end = i + 1
    while end and words[end - 1].key == key("các"):
        end -= 1
    return (" ".join(word.text for word in words[:end]), words[end - 1].end) if end else None


@cache
def _stops(where: str) -> frozenset[str]:
    return frozenset(key(row["word"]) for row in catalog.rows("law_name_stops") if row["where"] == where)


def _with_amended(text: str, acts: list[Mention], at: int) -> Mention:
    """The amending act ``acts[at]`` up to the last act in its name; without a name where none follows."""
    act = acts[at]
    if many := _MANY.match(text, act.end):
        topic = _unknown_topic(words_from(text, many.end(), LONGEST_NAME))
        return replace(act, end=topic, name=_name_in(act, text[act.start : topic])) if topic else act
    end = act.end
    for i in range(at + 1, len(acts)):
        gap = _FIRST_GAP if end == act.end else _JOINT
        if acts[i].amends or not gap.fullmatch(text, end, acts[i].start):
            break
        end = acts[i].end
    return replace(act, end=end, name=_name_in(act, text[act.start : end])) if end > act.end else act


def _unknown_topic(words: list[Word]) -> int:
    """Where a topic ends; a comma belongs to it where the date or the number of the act follows in the end."""
    end = listed = 0
    for i, word in enumerate(words[:_LONGEST_UNKNOWN]):
        last = i + 1 == len(words) or words[i + 1].key == key("sửa")
        if word.key == key("và") and last:
            break
        if word.key in _stops("any"):
            return listed if word.key in (key("ngày"), key("số"), key("năm")) else end
        if word.gap not in ("", ","):
            break
        end = end if word.gap or end < listed else word.end
        listed = word.end
    return end


def _name_in(act: Mention, written: str) -> str:
    return " ".join(written.split()[len(act.kind.name.split()) :])
