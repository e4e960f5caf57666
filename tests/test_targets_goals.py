"""Goals of a document: what counts as one under which heading, with which year; what is of the past is none."""

import pytest
from measured import Nobody, holding, plan, table

from corpus.citation import Citation
from corpus.span import Span
from ingest.knowledge.agencies.found import Found
from ingest.knowledge.targets import find_targets
from ingest.knowledge.targets.context import contexts, year_of


def goals(document):
    found = find_targets(document, Nobody(), ())
    return [(t.metric, [(v.year, v.comparator, v.value, v.value_high, v.unit) for v in t.values]) for t in found]


PLACES = {
    "under a heading of goals": (
        [("Mục tiêu cụ thể", "- 80% số xã có đài truyền thanh.")],
        [("Tỷ lệ số xã có đài truyền thanh", [(2025, "=", 80, None, "%")])],
    ),
    "the year of the heading": (
        [
            ("Mục tiêu",),
            ("> Giai đoạn 2021-2025", "- Trên 60% hộ dùng nước sạch."),
            ("> Định hướng đến năm 2030", "- 90% hộ dùng nước sạch."),
        ],
        [("Tỷ lệ hộ dùng nước sạch", [(2025, ">=", 60, None, "%")]), ("Tỷ lệ hộ dùng nước sạch", [(2030, "=", 90, None, "%")])],
    ),
    "the year of a line before": (
        [("Mục tiêu cụ thể", "- Đến năm 2030:", "+ 90% hộ dùng nước sạch.", "- Đến năm 2035", "+ 95% hộ dùng nước sạch.")],
        [("Tỷ lệ hộ dùng nước sạch", [(2030, "=", 90, None, "%")]), ("Tỷ lệ hộ dùng nước sạch", [(2035, "=", 95, None, "%")])],
    ),
    "a heading that names the measure": (
        [("Các chỉ tiêu chủ yếu", "Phấn đấu đến năm 2025:"), ("> Tỷ lệ đô thị hóa", "Đạt tối thiểu 45%.")],
        [("Tỷ lệ đô thị hóa", [(2025, ">=", 45, None, "%")])],
    ),
    "a goal that goes on after a semicolon": (
        [("Mục tiêu đến năm 2025", "- 100% các sở, ngành; các huyện, thành phố bố trí cán bộ đúng quy định.")],
        [("Tỷ lệ các sở, ngành; các huyện, thành phố bố trí cán bộ đúng quy định", [(2025, "=", 100, None, "%")])],
    ),
    "another year after a semicolon": (
        [("Mục tiêu", "- Tỷ trọng kinh tế số đến năm 2025: 20%; năm 2030: 30%.")],
        [("Tỷ trọng kinh tế số", [(2025, "=", 20, None, "%"), (2030, "=", 30, None, "%")])],
    ),
    "better without a number": (
        [("Mục tiêu", "- Phấn đấu chỉ số PAPI, SIPAS tăng thứ hạng.")],
        [
            ("Chỉ số PAPI (tăng thứ hạng)", [(2025, "improve", None, None, "hạng")]),
            ("Chỉ số SIPAS (tăng thứ hạng)", [(2025, "improve", None, None, "hạng")]),
        ],
    ),
    "results are no goals": ([("Kết quả thực hiện mục tiêu", "- 80% số xã có đài truyền thanh; đạt 99% kế hoạch.")], []),
    "what is today is no goal": ([("Mục tiêu", "- Hiện nay 35% số xã có đài. Đã đạt 40% kế hoạch năm.")], []),
    "a goal of the past is none": ([("Mục tiêu", "- Đến năm 2015, 35% số xã có đài.")], []),
    "duties hold no goals of themselves": ([("Nhiệm vụ và giải pháp", "Bố trí 20% kinh phí cho công tác tuyên truyền.")], []),
    "but those that are called so": (
        [("Nhiệm vụ và giải pháp", "Phấn đấu đến năm 2025 có 70% thôn đạt chuẩn văn hóa.")],
        [("Tỷ lệ thôn đạt chuẩn văn hóa", [(2025, "=", 70, None, "%")])],
    ),
    "a goal of elsewhere that a report compares with": (
        [("Kết quả", "Giảm đầu mối đạt 25%, vượt 15% so với mục tiêu đến năm 2021 (giảm 10% so với năm 2015).")],
        [("Giảm đầu mối: giảm so với năm 2015", [(2021, "=", 10, None, "%")])],
    ),
    "a technical standard is no goal": ([("Chỉ tiêu diện tích", "Không nhỏ hơn 1,5 m2/người.")], []),
    "a programme's name is no heading of goals": ([("Chương trình mục tiêu quốc gia", "Thực hiện tại 63 tỉnh.")], []),
}


@pytest.mark.parametrize(("sections", "found"), PLACES.values(), ids=PLACES)
def test_goals_in_text(sections, found):
    document = plan(*sections, issued_on="2021-06-11", title="Kế hoạch cải cách giai đoạn 2021-2025")
    assert goals(document) == found


