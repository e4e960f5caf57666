"""Words that end like the beginning of a name."""

from __future__ import annotations

import pytest

from corpus.agency import Agency
from search.agencies import Directory
from search.expansions import Abbreviations
from search.question import read

MINISTRIES = [
    Agency(id=id, name=name, aliases=(), kind="", level="", parent=None, collective=False, mentions=1, documents=())
    for id, name in (("byt", "Bộ Y tế"), ("btc", "Bộ Tài chính"))
]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("cán bộ y tế xã làm gì", []),
        ("can bo y te xa", []),
        ("kiểm soát nội bộ tài chính", []),
        ("cán bộ Bộ Y tế", ["Bộ Y tế"]),
        ("bộ y tế và toàn bộ tài chính", ["Bộ Y tế"]),
        ("tiến bộ, bộ tài chính", ["Bộ Tài chính"]),
        ("cán, bộ tài chính", ["Bộ Tài chính"]),
    ],
)
def test_no_name_begins_inside_a_word(text, named):
    asked = read(text)
    assert [meeting.agency.name for meeting in Directory(MINISTRIES).in_question(asked)] == named
    short = {meant.also for meant in Abbreviations([("BTC", "Bộ Tài chính"), ("BYT", "Bộ Y tế")]).in_question(asked)}
    assert short == {{"Bộ Y tế": "BYT", "Bộ Tài chính": "BTC"}[name] for name in named}
