"""Agencies in a question, by any of their names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from corpus import catalog
from corpus.agency import Agency, Succession
from index.syllables import keys, plain
from search import compounds, laws, naming, places
from search.expansions import Meant, may_be_short
from search.question import Asked

LONGEST = 16
"""Syllables of the longest name that is looked for."""

NAMESAKES = 4
"""Agencies of one name, each of a province, that are meant together where the question names no province."""

SHARED = 2
"""Names that may share a shortened one ("ngân hàng nhà nước"); of more, none is meant unless it is so mostly."""

MOSTLY = 0.67
"""The part of the mentions that one of several names must have to be the one meant by a shortened one."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """An agency in the question, at its syllables ``[start, end)``; namesakes of several provinces stand at the same place."""

    agency: Agency
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Said:
    """Some words of a question as a name: plain syllables, and the exact keys of those that must bear the marks typed."""

    plain: Sequence[str]
    exact: Sequence[str | None]

    def fits(self, written: str) -> bool:
        """Whether a name bears the marks that were typed; a syllable without any may be one whose marks were left out."""
        own = zip(self.exact, self.plain, keys(written), strict=False)
        return all(typed in (None, bare, key) for typed, bare, key in own)


@dataclass(slots=True)
class _Names:
    """Agencies by the plain form of a name, with the name as it is written."""

    whole: dict[str, list[tuple[str, Agency]]] = field(default_factory=lambda: defaultdict(list))
    short: dict[str, list[tuple[str, Agency]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, agency: Agency) -> None:
        """Enter an agency by every name it goes by that names no more than it."""
        for name in dict.fromkeys([agency.name, *agency.aliases]):
            for form, written in naming.forms(name):
                if form not in naming.generic():
                    self.whole[form].append((written, agency))
        for form, written in naming.shortened(agency.name):
            self.short[form].append((written, agency))

    def of(self, said: _Said) -> list[Agency]:
        """The agencies of a name; of a shortened one only where few share it, or one is nearly always meant."""
        form = " ".join(said.plain)
        if form not in self.whole and form not in self.short:
            return []
        if whole := [agency for written, agency in self.whole.get(form, ()) if said.fits(written)]:
            return whole
        short = [agency for written, agency in self.short.get(form, ()) if said.fits(written)]
        mentions = Counter[str]()
        for agency in short:
            mentions[agency.name] += agency.mentions
        likely = [name for name in mentions if mentions[name] > MOSTLY * mentions.total()]
        names = likely or (mentions if len(mentions) <= SHARED else ())
        return [agency for agency in short if agency.name in names]

    def is_whole(self, said: _Said) -> bool:
        """Whether any agency bears just this name."""
        return any(said.fits(written) for written, _ in self.whole.get(" ".join(said.plain), ()))


class Directory:
    """The agencies of the library by every name they go by."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self.by_id = {agency.id: agency for agency in agencies}
        self._names = _Names()
        for agency in self.by_id.values():
            self._names.add(agency)
        for heir in self._heirs():
            self._names.whole[" ".join(plain(heir.name))].append((heir.name, heir))
        names = [form.split(" ") for form in chain(self._names.whole, self._names.short, naming.calls().names)]
        self._begin = {" ".join(name[:2]) for name in names}
        self._first = {name[0] for name in names}

    def in_question(self, asked: Asked, meant: Iterable[Meant] = ()) -> list[Meeting]:
        """The agencies that a question names, the longest names first at each place, none inside another, a phrase of ``meant`` or the name of a law."""
        phrases = list(meant)
        longer = [*((p.start, p.end) for p in phrases), *laws.in_question(asked)]
        spelt = {m.start: m for m in sorted(phrases, key=lambda m: m.end - m.start) if not (m.is_short or m.is_mixed)}
        met = list(self._met(asked, spelt))
        return [
            m
            for m in met
            if not any(start <= m.start and m.end <= end and end - start > m.end - m.start for start, end in longer)
        ]

    def named(self, name: str) -> list[Agency]:
        """The agencies with an id or a name."""
        if name in self.by_id:
            return [self.by_id[name]]
        said = plain(name)
        return next((found for way in [said, *naming.called(said, keys(name))] if (found := self._names.of(_bare(way)))), [])

    def _heirs(self) -> list[Agency]:
        """Agencies that no document names, each with those that it took over from and that some document does name."""
        found: dict[str, list[Succession]] = defaultdict(list)
        for row in catalog.rows("agency_succession"):
            if not self.named(row["successor"]):
                found[row["successor"]] += [
                    Succession(
                        agency=before.id,
                        name=before.name,
                        scope=row["scope"],
                        since=row["since"],
                        basis=row["basis"],
                        sure=row["sure"],
                    )
                    for before in self.named(row["predecessor"])
                ]
        return [
            Agency(
                id=name, name=name, aliases=(), kind="", level="", parent=None, collective=False, mentions=0, documents=(),
                predecessors=tuple(before),
            )
            for name, before in found.items() if before
        ]  # fmt: skip

    def _met(self, asked: Asked, spelt: Mapping[int, Meant]) -> Iterator[Meeting]:
        provinces, inside = places.places(asked.text), compounds.inside(asked)
        at = 0
        while at < len(asked.tokens):
            longest = LONGEST if at not in inside and self._may_begin(asked.bare, at, spelt) else 0
            ends = range(min(at + longest, len(asked.tokens)), at, -1)
            end, found = next(
                ((end, found) for end in ends if (found := self._best(asked, at, end, spelt, provinces))), (at + 1, [])
            )
            yield from (Meeting(agency, at, end) for agency in found)
            at = end

    def _may_begin(self, said: Sequence[str], at: int, spelt: Mapping[int, Meant]) -> bool:
        """Whether any name begins like the words at a place: there every length is tried, which takes time."""
        near = said[at] in self._first and at + 1 in spelt
        return near or at in spelt or said[at] in self._begin or " ".join(said[at : at + 2]) in self._begin

    def _best(self, asked: Asked, at: int, end: int, spelt: Mapping[int, Meant], provinces: frozenset[str]) -> list[Agency]:
        """The agency most often named by some words, with its namesakes; those of the provinces asked about before others."""
        if _which(asked.marked) in asked.keys[end - 1 : end + 1]:
            return []
        for said in _ways(asked, at, end, spelt):
            if len(said.plain) == 1 and not may_be_short(asked.words(at, end)):
                continue
            if found := [agency for agency in self._names.of(said) if not _is_another(agency, said, asked, end)]:
                near = [agency for agency in found if agency.place and provinces & places.places(agency.place)] or found
                best = max(near, key=lambda agency: (agency.mentions, agency.id))
                same = {agency.id: agency for agency in near if agency.name == best.name or not self._names.is_whole(said)}
                return sorted(same.values(), key=lambda agency: (-agency.mentions, agency.id))[:NAMESAKES]
        return []