def test_a_law_sets_no_goals_without_a_year():
    sections = [("Mục tiêu", "Nhà nước nắm giữ 100% vốn điều lệ.")]
    assert goals(plan(*sections, type="nghị định", issued_on="2011-07-18")) == []
    assert len(goals(plan(*sections, type="kế hoạch", issued_on="2011-07-18"))) == 1


def test_a_draft_without_a_date_is_of_the_year_of_the_latest_date_it_names():
    document = plan(("Căn cứ", "Nghị quyết số 1 ngày 05/02/2018 và số 2 ngày 01 tháng 3 năm 2020."))
    assert year_of(document) == 2020


def test_a_goal_stands_where_its_words_stand():
    document = plan(("Mục tiêu đến năm 2025", "- 80% xã có mạng; 90% hồ sơ tại tỉnh, 60% hồ sơ tại xã được xử lý trên mạng."))
    said = [document.quote(t.span) for t in find_targets(document, Nobody(), ())]
    assert said == ["80% xã có mạng", "90% hồ sơ tại tỉnh", "60% hồ sơ tại xã được xử lý trên mạng"]


def test_a_value_is_kept_as_written():
    texts = [
        ("Kết quả", "Tỷ lệ họp trực tuyến đạt 26,5%; thấp so với mục tiêu kế hoạch đến năm 2021 phải đạt 70%."),
        ("Mục tiêu đến năm 2025", "Đạt 10% xã; ít nhất 90% hồ sơ trực tuyến, trên 15 mô hình."),
    ]
    found = find_targets(plan(*texts, issued_on="2021-06-11"), Nobody(), ())
    assert [v.as_written for t in found for v in t.values] == ["70%", "Đạt 10%", "ít nhất 90%", "trên 15 mô hình"]


def test_headings_that_say_nothing_leave_what_is_over_them_in_force():
    document = plan(("Mục tiêu đến năm 2030",), ("> Về giáo dục", "x"), ("> Kết quả", "y"))
    assert [(c.kind, c.year) for c in contexts(document).values()] == [("goal", 2030), ("goal", 2030), ("past", 2030)]


PLAN = table(
    "Chỉ tiêu phấn đấu giai đoạn 2021-2025, định hướng đến năm 2030",
    "STT | Chỉ tiêu | Kết quả đạt được giai đoạn 2016-2020 | Chỉ tiêu đến năm 2025 | Định hướng đến năm 2030 | Cơ quan chủ trì | Ghi chú",
    "#I | CHỈ SỐ | | | | |",
    "1 | Chỉ số PAPI | Năm 2019 xếp hạng 51/63 tỉnh | Trong nhóm 30 - 35 tỉnh | Trong nhóm 20 - 25 tỉnh | Sở Nội vụ |",
    "#II | NHIỆM VỤ | | | | |",
    "1 | Cắt giảm thời gian giải quyết | Cắt giảm được 20% | Ít nhất 30% | Duy trì trên 30% | |",
    "2 | Tỷ lệ xã có mạng | Xã vùng cao đạt 9,5% và xã còn lại đạt 19,5% | 60% | 100% | |",
    "3 | Tỷ lệ hồ sơ tại tỉnh, tỷ lệ hồ sơ tại huyện được xử lý trên mạng | 5% hồ sơ tại tỉnh; 0% hồ sơ tại huyện "
    "| 90% hồ sơ tại tỉnh, 80% hồ sơ tại huyện | 100% | | QĐ 12/QĐ-TTg",
    "4 | Số lớp mở mỗi năm | | Theo nhu cầu | | |",
)


def test_goals_of_a_table():
    document = holding(PLAN, issued_on="2021-06-11")
    assert goals(document) == [
        ("Chỉ số PAPI", [(2025, "rank_range", 30, 35, "hạng"), (2030, "rank_range", 20, 25, "hạng")]),
        ("Cắt giảm thời gian giải quyết", [(2025, ">=", 30, None, "%"), (2030, "maintain>=", 30, None, "%")]),
        ("Tỷ lệ xã có mạng", [(2025, "=", 60, None, "%"), (2030, "=", 100, None, "%")]),
        ("Tỷ lệ hồ sơ tại tỉnh được xử lý trên mạng", [(2025, "=", 90, None, "%"), (2030, "=", 100, None, "%")]),
        ("Tỷ lệ hồ sơ tại huyện được xử lý trên mạng", [(2025, "=", 80, None, "%"), (2030, "=", 100, None, "%")]),
    ]


def test_what_had_been_reached_stands_beside_a_goal():
    found = find_targets(holding(PLAN, issued_on="2021-06-11"), Nobody(), ())
    assert [[(b.value, b.unit, b.period) for b in t.baseline] for t in found] == [
        [(51, "hạng", "2019")],
        [(20, "%", "2016-2020")],
        [(9.5, "%", "2016-2020"), (19.5, "%", "2016-2020")],
        [(5, "%", "2016-2020")],
        [(0, "%", "2016-2020")],
    ]


