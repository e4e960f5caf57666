"""Targets linked: which say the same, where they disagree, which agencies answer and on which words."""

from dataclasses import replace

import pytest
from measured import Nobody, agency, duty, holding, plan, table

from corpus import kinds
from corpus.figures import Habit, scan
from ingest.knowledge.targets import find_targets
from ingest.link.targets import link

ROWS = (
    "STT | Chỉ tiêu | Chỉ tiêu đến năm 2025 | Chỉ tiêu đến năm 2030",
    "1 | Chỉ số PCI | Trong nhóm 45 - 55 tỉnh | Trong nhóm 40 - 45 tỉnh",
    "2 | Tỷ lệ hồ sơ công việc tại cấp huyện được xử lý trên môi trường mạng | 80% | 90%",
    "3 | Tỷ lệ hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng | 60% | 70%",
    "4 | Tỷ lệ cán bộ công chức cấp xã đạt chuẩn về trình độ chuyên môn theo quy định | 100% | 100%",
)
WORDS = (
    ("Mục tiêu cụ thể",),
    (
        "> Giai đoạn 2021-2025",
        "- 80% hồ sơ công việc tại cấp huyện và 60% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng.",
        "- 100% cán bộ, công chức xã đạt chuẩn theo quy định.",
        "- Chỉ số PCI nằm trong nhóm 50-55 của cả nước.",
    ),
    ("> Định hướng đến năm 2030", "- Chỉ số PCI nằm trong nhóm 40-45 của cả nước."),
)
FACTS = {"issued_on": "2021-06-11", "issuer": "Ủy ban nhân dân tỉnh Lai Châu"}


@pytest.fixture
def documents():
    annex = holding(table("Chỉ tiêu phấn đấu", *ROWS, id="a.t1", document="a"), id="a", **FACTS)
    return annex, plan(*WORDS, id="w", **FACTS)


def linked(documents, tasks=(), agencies=()):
    found = [target for document in documents for target in find_targets(document, Nobody(), ())]
    return {target.id: target for target in link(found, tasks, agencies, documents)}


def test_the_annex_and_the_words_say_the_same(documents):
    found = linked(documents)
    names = {
        (found[id].metric, tuple(found[other].values[0].year for other in found[id].equivalent))
        for id in found
        if found[id].table
    }
    assert names == {
        ("Chỉ số PCI", (2025, 2030)),
        ("Tỷ lệ hồ sơ công việc tại cấp huyện được xử lý trên môi trường mạng", (2025,)),
        ("Tỷ lệ hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng", (2025,)),
        ("Tỷ lệ cán bộ công chức cấp xã đạt chuẩn về trình độ chuyên môn theo quy định", (2025,)),
    }
    assert all(id in found[other].equivalent for id in found for other in found[id].equivalent)


def test_a_goal_with_two_values_is_told_on_both_sides_and_never_settled(documents):
    found = linked(documents)
    told = [(t.id[0], c.what) for t in found.values() for c in t.conflicts]
    assert told == [
        ("a", "năm 2025: ghi “Trong nhóm 45 - 55 tỉnh”, nơi khác ghi “nằm trong nhóm 50-55”"),
        ("w", "năm 2025: ghi “nằm trong nhóm 50-55”, nơi khác ghi “Trong nhóm 45 - 55 tỉnh”"),
    ]


def test_goals_of_two_provinces_are_two(documents):
    annex, words = documents
    assert not any(t.equivalent for t in linked((annex, replace(words, issuer="Ủy ban nhân dân tỉnh Sơn La"))).values())


DUTIES = (
    duty(1, "Tổ chức, triển khai thực hiện Đề án.", ("Sở Nội vụ", "lead")),
    duty(2, "Chủ trì, tham mưu các nội dung về cải cách tổ chức bộ máy, cải cách chế độ công vụ.", ("Sở Nội vụ", "lead")),
    duty(
        3,
        "Chủ trì, tham mưu nội dung xây dựng và phát triển chính quyền số.",
        ("Sở Thông tin và Truyền thông", "lead"),
        product="Kế hoạch",
    ),
    duty(
        4,
        "Chủ trì tham mưu nâng cao chỉ số năng lực cạnh tranh cấp tỉnh (PCI).",
        ("Sở Kế hoạch và Đầu tư", "lead"),
        ("Sở Công Thương", "coordinate"),
    ),
    duty(5, "Thủ trưởng các sở nâng cao chỉ số PCI.", ("Các sở, ban, ngành", "lead")),
    duty(6, "Trồng rừng phòng hộ đầu nguồn.", ("Sở Nông nghiệp", "lead")),
)
AGENCIES = [agency(a.name, collective=a.name.startswith("Các")) for task in DUTIES for a in task.agencies]
ASKED = {
    "a duty names the measure": (
        "- Chỉ số PCI nằm trong nhóm 50-55.",
        [
            ("Sở Kế hoạch và Đầu tư", "lead", "explicit"),
            ("Sở Công Thương", "coordinate", "explicit"),
            ("Các sở, ban, ngành", "implement", "explicit"),
        ],
    ),
    "the field of officials": ("- 100% cán bộ, công chức xã đạt chuẩn.", [("Sở Nội vụ", "lead", "inferred")]),
    "the field of e-government": (
        "- 60% hệ thống thông tin được kết nối.",
        [("Sở Thông tin và Truyền thông", "lead", "inferred")],
    ),
    "nobody": ("- 95% trẻ em được tiêm chủng đầy đủ.", []),
}


