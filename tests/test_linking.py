"""Linking what has changed gives what linking everything gives, whatever came and went in whatever order."""

from __future__ import annotations

from functools import cache

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus import kinds
from corpus.agency import Agency, AgencyMention
from corpus.citation import Reference
from corpus.document import Document, Source
from corpus.errors import StoreError
from corpus.linkage import Linkage
from corpus.span import Span
from corpus.store import Store
from ingest.linking import link
from ingest.readers import read_file
from ingest.structure import build
from ingest.understand import understand

HEADS = {
    "no head": "",
    "a decree": "CHÍNH PHỦ\nSố: 61/2018/NĐ-CP\nHà Nội, ngày 23 tháng 4 năm 2018\n\nNGHỊ ĐỊNH\nVề cơ chế một cửa\n\n",
    "a law": "QUỐC HỘI\nLuật số: 45/2013/QH13\nHà Nội, ngày 29 tháng 11 năm 2013\n\nLUẬT\nĐẤT ĐAI\n\n",
    "a plan": "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\nSố: 688/QĐ-UBND\nLai Châu, ngày 11 tháng 6 năm 2021\n\nQUYẾT ĐỊNH\nBan hành kế hoạch\n\n",
    "its neighbour": "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: 688/QĐ-UBND\nSơn La, ngày 12 tháng 7 năm 2021\n\nQUYẾT ĐỊNH\nBan hành kế hoạch\n\n",
    "a later plan": "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\nSố: 70/KH-UBND\nLai Châu, ngày 02 tháng 3 năm 2022\n\nKẾ HOẠCH\nCải cách hành chính\n\n",
}
LINES = (
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về cơ chế một cửa;",
    "Theo Nghị định 61 và Nghị định số 61/2018;",
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 24 tháng 4 năm 2018 của Thủ tướng Chính phủ về bảo trợ xã hội;",
    "Căn cứ Nghị định số 61/2016/NĐ-CP ngày 01 tháng 7 năm 2016 của Chính phủ;",
    "Căn cứ Luật Đất đai số 45/2013/QH13;",
    "Theo Luật số 45/2013/QH13 và Luật Đất đai năm 2003;",
    "Theo Luật Đất đai, phù hợp với Hiến pháp;",
    "Căn cứ Quyết định số 688/QĐ-UBND ngày 11 tháng 6 năm 2021 của UBND tỉnh Lai Châu;",
    "Theo Quyết định số 688/QĐ-UBND; Quyết định 688 của UBND tỉnh Sơn La;",
    "1. Sở Nội vụ chủ trì, phối hợp với Sở Kế hoạch và Đầu tư tham mưu cải cách thủ tục hành chính.",
    "2. Giao Sở Tài chính chủ trì theo dõi tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn; các sở, ban, ngành tỉnh phối hợp.",
    "- Đến năm 2025, tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn đạt 98% theo Nghị định số 61/2018/NĐ-CP.",
    "- Đến năm 2025, tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn đạt trên 95%.",
    "Bảng 1. Số lớp\n| STT | Chỉ tiêu | Năm 2018 | Năm 2019 |\n|---|---|---|---|\n| 1 | Số lớp tập huấn cải cách hành chính của tỉnh | 5 | 6 |\n| 2 | Tổng số | 9 | 9 |\n",
    "Bảng 1. Số lớp\n| STT | Chỉ tiêu | Năm 2018 | Năm 2019 |\n|---|---|---|---|\n| 1 | Số lớp tập huấn cải cách hành chính của tỉnh | 4 | 6 |\n",
    "Ban Quản lý các khu công nghiệp tỉnh Hòa Bình và Ủy ban nhân dân tỉnh Hòa Bình;",
    "Ban Quản lý các khu công nghiệp tỉnh Phú Thọ, UBND tỉnh Phú Thọ, Bộ Nội vụ;",
    "Theo Luật Đất đai năm 2013;",
    "- Đến năm 2025, tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn đạt 97% theo Nghị quyết số 18-NQ/TW.",
    "Căn cứ Nghị quyết số 18-NQ/TW ngày 25 tháng 10 năm 2017 của Ban Chấp hành Trung ương;",
    "3. Giao Vụ Tổ chức Cán bộ chủ trì theo dõi tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn.",
    "Vụ Tổ chức cán bộ trình Bộ trưởng xem xét;",
)  # fmt: skip
NAMES = ("a", "b", "c", "d")