@cache
def _which(marked: bool) -> str:
    """The word after a name or at its end that asks which of them is meant: "những bộ nào" names none."""
    return (keys if marked else plain)("nào")[0]


def _ways(asked: Asked, at: int, end: int, spelt: Mapping[int, Meant]) -> Iterator[_Said]:
    """Some words as typed, by what agencies are called, and with abbreviations spelt out."""
    typed, exact = asked.bare[at:end], asked.exact[at:end]
    yield _Said(typed, exact) if exact != typed else _bare(typed)
    yield from map(_bare, naming.called(typed, exact))
    if (whole := _spelt_out(asked, at, end, spelt)) != typed:
        yield _bare(whole)
        yield from map(_bare, naming.called(whole, whole))


def _spelt_out(asked: Asked, at: int, end: int, spelt: Mapping[int, Meant]) -> tuple[str, ...]:
    """Some words, plain, with what their abbreviations stand for."""
    whole: list[str] = []
    i = at
    while i < end and spelt:
        one = spelt.get(i)
        inside = one is not None and one.end <= end
        whole += plain(one.also) if one and inside else [asked.bare[i]]
        i = one.end if one and inside else i + 1
    return tuple(whole) or asked.bare[at:end]


def _is_another(agency: Agency, said: _Said, asked: Asked, end: int) -> bool:
    """Whether what follows a name makes it another agency's: another province, or a level where the name was said without its own.

    "ủy ban nhân dân tỉnh" names nobody of An Giang in "ủy ban nhân dân tỉnh Lai Châu", "chủ tịch ubnd" nobody of the province in
    "chủ tịch ubnd huyện".
    """
    after = asked.words(end, min(end + places.LONGEST, len(asked.tokens))) if end < len(asked.tokens) else ""
    if agency.place and (place := places.begins(after)):
        own = places.places(agency.place)
        return (
            bool(own) and own.isdisjoint({place, *places.parts(place)}) and place not in {p for o in own for p in places.parts(o)}
        )
    own_levels = naming.levels(agency.name)
    if not own_levels or naming.levels(" ".join(said.plain)):
        return False
    return (level := naming.level_at(after, asked.marked)) is not None and level not in own_levels


def _bare(said: Sequence[str]) -> _Said:
    return _Said(said, [None] * len(said))
