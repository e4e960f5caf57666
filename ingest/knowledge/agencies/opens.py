"""Names that no table lists: "Ban Quản lý Khu bảo tồn …", "Công ty Cổ phần …".

Such a name begins with a known word and a capital; it goes on over capitals, and over small words only where
something ends it plainly (a preposition, a verb, punctuation). Where nothing does, nothing is found:
half a name would be a wrong agency.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from corpus.catalog import rows
from ingest.knowledge.agencies.entry import agency_id, slug
from ingest.knowledge.agencies.found import Found
from ingest.knowledge.agencies.grammar import Grammar
from ingest.knowledge.agencies.line import Line, Read
from ingest.knowledge.agencies.places import tail
from ingest.knowledge.agencies.tokens import BREAK, COMMA, DASH, LINE, SPACE, Token, word_key

_MOST_SMALL = 6
_MOST = 16
_PAIR = 2
_SURE = 3
"""Words of a name that are the same as those of a known one, marks apart: it is that one, its marks lost."""
_HEADS = "sở bộ ban cục chi tổng vụ viện ủy văn phòng trung công hội hiệp liên tập ngân đài báo kho bảo tòa"


def unlisted(line: Line, at: int) -> Read | None:
    """A name that no table lists, if it begins at token ``at``."""
    if not line.words[at].capital:
        return None
    for hit in line.grammar.opens.match(line.words, at, tolerant=False):
        end = open_name(line.grammar, line.words, at, hit.end)
        if end is None or _bare(line, at, end):
            continue
        after = tail(line.words, end, line.home)
        stop = after.end if after is not None and after.tier in ("tỉnh", "huyện", "xã") else end
        if _begins_known(line, at, stop):
            continue
        written, entry = line.written(at, stop), hit.values[0]
        if slug(written) in _bare_slugs():
            continue
        if (known := _damaged(line, at, stop)) is not None:
            return known
        name = line.written(at, _office(line, at, stop))
        place = None if entry.level == "trung ương" or central(line.words[at:stop]) else line.home
        found = Found(
            *line.span(at, stop), agency_id(name, place), name, written, entry.kind, entry.level or None, False, listed=False
        )
        return stop, (found,)
    return None


def _damaged(line: Line, at: int, stop: int) -> Read | None:
    """The known agency whose name the words begin with, their marks apart."""
    for end in range(stop, at + _SURE - 1, -1):
        if (known := line.grammar.by_slug.get(slug(line.written(at, end)))) is not None:
            return end, (line.found(known, at, end),)
    return None


def _begins_known(line: Line, at: int, end: int) -> bool:
    """Whether the words are the beginning of a known department's or ministry's name: "Sở Lao động"."""
    if line.words[at].key not in line.grammar.shared:
        return False
    node = line.grammar.names.root
    for word in line.words[at:end]:
        following = node.next.get(word.key)
        if following is None:
            return False
        node = following
    return not node.values


def _office(line: Line, at: int, end: int) -> int:
    """Where the name of an office ends before that of the agency above it: "Phòng Tổ chức Sở Nội vụ" is its "Phòng Tổ chức"."""
    for i in range(at + 2, end):
        if line.words[i].key in line.grammar.shared and line.words[i].gap == SPACE and line.words[i].capital:
            return i if line.words[at].key == word_key("phòng") and line.words[i - 1].key not in _and() else end
    return end


def _bare(line: Line, at: int, end: int) -> bool:
    """Whether the words are only those that many such bodies have: "Ban Chỉ đạo", "Ban Chấp hành Hội"."""
    while at < end:
        hits = [hit for hit in line.grammar.bare.match(line.words, at, tolerant=False) if hit.end <= end]
        if not hits:
            return end - at == 1 and not line.words[at].capital
        at = hits[0].end
    return True


def open_name(grammar: Grammar, words: Sequence[Token], at: int, head: int) -> int | None:
    """Where the unlisted name ends whose first words are ``words[at:head]``; None where that cannot be told.

    A verb that may as well belong to the name ("Cục Cảnh sát quản lý …") leaves it untold.
    """
    if head >= len(words) or not words[head].capital or words[head].gap != SPACE or _shouted(words, at, head):
        return None
    end, small, run = head + 1, 0, 0
    while end < len(words) and end - at < _MOST:
        word = words[end]
        if word.gap == BREAK or (word.gap == LINE and word.capital) or _figure(words, end):
            break
        if word.key in _and() or word.gap in (COMMA, DASH):
            after = end + (word.key in _and())
            if grammar.leaders.match(words, after, tolerant=False):
                break
            if word.gap == COMMA and grammar.doubts.match(words, end, tolerant=False):
                return None
            if after >= len(words) or (word.gap == COMMA and not _series(words, end)):
                break
            if not words[after].capital:
                if word.gap == COMMA:
                    break
                if not _goes_on(grammar, words, after):
                    if not words[end - 1].capital and not _another(grammar, words, after):
                        return None
                    break
                end, small, run = after, 0, 0
                continue
            run = 0
        elif word.capital:
            if run >= _PAIR and not _proper(words, end):
                return None
            run = 0
        else:
            if word.key in grammar.stops.root.next and (words[end - 1].key, word.key) not in grammar.compounds:
                break
            small, run = small + 1, run + 1
            if small > _MOST_SMALL or grammar.doubts.match(words, end, tolerant=False):
                return None
        end += 1
    return end if end - head > 1 and not _broken(words, head, end) else None


def _broken(words: Sequence[Token], head: int, end: int) -> bool:
    """Whether a name stops inside a word: "Ban Chỉ đạo … phòng" (chống), or where a text is cut short: "Cục Khảo thí và Kiểm",
    "Trường Đại học Tây Bắc quy" (mô)."""
    last, before = words[end - 1], words[end - 2]
    if last.key == word_key("phòng") and end < len(words) and words[end].key == word_key("chống"):
        return True
    name = end - head > _PAIR and before.capital and words[end - 3].capital and words[end - 3].key not in _heads()
    return end == len(words) and (before.key in _and() or (name and not last.capital))


def _figure(words: Sequence[Token], at: int) -> bool:
    """A figure of the next cell or sentence; a number of the name has "số" before it."""
    return words[at].key.isdigit() and words[at - 1].key != word_key("số")


def _another(grammar: Grammar, words: Sequence[Token], at: int) -> bool:
    """Whether small words after "và" plainly begin something else; else the name may go on: "Cục Quản lý nhà và thị trường …"."""
    word = words[at].key
    plain = (grammar.stops, grammar.the, grammar.units, grammar.leaders)
    return any(word in trie.root.next for trie in plain) or bool(grammar.doubts.match(words, at, tolerant=False))


def _goes_on(grammar: Grammar, words: Sequence[Token], at: int) -> bool:
    """Whether small words after "và" still belong to the name, as "thuộc" and its agency after them tell: "Phòng … và công tác
    thanh niên thuộc Sở …"."""
    for i in range(at, min(at + _MOST_SMALL, len(words) - 1)):
        if words[i].gap > LINE or words[i].capital:
            return False
        if words[i].key in grammar.stops.root.next:
            return i > at and words[i].key == word_key("thuộc") and words[i + 1].capital
    return False


