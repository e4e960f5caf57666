"""Over the library: which mentions are one document, which is held, where they disagree."""

from __future__ import annotations

import pytest
from citing import codes, document

from ingest.knowledge.citations import find_citations
from ingest.link.references import link


def linked(*texts, **held):
    """Documents of raw text, linked; ``held`` are fields of the first."""
    documents = [document(text, id=f"d{n}", **(held if n == 1 else {})) for n, text in enumerate(texts, 1)]
    return link(documents, [citation for one in documents for citation in find_citations(one)])


ONE = [
    ("letters and noughts", "Nghị quyết số 08-NQ/TU và Nghị quyết 8-NQ/TU"),
    ("a wrong letter case", "Chỉ thị số 30/CT-TTg và Chỉ thị số 30/CT-TTG"),
    ("a symbol without marks", "Quyết định số 30/QĐ-TTg và Quyết định số 30/QD-TTg"),
    (
        "a year of five figures, by its date",
        "Nghị định số 130/2005/NĐ-CP ngày 17/10/2005 và Nghị định số 130/20015/NĐ-CP ngày 17/10/2005",
    ),
    ("with and without a date", "Nghị quyết số 18-NQ/TW ngày 25/10/2017 và Nghị quyết số 18-NQ/TW"),
    ("a number without a symbol", "Nghị quyết số 18-NQ/TW và Nghị quyết số 18 của Hội nghị Trung ương 6 khóa XII"),
    ("two names of a plan", "Kế hoạch số 12/KH-UBND ngày 01/02/2020 và Kế hoạch hành động số 12/KH-UBND"),
    ("a law with and without its year", "Luật Đất đai năm 2013 và Luật đất đai"),
    ("an abbreviation in the name", "Luật ban hành văn bản QPPL năm 2015 và Luật Ban hành văn bản quy phạm pháp luật"),
    ("a law by number and by name", "Luật Đấu thầu số 43/2013/QH13 và Luật số 43/2013/QH13"),
    ("the constitution", "Hiến pháp năm 2013 và Hiến pháp nước Cộng hòa XHCN Việt Nam"),
    (
        "a congress",
        "Nghị quyết Đại hội Đảng bộ tỉnh Lai Châu lần thứ XIV, nhiệm kỳ 2020-2025; Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XIV",
    ),
    ("a province said once", "Quyết định số 60/QĐ-UBND ngày 13/01/2012 của UBND tỉnh Lai Châu; Quyết định số 60/QĐ-UBND"),
]


@pytest.mark.parametrize("text", [case[1] for case in ONE], ids=[case[0] for case in ONE])
def test_one_document_has_one_key(text):
    citations, references = linked(text)
    assert len({c.key for c in citations}) == 1
    assert [len(r.mentions) for r in references] == [2]


TWO = [
    ("another type", "Nghị quyết số 17/NQ-CP và Nghị định số 17/NĐ-CP"),
    ("a number that starts again every year", "Chỉ thị số 03/CT-UBND ngày 27/02/2017 và Chỉ thị số 03/CT-UBND ngày 27/02/2018"),
    ("laws of one name", "Luật Đất đai năm 2003 và Luật Đất đai năm 2013"),
    ("a law of another name", "Luật Ban hành văn bản QPPL của HĐND và UBND năm 2004; Luật Ban hành văn bản QPPL năm 2004"),
    ("another province", "Quyết định số 12/QĐ-UBND của UBND tỉnh Lai Châu; Quyết định số 12/QĐ-UBND của UBND tỉnh Sơn La"),
    ("a district", "Quyết định số 12/QĐ-UBND của UBND tỉnh Lai Châu; Quyết định số 12/QĐ-UBND của UBND huyện Tam Đường"),
    ("a number with its year is no number without", "Quyết định số 24/2013/QĐ-UBND; Quyết định số 24/QĐ-UBND ngày 02/01/2013"),
    ("a bare number of another issuer", "Nghị định số 18/2013/NĐ-CP; Nghị quyết số 18 của Quốc hội"),
]