@pytest.mark.parametrize(("goal", "named"), ASKED.values(), ids=ASKED)
def test_who_answers(goal, named):
    (target,) = linked([plan(("Mục tiêu đến năm 2025", goal), **FACTS)], DUTIES, AGENCIES).values()
    assert [(a.name, a.role, a.basis) for a in target.agencies] == named
    assert all(0 < a.score <= 1 and a.evidence.text for a in target.agencies)
    assert ("owner" in target.missing) is (not named)


def test_what_the_duties_leave_open_is_missing():
    document = plan(("Mục tiêu", "- 60% hệ thống thông tin được kết nối.", "- 100% cán bộ, công chức xã đạt chuẩn."), **FACTS)
    assert [t.missing for t in linked([document], DUTIES, AGENCIES).values()] == [("deadline",), ("deliverable", "deadline")]


def test_two_that_may_answer_are_both_shown_the_likelier_first():
    duties = (
        duty(1, "Chủ trì, tham mưu nội dung cải cách tài chính công.", ("Sở Tài chính", "lead")),
        duty(2, "Chủ trì, tham mưu nội dung cải cách tổ chức bộ máy.", ("Sở Nội vụ", "lead")),
    )
    goal = "- 17% đơn vị sự nghiệp công lập thuộc tỉnh và đơn vị sự nghiệp công lập thuộc sở tự bảo đảm chi thường xuyên."
    (target,) = linked([plan(("Mục tiêu đến năm 2025", goal), **FACTS)], duties).values()
    assert {a.name for a in target.agencies} == {"Sở Tài chính", "Sở Nội vụ"}
    assert [a.score for a in target.agencies] == sorted((a.score for a in target.agencies), reverse=True)
    assert all(a.score < 0.7 for a in target.agencies)


def test_duties_of_another_document_are_no_evidence():
    tasks = [replace(task, document="other") for task in DUTIES]
    (target,) = linked([plan(("Mục tiêu đến năm 2025", "- Chỉ số PCI nằm trong nhóm 50-55."), **FACTS)], tasks, AGENCIES).values()
    assert target.agencies == ()


def test_the_shipped_plan(seed_home):
    from corpus import kinds
    from corpus.store import Store

    found = [t for t in Store.open(seed_home).of(kinds.TARGETS) if t.document.startswith("688")]
    leads = {t.metric: {a.name for a in t.agencies if a.role == "lead"} for t in found}
    assert leads["Chỉ số PCI"] == {"Sở Kế hoạch và Đầu tư"}
    assert leads["Chỉ số PAR INDEX"] == {"Sở Nội vụ"}
    values = [(v.year, v.value, v.value_high) for t in found if t.metric == "Chỉ số PCI" for v in t.values]
    assert sorted(values) == [(2025, 45, 55), (2025, 50, 55), (2030, 40, 45), (2030, 40, 45)]
    assert all(a.evidence.text for t in found for a in t.agencies)


def test_a_value_is_written_in_the_words_of_its_target(seed_store):
    """The figure that officials are shown stands in the quote beside it, and its number is the value."""
    for target in seed_store.of(kinds.TARGETS):
        for value in (v for v in target.values if v.value is not None):
            assert value.as_written in " ".join(target.text.split())
            numbers = {figure.value for figure in scan(value.as_written, Habit.learn(target.text))}
            assert value.comparator == "rank_range" or value.value in numbers, (target.id, value)


def test_every_legal_basis_is_a_cited_document(seed_store):
    known = {reference.key for reference in seed_store.of(kinds.REFERENCES)}
    bases = {key for target in seed_store.of(kinds.TARGETS) for key in target.legal_basis}
    assert bases
    assert bases <= known


def test_no_product_is_missed_where_no_duty_stands_behind_a_goal():
    (target,) = linked([plan(("Mục tiêu đến năm 2025", "- 95% trẻ em được tiêm chủng đầy đủ."), **FACTS)]).values()
    assert target.missing == ("owner",)