def _proper(words: Sequence[Token], at: int) -> bool:
    """Two capitals in a row, as in the name of a place."""
    return at + 1 >= len(words) or words[at + 1].gap == BREAK or words[at + 1].capital


def central(words: Sequence[Token]) -> bool:
    """Whether a name says that its agency is of the whole country."""
    keys = " ".join(w.key for w in words)
    return any(word_key(mark) in keys for mark in ("trung ương", "việt nam", "quốc gia"))


def _shouted(words: Sequence[Token], at: int, head: int) -> bool:
    """In a line of capitals every word looks like a name."""
    return words[head].capitals or words[at].capitals


def _series(words: Sequence[Token], at: int) -> bool:
    """Whether a comma inside a name leads to its "và": "Văn hóa, Thể thao và Du lịch"."""
    for i in range(at + 1, min(at + 5, len(words) - 1)):
        if words[i].gap > LINE:
            return False
        if words[i].key in _and():
            return words[i + 1].capital and words[at].key not in _heads()
    return False


@cache
def _bare_slugs() -> frozenset[str]:
    """The words that alone name nobody, without marks: "Ban Chi đạo" is one of many as "Ban Chỉ đạo" is."""
    return frozenset(slug(row["word"]) for row in rows("agency_kinds") if row["part"] == "bare")


@cache
def _and() -> frozenset[str]:
    return frozenset({word_key("và")})


@cache
def _keys(text: str) -> frozenset[str]:
    return frozenset(word_key(word) for word in text.split())


@cache
def _heads() -> frozenset[str]:
    """Words that open another agency, so a comma before them ends this one."""
    return _keys(_HEADS)
