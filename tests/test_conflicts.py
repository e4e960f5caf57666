"""One list of what disagrees: each finding with its check, its words and a quote from every side."""

from dataclasses import replace

import pytest
from measured import Nobody, duty, holding, plan, table

from corpus import kinds
from corpus.citation import Citation, FieldConflict, Reference, ValueSeen
from corpus.span import Span
from corpus.task import TableCell
from ingest.knowledge.budgets import find_budgets
from ingest.knowledge.contradictions import find_contradictions
from ingest.knowledge.indicators import find_points
from ingest.knowledge.targets import find_targets
from ingest.link import conflicts, indicators, targets
from web.words import check_name

FACTS = {"issued_on": "2021-06-11", "issuer": "Ủy ban nhân dân tỉnh Lai Châu"}


def found(*, goals=(), series=(), budgets=(), tasks=(), citations=(), references=()):
    return conflicts.find(goals, series, budgets, tasks, citations, references)


def series_of(*documents):
    return indicators.link([point for document in documents for point in find_points(document)], documents)


def test_a_goal_in_the_annex_against_the_words():
    annex = holding(
        table(
            "Chỉ tiêu", "STT | Chỉ tiêu | Chỉ tiêu đến năm 2025", "1 | Chỉ số PCI | Trong nhóm 45 - 55", id="a.t1", document="a"
        ),
        id="a",
        **FACTS,
    )
    words = plan(("Mục tiêu đến năm 2025", "- Chỉ số PCI nằm trong nhóm 50-55."), id="w", **FACTS)
    both = (annex, words)
    goals = targets.link([t for d in both for t in find_targets(d, Nobody(), ())], (), (), both)
    (conflict,) = found(goals=goals)
    assert conflict.code == "target_values"
    assert conflict.message == (
        "Chỉ tiêu “Chỉ số PCI” ghi khác nhau trong bảng và trong lời văn: "
        "năm 2025: ghi “Trong nhóm 45 - 55”, nơi khác ghi “nằm trong nhóm 50-55”."
    )
    assert [(side.document, side.text) for side in conflict.sides] == [
        ("a", "1 | Chỉ số PCI | Trong nhóm 45 - 55"),
        ("w", "Chỉ số PCI nằm trong nhóm 50-55"),
    ]
    assert words.quote(conflict.sides[1].span) == "Chỉ số PCI nằm trong nhóm 50-55"


def test_figures_of_two_documents():
    rows = "STT | Chỉ tiêu | Năm 2018 | Năm 2019"
    one = holding(
        table("Thống kê", rows, "1 | Số lớp tập huấn cải cách hành chính của tỉnh | 5 | 6", id="a.t1", document="a"),
        id="a",
        **FACTS,
    )
    two = holding(
        table("Thống kê", rows, "1 | Số lớp tập huấn cải cách hành chính của tỉnh | 5 | 9", id="b.t1", document="b"),
        id="b",
        **FACTS,
    )
    (conflict,) = found(series=series_of(one, two))
    assert conflict.code == "indicator_values"
    assert conflict.message.endswith("ghi khác nhau giữa các văn bản: năm 2019: 6 và 9.")
    assert [side.text[-7:] for side in conflict.sides] == ["2019: 6", "2019: 9"]


