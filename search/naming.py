"""The ways people write the name of an agency, beside those that documents use."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from corpus import catalog
from corpus.textkey import key
from index.syllables import keys, plain

LEVELS = ("tinh", "thanh pho", "huyen", "xa")
"""What a name may end in and people leave out: "hiệp hội doanh nghiệp" for "Hiệp hội doanh nghiệp tỉnh"."""

LEVEL_NAMES = ("tỉnh", "thành phố", "huyện", "xã", "phường")
"""The levels that may follow the name of an agency."""

LEAST_CUT = 3
"""Words of a name that must be left of its fields: "sở kế hoạch"."""

LEAST_PLACELESS = 4
"""Words that must be left of a name without its place: "kho bạc nhà nước"."""

LEAST_LETTERS = 2
"""Letters that a name by its first letters must have more of: "STC"."""

# "Sở Văn hóa, Thể thao và Du lịch": the head with its first field.
_FIELDS = re.compile(r"((?:Sở|Bộ|Phòng) [^,–-]+?)(?:,| -| –| và) ")
_LEGAL_FORM = re.compile(r" (?:cổ phần|trách nhiệm hữu hạn|TNHH|một thành viên|MTV)(?= )", re.IGNORECASE)
_BRANCH = re.compile(r" [-–] Chi nhánh .*")
# "Ngân hàng Nhà nước - Chi nhánh tỉnh An Giang": the bank, the level and the place of its branch.
_BRANCH_OF = re.compile(r"(.+) [-–] Chi nhánh (?:(tỉnh|thành phố) )?(.+)")
_WORD = re.compile(r"[^\W\d_]+")
_PLACE_WORDS = ("tỉnh", "huyện", "xã", "phố", "phường", "quận", "trấn", "thị", "khu")


def forms(name: str) -> Iterator[tuple[str, str]]:
    """The ways people write a name, in plain syllables and as written: without its level, without "và", with the rest abbreviated,
    with what it begins with spelt out.

    >>> found = [form for form, _ in forms("Sở Kế hoạch và Đầu tư")]
    >>> found[:2], "so khdt" in found
    (['so ke hoach va dau tu', 'so ke hoach dau tu'], True)
    >>> [written for _, written in forms("UBND huyện")][-1]
    'Ủy ban nhân dân huyện'
    """
    form = _plain(name)
    yield form, name
    for level in LEVELS:
        if form.endswith(f" {level}"):
            yield form.removesuffix(f" {level}"), name
            break
    if " va " in form:
        yield form.replace(" va ", " "), re.sub(r"\s+(?:và|va)\s+", " ", name, flags=re.IGNORECASE)
    head, _, rest = name.partition(" ")
    yield from ((_plain(f"{head} {short}"), f"{head} {short}") for short in _abbreviated().get(key(rest), ()))
    yield from ((_plain(f"{long} {rest}"), f"{long} {rest}") for long in _spelt_out().get(head, ()) if rest)


def shortened(name: str) -> Iterator[tuple[str, str]]:
    """What people make of a long name that others may share: its first field alone, no legal form, no branch, no place of its own.

    >>> [form for name in ("Bộ Văn hóa, Thể thao và Du lịch", "Công ty Cổ phần Nước sạch tỉnh") for form, _ in shortened(name)]
    ['bo van hoa', 'cong ti nuoc sach tinh', 'cong ti nuoc sach']
    >>> [form for name in ("Kho bạc Nhà nước An Giang", "Ủy ban nhân dân xã Yên Sơn") for form, _ in shortened(name)]
    ['kho bac nha nuoc']
    >>> [written for _, written in shortened("Sở Tài nguyên và Môi trường")][0]
    'STNMT'
    >>> [written for _, written in shortened("Ngân hàng Nhà nước - Chi nhánh tỉnh An Giang")][:2]
    ['Ngân hàng Nhà nước An Giang', 'Ngân hàng Nhà nước Chi nhánh An Giang']
    """
    yield from ((_plain(other), other) for other in (*_by_letters(name), *_by_branch(name)))
    if (fields := _FIELDS.match(name)) and len(fields[1].split()) >= LEAST_CUT:
        yield _plain(fields[1]), fields[1]
    for other in {_LEGAL_FORM.sub("", name), _BRANCH.sub("", name), _placeless(name)} - {name}:
        yield from forms(other)


def levels(name: str) -> frozenset[str]:
    """The levels that a name says it is of, plain.

    >>> sorted(levels("Ủy ban nhân dân các huyện, thành phố")), levels("Sở Nội vụ")
    (['huyen', 'thanh pho'], frozenset())
    """
    said = f" {' '.join(plain(name))} "
    return frozenset(level for level in map(_plain, LEVEL_NAMES) if f" {level} " in said)


def level_at(text: str, marked: bool) -> str | None:
    """The level that a text begins with, plain, "các" and "cấp" passed over; a text with marks must bear the right ones.

    >>> level_at("cấp huyện phải", True), level_at("thanh pho", False), level_at("xã hội hóa", True)
    ('huyen', 'thanh pho', None)
    """
    read = keys if marked else plain
    words = read(text)
    rest = words[1:] if words[:1] in (read("các"), read("cấp")) else words
    if rest[:2] == read("xã hội"):
        return None
    return next((_plain(level) for level in LEVEL_NAMES if rest[: len(level.split())] == read(level)), None)


def _plain(words: str) -> str:
    return " ".join(plain(words))


def _by_letters(name: str) -> Iterator[str]:
    """A department by the first letters of its name, as its document numbers have it (Nghị định 30/2020/NĐ-CP, Phụ lục VI)."""
    words = [word for word in _WORD.findall(name) if word != "và"]
    if words[0] == "Sở" and len(words) > LEAST_LETTERS:
        yield "".join(word[0] for word in words).upper()


def _by_branch(name: str) -> Iterator[str]:
    """A branch by the name of its bank with its place or level alone: "Ngân hàng Nhà nước tỉnh"."""
    if branch := _BRANCH_OF.fullmatch(name):
        bank, level, place = branch.groups()
        yield from (f"{bank} {place}", f"{bank} Chi nhánh {place}")
        yield from (f"{bank} {other}" for other in (level, f"{level} {place}", f"Chi nhánh {level}") if level)


def within(name: str) -> str:
    """A name as it stands within a sentence.

    >>> within("Các sở, ban, ngành tỉnh"), within("Sở Nội vụ")
    ('các sở, ban, ngành tỉnh', 'Sở Nội vụ')
    """
    return f"c{name[1:]}" if name.startswith("Các ") else name


def called(said: Sequence[str], written: Sequence[str]) -> Iterator[list[str]]:
    """The names of agencies that some words call otherwise at their beginning, plain; ``written`` are the same words by exact key.

    >>> list(called(["toa", "an", "tinh"], ["toa", "an", "tinh"]))
    [['toa', 'an', 'nhan', 'dan', 'tinh']]
    """
    known = calls()
    for n in range(min(len(said), known.longest) if said and said[0] in known.begin else 0, 0, -1):
        for spelt, name in known.names.get(" ".join(said[:n]), ()):
            if tuple(written[:n]) in (spelt, tuple(said[:n])):
                yield [*name, *said[n:]]


class Calls(NamedTuple):
    """What agencies are called, by plain syllables: each with its exact key and the plain syllables of the name.

    ``begin`` are the syllables that they begin with, ``longest`` how many the longest has.
    """

    names: Mapping[str, list[tuple[tuple[str, ...], list[str]]]]
    begin: frozenset[str]
    longest: int


@cache
def calls() -> Calls:
    """The table of what agencies are called."""
    found: dict[str, list[tuple[tuple[str, ...], list[str]]]] = defaultdict(list)
    for row in catalog.rows("agency_calls"):
        found[_plain(row["called"])].append((tuple(key(row["called"]).split()), plain(row["name"])))
    words = [called.split() for called in found]
    return Calls(found, frozenset(called[0] for called in words), max(map(len, words)))


@cache
def generic() -> frozenset[str]:
    """Words that open the names of many bodies, plain: alone they name none ("Trung tâm", "Ban Chỉ đạo")."""
    return frozenset(_plain(row["word"]) for row in catalog.rows("agency_kinds") if row["part"] in ("open", "bare"))


def _placeless(name: str) -> str:
    """A name without the place that it ends in, where the rest is long enough to be a name itself."""
    words = name.split()
    end = len(words)
    while end and words[end - 1].istitle():
        end -= 1
    long_enough = len(words) - end > 1 and end >= LEAST_PLACELESS
    return " ".join(words[:end]) if long_enough and words[end - 1] not in _PLACE_WORDS else name


@cache
def _abbreviated() -> Mapping[str, list[str]]:
    """What official lists shorten: the key of each long form with its short ones."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in catalog.rows("agency_abbreviations"):
        found[key(row["long"])].append(row["short"])
    return found


@cache
def _spelt_out() -> Mapping[str, list[str]]:
    """What the short forms of official lists stand for."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in catalog.rows("agency_abbreviations"):
        found[row["short"]].append(row["long"])
    return found
