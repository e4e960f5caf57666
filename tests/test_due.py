"""The day that the words of a deadline give, or that they give none."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.due import due

DAYS = [
    ("a day in figures", "trước ngày 30/6/2026", "2026-06-30"),
    ("a day in words", "chậm nhất vào ngày 05 tháng 7 năm 2026", "2026-07-05"),
    ("an hour before it", "08 giờ 30 ngày 15 tháng 5 năm 2025", "2025-05-15"),
    ("of several days the last", "trước ngày 15/6/2021 và ngày 15/12/2021", "2021-12-15"),
    ("a stretch of days", "từ ngày 01/3/2022 đến ngày 30/4/2022", "2022-04-30"),
    ("what an outlook adds is left out", "trước ngày 30/6/2022, tầm nhìn đến năm 2030", "2022-06-30"),
    ("a weekday is no beginning", "trước thứ tư ngày 20/12/2023", "2023-12-20"),
]
ENDS = [
    ("a month", "trong tháng 02/2024", "2024-02-29"),
    ("a quarter", "Quý II năm 2026", "2026-06-30"),
    ("a year", "trong năm 2026", "2026-12-31"),
    ("with something else in brackets", "Quý II/2026 (theo chương trình giai đoạn 2026-2030)", "2026-06-30"),
    ("in brackets alone", "Theo kế hoạch (trong quý II/2026)", "2026-06-30"),
    ("a bracket left open", "Năm 2026 (sau khi có nghị định năm 2027", "2026-12-31"),
    ("a bare year", "2026", "2026-12-31"),
    ("a bare year with its word", "Hoàn thành 2026.", "2026-12-31"),
    ("with an outlook", "đến năm 2025, định hướng đến năm 2030", "2025-12-31"),
    ("before a year begins", "hoàn thành trước năm 2025", "2024-12-31"),
    ("before a bare year", "trước 2025", "2024-12-31"),
    ("before a quarter", "trước quý III/2025", "2025-06-30"),
    ("before a month", "trước tháng 3 năm 2024", "2024-02-29"),
    ("quarters of one year", "Quý I, II năm 2022", "2022-06-30"),
    ("quarters from to", "từ quý I đến quý III năm 2023", "2023-09-30"),
    ("quarters each with its word", "Quý I - Quý III/2023", "2023-09-30"),
    ("months of one year", "tháng 6, 7/2022", "2022-07-31"),
    ("months from to", "từ tháng 3/2022 đến tháng 6/2022", "2022-06-30"),
    ("a stretch of years", "giai đoạn 2021 - 2025", "2025-12-31"),
    ("a stretch of years with its beginning", "Từ năm 2021 đến năm 2025", "2025-12-31"),
    ("years one by one", "Năm 2021, 2022 và 2023", "2023-12-31"),
    ("investing is no beginning", "hoàn thành đầu tư năm 2022", "2022-12-31"),
]
NONE = [
    ("nothing", ""), ("dots", "…………"), ("a number", "03"), ("every year", "trước ngày 31 tháng 12 hằng năm"),
    ("every month", "Ngày 20 hằng tháng"), ("always in a year", "Thường xuyên trong năm 2023"), ("and on", "Năm 2022 và các năm tiếp theo"),
    ("a time from an event", "Trong thời hạn 15 ngày làm việc"), ("a time from a day", "10 ngày kể từ ngày 01/01/2022"), ("no year", "trước ngày 30/6"),
    ("a quarter without its year", "trong quý II"), ("a beginning", "từ năm 2022"), ("a beginning in a month", "Từ tháng 8/2023"), ("after a year", "sau năm 2025"),
    ("a day that cannot be", "trước ngày 31/4/2022"), ("a day that cannot be, with a bracket", "ngày 31/4/2022 (năm 2023)"), ("a reference", "Theo kế hoạch được phê duyệt"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "day"), [case[1:] for case in DAYS], ids=[case[0] for case in DAYS])
def test_a_day_that_is_given(written, day):
    assert due(written) == (day, True)


@pytest.mark.parametrize(("written", "day"), [case[1:] for case in ENDS], ids=[case[0] for case in ENDS])
def test_the_last_day_of_what_is_given(written, day):
    assert due(written) == (day, False)


@pytest.mark.parametrize("written", [case[1] for case in NONE], ids=[case[0] for case in NONE])
def test_no_day(written):
    assert due(written) is None


@given(st.text(alphabet="0129/- ,.quýtháng năm tđếnIV\n–", max_size=80) | st.text(max_size=60))
def test_any_words_give_a_day_of_the_calendar_or_none(written):
    found = due(written)
    assert found is None or (date.fromisoformat(found.day) and re.search(r"\d{3}", written))


@pytest.mark.parametrize("piece", ["(", "(a)", "quý 1, ", "2021 - ", "từ ", "tháng 1/", "ngày 1/1/2021 "])
def test_time_grows_with_the_words(piece):
    begun = time.process_time()
    due(piece * 20_000)
    assert time.process_time() - begun < 3
