"""Amounts of money: from tables and from the words about money, with their funds and sums."""

import pytest
from measured import holding, plan, table

from corpus.money import Unit, unit_at, unit_in
from ingest.knowledge.budgets import find_budgets
from ingest.knowledge.budgets.funds import fund_in
from ingest.knowledge.budgets.sums import holds

PROJECTS = (
    "STT | NỘI DUNG | KINH PHÍ (Triệu đồng) | GHI CHÚ",
    "= | TỔNG CỘNG | 112.070 |",
    "#I | VỐN SỰ NGHIỆP | 17.170 |",
    "1 | Tập huấn | 9.670 |",
    "2 | Nâng cấp hệ thống | 7.500 |",
    "#II | VỐN ĐẦU TƯ | 94.900 |",
    "1 | Xây dựng trung tâm | 94.000 |",
    "2 | Mua sắm | 800 |",
)


def test_a_table_of_projects_with_funds_and_sums():
    found = find_budgets(holding(table("Danh mục dự án", *PROJECTS)))
    assert [(b.kind, b.fund, b.amount, b.amount_vnd, [c.ok for c in b.checks]) for b in found] == [
        ("total", None, 112070, 112_070_000_000, [True]),
        ("subtotal", "vốn sự nghiệp", 17170, 17_170_000_000, [True]),
        ("item", "vốn sự nghiệp", 9670, 9_670_000_000, []),
        ("item", "vốn sự nghiệp", 7500, 7_500_000_000, []),
        ("subtotal", "vốn đầu tư", 94900, 94_900_000_000, [False]),
        ("item", "vốn đầu tư", 94000, 94_000_000_000, []),
        ("item", "vốn đầu tư", 800, 800_000_000, []),
    ]
    assert found[4].checks[0].what == "VỐN ĐẦU TƯ: 94.000 + 800 = 94.800 triệu đồng, văn bản ghi 94.900 triệu đồng (chênh 100)"


def test_the_unit_may_stand_in_the_caption_and_the_total_at_the_end():
    found = find_budgets(
        holding(
            table(
                "Dự toán kinh phí năm 2022 (ĐVT: nghìn đồng)",
                "TT | Nội dung | Dự toán",
                "1 | Hội nghị | 12.500",
                "2 | In ấn | 7.500",
                "= | Cộng | 20.000",
            )
        )
    )
    assert [(b.kind, b.amount_vnd, [c.ok for c in b.checks]) for b in found] == [
        ("item", 12_500_000, []),
        ("item", 7_500_000, []),
        ("total", 20_000_000, [True]),
    ]


NO_BUDGETS = {
    "no unit": ("Danh mục", "TT | Nội dung | Kinh phí", "1 | Hội nghị | 12"),
    "a price": ("Giá dịch vụ", "TT | Dịch vụ | Mức giá (đồng)", "1 | Khám bệnh | 42.100"),
    "a rate": ("Định mức", "TT | Nội dung | Mức hỗ trợ (triệu đồng)", "1 | Nhà ở | 50"),
    "an allowance": ("Mức hỗ trợ mua dụng cụ", "TT | Sản phẩm | Mức cấp (đồng)", "1 | Răng giả | 1.110.000"),
    "norms by their caption": ("Định mức chi hội nghị", "TT | Nội dung | Kinh phí (đồng)", "1 | Nước uống | 40.000"),
    "a number that lost a mark": ("Dự toán", "TT | Nội dung | Kinh phí (đồng)", "1 | Máng nhựa | 3.350000"),
    "a part of a đồng": ("Dự toán", "TT | Nội dung | Kinh phí (đồng)", "1 | Máng nhựa | 3,35"),
    "no money": ("Biên chế", "TT | Cơ quan | Số người", "1 | Sở Nội vụ | 42"),
}


@pytest.mark.parametrize("lines", NO_BUDGETS.values(), ids=NO_BUDGETS)
def test_tables_without_amounts_of_a_budget(lines):
    assert find_budgets(holding(table(*lines))) == []


NEEDS = (
    "1. Kinh phí từ ngân sách nhà nước theo quy định.",
    "2. Nhu cầu vốn thực hiện các nhiệm vụ trọng tâm là 112.070 triệu đồng. Trong đó:",
    "- Nguồn vốn sự nghiệp: 17.170 triệu đồng.",
    "- Nguồn vốn đầu tư: 94.900 triệu đồng.",
    "(Chi tiết tại phụ lục 02 kèm theo)",
)


def test_the_words_about_money():
    found = find_budgets(plan(("KINH PHÍ THỰC HIỆN", *NEEDS), type="quyết định"))
    assert [(b.kind, b.fund, b.amount, b.unit) for b in found] == [
        ("total", None, 112070, "triệu đồng"),
        ("subtotal", "vốn sự nghiệp", 17170, "triệu đồng"),
        ("subtotal", "vốn đầu tư", 94900, "triệu đồng"),
    ]
    assert [c.ok for c in found[0].checks] == [True]


WORDS = {
    "a sentence of its own": ("Điều khoản", "Tổng kinh phí thực hiện Kế hoạch là 1,5 tỷ đồng.", [1_500_000_000]),
    "elsewhere money is no budget": ("Nhiệm vụ", "Hỗ trợ hộ nghèo 50 triệu đồng để làm nhà.", []),
    "a rate is none": ("Kinh phí", "Mức hỗ trợ 50 triệu đồng/hộ.", []),
    "a limit is none": ("Kinh phí", "Mức chi không quá 500 triệu đồng.", []),
    "what was spent is none": ("Kinh phí", "Năm 2020 đã bố trí 300 triệu đồng.", []),
}


@pytest.mark.parametrize(("title", "text", "amounts"), WORDS.values(), ids=WORDS)
def test_which_words_state_a_budget(title, text, amounts):
    assert [b.amount_vnd for b in find_budgets(plan((title, text), type="kế hoạch"))] == amounts


@pytest.mark.parametrize("kind", ["báo cáo", "nghị định", "luật"])
def test_reports_and_rules_plan_no_money_in_words(kind):
    assert find_budgets(plan(("KINH PHÍ THỰC HIỆN", *NEEDS), type=kind)) == []


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("DỰ KIẾN KINH PHÍ (Triệu đồng)", Unit("triệu đồng", 10**6)),
        ("ĐVT: 1.000 đồng", Unit("nghìn đồng", 10**3)),
        ("Đơn vị tính: tỷ đồng", Unit("tỷ đồng", 10**9)),
        ("Hội đồng nhân dân", None),
        ("Đồng bằng sông Cửu Long", None),
        ("Số lượng (người)", None),
    ],
)
def test_the_unit_of_a_header(header, unit):
    assert unit_in(header) == unit


@pytest.mark.parametrize("text", [" tỷ lệ", " triệu lượt khách", " đồng chí", " đồng bào", " điểm"])
def test_words_that_only_begin_like_money(text):
    assert unit_at(text, 0) is None


@pytest.mark.parametrize(
    ("whole", "parts", "good"),
    [
        (100, [60, 40], True),
        (100, [60, 39], False),
        (71.94, [35.97, 35.98], True),
        (33.3, [11.1, 11.1, 11.2], True),
        (34, [11.1, 11.1, 11.1], False),
    ],
)
def test_a_sum_allows_for_the_rounding_of_its_parts(whole, parts, good):
    assert holds(whole, parts) is good


def test_the_longest_words_for_a_fund_decide():
    assert fund_in("Vốn đầu tư phát triển") == "vốn đầu tư phát triển"
    assert fund_in("Ngân sách Tỉnh") == "ngân sách cấp tỉnh"
    assert fund_in("Tổng cộng") is None