@pytest.mark.parametrize("text", [case[1] for case in TWO], ids=[case[0] for case in TWO])
def test_two_documents_have_two_keys(text):
    assert len({c.key for c in linked(text)[0]}) == 2


def test_without_a_year_and_with_two_to_choose_from_nothing_is_joined():
    citations, _ = linked("Luật Đất đai năm 2003; Luật Đất đai năm 2013; Luật Đất đai")
    assert len({c.key for c in citations}) == 3


def test_a_bare_number_takes_the_whole_one():
    citations, _ = linked("Nghị quyết số 18-NQ/TW và Nghị quyết số 18 của Trung ương")
    assert [c.number for c in citations] == ["18-NQ/TW", "18-NQ/TW"]


def test_a_held_document_is_the_target_over_documents():
    own = {"number": "688/QĐ-UBND", "type": "quyết định", "issued_on": "2021-06-11", "issuer": "Ủy ban nhân dân tỉnh Lai Châu"}
    citations, references = linked(
        "", "theo Quyết định số 688/QĐ-UBND ngày 11/6/2021 của UBND tỉnh Lai Châu và Nghị định số 1/2020/NĐ-CP", **own
    )
    assert [(c.target) for c in citations] == ["d1", None]
    assert [(r.status, r.target, r.documents) for r in references] == [("not_held", None, ("d2",)), ("held", "d1", ("d2",))]


def test_the_same_number_of_another_province_is_not_held():
    own = {"number": "688/QĐ-UBND", "type": "quyết định", "issued_on": "2021-06-11", "issuer": "Ủy ban nhân dân tỉnh Lai Châu"}
    citations, _ = linked("", "Quyết định số 688/QĐ-UBND ngày 11/6/2021 của UBND tỉnh Sơn La", **own)
    assert citations[0].target is None


def test_two_dates_are_told_of_the_rarer():
    text = "Chỉ thị số 03/CT-UBND ngày {}"
    citations, references = linked(*(text.format(day) for day in ("27/02/2017", "27/01/2017", "27/02/2017")))
    assert [codes(c) for c in citations] == [[], ["two_dates"], []]
    (conflict,) = references[0].conflicts
    assert (conflict.field, [value.value for value in conflict.values]) == ("issued_on", ["2017-02-27", "2017-01-27"])


def test_two_dates_in_one_document_are_told_of_both():
    text = "Chỉ thị số 03/CT-UBND ngày {}"
    citations, _ = linked("; ".join(text.format(day) for day in ("27/02/2017", "27/01/2017")), text.format("27/02/2017"))
    assert [codes(c) for c in citations] == [["two_dates"], ["two_dates"], []]


def test_a_date_repeated_in_one_document_outvotes_none():
    text = "Chỉ thị số 03/CT-UBND ngày {}"
    citations, _ = linked("; ".join([text.format("27/02/2017")] * 3), text.format("27/01/2017"))
    assert [codes(c) for c in citations] == [["two_dates"]] * 4


def test_issuers_and_titles_that_are_one_do_not_disagree():
    _, references = linked(
        "Chỉ thị số 01-CT/TU của Ban Thường vụ Tỉnh ủy về tăng cường sự lãnh đạo",
        "Chỉ thị số 01-CT/TU của Tỉnh ủy về tăng cường sự lãnh đạo của các cấp ủy",
    )
    assert references[0].conflicts == ()


def test_two_issuers_and_two_titles_are_told():
    _, references = linked(
        "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình chuyển đổi số quốc gia",
        "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Chính phủ về chính sách tiền lương giáo viên mầm non",
    )
    assert [conflict.field for conflict in references[0].conflicts] == ["issuer", "title"]


def test_a_law_is_not_joined_to_one_made_after_the_citing_document():
    citations, _ = linked("theo Luật Đất đai", "theo Luật Đất đai năm 2013", issued_on="2010-01-05")
    assert len({c.key for c in citations}) == 2


@pytest.mark.parametrize(("issued_on", "key"), [("2021-06-11", "hp:2013"), ("2005-01-05", "hp:1992"), (None, "hp")])
def test_the_constitution_without_a_year_is_that_in_force(issued_on, key):
    citations, _ = linked("phù hợp với Hiến pháp, pháp luật", issued_on=issued_on)
    assert [c.key for c in citations] == [key]


