"""Dates and amounts of money are found however they are written."""

from __future__ import annotations

import pytest

from corpus import catalog
from index.syllables import keys
from search import everyday
from search.question import read
from search.writings import amounts, dates, lightened


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("quyết định ngày 05/3/2019", ["ngày 05 tháng 3 năm 2019"]),
        ("ngày 5-3-2019", ["ngày 05 tháng 3 năm 2019"]),
        ("ban hành ngày 05 tháng 3 năm 2019", ["5/3/2019"]),
        ("ngay 5 thang 3 nam 2019", ["5/3/2019"]),
        ("ngày 31/4/2019", []),
        ("năm 2019", []),
        ("tháng 3/2019", ["tháng 3 năm 2019"]),
        ("văn bản tháng 02/2019", ["tháng 02 năm 2019"]),
        ("tháng 5 năm 2021", ["5/2021"]),
        ("thang 5 nam 2021", ["5/2021"]),
        ("tháng 13/2021", []),
        ("quý I năm 2021", []),
        ("nghị định 61/2018/NĐ-CP", []),
        ("đạt 5/3 chỉ tiêu", []),
    ],
)
def test_dates(text, also):
    assert [meant.also for meant in dates(read(text))] == also


def test_the_words_of_a_date_say_little():
    asked = read("quyết định ngày 5 tháng 3 năm 2019 của tỉnh")
    assert [asked.words(i, i + 1) for i in lightened(asked, dates(asked))] == ["ngày", "tháng", "năm"]


@pytest.mark.parametrize(
    ("text", "held", "also"),
    [
        ("kinh phí 10,2 tỷ đồng", {"10200"}, ["10.200 triệu đồng"]),
        ("kinh phí 10.200 triệu", {"10.2"}, ["10,2 tỷ đồng"]),
        ("10,2 ty dong", {"10200"}, ["10.200 triệu đồng"]),
        ("4,433 nghìn tỷ", {"4433"}, []),
        ("4433 tỷ", {"4433"}, []),
        ("112.070 triệu đồng", {"112.07", "112070000000"}, ["112,07 tỷ đồng", "112.070.000.000 đồng"]),
        ("1,5 tỷ đồng", {"1500"}, []),
        ("10,2 tỷ lệ", {"10200"}, []),
        ("112 tỷ 070 triệu", {"112070"}, ["112.070 triệu đồng"]),
        ("5 ty 250 trieu dong", {"5250"}, ["5.250 triệu đồng"]),
        ("3 triệu 45 nghìn đồng", {"3045000"}, ["3.045.000 đồng"]),
        ("1 tỷ 25 triệu 300 nghìn đồng", {"1025300"}, ["1.025.300 nghìn đồng"]),
        ("5,25 tỷ 6,75 tỷ", {"5250", "6750"}, ["5.250 triệu đồng", "6.750 triệu đồng"]),
        ("5,25 triệu đồng đến 6,75 tỷ", {"5250", "6750"}, ["5.250 nghìn đồng", "6.750 triệu đồng"]),
        ("10,2 tỷ đồng", set(), []),
        ("3,5 triệu lượt khách", {"3500"}, []),
        ("tỷ đồng", {"1"}, []),
    ],
)
def test_amounts(text, held, also):
    """``4,433 nghìn tỷ`` and ``4433 tỷ`` are one figure of the index already."""
    assert [meant.also for meant in amounts(read(text), held.__contains__)] == also


def test_every_everyday_word_is_short_enough_to_be_found():
    assert [row["said"] for row in catalog.rows("everyday_words") if len(keys(row["said"])) > everyday.LONGEST] == []
