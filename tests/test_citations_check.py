"""The check of a draft: status, problems, the right form, and what it was compared with."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from citing import document

from ingest.check import check, records, table
from ingest.forms import full_form
from ingest.knowledge.citations import find_citations
from ingest.link.references import link

HELD = document(
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa; Nghị quyết số 18-NQ/TW; "
    "Luật Đất đai ngày 29/11/2013; Quyết định số 12/QĐ-UBND ngày 02/3/2020",
    id="plan", number="688/QĐ-UBND", type="quyết định", issued_on="2021-06-11", issuer="Ủy ban nhân dân tỉnh Lai Châu",
    title='Phê duyệt Đề án "Đẩy mạnh cải cách hành chính"',
)  # fmt: skip
REFERENCES = link([HELD], find_citations(HELD))[1]


def of(text: str):
    return check(text, REFERENCES, [HELD])


def only(text: str):
    (checked,) = of(text).citations
    return checked


STATUS = [
    ("held", "Quyết định số 688/QĐ-UBND ngày 11/6/2021 của UBND tỉnh Lai Châu", "held", []),
    ("cited before, not held", "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ", "not_held", []),
    ("never seen", "Nghị định số 99/2022/NĐ-CP", "not_held", []),
    ("another date", "Nghị định số 61/2018/NĐ-CP ngày 24/4/2018", "conflict", ["date_differs"]),
    ("another title", "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về quản lý vật liệu nổ công nghiệp", "conflict", ["title_differs"]),
    ("the wrong issuer, told once", "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Thủ tướng Chính phủ", "not_held", ["issuer_symbol"]),
    ("malformed", "Quyết định số 688 /QĐ-UBND ngày 11/6/2021 của UBND tỉnh Lai Châu", "malformed", ["number_space"]),
    ("an issuer that the symbol does not tell", "Quyết định số 45/QĐ-UBND ngày 11/6/2021", "not_held", ["issuer_missing"]),
    ("a bare number", "Nghị quyết số 18 của Trung ương", "malformed", ["number_without_symbol"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "problems"), [case[1:] for case in STATUS], ids=[case[0] for case in STATUS])
def test_status_and_problems(text, status, problems):
    checked = only(text)
    assert (checked.status, [problem.code for problem in checked.problems]) == (status, problems)


FORMS = [
    ("in full from the library", "Quyết định số 688/QĐ-UBND của UBND tỉnh Lai Châu", "Quyết định số 688/QĐ-UBND", 'Quyết định số 688/QĐ-UBND ngày 11 tháng 6 năm 2021 của Ủy ban nhân dân tỉnh Lai Châu phê duyệt Đề án "Đẩy mạnh cải cách hành chính"'),
    ("what a mention elsewhere says", "NĐ 61/2018/NĐ-CP", "Nghị định số 61/2018/NĐ-CP", "Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa"),
    ("the letters of the symbol", "Quyết định số 12/QĐ-TTG", "Quyết định số 12/QĐ-TTg", "Quyết định số 12/QĐ-TTg của Thủ tướng Chính phủ"),
    ("a law without number, date and issuer", "Luật tổ chức chính quyền địa phương ngày 19/6/2015", "Luật Tổ chức chính quyền địa phương", "Luật Tổ chức chính quyền địa phương"),
    ("a law of a year", "Luật ban hành văn bản QPPL năm 2015", "Luật Ban hành văn bản quy phạm pháp luật năm 2015", "Luật Ban hành văn bản quy phạm pháp luật năm 2015"),
    ("a law of a year whose date is known", "Luật Đất đai năm 2013", "Luật Đất đai năm 2013", "Luật Đất đai năm 2013"),
    ("a decision that any province may have made", "Quyết định số 12/QĐ-UBND", "Quyết định số 12/QĐ-UBND", "Quyết định số 12/QĐ-UBND"),
    ("one of the day of the one that is known", "Quyết định số 12/QĐ-UBND ngày 02/3/2020", "Quyết định số 12/QĐ-UBND", "Quyết định số 12/QĐ-UBND ngày 02 tháng 3 năm 2020 của Ủy ban nhân dân tỉnh Lai Châu"),
    ("a bare number made whole", "Nghị quyết 18 của Trung ương", "Nghị quyết số 18-NQ/TW", "Nghị quyết số 18-NQ/TW của Trung ương"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "short", "full"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
def test_the_right_forms(text, short, full):
    assert (only(text).short, only(text).canonical) == (short, full)


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Phê duyệt Đề án", "phê duyệt Đề án"),
        ("Bảo hiểm xã hội", "về Bảo hiểm xã hội"),
        ("Về việc giao chỉ tiêu", "về việc giao chỉ tiêu"),
        ("HƯỚNG DẪN VỀ PHÍ", "HƯỚNG DẪN VỀ PHÍ"),
        ("VỀ VIỆC GIAO CHỈ TIÊU", "VỀ VIỆC GIAO CHỈ TIÊU"),
        ("BẢO HIỂM XÃ HỘI", "về BẢO HIỂM XÃ HỘI"),
    ],
)
def test_a_title_within_the_form(title, form):
    (citation,) = find_citations(document("Căn cứ Thông tư số 85/2019/TT-BTC"))
    assert full_form(replace(citation, title=title, issuer=None)) == f"Thông tư số 85/2019/TT-BTC {form}"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_spans_are_in_the_text_as_given(form):
    text = unicodedata.normalize(form, "Căn cứ\r\nQuyết định số 688/QĐ-UBND ngày 11/6/2021 và Luật Đất đai.")
    found = of(text).citations
    assert [text[slice(*checked.span)] for checked in found] == [
        unicodedata.normalize(form, t) for t in ("Quyết định số 688/QĐ-UBND", "Luật Đất đai")
    ]
    assert [checked.text for checked in found] == [text[slice(*checked.span)] for checked in found]


def test_the_draft_s_own_date_counts():
    (law,) = of("Lai Châu, ngày 05 tháng 7 năm 2021\n\nKẾ HOẠCH\nCăn cứ Luật Đất đai ngày 19/6/2024;").citations
    assert [problem.code for problem in law.problems] == ["date_after_document"]


def test_a_citation_over_a_line_end_is_one():
    (checked,) = of("theo quy định tại Nghị định số\n61/2018/NĐ-CP ngày 23/4/2018").citations
    assert checked.number == "61/2018/NĐ-CP"


def test_the_report_says_what_it_was_compared_with():
    report = of("theo Nghị định số 61/2018/NĐ-CP và Quyết định số 1758//QĐ-TTg")
    assert report.compared == "trong 1 văn bản đã nạp"
    assert report.has_problems
    assert table(report).splitlines()[-1] == "2 viện dẫn, 1 chỗ cần xem lại; đối chiếu trong 1 văn bản đã nạp."
    assert list(records(report)[0]) == ["span", "text", "type", "number", "status", "problems", "canonical", "short", "key"]


def test_nothing_to_check():
    report = of("Kính gửi các sở, ban, ngành.")
    assert (report.citations, report.has_problems) == ((), False)


def test_a_missing_issuer_is_told_once():
    codes = [[p.code for p in c.problems] for c in of("Quyết định số 45/QĐ-UBND; thực hiện Quyết định số 45/QĐ-UBND").citations]
    assert codes == [["issuer_missing"], []]


def test_the_number_in_a_letterhead_lacks_no_issuer():
    assert only("Số: 45/QĐ-UBND\n").problems == ()
    assert only("SỞ NỘI VỤ\n\nSố:\n\n45/QĐ-UBND\n\nHà Nội").problems == ()