SUMS = {
    "a total that fails in one year": (
        ("1 | Tổng số | 30 | 51", "- | Nghị quyết | 10 | 20", "- | Quyết định | 20 | 30"),
        ["“Tổng số” không bằng tổng các dòng thành phần: 2020: 20 + 30 = 50, văn bản ghi 51 (chênh 1)."],
    ),
    "an item that is a sum in another year": (
        ("1 | Đơn vị tự chủ | 30 | 51", "- | Cấp tỉnh | 10 | 20", "- | Cấp huyện | 20 | 30"),
        ["“Đơn vị tự chủ” không bằng tổng các dòng thành phần: 2020: 20 + 30 = 50, văn bản ghi 51 (chênh 1)."],
    ),
    "an item that never was one": (("1 | Đơn vị | 99 | 98", "- | Cấp tỉnh | 10 | 20", "- | Cấp huyện | 20 | 30"), []),
    "a part that stands in one year only": (
        ("1 | Tổng số | 30 | 50", "- | Nghị quyết | 10 | 20", "- | Quyết định | 20 | 30", "- | Do tỉnh ban hành | - | 1"),
        [],
    ),
    "ranks are not added": (("1 | Tổng số | 3% | 5%", "- | Nghị quyết | 1% | 2%", "- | Quyết định | 1% | 2%"), []),
    "a total over all rows": (
        ("1 | Điểm A | 6,5 | 7,0", "2 | Điểm B | 3,5 | 8,0", "= | Tổng cộng | 10,0 | 15,5"),
        ["“Tổng cộng” không bằng tổng các dòng thành phần: 2020: 7 + 8 = 15, văn bản ghi 15,5 (chênh 0,5)."],
    ),
}


@pytest.mark.parametrize(("rows", "told"), SUMS.values(), ids=SUMS)
def test_sums_of_tables(rows, told):
    document = holding(table("Thống kê", "STT | Chỉ tiêu | Năm 2019 | Năm 2020", *rows), **FACTS)
    assert [c.message for c in found(series=series_of(document))] == told


def test_money_in_words_against_the_table():
    project = table("Danh mục", "STT | Nội dung | Kinh phí (triệu đồng)", "= | Tổng cộng | 112.070", "1 | Tập huấn | 112.070")
    words = plan(("Kinh phí thực hiện", "Tổng kinh phí thực hiện là 112.000 triệu đồng."), type="kế hoạch")
    (conflict,) = found(budgets=find_budgets(replace(words, tables=(project,))))
    assert conflict.code == "budget_text_table"
    assert conflict.message == "Tổng kinh phí ghi 112.000 triệu đồng trong lời văn, 112.070 triệu đồng trong bảng."


def test_a_budget_that_does_not_add_up():
    rows = ("STT | Nội dung | Kinh phí (triệu đồng)", "= | Tổng cộng | 100", "1 | Hội nghị | 60", "2 | In ấn | 30")
    (conflict,) = found(budgets=find_budgets(holding(table("Danh mục", *rows))))
    assert (conflict.code, conflict.records) == ("budget_sum", ("d.b1",))


BOTH = "Sở Nội vụ chủ trì rà soát, Sở Tài chính chủ trì thẩm định."
LEADS = {
    "one lead": (BOTH, False, [("Sở Nội vụ", "lead"), ("Sở Tài chính", "coordinate")], []),
    "two leads": (BOTH, False, [("Sở Nội vụ", "lead"), ("Sở Tài chính", "lead")], ["task_two_leads"]),
    "a lead with a collective": (BOTH, False, [("Sở Nội vụ", "lead"), ("các sở, ngành", "lead")], []),
    "two addressed together": ("Sở Nội vụ, Sở Tài chính rà soát.", False, [("Sở Nội vụ", "lead"), ("Sở Tài chính", "lead")], []),
    "two in one cell": ("Rà soát.", True, [("Sở Nội vụ", "lead"), ("Sở Tài chính", "lead")], []),
    "a row that leaves the lead open": ("Rà soát.", True, [("Sở Tài chính", "coordinate")], ["task_no_lead"]),
    "who helps, in words": ("Phối hợp với Sở Nội vụ rà soát.", False, [("Sở Tài chính", "coordinate")], []),
    "who carries it out": ("Rà soát.", True, [("Sở Tài chính", "implement")], []),
    "who is asked": ("Rà soát.", True, [("Bộ Tài chính", "request")], []),
    "nobody is addressed": ("Rà soát.", True, [], []),
}


@pytest.mark.parametrize(("text", "in_table", "agencies", "codes"), LEADS.values(), ids=LEADS)
def test_leads_of_duties(text, in_table, agencies, codes):
    task = replace(duty(1, text, *agencies), table=TableCell(table="d.t1", row=0) if in_table else None)
    assert [c.code for c in found(tasks=[task])] == codes


