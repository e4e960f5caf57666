"""The tables of agencies, ready for scanning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.catalog import rows
from ingest.knowledge.agencies.entry import Entry, agency_id, spoken
from ingest.knowledge.agencies.forms import Form, expand, split_forms
from ingest.knowledge.agencies.places import known_places
from ingest.knowledge.agencies.tokens import tokens, word_key
from ingest.knowledge.agencies.trie import Trie

NOT_AN_AGENCY = "-"


@dataclass(frozen=True, slots=True)
class Grammar:
    """``names``: known names; ``symbols``: short forms in document symbols; ``tiers``: (base, tier) to name and kind;
    ``opens``: words that open an unlisted name; ``fields``: fields of the words written once for several;
    ``collectives``: what the kinds of units make;
    ``leaders``, ``the``, ``units``, ``ends``: the words of collectives;
    ``bare``: names that every such body has;
    ``stops``, ``doubts``: what ends an unlisted name, plainly or not; ``by_slug``: the first part of an agency's id;
    ``starts``: the words that an agency can begin with, ``groups`` a collective, ``sharing`` a word written once for several;
    ``compounds``: words of two syllables inside which no name begins."""

    names: Trie[Entry]
    symbols: dict[str, Entry]
    tiers: dict[tuple[str, str], Entry]
    opens: Trie[Entry]
    shared: dict[str, str]
    fields: Trie[Entry]
    collectives: dict[str, Entry]
    leaders: Trie[str]
    the: Trie[str]
    units: Trie[str]
    ends: Trie[str]
    bare: Trie[str]
    stops: Trie[str]
    doubts: Trie[str]
    by_slug: dict[str, Entry]
    starts: frozenset[str]
    groups: frozenset[str]
    sharing: frozenset[str]
    compounds: frozenset[tuple[str, str]]


@cache
def grammar() -> Grammar:
    """The tables, read once."""
    names: Trie[Entry] = Trie()
    symbols: dict[str, Entry] = {}
    entries: list[Entry] = []
    fields: Trie[Entry] = Trie()
    shared = {tokens(r["word"])[0].key: r["word"] for r in rows("agency_kinds") if r["part"] == "shared"}
    for row in rows("agency_names"):
        entry = _entry(row["name"], row["kind"], row["level"], row["parent"])
        entries.append(entry)
        for form in _forms(row["name"], row["forms"]):
            names.add(form.words, entry._replace(needs=form.needs))
            _add_field(fields, shared, form, entry)
        for symbol in split_forms(row["symbols"]):
            symbols.setdefault(symbol, entry)
    tiers = _tiers(names)
    opens, places = _opens(), _words("place")
    leaders, the, units, ends, bare, stops, doubts = map(_words, ("leader", "the", "unit", "end", "bare", "ends", "doubt"))
    starts = frozenset().union(*(trie.root.next for trie in (names, opens, leaders, the, units, places)))
    by_slug = _slugs([*entries, *tiers.values()])
    return Grammar(
        names,
        symbols,
        tiers,
        opens,
        shared,
        fields,
        _collectives(),
        leaders,
        the,
        units,
        ends,
        bare,
        stops,
        doubts,
        by_slug,
        starts,
        groups=frozenset(the.root.next | units.root.next),
        sharing=frozenset({*shared, word_key("các")}),
        compounds=frozenset(_compounds()),
    )


def _entry(name: str, kind: str, level: str, parent: str, tier: str = "") -> Entry:
    collective = kind.startswith("+") or kind == "tập thể"
    return Entry(name, kind.removeprefix("+"), level, parent, collective, tier)


def _forms(name: str, cell: str) -> list[Form]:
    """A name's own form needs its place only where the table lists other forms, which may do without."""
    given = split_forms(cell)
    forms = [form for text in given for form in expand(text)]
    own = expand(name.replace("(", "").replace(")", ""))
    return forms + [form if given else form._replace(needs="") for form in own]


def _add_field(fields: Trie[Entry], shared: dict[str, str], form: Form, entry: Entry) -> None:
    head, _, field = form.words.partition(" ")
    if field and head in shared.values():
        fields.add(field, entry)


def _tiers(names: Trie[Entry]) -> dict[tuple[str, str], Entry]:
    tiers = {}
    for row in rows("agency_tiers"):
        if row["tier"] == "=":
            base = Entry(row["base"], "", "", "", False, row["base"])
            for text in split_forms(row["name"]):
                for form in expand(text):
                    names.add(form.words, base)
        else:
            level = (
                row["tier"].removeprefix("các ") if row["tier"] not in ("", "các cấp") else ("tỉnh" if row["tier"] == "" else "")
            )
            tiers[row["base"], row["tier"]] = _entry(row["name"], row["kind"], level, "", row["base"])
    return tiers


def _slugs(entries: list[Entry]) -> dict[str, Entry]:
    """Entries by the first part of the ids that they make, in a province, in a city, and where neither is known."""
    places = [place for kind in ("tỉnh", "thành phố") for place in [next(p for p in known_places().values() if p.kind == kind)]]
    found: dict[str, Entry] = {}
    for entry in entries:
        for place in (*places, None):
            found.setdefault(agency_id(spoken(entry.name, place), place).partition(".")[0], entry)
    return found


def _opens() -> Trie[Entry]:
    trie: Trie[Entry] = Trie()
    for row in rows("agency_kinds"):
        if row["part"] == "open":
            trie.add(row["word"], _entry(row["word"], row["kind"], row["level"], ""))
    return trie


def _collectives() -> dict[str, Entry]:
    """What a list of units makes, by the kind of its units."""
    found = {}
    for row in rows("agency_kinds"):
        part, _, kind = row["part"].partition(" ")
        if part == "collective":
            found[kind] = _entry(row["word"], row["kind"], row["level"], "")._replace(collective=True)
    return found


def _compounds() -> Iterator[tuple[str, str]]:
    for row in rows("agency_kinds"):
        if row["part"] == "compound":
            first, last = tokens(row["word"])
            yield first.key, last.key


def _words(part: str) -> Trie[str]:
    trie: Trie[str] = Trie()
    for row in rows("agency_kinds"):
        if row["part"] == part:
            trie.add(row["word"], row["kind"])
    return trie