@cache
def understood(name, head, lines):
    text = HEADS[head] + "".join(f"{LINES[n]}\n" for n in lines)
    source = Source(name=f"{name}.md", format="md", sha256="", size=len(text))
    document = build(read_file(f"{name}.md", (text or "Không có nội dung.").encode()), id=name, source=source)
    return document, understand(document)


def put(store, name, head, lines):
    document, facts = understood(name, head, lines)
    store.put(document, name, facts)


def library(tmp_path_factory, held=()):
    """A library in memory holding some contents by name, linked."""
    store = Store.open(tmp_path_factory.getbasetemp(), url="sqlite://")
    for name, (head, lines) in dict(held).items():
        put(store, name, head, lines)
    link(store)
    return store


def dump(store):
    """All that linking makes, in order, byte for byte."""
    return {kind.name: [msgspec.json.encode(one) for one in store.of(kind)] for kind in (*kinds.LINKED, *kinds.DIGESTS)}


CONTENTS = st.tuples(
    st.sampled_from(sorted(HEADS)), st.lists(st.sampled_from(range(len(LINES))), max_size=5, unique=True).map(tuple)
)
STEPS = st.lists(st.tuples(st.sampled_from(NAMES), st.none() | CONTENTS, st.booleans()), min_size=1, max_size=8)


def came(*steps):
    """Contents put one after the other, each linked: by name, head and lines; a name alone is taken out."""
    return [(name, tuple(content) or None, True) for name, *content in steps]


@settings(max_examples=30, deadline=None)
@given(steps=STEPS)
@example(came(("a", "no head", (0,)), ("b", "no head", (1,)), ("b",)))
@example(came(("a", "no head", (1,)), ("b", "no head", (0,)), ("c", "no head", (3,)), ("c",)))
@example(came(("a", "no head", (0, 11)), ("b", "a decree", ()), ("b",)))
@example(came(("a", "no head", (5, 4)), ("b", "a law", ()), ("a", "no head", (5,))))
@example(came(("a", "a plan", (8,)), ("b", "no head", (8, 11)), ("c", "its neighbour", (7,)), ("a",)))
@example(came(("a", "a plan", (9, 10, 11)), ("b", "a later plan", (12, 13)), ("c", "a plan", (14,)), ("b",)))
@example(came(("a", "no head", (17,)), ("b", "a law", ())))
@example(came(("a", "a plan", (18,)), ("b", "no head", (19,))))
@example(came(("b", "a plan", (20, 12)), ("a", "no head", (21,))))
@example(came(("b", "no head", (16,)), ("a", "no head", (15,)), ("b",), ("a",)))
def test_what_is_linked_step_by_step_is_what_is_linked_at_once(tmp_path_factory, steps):
    store, held = library(tmp_path_factory), {}
    for name, content, linked in steps:
        if content:
            put(store, name, *content)
            held[name] = content
        elif held.pop(name, None):
            store.remove(name)
        if linked:
            link(store)
    link(store)
    made = dump(store)
    whole = library(tmp_path_factory, reversed(held.items()))
    assert made == dump(whole)
    assert store.is_linked
    assert store.linkage.stale() == {}
    link(store, anew=True)
    assert dump(store) == made
    assert store.values(kinds.AGENCIES, "document") == whole.values(kinds.AGENCIES, "document")
    assert store.values(kinds.CONFLICTS, "document") == whole.values(kinds.CONFLICTS, "document")


def written(store, monkeypatch):
    """The ids of the records that the next linking writes, by kind."""
    seen = {}
    finish = Linkage.finish

    def watched(self, since, changes):
        seen.update({kind.name: sorted(one.record.key if kind is kinds.REFERENCES else one.record.id for one in change.put)
                     for kind, change in changes.items() if change.put})  # fmt: skip
        return finish(self, since, changes)

    monkeypatch.setattr(Linkage, "finish", watched)
    link(store)
    return seen


def test_only_what_is_touched_is_written(tmp_path_factory, monkeypatch):
    held = {"a": ("a plan", (0, 9, 11)), "b": ("no head", (5, 7)), "c": ("its neighbour", (12, 13))}
    store = library(tmp_path_factory, held)
    put(store, "d", "a law", (3,))
    seen = written(store, monkeypatch)
    assert seen["references"] == ["luat:dat-dai:2013", "nd:61-2016-nd-cp"]  # the law by its name, as it calls itself by both
    assert {id.partition(".")[0] for id in seen["citations"]} <= {"b", "d"}
    assert "targets" not in seen
    assert "indicators" not in seen


