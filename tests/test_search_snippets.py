"""The part of a passage that is shown: within the text, around what matches, with true marks."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.syllables import matches
from search import snippets
from search.results import Snippet
from search.snippets import WIDTH


class Everything:
    """Holds whatever is asked for."""

    def __contains__(self, key: object) -> bool:
        return True


def snippet(text: str, words: Iterable[str]) -> Snippet:
    """The snippet of a text for some words, all of one weight, by exact key or without marks."""
    found = [match for match in matches(text, Everything()) if not {match.key, match.plain}.isdisjoint(words)]
    return snippets.snippet(text, found, [1.0] * len(found))


@given(st.text(max_size=1500), st.lists(st.sampled_from(["a", "b", "ca2", "hanh1"]), max_size=3))
def test_marks_lie_within_the_snippet_and_the_snippet_within_the_text(text, words):
    found = snippet(text, words)
    assert found.text in text
    assert len(found.text) <= WIDTH or len(text) <= WIDTH
    end = 0
    for mark in found.marks:
        assert end <= mark.start < mark.end <= len(found.text)
        end = mark.end


def test_a_snippet_shows_where_the_words_stand_together():
    text = "Mở đầu. " * 60 + "Cắt giảm thời gian giải quyết thủ tục. " + "Kết thúc. " * 60 + "thủ tục"
    found = snippet(text, ["cat", "giam", "thu", "tuc"])
    assert [found.text[mark.start : mark.end] for mark in found.marks] == ["Cắt giảm", "thủ tục"]


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("4 Sở Kế hoạch\n" + "Chủ trì tham mưu nội dung. " * 20, "4 Sở Kế hoạch"),
        ("Mở đầu khá dài. " * 30 + "Sở Kế hoạch chủ trì. " + "Kết thúc. " * 40, "Sở Kế hoạch chủ trì"),
        (
            "không có dấu câu nào " * 30 + "Sở Kế hoạch " + "kết thúc " * 40,
            "không có dấu câu nào không có dấu câu nào Sở Kế hoạch",
        ),
    ],
)
def test_a_snippet_begins_where_a_line_or_a_sentence_does(text, begin):
    assert snippet(text, ["kê2", "hoach5", "sơ4"]).text.startswith(begin)


def test_a_snippet_escapes_nothing():
    assert snippet("a <b>hành</b>", ["hanh1"]).text == "a <b>hành</b>"
