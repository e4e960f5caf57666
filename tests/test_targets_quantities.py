"""Quantities, years and measures in sentences: what counts as one, how it is meant, what it is of."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures import NORM
from ingest.knowledge.quantities.amounts import quantities
from ingest.knowledge.quantities.clauses import clauses, without_parentheses
from ingest.knowledge.quantities.measures import measures
from ingest.knowledge.quantities.times import When, deadlines, when

QUANTITIES = {
    "at least": ("cắt giảm ít nhất 30% thời gian", [(">=", 30, None, "%")]),
    "and over": ("từ 50% trở lên", [(">=", 50, None, "%")]),
    "under": ("tỷ lệ thất thoát dưới 15%", [("<=", 15, None, "%")]),
    "not under is over": ("không dưới 02 mô hình", [(">=", 2, None, "mô hình")]),
    "kept": ("duy trì 17%", [("maintain>=", 17, None, "%")]),
    "kept over": ("Duy trì trên 30%", [("maintain>=", 30, None, "%")]),
    "about": ("đạt khoảng 45%", [("=", 45, None, "%")]),
    "a range": ("đạt 95%-100%", [("range", 95, 100, "%")]),
    "a range with one sign": ("tăng 6 - 8%/năm", [("range", 6, 8, "%/năm")]),
    "from to": ("tăng từ 80% lên 90%", [("=", 90, None, "%")]),
    "from a year to": ("tăng từ khoảng 58 ha năm 2015 lên 101 ha", [("=", 101, None, "ha")]),
    "a group of ranks": ("nằm trong nhóm 45-50 của cả nước", [("rank_range", 45, 50, "hạng")]),
    "ranks with blanks": ("Trong nhóm 32 - 40 tỉnh, thành phố", [("rank_range", 32, 40, "hạng")]),
    "top": ("lọt vào top 10 cả nước", [("rank_range", 1, 10, "hạng")]),
    "the leading ones": ("thuộc nhóm 15 tỉnh, thành phố dẫn đầu", [("rank_range", 1, 15, "hạng")]),
    "a place": ("xếp hạng 51/63 tỉnh", [("=", 51, None, "hạng")]),
    "a group that is no rank": ("nhóm 10 - 15 hộ gia đình", []),
    "money": ("thu ngân sách đạt 2.500 tỷ đồng", [("=", 2500, None, "tỷ đồng")]),
    "money a head": ("67 triệu đồng/người/năm", [("=", 67, None, "triệu đồng/người/năm")]),
    "a count": ("đào tạo 1.200 lao động", [("=", 1200, None, "lao động")]),
    "a count of millions": ("thu hút 1,2 triệu lượt khách", [("=", 1.2, None, "triệu lượt khách")]),
    "a share of three": ("90% tại tỉnh, 80% tại huyện", [("=", 90, None, "%"), ("=", 80, None, "%")]),
    "levels are no quantity": ("dịch vụ công mức độ 3, 4 và mức độ 4", []),
    "names are no quantity": ("Điều 5 Nghị định số 12, khoản 2, giai đoạn 2", []),
    "provinces are where it is": ("tuyên truyền tại 28 tỉnh, thành phố ven biển", []),
    "dates are no quantity": ("ngày 15 tháng 6 năm 2020, quý 2", []),
    "bare numbers are no quantity": ("số 12 và 30 nữa", []),
    "years are no quantity": ("năm 2025, 2030", []),
}


@pytest.mark.parametrize(("text", "found"), QUANTITIES.values(), ids=QUANTITIES)
def test_quantities(text, found):
    assert [(q.comparator, q.value, q.high, q.unit) for q in quantities(text, NORM)] == found


YEARS = {
    "by": ("đến năm 2025 đạt 80%", [2025]),
    "of a period the last": ("giai đoạn 2021-2025", [2025]),
    "a period in words": ("từ năm 2021 đến năm 2025", [2025]),
    "two": ("đến năm 2025, định hướng đến năm 2030", [2025, 2030]),
    "compared with": ("giảm 10% so với năm 2015", []),
    "compared with a period": ("so với giai đoạn 2016-2020", []),
    "since": ("kể từ năm 2020", []),
    "a date": ("từ ngày 01 tháng 01 năm 2016", []),
    "a document's number": ("Nghị quyết số 30/2016/NQ-HĐND", []),
}


@pytest.mark.parametrize(("text", "years"), YEARS.values(), ids=YEARS)
def test_years_that_are_aimed_at(text, years):
    assert [d.year for d in deadlines(text)] == years


TIMES = {
    "Năm 2016 > Xếp hạng": When(2016),
    "2016": When(2016),
    "Năm\n2020\n(Tính đến 31/3)": When(2020, None, "2020-03-31"),
    "Giai đoạn 2011-2020 (Tính đến 12/2019)": When(None, "2011-2020", "2019-12"),
    "Năm học 2019 – 2020": When(None, "2019-2020"),
    "6 tháng đầu năm 2021": When(2021, "6 tháng đầu năm 2021"),
    "Đến 31/12/2019": When(2019, None, "2019-12-31"),
    "Tính đến ngày 31 tháng 12 năm 2019": When(2019, None, "2019-12-31"),
    "KH 2021": When(2021),
    "Ghi chú": None,
    "Quyết định số 12/2016/QĐ-UBND": None,
}


@pytest.mark.parametrize(("header", "time"), TIMES.items(), ids=TIMES)
def test_the_time_of_a_column(header, time):
    assert when(header) == time


MEASURES = {
    "two by a semicolon": (
        "80% hồ sơ trực tuyến; 100% xã có mạng.",
        [("Tỷ lệ hồ sơ trực tuyến", [(None, 80)]), ("Tỷ lệ xã có mạng", [(None, 100)])],
    ),
    "three that share their end": (
        "90% hồ sơ tại tỉnh, 80% hồ sơ tại huyện và 60% hồ sơ tại xã được xử lý trên mạng",
        [
            ("Tỷ lệ hồ sơ tại tỉnh được xử lý trên mạng", [(None, 90)]),
            ("Tỷ lệ hồ sơ tại huyện được xử lý trên mạng", [(None, 80)]),
            ("Tỷ lệ hồ sơ tại xã được xử lý trên mạng", [(None, 60)]),
        ],
    ),
    "two that share their beginning": (
        "Tỷ lệ hộ dùng nước sạch tại đô thị đạt 95% và tại nông thôn đạt 80%",
        [("Tỷ lệ hộ dùng nước sạch tại đô thị", [(None, 95)]), ("Tỷ lệ hộ dùng nước sạch tại nông thôn", [(None, 80)])],
    ),
    "one for two years": (
        "Đến năm 2025, đạt trên 80% và đến năm 2030, đạt 100% đoàn viên học lý luận",
        [("Tỷ lệ đoàn viên học lý luận", [(2025, 80), (2030, 100)])],
    ),
    "the year after": (
        "Tỷ lệ che phủ rừng đạt 42% vào năm 2025 và 45% vào năm 2030",
        [("Tỷ lệ che phủ rừng", [(2025, 42), (2030, 45)])],
    ),
    "the year carried": (
        "Đến năm 2025, Chỉ số A nằm trong nhóm 45-50, Chỉ số B nằm trong nhóm 20-25",
        [("Chỉ số A", [(2025, 45)]), ("Chỉ số B", [(2025, 20)])],
    ),
    "a colon": ("Tỷ lệ đô thị hóa: Đạt tối thiểu 45%", [("Tỷ lệ đô thị hóa", [(None, 45)])]),
    "one thing in two units": (
        "đến năm 2021 giảm 172 biên chế, đạt 10,5% so với năm 2015",
        [("giảm so với năm 2015", [(2021, 172), (2021, 10.5)])],
    ),
    "two that go down": (
        "Đến năm 2025, giảm tối thiểu 10% đầu mối và 15% biên chế so với năm 2021",
        [("giảm đầu mối", [(2025, 10)]), ("giảm biên chế so với năm 2021", [(2025, 15)])],
    ),
    "several raised in one measure": (
        "Nâng khả năng tự túc của ngành thép lên 40%, gốm sứ lên 30%",
        [("Nâng khả năng tự túc của ngành thép", [(None, 40)]), ("Nâng khả năng tự túc của gốm sứ", [(None, 30)])],
    ),
    "several that each name theirs": (
        "Nâng tỷ lệ che phủ của rừng lên 45%, tỷ lệ hộ dùng nước sạch lên 90%",
        [("Nâng tỷ lệ che phủ của rừng", [(None, 45)]), ("tỷ lệ hộ dùng nước sạch", [(None, 90)])],
    ),
    "what is in parentheses is no measure": (
        "60% xã có mạng (trước đây 20%)",
        [("Tỷ lệ xã có mạng (trước đây 20%)", [(None, 60)])],
    ),
}


@pytest.mark.parametrize(("text", "found"), MEASURES.values(), ids=MEASURES)
def test_measures_of_a_sentence(text, found):
    said = [m for a, b in clauses(text) for m in measures(text, a, b, NORM)]
    assert [(m.metric, [(v.year, v.quantity.value) for v in m.values]) for m in said] == found


def test_a_measure_says_where_it_and_its_number_stand():
    text = "Phấn đấu 80% xã có mạng; ít nhất 90% hồ sơ trực tuyến."
    said = [m for a, b in clauses(text) for m in measures(text, a, b, NORM)]
    assert [text[m.start : m.end] for m in said] == ["Phấn đấu 80% xã có mạng", "ít nhất 90% hồ sơ trực tuyến"]
    assert [text[m.values[0].quantity.core : m.values[0].quantity.end] for m in said] == ["80%", "90%"]


@given(st.text(alphabet="0123456789 %,.;()-đạtnămtừđếnvàtrên\n"))
def test_reading_a_sentence_never_raises_and_stays_inside_it(text):
    for start, end in clauses(text):
        for measure in measures(text, start, end, NORM):
            assert start <= measure.start <= measure.end <= end


@pytest.mark.parametrize(
    "piece",
    ["1% và ", "từ từ từ ", "năm 2025 ", "( ", ") (", "; ", "....", " , ", "đạt đạt ", "nhóm 1 tỉnh ", "12345", "tỷ tỷ đồng "],
)
def test_a_text_ten_times_as_long_takes_about_ten_times_as_long(piece):
    def seconds(times):
        text = piece * times
        start = time.process_time()
        for a, b in clauses(text):
            measures(text, a, b, NORM)
        list(deadlines(text))
        return time.process_time() - start

    seconds(20)
    assert seconds(4_000) < 40 * seconds(400) + 0.5


def test_parentheses_are_blanked_and_lengths_kept():
    assert without_parentheses("a (b (c) d) e") == "a" + " " * 11 + "e"
    assert without_parentheses("a (b") == "a (b"


GOVERNED = {
    "by the year before it": (
        "tới năm 2026 tỷ lệ bao phủ đạt trên 95,5% dân số, đến năm 2030 đạt bao phủ toàn dân",
        [("tỷ lệ bao phủ so với dân số", 95.5, 2026)],
    ),
    "not by a year with words of its own": (
        "Tỷ lệ bao phủ đạt 95,5% dân số, đến năm 2030 đạt bao phủ toàn dân",
        [("Tỷ lệ bao phủ so với dân số", 95.5, None)],
    ),
    "by a year that only follows": ("Tỷ lệ hộ nghèo còn 5%, đến năm 2025", [("Tỷ lệ hộ nghèo", 5, 2025)]),
    "by the year at the end of a list": (
        "80% hồ sơ tỉnh, 60% hồ sơ xã được xử lý đến năm 2025",
        [("Tỷ lệ hồ sơ tỉnh được xử lý", 80, 2025), ("Tỷ lệ hồ sơ xã được xử lý", 60, 2025)],
    ),
}


@pytest.mark.parametrize(("text", "found"), GOVERNED.values(), ids=GOVERNED)
def test_the_year_that_governs_a_value(text, found):
    assert [(m.metric, m.values[0].quantity.value, m.values[0].year) for m in measures(text, 0, len(text), NORM)] == found


TIDY = {
    "a comma before what is taken out": ("Tổng mức vay khoảng 148 tỷ đồng, mức vay từng nơi", "Tổng mức vay, mức vay từng nơi"),
    "a quote that lost its other half": ("kinh tế số chiếm 30% GDP”", "kinh tế số so với GDP"),
    "a whole period": ("tiêm phòng trên 90% tổng đàn trong cả giai đoạn 2022-2030", "tiêm phòng so với tổng đàn"),
    "a period up to a year": ("giai đoạn đến năm 2040, tốc độ tăng đạt 7%/năm", "tốc độ tăng"),
    "kept up to a year": ("tỷ lệ tiêm chủng được duy trì ở mức trên 60% cho đến năm 2030", "tỷ lệ tiêm chủng"),
    "of an area": ("diện tích khu bảo tồn đạt 9% diện tích đất liền", "diện tích khu bảo tồn so với diện tích đất liền"),
    "into about": ("tỷ trọng của châu Á vào khoảng 49 - 50%", "tỷ trọng của châu Á"),
    "the mark of a note": ("đạt 97%2 các gia đình được hỗ trợ", "Tỷ lệ các gia đình được hỗ trợ"),
}


@pytest.mark.parametrize(("text", "metric"), TIDY.values(), ids=TIDY)
def test_a_metric_reads_well(text, metric):
    assert [m.metric for m in measures(text, 0, len(text), NORM)] == [metric]
