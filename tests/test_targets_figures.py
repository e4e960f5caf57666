"""Numbers in Vietnamese writing: what is read, what is refused, what the document's habit decides."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures import NORM, Habit, parse, scan, write

ENGLISH_PERCENT = Habit(plain=".", percent=",")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("02", 2),
        ("6743", 6743),
        ("1.543", 1543),
        ("1.316.627", 1316627),
        ("112.070", 112070),
        ("82,96%", 82.96),
        ("35 %", 35),
        ("98,70%", 98.7),
        ("62.29%", 62.29),
        ("0.2%", 0.2),
        ("494.5", 494.5),
        ("0.125", 0.125),
        ("1234.567", 1234.567),
        ("1.543,5", 1543.5),
        ("1,543.5", 1543.5),
        ("1,316,627", 1316627),
        ("7,00", 7),
        ("12 phần trăm", 12),
        ("99.999%", 99.999),
        ("−3,2", -3.2),
    ],
)
def test_numbers_are_read_the_vietnamese_way(text, value):
    assert parse(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "-", "x", "1.2.3", "12.34.567", "1.543.5", "1,2,3", "3.350000", "5 người", "Đang triển khai", "1" * 40]
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r"number|grouped|disorder"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "habit"),
    [
        ("", NORM),
        ("1.543 và 2.061", NORM),
        ("đạt 82,96%, 85,02%", NORM),
        ("đạt 99.96%, 99.11%; 1.316.627 văn bản", ENGLISH_PERCENT),
        ("99.96%, 99.11% và 82,96%; tổng 1.477", ENGLISH_PERCENT),
        ("1,316,627 hồ sơ; 2.5 điểm", Habit(plain=",", percent=".")),
        ("2.1. Về thể chế\n2.2. Về thủ tục\nđạt 5,5 điểm", NORM),
    ],
)
def test_a_documents_habit_is_learned_from_its_clear_numbers(text, habit):
    assert Habit.learn(text) == habit


def test_the_habit_decides_only_what_is_open():
    assert parse("1.543%", ENGLISH_PERCENT) == 1.543
    assert parse("1.543%", NORM) == 1543
    assert parse("1.543", ENGLISH_PERCENT) == 1543
    assert parse("62.29%", NORM) == parse("62.29%", ENGLISH_PERCENT) == 62.29


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("đạt 54,87%", [(54.87, "%", None)]),
        ("xếp hạng 51/63 tỉnh", [(51, "", 63)]),
        ("1.030/1.877 TTHC", [(1030, "", 1877)]),
        ("28/28", [(28, "", 28)]),
        ("19/19TTHC", []),
        ("nhóm 45-50", [(45, "", None), (50, "", None)]),
        ("nhóm 45 - 50 tỉnh", [(45, "", None), (50, "", None)]),
        ("Nghị định số 61/2018/NĐ-CP", []),
        ("Nghị quyết 30c/NQ-CP, 19-NQ/TW, 866/NQ-UBTVQH14", []),
        ("ngày 13/01/2012, ngày 31/12, tháng 3/2020, tính đến 31/3", []),
        ("dịch Covid-19, mạng 4G", []),
        ("trồng 15ha, 20km đường", [(15, "", None), (20, "", None)]),
        ("90% hồ sơ tại tỉnh, 80% tại huyện và 60% tại xã", [(90, "%", None), (80, "%", None), (60, "%", None)]),
        ("1.2.3.4 và 10%", [(10, "%", None)]),
    ],
)
def test_figures_of_a_text_without_dates_and_document_numbers(text, found):
    assert [(f.value, f.unit, f.of) for f in scan(text)] == found


def test_a_figure_says_where_it_stands():
    text = "Năm 2019 xếp hạng 51/63 và đạt 0,87 % số tỉnh"
    assert [text[f.start : f.end] for f in scan(text)] == ["2019", "51/63", "0,87 %"]


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_whole_numbers_come_back(number):
    assert parse(write(number)) == number


@given(st.decimals(min_value=-99999, max_value=99999, places=4))
def test_decimals_come_back(number):
    assert parse(write(float(number))) == pytest.approx(float(number))


@given(st.text(alphabet="0123456789.,/% -đạtnăm"))
def test_scanning_never_raises_and_keeps_order(text):
    figures = list(scan(text, Habit.learn(text)))
    assert all(a.end <= b.start for a, b in pairwise(figures))
