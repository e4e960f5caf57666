"""What people type beside words: "a phrase", -left -"out", and filters by name ("loai:báo cáo", "cơ quan: sở nội vụ")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice

from corpus import catalog
from corpus.textkey import fold
from index.syllables import bears_marks, keys

MOST_WORDS = 16
"""Words of the longest value that stands without quotes."""

MOST_MARKS = 16
"""Filters and words to leave out that are heeded; more are words like others."""

_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]{1,400})[\"“”«»]")
# Where a word could begin, a minus or a name with a colon; what they are about follows at once or after a blank.
_MARK = re.compile(
    r"(?<!\S)(?:(?P<minus>[-−])(?=[\w\"“«])|(?P<name>[^\W\d_]{1,20}(?: [^\W\d_]{1,8})?):(?P<blank> ?)(?=[\w\"“«]))"
)
_PASSED = re.compile(_QUOTED.pattern + r"|(?<=\d) [-−](?=\d)")
"""What holds no marks: quotes, and a dash between two figures."""

_WORD = re.compile(r"[^\s\"“”«»]+")
_EDGES = " .,;"
_ADDRESSES = ("http", "https", "ftp", "mailto")

Knows = Callable[[str, str], bool]
"""Whether a filter (its name) has anything under a value."""


@dataclass(frozen=True, slots=True)
class Given:
    """A filter as typed: its name, the value, and whether there is anything under it."""

    filter: str
    value: str
    known: bool


@dataclass(frozen=True, slots=True)
class Syntax:
    """A text taken apart: the ``words`` to look for (phrases among them), and the rest; ``rest`` is each of that as typed."""

    words: str
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()
    unknown: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def parse(text: str, knows: Knows = lambda _name, _value: False) -> Syntax:
    """Take a text apart; a value without quotes is the longest run of words that ``knows`` knows. What is not known stays among the words.

    >>> found = parse('báo cáo -"dự thảo" loai:quyết định nam:2021', lambda name, value: value in ("quyết định", "2021"))
    >>> found.words, found.without, [(given.filter, given.value) for given in found.given]
    ('báo cáo', ('dự thảo',), [('type', 'quyết định'), ('year', '2021')])
    >>> parse("giai đoạn 2016 -2020, lưu ý: gấp").words
    'giai đoạn 2016 -2020, lưu ý: gấp'
    """
    words: list[str] = []
    found = Syntax("")
    reached = at = 0
    while (mark := _next(text, at)) and len(words) < 2 * MOST_MARKS:
        start, filter_, sure = _about(mark)
        value, at = _left_out(text, mark.end()) if mark["minus"] else _value(text, mark.end(), filter_, partial(knows, filter_))
        known = not mark["minus"] and knows(filter_, value)
        if not value or not (mark["minus"] or (filter_ and (known or sure))):
            found = replace(found, unknown=(*found.unknown, mark["name"]) if _is_meant(mark) else found.unknown)
            at = mark.end()
            continue
        words += [text[reached:start], "" if known or mark["minus"] else value]
        reached = at
        if mark["minus"]:
            found = replace(found, without=(*found.without, value))
        else:
            found = replace(found, given=(*found.given, Given(filter_, value, known)))
        found = replace(found, rest=(*found.rest, text[start:at]) if known or mark["minus"] else found.rest)
    left = " ".join(" ".join([*words, text[reached:]]).split())
    return replace(found, words=left, phrases=tuple(phrase.strip() for phrase in _QUOTED.findall(left)))


def _next(text: str, at: int) -> re.Match[str] | None:
    """The first mark from a place on that stands in no quotes."""
    while mark := _MARK.search(text, at):
        passed = _PASSED.search(text, at)
        if not passed or passed.start() > mark.start():
            return mark
        at = passed.end()
    return None


def _left_out(text: str, at: int) -> tuple[str, int]:
    if quoted := _QUOTED.match(text, at):
        return quoted.group(1).strip(), quoted.end()
    word = _WORD.match(text, at)
    return (word.group().strip(".,;:!?()"), word.end()) if word else ("", at)


def _value(text: str, at: int, filter_: str, known: Callable[[str], bool]) -> tuple[str, int]:
    if quoted := _QUOTED.match(text, at):
        return quoted.group(1).strip(), quoted.end()
    following = next((_about(mark)[0] for mark in _MARK.finditer(text, at + 1) if mark["minus"] or _about(mark)[1]), len(text))
    quote = _QUOTED.search(text, at)
    ends = [
        word.end() for word in islice(_WORD.finditer(text, at, min(following, quote.start() if quote else following)), MOST_WORDS)
    ]
    end = next((end for end in reversed(ends) if known(text[at:end].strip(_EDGES))), None) or _likely(text, at, ends, filter_)
    return text[at:end].strip(_EDGES), end


def _likely(text: str, at: int, ends: list[int], filter_: str) -> int:
    """Where a value ends that nothing is under: a year is one word, a type of document the name of one, all else what follows."""
    if filter_ == "type":
        return next((end for end in reversed(ends) if fold(text[at:end].strip(_EDGES)) in _types()), ends[-1] if ends else at)
    return ends[0 if filter_ == "year" else -1] if ends else at


def _about(mark: re.Match[str]) -> tuple[int, str, bool]:
    """Where a mark begins, the filter it names ("" for none), and whether it surely does, with whatever value.

    Of two words before a colon the last may be the name alone: "báo cáo năm:2020", not "hồ sơ số: 15".
    """
    if mark["minus"]:
        return mark.start(), "", False
    if filter_ := _filter(mark["name"]):
        return mark.start(), filter_, not mark["blank"]
    last = "" if mark["blank"] else mark["name"].rpartition(" ")[2]
    return mark.end("name") - len(last), _filter(last), False


def _filter(name: str) -> str:
    """The filter of a name, "" where there is none; a name with marks must bear the right ones."""
    spelt, filter_ = _filters().get(_joined(name), ("", ""))
    return filter_ if not bears_marks(name) or keys(name) == keys(spelt) or _together(name) == _together(spelt) else ""


def _is_meant(mark: re.Match[str]) -> bool:
    """Whether an unknown name is meant as one: "mau:đỏ", not "lưu ý: gấp", not "http://"."""
    name = mark["name"]
    return bool(name) and not mark["blank"] and " " not in name and not _filter(name) and name.lower() not in _ADDRESSES


def _joined(name: str) -> str:
    return fold(name).replace(" ", "")


def _together(name: str) -> str:
    return name.lower().replace(" ", "")


@cache
def _filters() -> dict[str, tuple[str, str]]:
    """By the name without marks and blanks: the name as spelt, and its filter."""
    return {_joined(row["name"]): (row["name"], row["filter"]) for row in catalog.rows("query_fields")}


@cache
def _types() -> frozenset[str]:
    """The types of document there are, without marks."""
    return frozenset(fold(row["kind"]) for row in catalog.rows("document_kinds"))
