"""Dates in every written form, and dates that cannot be."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import find_dates, vietnamese

FORMS = [
    ("ngày 11 tháng 6 năm 2021", "2021-06-11"),
    ("Lai Châu, ngày  07 tháng 06 , năm 2021", "2021-06-07"),
    ("ngày mùng 2 tháng 9 năm 1945", "1945-09-02"),
    ("ngày 11 tháng giêng năm 2020", "2020-01-11"),
    ("ngày 11/6/2021", "2021-06-11"),
    ("11/06/2021", "2021-06-11"),
    ("ngày 7-1-1991", "1991-01-07"),
    ("ngày 1.2.2021", "2021-02-01"),
    ("ngày 29/02/2020", "2020-02-29"),
    ("ngày mười một tháng sáu năm hai nghìn không trăm hai mươi mốt", "2021-06-11"),
    ("ngày mồng hai tháng chín năm một nghìn chín trăm bốn mươi lăm", "1945-09-02"),
    ("tháng 6/2021", "2021-06"),
    ("tháng 12 năm 2021", "2021-12"),
    ("quý II/2022", "2022-Q2"),
    ("quý 4 năm 2022", "2022-Q4"),
    ("năm 2015", "2015"),
]


@pytest.mark.parametrize(("text", "iso"), FORMS, ids=[text for text, _ in FORMS])
def test_a_date_in_its_written_form(text, iso):
    (date,) = find_dates(f"Văn bản {text}, có hiệu lực")
    assert date.iso == iso
    assert date.problem is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ngày 31/4/2020", "tháng 4 không có ngày 31"),
        ("ngày 29 tháng 02 năm 2021", "tháng 2 năm 2021 không có ngày 29"),
        ("ngày 05/13/2019", "không có tháng 13"),
        ("ngày 17/10/20015", "năm 20015 không thể là năm ban hành"),
        ("ngày 06 tháng 11 năm 201", "năm 201 không thể là năm ban hành"),
    ],
)
def test_a_date_that_cannot_be_is_found_with_the_reason(text, problem):
    (date,) = find_dates(text)
    assert (date.iso, date.problem) == (None, problem)


@pytest.mark.parametrize(
    "text",
    ["mục 1.2.2021", "số 12/2018/QH14", "19-2017/NQ-CP", "24/24 giờ", "63/63 tỉnh", "năm nay", "ngày mai", "192.168.1.2021.5"],
)
def test_what_is_no_date(text):
    assert find_dates(text) == []


@given(st.dates(min_value=datetime.date(1930, 1, 1), max_value=datetime.date(2090, 12, 31)))
def test_a_date_written_the_official_way_reads_back(day):
    (date,) = find_dates(f"Hà Nội, {vietnamese(day.isoformat())}")
    assert date.day == day.isoformat()


@given(st.text(alphabet="ngàytháăm0123456789/.- môts\n", max_size=200))
def test_no_text_raises_and_places_match(text):
    for date in find_dates(text):
        assert 0 <= date.start < date.end <= len(text)
        assert (date.iso is None) == (date.problem is not None)


@pytest.mark.parametrize("unit", ["ngày ", "1/", "ngày mười hai ", "tháng 1", "năm ", "quý i", "1 tháng "])
def test_time_grows_with_the_text(unit):
    def cost(times: int) -> float:
        text = unit * times
        start = time.process_time()
        find_dates(text)
        return time.process_time() - start

    cost(100)
    assert cost(20_000) < 25 * cost(2_000) + 0.5