def test_what_a_report_tells_was_assigned_is_no_conflict():
    task = duty(1, BOTH, ("Sở Nội vụ", "lead"), ("Sở Tài chính", "lead"))
    assert found(tasks=[replace(task, assignment="historical")]) == []


def test_a_document_cited_with_two_dates():
    def cited(n, date):
        return Citation(
            id=f"d.c{n}", document="d", section=None, span=Span(n, n + 9), text=f"Quyết định số 5 ngày {date}", type="quyết định",
            number="5/QĐ-TTg", issued_on=date, issuer=None, title=None, relation="khac", key="k",
        )  # fmt: skip

    dates = FieldConflict(
        field="issued_on",
        values=(ValueSeen(value="2020-06-03", citations=("d.c1",)), ValueSeen(value="2020-06-13", citations=("d.c2",))),
    )
    reference = Reference(
        key="k", type="quyết định", number="5/QĐ-TTg", issued_on=None, issuer=None, title=None, mentions=("d.c1", "d.c2"),
        documents=("d",), target=None, status="not_held", conflicts=(dates,),
    )  # fmt: skip
    (conflict,) = found(citations=[cited(1, "2020-06-03"), cited(2, "2020-06-13")], references=[reference])
    assert (
        conflict.message
        == "Quyết định 5/QĐ-TTg được viện dẫn với ngày ban hành khác nhau: ngày 03 tháng 6 năm 2020; ngày 13 tháng 6 năm 2020."
    )
    assert [side.span for side in conflict.sides] == [(1, 10), (2, 11)]


PARTS = {
    "a near miss": ("ban hành 1.423 văn bản quy phạm pháp luật (tỉnh 346 văn bản, huyện 252 văn bản, xã 823 văn bản)", ["1.421"]),
    "right": ("có 290 đơn vị (42 đơn vị tỉnh, 142 đơn vị huyện, 106 đơn vị xã)", []),
    "more than the whole": ("có 100 đơn vị (trong đó 70 đơn vị tỉnh, 60 đơn vị huyện)", ["130"]),
    "some of the whole": ("có 100 đơn vị (trong đó 50 đơn vị tỉnh, 48 đơn vị huyện)", []),
    "far from the whole": ("có 100 đơn vị (10 đơn vị mới, 5 đơn vị cũ)", []),
    "of another thing": ("có 100 đơn vị (60 người, 39 người)", []),
    "the whole again": ("lập 04 bản (02 bản gửi sở, cả 04 bản đóng dấu)", []),
    "shares": ("đạt 98% (50% nam, 49% nữ)", []),
}


@pytest.mark.parametrize(("text", "sums"), PARTS.values(), ids=PARTS)
def test_parts_in_parentheses(text, sums):
    told = find_contradictions(plan(("Kết quả", f"Trong giai đoạn {text}.")))
    assert [one in c.message for c, one in zip(told, sums, strict=True)] == [True] * len(sums)
    assert len(told) == len(sums)


def test_ids_are_each_their_own_and_stay():
    tasks = [duty(n, BOTH, ("Sở Nội vụ", "lead"), ("Sở Tài chính", "lead")) for n in (1, 2)]
    once, again = found(tasks=tasks), found(tasks=tasks)
    assert [c.id for c in once] == [c.id for c in again]
    assert len({c.id for c in once}) == 2


@pytest.mark.parametrize(
    "text", ["còn 25 lớp (100 lớp - 75 lớp)", "rộng 60 m2 (phường 80 m2, xã 100 m2)", "thu 5 tỷ đồng (6 tỷ đồng, 1 tỷ đồng)"]
)
def test_calculations_and_measures_are_no_parts(text):
    assert find_contradictions(plan(("Kết quả", f"{text}."))) == []


def test_every_check_of_the_shipped_documents_has_a_name(seed_store):
    assert [c.code for c in seed_store.of(kinds.CONFLICTS) if check_name(c.code) == c.code] == []
