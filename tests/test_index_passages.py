"""A document's passages: their borders, their places, whom they name and whom they give duties to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafts import Draft
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.agency import AgencyMention
from corpus.document import Document
from corpus.span import Joined, Span
from corpus.task import Assignment, Task
from index.facts import with_facts
from index.passages import SHORT, TARGET, cut, passages


@pytest.fixture
def plan() -> Document:
    draft = Draft("ke-hoach")
    draft.write("ỦY BAN NHÂN DÂN TỈNH")
    draft.write("Số: 15/KH-UBND")
    draft.section("I.", "MỤC TIÊU", kind="roman")
    draft.section("1.", "Mục tiêu chung", "Nâng cao chất lượng phục vụ.", "Cải cách thủ tục hành chính.", parent=1)
    draft.section("II.", "TỔ CHỨC THỰC HIỆN", kind="roman")
    draft.section("1.", "Sở Nội vụ", "Chủ trì theo dõi, đôn đốc.", parent=3)
    draft.section("2.", "Sở Tài chính", "Bố trí kinh phí thực hiện.", "x" * 700 + ".", "y" * 700 + ".", parent=3)
    here = draft.section("3.", "", "Các sở, ban, ngành báo cáo hằng quý.", parent=3)
    draft.note(here, "1", "Theo Nghị định số 61/2018/NĐ-CP của Chính phủ.")
    draft.table(
        here, "Phụ lục 01", ("TT", "Chỉ tiêu", "Năm 2025"), ("Thủ tục hành chính",) * 3, ("1", "Tỷ lệ hồ sơ trực tuyến", "80%")
    )
    draft.write("Nơi gửi văn bản: các sở")
    return draft.document(type="kế hoạch", number="15/KH-UBND", issued_on="2021-03-02", title="Kế hoạch cải cách hành chính")


def by_text(found, part):
    return next(passage for passage in found if part in passage.text)


def test_a_sections_short_paragraphs_are_one_passage_with_its_heading(plan):
    passage = by_text(passages(plan), "Nâng cao chất lượng")
    assert passage.text == "1. Mục tiêu chung\nNâng cao chất lượng phục vụ.\nCải cách thủ tục hành chính."
    assert plan.quote(passage.span) == passage.text
    assert (passage.kind, passage.section, passage.title, passage.path) == ("passage", "ke-hoach.s2", "Mục tiêu chung", ("1.",))
    assert passage.context == "I. MỤC TIÊU\n1. Mục tiêu chung"


def test_titled_sections_never_share_a_passage(plan):
    assert "Sở Tài chính" not in by_text(passages(plan), "Chủ trì theo dõi").text


def test_long_text_is_cut_within_the_target(plan):
    parts = [passage for passage in passages(plan) if passage.section == "ke-hoach.s5"]
    assert [len(part.text) <= TARGET for part in parts] == [True, True]


def test_a_heading_over_sections_is_no_passage_of_its_own(plan):
    assert not [passage for passage in passages(plan) if passage.text == "II. TỔ CHỨC THỰC HIỆN"]


def test_rows_are_passages_with_caption_columns_and_group_in_their_context(plan):
    row = by_text(passages(plan), "80%")
    assert (row.kind, row.text) == ("row", "1 | Tỷ lệ hồ sơ trực tuyến | 80%")
    assert row.context.splitlines()[-3:] == [
        "Phụ lục 01",
        "TT | Chỉ tiêu | Năm 2025",
        "Thủ tục hành chính | Thủ tục hành chính | Thủ tục hành chính",
    ]
    assert plan.quote(row.span) == "1\tTỷ lệ hồ sơ trực tuyến\t80%"


def test_notes_are_passages(plan):
    note = by_text(passages(plan), "61/2018/NĐ-CP")
    assert (note.title, plan.quote(note.span)) == ("Chú thích 1", "1 Theo Nghị định số 61/2018/NĐ-CP của Chính phủ.")


def test_what_no_section_holds_is_found_too(plan):
    assert "Số: 15/KH-UBND" in by_text(passages(plan), "ỦY BAN NHÂN DÂN").text
    assert by_text(passages(plan), "Nơi gửi văn bản").section is None


def test_passages_are_numbered_in_the_order_of_the_text(plan):
    found = passages(plan)
    assert [passage.id for passage in found] == [f"ke-hoach.p{n}" for n in range(1, len(found) + 1)]
    assert [passage.span for passage in found] == sorted(passage.span for passage in found)


def test_a_page_is_told_where_it_is_sure(plan):
    numbered = replace(
        plan, sections=tuple(replace(section, page=page) for section, page in zip(plan.sections, (1, 1, 2, 2, 3, 3), strict=True))
    )
    found = {passage.text.split("\n")[0]: passage.page for passage in passages(numbered)}
    assert found["1. Mục tiêu chung"] == 1
    assert found["2. Sở Tài chính"] == 3
    assert found["1. Sở Nội vụ"] == 2
    pages = [passage.page for passage in passages(numbered)]
    assert None in pages, "the last passages may stand on a later page than their section's heading"
    assert {passage.page for passage in passages(plan)} == {None}


def test_short_numbered_paragraphs_go_together_and_long_ones_stand_alone():
    draft = Draft("luat")
    draft.section("Điều 1.", "Phạm vi", kind="dieu")
    for letter in "abc":
        draft.section(f"{letter})", "", f"điểm {letter} ngắn;", kind="letter", parent=1)
    draft.section("d)", "", "điểm d dài " * 30, kind="letter", parent=1)
    draft.section("đ)", "", "điểm đ " * 30, kind="letter", parent=1)
    texts = [passage.text for passage in passages(draft.document())]
    assert texts[0].startswith("Điều 1. Phạm vi\na) điểm a ngắn;\nb) điểm b ngắn;\nc) điểm c ngắn;")
    assert len(texts) == 2
    assert all(len(text) >= SHORT for text in texts)


@settings(max_examples=50)
@given(st.text(st.sampled_from("ab .;\n") | st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=4000))
def test_a_paragraph_cut_in_parts_loses_nothing(text):
    joined = Joined.verbatim(text.replace("\n", " "), 50)
    parts = list(cut(joined))
    assert "".join(part.text for part in parts).strip() == joined.text.strip()
    assert all(0 < len(part.text) <= TARGET for part in parts)
    for part in parts:
        span = part.span()
        assert joined.text[span.start - 50 : span.end - 50] == part.text


def test_agencies_and_duties_come_from_where_they_stand(plan):
    at = plan.text.index("Sở Nội vụ")
    mention = AgencyMention(
        id="m1",
        document=plan.id,
        section=None,
        agency="so-noi-vu",
        name="Sở Nội vụ",
        text="Sở Nội vụ",
        kind="sở",
        level="tỉnh",
        collective=False,
        span=Span(at, at + 9),
    )
    start = plan.text.index("Chủ trì theo dõi")
    lead = Assignment(agency="so-noi-vu", name="Sở Nội vụ", role="lead", span=mention.span)
    task = Task(
        id="k1", document=plan.id, section=None, span=Span(start, start + 26), page=None, text="Chủ trì", agencies=(lead,)
    )
    found = with_facts(passages(plan), [mention], [task])
    passage = by_text(found, "Chủ trì theo dõi")
    assert [(duty.agency, duty.role, duty.tasks) for duty in passage.duties] == [("so-noi-vu", "lead", ("k1",))]
    assert [named.name for named in passage.agencies] == ["Sở Nội vụ"]
    assert not by_text(found, "Bố trí kinh phí").duties