def test_an_agency_column_and_the_legal_basis_of_the_row():
    class Roster:
        def scan(self, joined):
            return [Found(0, len(joined.text), "so-noi-vu", "Sở Nội vụ", joined.text, "sở", "tỉnh", False)]

    document = holding(PLAN, issued_on="2021-06-11")
    row = document.tables[0].rows[5]
    cited = Citation(
        id="d.c1",
        document="d",
        section=None,
        span=Span(row.span.end - 12, row.span.end - 1),
        text="QĐ 12/QĐ-TTg",
        type="quyết định",
        number="12/QĐ-TTg",
        issued_on=None,
        issuer=None,
        title=None,
        relation="can_cu",
        key="12-qd-ttg",
    )
    found = find_targets(document, Roster(), [cited])
    assert [(a.name, a.role, a.basis, a.score) for a in found[0].agencies] == [("Sở Nội vụ", "lead", "explicit", 1.0)]
    assert [t.legal_basis for t in found] == [(), (), (), ("12-qd-ttg",), ("12-qd-ttg",)]


def test_a_table_of_results_holds_no_goals():
    past = table("Kết quả thực hiện", "STT | Chỉ tiêu | Năm 2019 | Năm 2020", "1 | Tỷ lệ xã có mạng | 60% | 70%")
    assert goals(holding(past, issued_on="2021-06-11")) == []


def test_a_yearly_plan_beside_the_results():
    both = table(
        "Một số chỉ tiêu tổng hợp",
        "TT | Chỉ tiêu | Đơn vị tính | Thực hiện năm 2020 | Kế hoạch năm 2021",
        "1 | Tốc độ tăng GRDP | % | 6,8 | 7,5",
        "2 | Đầu tư xã hội | Tỷ đồng | 1.163,5 | 1.215",
    )
    assert goals(holding(both, issued_on="2020-12-10")) == [
        ("Tốc độ tăng GRDP", [(2021, "=", 7.5, None, "%")]),
        ("Đầu tư xã hội", [(2021, "=", 1215, None, "Tỷ đồng")]),
    ]


YEARLY = "TT | Chỉ tiêu | ĐVT | Năm 2021 | Năm 2022 | Năm 2025"


def test_a_road_map_year_by_year_begins_with_the_year_it_is_of():
    road = table("Lộ trình thực hiện các chỉ tiêu giai đoạn 2021-2025", YEARLY, "1 | Tỷ lệ xã có mạng | % | 60 | 70 | 100")
    assert goals(holding(road, issued_on="2021-06-11")) == [
        ("Tỷ lệ xã có mạng", [(2021, "=", 60, None, "%"), (2022, "=", 70, None, "%"), (2025, "=", 100, None, "%")])
    ]


def test_the_current_year_after_years_gone_by_is_a_result():
    road = table("Các chỉ tiêu phấn đấu", YEARLY.replace("Năm 2022", "Năm 2020"), "1 | Tỷ lệ xã có mạng | % | 60 | 55 | 100")
    assert goals(holding(road, issued_on="2021-06-11")) == [("Tỷ lệ xã có mạng", [(2025, "=", 100, None, "%")])]


COMPARED = {
    "a result in parentheses": (
        "Tỷ lệ cuộc họp trực tuyến còn thấp (đạt 26,53%) so với mục tiêu kế hoạch đến năm 2020 phải đạt 70%.",
        ("Tỷ lệ cuộc họp trực tuyến", [(26.53, "%")], "70%"),
    ),
    "a result of another unit": (
        "Số cuộc họp trực tuyến được 30 lớp so với mục tiêu đến năm 2020 là 70%.",
        ("Số cuộc họp trực tuyến", [], "70%"),
    ),
}


@pytest.mark.parametrize(("sentence", "said"), COMPARED.values(), ids=COMPARED)
def test_a_goal_that_a_result_is_compared_with(sentence, said):
    (target,) = find_targets(plan(("Kết quả", sentence), issued_on="2021-01-10"), Nobody(), ())
    assert (target.metric, [(b.value, b.unit) for b in target.baseline], target.values[0].as_written) == said


NOTHING = {
    "who it applies to": ([("Mục tiêu đến năm 2030",), ("> Đối tượng áp dụng", "- Trong đó, 02 cơ quan đặc thù.")], []),
    "a row whose columns were lost": (
        [
            ("Mục tiêu đến năm 2025", "9 Bến Tre 92,85% 93,35% 94,05% 95,00%"),
            ("> Chỉ tiêu đến năm 2025", "Sơn La 120 130 140 học sinh"),
        ],
        [],
    ),
    "a fall that does not say of what": (
        [("Mục tiêu đến năm 2025", "Bội chi ngân sách tỉnh 0,3% GDP; phấn đấu giảm xuống dưới 3,7% GDP.")],
        [("Bội chi ngân sách tỉnh so với GDP", [(2025, "=", 0.3, None, "%")])],
    ),
}


@pytest.mark.parametrize(("sections", "found"), NOTHING.values(), ids=NOTHING)
def test_what_is_no_goal_of_its_own(sections, found):
    assert goals(plan(*sections, issued_on="2021-06-11")) == found