def test_a_document_without_a_number_yet_is_no_other_text_s():
    citations, _ = linked("Thông tư số /2022/TT-BTTTT", "Thông tư số /2022/TT-BTTTT")
    assert len({c.key for c in citations}) == 2


def test_an_empty_library():
    assert link([], []) == ([], [])


DESCRIBED = [
    ("the issuer that the symbol allows", "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Chính phủ", "issuer", "Thủ tướng Chính phủ"),
    ("an issuer with its province", "Quyết định số 12/QĐ-UBND ngày 02/01/2020; Kế hoạch số 1/KH-UBND của UBND tỉnh Sơn La", "issuer", "Ủy ban nhân dân tỉnh Sơn La"),
    ("a session of the central committee", "Nghị quyết số 18-NQ/TW của Hội nghị Trung ương 6 khóa XII về tiếp tục đổi mới", "issuer", "Ban Chấp hành Trung ương Đảng"),
    ("a title after the session", "Nghị quyết số 18-NQ/TW của Hội nghị Trung ương 6 khóa XII về tiếp tục đổi mới", "title", "tiếp tục đổi mới"),
    ("the name of a law", "Luật ban hành văn bản QPPL năm 2015", "title", "Luật Ban hành văn bản quy phạm pháp luật năm 2015"),
    ("a date out of the order of numbers", "Nghị định số 8/2020/NĐ-CP ngày 05/5/2019; Nghị định số 7/2020/NĐ-CP ngày 14/1/2020", "issued_on", None),
    ("two dates said as often", "Chỉ thị số 03/CT-TTg ngày 27/02/2017; Chỉ thị số 03/CT-TTg ngày 27/01/2017", "issued_on", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "field", "value"), [case[1:] for case in DESCRIBED], ids=[case[0] for case in DESCRIBED])
def test_a_reference_says_what_nothing_speaks_against(text, field, value):
    citations, references = linked(text)
    reference = next(one for one in references if citations[0].id in one.mentions)
    assert getattr(reference, field) == value


def test_an_impossible_date_makes_no_key():
    citations, references = linked("Căn cứ Luật Đất đai ngày 19/6/2021;", issued_on="2021-06-11")
    assert [c.key for c in citations] == ["luat:dat-dai"]
    assert (references[0].issued_on, references[0].title) == (None, "Luật Đất đai")


def test_a_law_without_a_year_is_not_the_one_of_another_document():
    citations, _ = linked("theo Luật Quản lý thuế năm 2006", "theo Luật Quản lý thuế")
    assert [c.key for c in citations] == ["luat:quan-ly-thue:2006", "luat:quan-ly-thue"]


def test_a_number_without_a_year_is_assumed_to_be_the_one_known():
    citations, (reference,) = linked("Nghị quyết số 18-NQ/TW ngày 25/10/2017", "Nghị quyết số 18-NQ/TW")
    assert reference.assumed == (citations[1].id,)


def test_a_number_with_another_title_is_another_document():
    titles = "phê duyệt Chương trình chuyển đổi số quốc gia", "phê duyệt Đề án phát triển giáo dục mầm non vùng cao"
    texts = f"Quyết định số 749/QĐ-TTg ngày 03/6/2020 {titles[0]}", f"Quyết định số 749/QĐ-TTg {titles[1]}"
    assert len(linked(*texts)[1]) == 2


def test_a_held_title_in_capitals_is_told_in_small_letters():
    own = {
        "number": "87/2017/NĐ-CP",
        "type": "nghị định",
        "issued_on": "2017-07-26",
        "title": "QUY ĐỊNH CHỨC NĂNG CỦA BỘ TÀI CHÍNH",
    }
    _, (reference,) = linked(
        "", "Nghị định số 87/2017/NĐ-CP ngày 26/7/2017 của Chính phủ quy định chức năng của Bộ Tài chính", **own
    )
    assert reference.title == "quy định chức năng của Bộ Tài chính"
