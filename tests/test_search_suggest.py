"""What is suggested while people type: numbers, titles, agencies, phrases; with or without marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.agency import Agency
from corpus.citation import Reference
from index import suggestible, suggestions
from index.engine import IndexProblem
from index.shelf import ShelfDocument
from index.suggestions import NAMES, PHRASES, Entry, Suggestions
from search.suggest import suggest


def document(n: int, number: str | None, title: str, **more) -> ShelfDocument:
    fields = {
        "type": None,
        "issuer": None,
        "issued_on": None,
        "source": f"{n}.txt",
        "revision": "1",
        "passages": 0,
        "packed": b"",
    }
    return ShelfDocument(ordinal=n, id=f"d{n}", number=number, title=title, **fields, **more)


def agency(id: str, name: str, *aliases: str, mentions: int = 1) -> Agency:
    return Agency(id=id, name=name, aliases=aliases, kind="sở", level=None, parent=None, collective=False, mentions=mentions)


def reference(number: str, mentions: int) -> Reference:
    fields = {"type": "nghị định", "issued_on": None, "issuer": None, "title": None, "documents": (), "target": None}
    return Reference(
        key=number, number=number, mentions=tuple(map(str, range(mentions))), status="not_held", conflicts=(), **fields
    )


DOCUMENTS = [
    document(0, "688/QĐ-UBND", "Phê duyệt Đề án cải cách thủ tục hành chính tỉnh", headings=("Mục tiêu cụ thể", "Kỹ thuật số")),
    document(1, "15/KH-UBND", "Kế hoạch cải cách thủ tục hành chính năm 2021", headings=("Mục tiêu cụ thể",)),
    document(2, None, "BÁO CÁO VỀ CHÍNH PHỦ SỐ", abbreviations=(("CNTT", "công nghệ thông tin"),)),
]
AGENCIES = [
    agency("so-noi-vu", "Sở Nội vụ", "SNV", mentions=50),
    agency("so-tai-chinh", "Sở Tài chính", mentions=80),
    agency("ubnd-tinh", "Ủy ban nhân dân tỉnh", "UBND tỉnh", mentions=200),
]
REFERENCES = [reference("61/2018/NĐ-CP", 9), reference("68/2019/NĐ-CP", 3), reference("688/QĐ-UBND", 2)]


ENTRIES = [*suggestible.names(DOCUMENTS, AGENCIES, REFERENCES), *suggestible.phrases(DOCUMENTS, AGENCIES)]


def opened(folder, entries) -> Suggestions:
    for name in (NAMES, PHRASES):
        suggestions.write(folder, name, entries, 1)
    return Suggestions(folder)


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    folder = tmp_path_factory.mktemp("suggestions")
    return opened(folder, ENTRIES)


def said(table, text, limit=8):
    return [(s.kind, s.text) for s in suggest(table, text, limit)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("68", ("number", "688/QĐ-UBND")),
        ("688 qd", ("number", "688/QĐ-UBND")),
        ("688/QĐ-U", ("number", "688/QĐ-UBND")),
        ("61/2018", ("number", "61/2018/NĐ-CP")),
        ("61 2018 nđ c", ("number", "61/2018/NĐ-CP")),
        ("so n", ("agency", "Sở Nội vụ")),
        ("Sở Nội", ("agency", "Sở Nội vụ")),
        ("snv", ("agency", "Sở Nội vụ")),
        ("ubnd t", ("agency", "Ủy ban nhân dân tỉnh")),
        ("uỷ ban nh", ("agency", "Ủy ban nhân dân tỉnh")),
        ("cong nghe th", ("phrase", "công nghệ thông tin")),
        ("cải cách thủ tục", ("phrase", "cải cách thủ tục hành chính")),
        ("muc tieu", ("phrase", "Mục tiêu cụ thể")),
        ("ke hoach cai", ("title", "Kế hoạch cải cách thủ tục hành chính năm 2021")),
        ("chính phủ", ("title", "BÁO CÁO VỀ CHÍNH PHỦ SỐ")),
        ("ky thu", ("phrase", "Kỹ thuật số")),
        ("kĩ th", ("phrase", "Kỹ thuật số")),
        ("hành chính 2021", ("title", "Kế hoạch cải cách thủ tục hành chính năm 2021")),
    ],
)
def test_what_was_typed_and_what_comes_first(table, typed, first):
    assert said(table, typed)[0] == first


def test_entries_lead_to_their_pages(table):
    [number] = [s for s in suggest(table, "688", 8) if s.kind == "number"]
    assert (number.document, number.agency) == ("d0", None)
    [sở] = suggest(table, "sở nội vụ", 8)
    assert (sở.document, sở.agency) == (None, "so-noi-vu")
    [cited] = suggest(table, "61/2018", 8)
    assert cited.document is None


def test_a_held_number_stands_before_cited_ones_and_those_before_rarer(table):
    assert said(table, "6")[:3] == [("number", "688/QĐ-UBND"), ("number", "61/2018/NĐ-CP"), ("number", "68/2019/NĐ-CP")]


def test_the_agency_named_more_often_comes_first(table):
    assert said(table, "sở")[:2] == [("agency", "Sở Tài chính"), ("agency", "Sở Nội vụ")]


def test_marks_that_were_typed_come_first(tmp_path):
    table = opened(tmp_path, [Entry("tính toán", "phrase", weight=9), Entry("tỉnh ủy", "phrase")])
    assert said(table, "tin") == [("phrase", "tính toán"), ("phrase", "tỉnh ủy")]
    assert said(table, "tỉn") == [("phrase", "tỉnh ủy"), ("phrase", "tính toán")]


def test_a_phrase_that_is_an_agency_is_said_once():
    held = [document(n, None, f"Về Sở Nội vụ {n}", headings=("Sở Nội vụ",)) for n in range(2)]
    assert list(suggestible.phrases(held, AGENCIES)) == []


def test_the_longer_phrase_swallows_its_parts():
    found = {entry.text: entry.weight for entry in suggestible.phrases(DOCUMENTS, ())}
    assert found == {
        "cải cách thủ tục hành chính": 2, "Mục tiêu cụ thể": 2, "Kỹ thuật số": 1, "công nghệ thông tin": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("Mục tiêu cụ thể:", "Mục tiêu cụ thể"),
        ("  Đối tượng   áp dụng ", "Đối tượng áp dụng"),
        ("Mục tiêu", "Mục tiêu"),
        ("Kết luận", "Kết luận"),
        ("Điều", None),
        ("Thông tư này thay thế", None),
        ("Quy định đối với", None),
        ("", None),
        ("Tăng 15% mỗi năm", None),
        ("Giao các sở, ban, ngành", None),
        ("một hai ba bốn năm sáu bảy tám chín", None),
    ],
)
def test_headings_that_are_phrases(title, phrase):
    assert suggestible.heading(title) == phrase


@pytest.mark.parametrize("limit", [0, 1, 3, 8])
def test_no_more_than_asked_for(table, limit):
    assert len(said(table, "c", limit)) <= limit


@given(st.text(max_size=80), st.integers(-1, 20))
def test_no_text_raises(table, text, limit):
    found = suggest(table, text, limit)
    assert len(found) <= max(0, limit)
    assert len({(s.kind, s.text) for s in found}) == len(found)


@pytest.mark.parametrize(
    "text", ["", "   ", '"', "*", "^", "NEAR(", "a OR", "' ; DROP TABLE entry", "🙂", "\x00", "x" * 10_000, "and or not"]
)
def test_nothing_typed_is_read_as_a_command(table, text):
    assert isinstance(said(table, text), list)


@given(st.sampled_from(ENTRIES), st.data())
def test_every_beginning_of_an_entry_finds_it(table, entry, data):
    typed = entry.text[: data.draw(st.integers(1, len(entry.text)))]
    if typed[-1].isalnum():
        assert (entry.kind, entry.text) in said(table, typed, 50)


def test_a_title_without_end_is_read_in_its_length():
    """Stretches of it are bounded, not all pairs of words."""
    assert sum(1 for _ in suggestible.parts("công việc " * 20_000)) < 20 * 2 * 20_000


def test_a_table_that_cannot_be_written_is_told_in_words(tmp_path):
    with pytest.raises(IndexProblem, match="Không ghi được danh sách gợi ý"):
        suggestions.write(tmp_path / "không có", NAMES, [], 0)


@pytest.mark.slow
def test_a_large_library_suggests_in_a_moment(tmp_path):
    """2,250 documents, thousands of agencies and cited numbers; the slowest of many beginnings, in time of the processor."""
    subjects = ("quản lý đất đai", "cải cách thủ tục hành chính", "bảo hiểm xã hội", "đầu tư công", "thuế thu nhập cá nhân")
    held = [
        document(n, f"{n}/{2000 + n % 25}/QĐ-UBND", f"Quy định về {subjects[n % 5]} trên địa bàn tỉnh năm {2000 + n % 25} kỳ {n}")
        for n in range(2250)
    ]
    agencies = [agency(f"a{n}", f"Sở Tài chính tỉnh thứ {n}", f"STC{n}", mentions=n) for n in range(7000)]
    cited = [reference(f"{n}/2015/NĐ-CP", n % 9) for n in range(9000)]
    table = opened(tmp_path, [*suggestible.names(held, agencies, cited), *suggestible.phrases(held, agencies)])
    slowest = 0.0
    for typed in (
        "s",
        "t",
        "q",
        "1",
        "so t",
        "quy dinh ve",
        "2015",
        "sở tài chính tỉnh",
        "tinh nam 2015",
        "cải cách th",
        "ve tren nam",
    ):
        suggest(table, typed, 8)
        began = time.process_time()
        assert suggest(table, typed, 8), typed
        slowest = max(slowest, time.process_time() - began)
    assert slowest < 0.02, "10 ms, and as much again for a slow machine"
