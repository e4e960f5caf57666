"""What people type beside words: filters by name, words left out, quotes; and what is no such thing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_library import fill

from corpus.store import Store
from index import build
from search import places
from search.service import Searcher
from search.syntax import parse

KNOWN = {("type", "báo cáo"), ("type", "bao cao"), ("agency", "sở nội vụ"), ("year", "2020"), ("number", "688")}


def knows(name: str, value: str) -> bool:
    return (name, value.lower()) in KNOWN


@pytest.mark.parametrize(
    ("text", "words", "filters"),
    [
        ("cải cách loai:báo cáo năm 2020", "cải cách năm 2020", [("type", "báo cáo")]),
        ("loại: báo cáo cải cách", "cải cách", [("type", "báo cáo")]),
        ("cơquan:sở nội vụ làm gì", "làm gì", [("agency", "sở nội vụ")]),
        ('coquan:"sở nội vụ" nam:2020', "", [("agency", "sở nội vụ"), ("year", "2020")]),
        ("báo cáo năm:2020 x", "báo cáo x", [("year", "2020")]),
        ("Số: 688", "", [("number", "688")]),
        ("loai:bao cao nam:2020", "", [("type", "bao cao"), ("year", "2020")]),
        ("hồ sơ số: 15", "hồ sơ số: 15", []),
        ("ho so:15", "ho so:15", []),
        ("nấm:2020", "nấm:2020", []),
        ("lưu ý: gấp", "lưu ý: gấp", []),
        ("8:30 họp", "8:30 họp", []),
        ("https://abc.vn", "https://abc.vn", []),
        ("loai:", "loai:", []),
        ('loai:"', 'loai:"', []),
    ],
)
def test_filters_in_the_question(text, words, filters):
    found = parse(text, knows)
    assert (found.words, [(given.filter, given.value) for given in found.given if given.known]) == (words, filters)


@pytest.mark.parametrize(
    ("text", "words", "without"),
    [
        ("cải cách -hành", "cải cách", ("hành",)),
        ('phòng, chống -"tham nhũng lớn" x', "phòng, chống x", ("tham nhũng lớn",)),
        ("-“dự thảo” 2025", "2025", ("dự thảo",)),
        ("2016 -2020", "2016 -2020", ()),
        ("19-2017/NQ-CP", "19-2017/NQ-CP", ()),
        ("sở - ngành", "sở - ngành", ()),
        ("“thủ tục -hành chính”", "“thủ tục -hành chính”", ()),
        ('-"', '-"', ()),
        ("- -", "- -", ()),
    ],
)
def test_words_left_out(text, words, without):
    found = parse(text)
    assert (found.words, found.without) == (words, without)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["loai:", "so:", "-", '"', "“", "báo cáo", "x", " ", "2016", "ho so:", "a:b", "−"]), max_size=20
    ).map("".join)
)
def test_nothing_that_is_typed_is_lost(text):
    found = parse(text, knows)
    kept = found.words + "".join(found.rest) + "".join(given.value for given in found.given)
    assert all(letter in kept for letter in set(text) - set(' :"“-−loais'))


@pytest.fixture(scope="module")
def searcher(tmp_path_factory) -> Searcher:
    home = tmp_path_factory.mktemp("home")
    store = Store.open(home)
    fill(store)
    build.rebuild(store, home)
    return Searcher(store, home)


@pytest.mark.parametrize(
    ("text", "documents", "said"),
    [
        ("loai:báo cáo thủ tục kế hoạch", {"bao-cao"}, "loại văn bản: báo cáo"),
        ("nam:2021", {"ke-hoach"}, "ban hành năm 2021"),
        ("nam:2019-2020 kết quả kế hoạch", {"bao-cao"}, "ban hành năm 2020"),
        ("so:15 nội vụ", {"ke-hoach"}, "trong văn bản số 15/KH-UBND"),
        ("kế hoạch kết quả -cắt", {"ke-hoach"}, "không chứa “cắt”"),
    ],
)
def test_what_is_asked_for_so_is_done_and_said(searcher, text, documents, said):
    results = searcher.search(text)
    assert {hit.document for hit in results.hits} == documents
    assert said in results.understood.filters


def test_an_agency_by_a_filter_can_be_asked_for_its_duties(searcher):
    results = searcher.search("coquan:sở nội vụ phải làm gì")
    assert results.understood.said == ("hỏi nhiệm vụ của Sở Nội vụ",)
    assert results.hits[0].why[0] == "Giao Sở Nội vụ chủ trì"


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("mau:xanh kế hoạch", "Không có trường “mau”"),
        ("loai:thông tư kế hoạch", "Thư viện không có loại văn bản “thông tư”"),
        ("kế hoạch 99/2031/NĐ-CP", "Không văn bản nào trong thư viện mang hoặc nhắc đến số 99/2031/NĐ-CP"),
    ],
)
def test_what_is_not_known_is_told_and_searched_as_words(searcher, text, notice):
    results = searcher.search(text)
    assert any(notice in told for told in results.understood.notices)
    assert results.hits


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "(" * 10_000, "kế hoạch " * 2_000, "là và của", '"', '"kế hoạch', "🙂🙂 kế hoạch", "'; DROP TABLE documents; --",
        "kế hoạch\x00\x1b[31m\u200b", "kế hoạch", "loai:báo cáo", "-kế", "-", "a:b:c:d", "so:", "NOT (a OR b)", "%00", "\ud800",
        "loai:a " * 200, "-a " * 300, '"a" ' * 200,
    ],
)  # fmt: skip
def test_no_question_is_an_error(searcher, text):
    results = searcher.search(text)
    assert results.total >= len(results.hits)


def test_control_characters_and_marks_apart_change_nothing(searcher):
    plainly = [hit.id for hit in searcher.search("kế hoạch nội vụ").hits]
    assert [hit.id for hit in searcher.search("kế\u200b ho\u00ad\u0061\u0323ch\x07 nội vụ").hits] == plainly


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tách thửa tại tỉnh Sơn La", {"Sơn La"}),
        ("son la va tphcm", {"Sơn La", "Hồ Chí Minh"}),
        ("TP. Hồ Chí Minh", {"Hồ Chí Minh"}),
        ("Bà Rịa - Vũng Tàu", {"Bà Rịa - Vũng Tàu"}),
        ("sơn lá", set()),
        ("", set()),
    ],
)
def test_provinces_in_a_text(text, found):
    assert places.places(text) == found
