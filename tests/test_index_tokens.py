"""Tokens: syllables, words, numbers, and that each of them stands where it says."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import numbers, words
from index.abbreviations import explained
from index.syllables import bears_marks, keys, plain, syllables

VIETNAMESE = st.text(
    st.sampled_from("aăâeêioôơuưyàáạảãắằếềốồớờứừịọụỷỳđĐbcdghklmnpqrstvxABCDTH 0123456789.,;:/-()“”\n_¹²İﬁ"), max_size=200
)


@given(VIETNAMESE)
def test_every_syllable_is_its_text(text):
    for token in syllables(text):
        [again] = syllables(text[token.start : token.end])
        assert again.key == token.key
    assert [token.key for token in syllables(text)] == keys(text)
    assert len(keys(text)) == len(plain(text))


@settings(max_examples=60, deadline=None)
@given(VIETNAMESE)
def test_every_word_is_its_text(text):
    end = 0
    for word in words.words(text):
        assert "_".join(keys(text[word.start : word.end])) == word.key
        assert word.start >= end
        end = word.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cải cách thủ tục hành chính", {"Cải cách", "thủ tục", "hành chính"}),
        ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", {"CẢI CÁCH", "THỦ TỤC", "HÀNH CHÍNH"}),
        ("Ủy ban nhân dân tỉnh Lai Châu", {"Ủy ban", "nhân dân", "Lai Châu"}),
        ("thực hiện Nghị định 30/2020/NĐ-CP về công tác văn thư", {"thực hiện", "Nghị định", "công tác", "văn thư"}),
    ],
)
def test_words_of_several_syllables(text, expected):
    assert {text[word.start : word.end] for word in words.words(text)} == expected


def test_a_text_without_punctuation_is_segmented_in_bounded_pieces():
    text = "cải cách hành chính " * 500
    assert sum(1 for _ in words.words(text)) > 900


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("uỷ", "ủy"), ("thuý", "thúy"), ("kĩ", "kỹ"), ("qui", "quy"), ("HÀNH", "hành"), ("Đề", "đề")],
)
def test_spellings_of_one_syllable_are_one_key(one, other):
    assert keys(one) == keys(other)
    assert plain(one) == plain(other)


def test_marks_make_another_syllable():
    assert keys("năm") != keys("nam")
    assert plain("năm") == plain("nam")


def test_footnote_marks_and_letters_after_digits_are_apart():
    assert keys("2016-2020¹") == ["2016", "2020"]
    assert keys("19TTHC") == ["19", "tthc"]


@pytest.mark.parametrize(
    ("text", "answer"), [("cải cách", True), ("de an 2021", False), ("đề", True), ("PCI", False), ("", False)]
)
def test_whether_a_text_bears_marks(text, answer):
    assert bears_marks(text) is answer


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Nghị định số 61/2018/NĐ-CP", {"61/2018", "61/nd", "61/cp", "61/2018/nd/cp", "2018"}),
        ("Số: 688 /QĐ-UBND", {"688", "688/qd", "688/ubnd", "688/qd/ubnd"}),
        ("Chỉ thị số 01-CT/TU", {"1/ct", "1/tu", "1/ct/tu"}),
        ("Nghị quyết 30c/NQ-CP", {"30c/nq", "30c/cp", "30c/nq/cp"}),
        ("Nghị quyết số 19-2017/NQ-CP", {"19/2017", "19/nq", "19/cp", "19/2017/nq/cp", "2017"}),
        ("Quyết định 1758//QĐ-TTg", {"1758", "1758/qd", "1758/ttg", "1758/qd/ttg"}),
        ("Công văn số 442 /STTTT-TTBCXB", {"442", "442/stttt", "442/ttbcxb", "442/stttt/ttbcxb"}),
        ("Luật số 72/2020/QH14", {"72/2020", "72/qh14", "72/2020/qh14", "2020"}),
        ("Nghị quyết 18 của Trung ương", {"18/nq"}),
        ("Nghị quyết số 18 năm 2017", {"18/nq", "18/2017", "2017"}),
        ("xếp hạng 62/63 tỉnh", set()),
        ("ngày 11/6/2021", {"2021"}),
        ("1.423 văn bản, đạt 82,96%", {"1423", "82.96", "82.96%"}),
        ("tăng 5 phần trăm, còn 17 %", {"5%", "17%"}),
        ("112.070 triệu đồng", {"112070"}),
        ("tốc độ 60 km/h", set()),
        ("bố trí 05 biên chế", set()),
    ],
)
def test_number_tokens(text, tokens):
    assert set(numbers.tokens(text)) == tokens


@pytest.mark.parametrize(
    "text",
    ["1/" * 50_000, "12 /QĐ-" * 20_000, "1.2," * 50_000, "nghị định số " * 20_000, "(" * 100_000, "kế hoạch (KH) " * 20_000],
)
def test_numbers_and_abbreviations_take_linear_time(text):
    began = time.process_time()
    numbers.tokens(text)
    explained(text)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kiểm soát thủ tục hành chính (TTHC)", (("TTHC", "thủ tục hành chính"),)),
        ("Ủy ban nhân dân (sau đây viết tắt là UBND) các cấp", (("UBND", "Ủy ban nhân dân"),)),
        ("Đơn vị sự nghiệp công lập (gọi tắt là “ĐVSNCL”)", (("ĐVSNCL", "Đơn vị sự nghiệp công lập"),)),
        ("Bộ Thông tin và Truyền thông (TT&TT)", ()),
        ("thành phố (xem Phụ lục II)", ()),
        ("văn bản (VBHC)", ()),
        ("Đề án (b/c)", ()),
    ],
)
def test_abbreviations_that_a_text_explains(text, expected):
    assert explained(text) == expected