def test_an_agency_that_goes_by_another_name_is_told_so_by_those_before_it(tmp_path_factory):
    before, after = ("so-ke-hoach-va-dau-tu.lai-chau", "Sở Kế hoạch và Đầu tư"), "so-tai-chinh.lai-chau"
    named = {"a": before, "c": (after, "Sở Tài chính"), "b": (after, "Sở tài chính")}
    store = library(tmp_path_factory)
    for id, (agency, name) in named.items():
        mention(store, id, agency, name)
        link(store)
    (told,) = store.record(Agency, before[0]).successors
    assert (told.agency, told.name) == (after, "Sở tài chính")
    made = dump(store)
    link(store, anew=True)
    assert dump(store) == made


def mention(store, id, agency, name):
    text = f"{name} trình."
    found = AgencyMention(
        id=f"{id}.m1", document=id, section=None, agency=agency, name=name, text=name, kind="sở", level="tỉnh", collective=False,
        span=Span(0, len(name)),
    )  # fmt: skip
    source = Source(name=f"{id}.txt", format="txt", sha256="", size=len(text))
    store.put(Document(id=id, source=source, text=text), id, {kinds.MENTIONS: [found]})


def test_a_crash_while_writing_leaves_the_old_links(tmp_path_factory, monkeypatch):
    store = library(tmp_path_factory, {"a": ("a plan", (0, 11)), "b": ("no head", (1,))})
    before = dump(store)
    put(store, "c", "no head", (2,))
    monkeypatch.setattr("corpus.linkage.update", broken)
    with pytest.raises(StoreError):
        link(store)
    assert not store.is_linked
    public = [kind.name for kind in kinds.LINKED]
    assert {name: dump(store)[name] for name in public} == {name: before[name] for name in public}
    monkeypatch.undo()
    link(store)
    whole = library(tmp_path_factory, {"a": ("a plan", (0, 11)), "b": ("no head", (1,)), "c": ("no head", (2,))})
    assert dump(store) == dump(whole)


def broken(*_):
    raise StoreError("đĩa đầy")


@pytest.mark.parametrize("change", ["put", "remove", "anew"])
def test_what_another_process_changes_meanwhile_is_linked_too(tmp_path, monkeypatch, change):
    store, other = Store.open(tmp_path), Store.open(tmp_path)
    held = {"a": ("a plan", (0, 9, 11)), "b": ("no head", (1, 12))}
    for name, content in held.items():
        put(store, name, *content)
    finish = Linkage.finish
    changes = [change]

    def disturbed(self, since, made):
        if changes and changes.pop():
            match change:
                case "put":
                    put(other, "b", "a later plan", (2, 12))
                case "remove":
                    other.remove("b")
                case "anew":
                    other.linkage.start_anew()
        return finish(self, since, made)

    monkeypatch.setattr(Linkage, "finish", disturbed)
    link(store)
    made = dump(store)
    assert store.is_linked
    link(store, anew=True)
    assert dump(store) == made


def test_an_act_named_with_the_number_of_another_type_takes_no_citation_away(tmp_path_factory):
    store = Store.open(tmp_path_factory.getbasetemp(), url="sqlite://")
    text = "Thông tư số 85/2019/TT-BTC;\nLuật Phí và lệ phí số 85/2019/TT-BTC;\n"
    source = Source(name="a.txt", format="txt", sha256="", size=0)
    document = build(read_file("a.txt", text.encode()), id="a", source=source)
    store.put(document, "a", understand(document))
    link(store)
    assert "tt:85-2019-tt-btc" in [reference.key for reference in store.records(Reference)]


def test_an_agency_that_one_document_more_names_is_not_counted_anew(tmp_path_factory, monkeypatch):
    store = library(tmp_path_factory)
    for id in "abc":
        mention(store, id, "so-tai-chinh.lai-chau", "Sở Tài chính")
    link(store)
    counted = []
    monkeypatch.setattr(
        Linkage, "summed", lambda self, kind, these, _get=Linkage.summed: counted.extend(these) or _get(self, kind, these)
    )
    mention(store, "d", "so-tai-chinh.lai-chau", "Sở Tài Chính")
    link(store)
    assert "so-tai-chinh.lai-chau" not in counted
    one = store.record(Agency, "so-tai-chinh.lai-chau")
    assert (one.name, one.mentions, one.documents, one.aliases) == ("Sở Tài chính", 4, ("a", "b", "c", "d"), ("Sở Tài Chính",))
    store.remove("b")
    link(store)
    assert "so-tai-chinh.lai-chau" in counted
    assert store.record(Agency, "so-tai-chinh.lai-chau").mentions == 3
