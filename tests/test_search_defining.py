"""What a term means: where documents say it, first, with the place shown and the reason said."""

from __future__ import annotations

import pytest
from drafts import Draft
from search_library import put

from corpus import kinds
from corpus.store import Store
from search.defining import place, term
from search.question import read
from search.service import Searcher


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Hộ kinh doanh là gì?", "Hộ kinh doanh"),
        ("thế nào là hộ nghèo", "hộ nghèo"),
        ("khái niệm đất ở", "đất ở"),
        ("định nghĩa cư trú là gì", "cư trú"),
        ("tai nan lao dong nghia la gi", "tai nan lao dong"),
        ("là gì", None),
        ("hộ nghèo", None),
        ("khái niệm", None),
        ("một hai ba bốn năm sáu bảy tám chín mười mười một là gì", None),
    ],
)
def test_the_term_whose_meaning_is_asked(asked, meant):
    assert term(read(asked)) == meant


@pytest.mark.parametrize(
    ("said", "asked", "text"),
    [
        ("a clause with its number", "hộ nghèo", "2 Hộ nghèo là hộ gia đình"),
        ("in quotes", "hộ nghèo", "1. “Hộ nghèo” là hộ gia đình"),
        ("another wording", "hộ nghèo", "b) Hộ nghèo được hiểu là hộ gia đình"),
        ("behind a colon", "hộ nghèo", "Trong Thông tư này: Hộ nghèo là hộ gia đình"),
        ("typed without marks", "ho ngheo", "Hộ nghèo là hộ gia đình"),
        ("over a line end", "hộ nghèo", "Hộ\nnghèo là hộ gia đình"),
    ],
)
def test_a_definition_is_found_where_it_stands(said, asked, text):
    at = place(asked, text, marked=asked != "ho ngheo")
    assert at
    assert text[at.start : at.end].split() == ["Hộ", "nghèo"]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("a longer name", "Rà soát hộ nghèo là việc"),
        ("no definition", "Hộ nghèo được hỗ trợ"),
        ("other marks", "Hồ nghéo là hồ"),
        ("part of a word", "Hộ nghèo làm đơn"),
    ],
)
def test_what_only_looks_like_one_is_none(said, text):
    assert place("hộ nghèo", text, marked=True) is None


def test_the_definition_comes_first_and_says_why(tmp_path):
    store = Store.open(tmp_path)
    duties, terms = Draft("nghia-vu"), Draft("giai-thich")
    duties.section("1.", "Hộ kinh doanh", "Hộ kinh doanh phải đăng ký. " * 12, "Hộ kinh doanh nộp thuế; hộ kinh doanh nộp phí.")
    terms.section("2.", "Giải thích từ ngữ", "4. Hộ kinh doanh là cơ sở do một cá nhân thành lập.")
    put(store, duties)
    put(store, terms)
    store.link(store.revision, {kinds.AGENCIES: []})
    first, *others = Searcher(store, tmp_path).search("hộ kinh doanh là gì").hits
    assert first.document == "giai-thich"
    assert "Nêu “hộ kinh doanh” là gì" in first.why
    assert not any(why.startswith("Nêu") for hit in others for why in hit.why)
