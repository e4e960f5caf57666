"""What stands beside an engine: written as far as it changed, it says what it would say written whole, and nothing of what has gone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.store import Store
from index import beside, shelf, shelving, suggestions
from index.suggestions import KINDS, NAMES, NEWER, Suggestions, folded
from ingest.linking import link
from ingest.work import decode_understood, understood
from search.suggest import suggest

HEAD = """ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU
Số: {number}
Lai Châu, ngày 05 tháng 3 năm 2021

QUYẾT ĐỊNH
{title}

Căn cứ {cited};
Điều 1. {agency} chủ trì thực hiện.
"""
CONTENTS = st.fixed_dictionaries({
    "number": st.sampled_from(["12/QĐ-UBND", "40/QĐ-UBND"]),
    "title": st.sampled_from(["Ban hành Quy chế làm việc", "Phê duyệt Đề án một cửa"]),
    "cited": st.sampled_from(["Nghị định số 61/2018/NĐ-CP", "Quyết định số 12/QĐ-UBND ngày 05/3/2021 của UBND tỉnh Lai Châu"]),
    "agency": st.sampled_from(["Sở Nội vụ", "Sở Tài chính", "Sở Y tế và Sở Nội vụ"]),
})  # fmt: skip
STEPS = st.lists(st.tuples(st.sampled_from("abcd"), st.none() | CONTENTS), min_size=1, max_size=6)
FIRST = {"number": "12/QĐ-UBND", "title": "Ban hành Quy chế làm việc", "cited": "Luật Đất đai", "agency": "Sở Y tế"}
SECOND = {"number": "1/QĐ-UBND", "title": "Giao việc", "cited": "Luật Đất đai", "agency": "Sở Nội vụ"}
WHOLE, NEVER = 0.0, 1e9


@cache
def read(name: str, text: str):
    return decode_understood(understood(f"{name}.txt", text.encode()))


def put(store: Store, name: str, content: dict[str, str]) -> str:
    document, facts = read(name, HEAD.format(**content))
    store.put(document, name, facts)
    return document.id


class Side:
    """What stands beside an index without an engine, state after state."""

    def __init__(self, store: Store, root: Path) -> None:
        self.store, self.root, self.place = store, root, None

    def refresh(self) -> None:
        """As :func:`index.build.refresh` does it."""
        link(self.store)
        held = self.store.revisions()
        before = shelf.roll(self.place) if self.place else []
        gone = [one for one in before if held.get(one.id) != one.revision]
        kept = {one.id for one in before} - {one.id for one in gone}
        first = max((one.ordinal for one in before), default=-1) + 1
        new = [
            shelving.shelf_document(self.store.document(id), first + n, held[id], [], [])
            for n, id in enumerate(sorted(held.keys() - kept))
        ]
        folder = self.root / uuid4().hex
        folder.mkdir()
        if self.place:
            beside.write_changes(self.store, self.place, folder, gone, new)
        else:
            beside.write(self.store, folder, new)
        self.place = folder

    def anew(self) -> Side:
        """The same library, all of it written at once."""
        other = Side(self.store, self.root)
        other.refresh()
        return other

    def told(self):
        """Every suggestion in its order, by the sign that it begins with, and the documents on the shelf but for their ordinals."""
        table = Suggestions(self.place)
        signs = "abcdefghijklmnopqrstuvwxyz0123456789"
        found = {(kind, sign): table.find(kind, [], [sign], "all", 1000) for kind in KINDS for sign in signs}
        documents = (replace(one, ordinal=0) for one in shelf.load_shelf(self.place).documents)
        return found, sorted(documents, key=lambda one: one.id)

    def suggested(self, typed: str) -> list[str]:
        """What is suggested to people who have typed something."""
        return [one.text for one in suggest(Suggestions(self.place), typed, 8)]


@pytest.mark.parametrize("settled", [WHOLE, NEVER, 0.5])
@settings(max_examples=15, deadline=None)
@given(steps=STEPS)
@example(steps=[("a", FIRST), ("a", None)])
def test_what_is_written_step_by_step_tells_what_is_told_when_written_at_once(tmp_path_factory, settled, steps):
    root = tmp_path_factory.mktemp("index")
    store, ids = Store.open(root, url="sqlite://"), {}
    side = Side(store, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(beside, "SETTLED", settled)
        patch.setattr(shelf, "SETTLED", settled)
        put(store, "z", SECOND)
        side.refresh()
        for name, content in steps:
            if content:
                ids[name] = put(store, name, content)
            elif name in ids:
                store.remove(ids.pop(name))
            side.refresh()
    told, whole = side.told(), side.anew().told()
    assert [told[0][asked] for asked in told[0] if asked[0] != "phrase"] == [
        whole[0][asked] for asked in whole[0] if asked[0] != "phrase"
    ]
    assert told[1] == whole[1]
    held = " ".join(folded(" ".join((one.title, *one.headings))) for one in told[1])
    for asked, phrases in told[0].items():
        if asked[0] == "phrase":
            assert settled != WHOLE or phrases == whole[0][asked]
            assert all(folded(phrase.text) in held for phrase in phrases)


@pytest.fixture
def side(tmp_path, monkeypatch):
    monkeypatch.setattr(beside, "SETTLED", NEVER)
    monkeypatch.setattr(shelf, "SETTLED", NEVER)
    store = Store.open(tmp_path, url="sqlite://")
    put(store, "a", FIRST)
    put(store, "b", SECOND)
    made = Side(store, tmp_path)
    made.refresh()
    return made


@pytest.mark.parametrize("typed", ["12 qd", "quy che", "so y te"])
def test_what_was_removed_is_suggested_no_more(side, typed):
    assert side.suggested(typed)
    [gone] = [one.id for one in side.store.documents() if one.number == "12/QĐ-UBND"]
    side.store.remove(gone)
    side.refresh()
    assert (side.place / NEWER).exists()
    assert side.suggested(typed) == []


def test_what_was_replaced_is_suggested_as_it_is_now(side):
    put(side.store, "a", FIRST | {"number": "13/QĐ-UBND", "title": "Ban hành Nội quy", "agency": "Sở Tư pháp"})
    side.refresh()
    assert [side.suggested(typed) for typed in ("12 qd", "quy che", "so y te")] == [[], [], []]
    assert side.suggested("noi quy") == ["Ban hành Nội quy"]
    put(side.store, "a", FIRST)
    side.refresh()
    assert side.suggested("noi quy") == []
    assert side.suggested("so y te")[0] == "Sở Y tế"


def test_one_document_more_writes_what_it_brings_and_shares_the_rest(side):
    before = side.place
    put(side.store, "c", FIRST | {"number": "7/QĐ-UBND", "title": "Giao dự toán", "agency": "Sở Tài chính"})
    side.refresh()
    assert all((side.place / name).samefile(before / name) for name in (NAMES, *shelf.LASTING))
    brought = {entry.text for entry in suggestions.newer(side.place).entries}
    assert {"7/QĐ-UBND", "Giao dự toán", "Sở Tài chính"} <= brought
    assert "Sở Nội vụ" not in brought


def test_what_has_come_is_taken_up_once_it_is_much(side, monkeypatch):
    monkeypatch.setattr(beside, "SETTLED", 0.5)
    monkeypatch.setattr(shelf, "SETTLED", 0.5)
    for n in range(12):
        put(side.store, f"m{n}", FIRST | {"number": f"{n}/KH-UBND", "title": f"Giao dự toán {n}"})
        side.refresh()
    assert len(suggestions.newer(side.place).entries) < 12
    assert len(shelf.load_shelf(side.place).documents) == 14
    assert side.suggested("du toan 11") == ["Giao dự toán 11"]
