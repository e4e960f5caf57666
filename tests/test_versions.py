"""Which files are one document: by number and day, by title and text, and which of them stands for it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Source
from ingest.knowledge.sketch import KEPT, likeness, sketch
from ingest.link.versions import link

TEXT = " ".join(f"điều {n} giao sở số {n * 7} thực hiện nhiệm vụ thứ {n * 13} trong năm" for n in range(200))
OTHER = " ".join(f"khoản {n} quy định mức chi {n * 11} đồng cho mỗi buổi họp của tổ {n * 3}" for n in range(200))
DRAFTED = " trong năm ".join(s if n % 4 else s.replace("thực hiện", "chủ trì") for n, s in enumerate(TEXT.split(" trong năm ")))
REWRITTEN = " trong năm ".join(
    s if n % 2 else s.replace("giao", "phân công").replace("thực hiện", "chủ trì")
    for n, s in enumerate(TEXT.split(" trong năm "))
)
SCANNED = " ".join(word if n % 9 else "l" + word for n, word in enumerate(TEXT.split()))
DECISION = {
    "type": "quyết định",
    "number": "688/QĐ-UBND",
    "issued_on": "2021-06-11",
    "issuer": "Ủy ban nhân dân tỉnh Lai Châu",
    "title": "Về việc phê duyệt Đề án",
}
UNNUMBERED = DECISION | {"number": None, "issued_on": None}


def held(id: str, text: str = TEXT, form: str = "docx", **facts: object) -> Document:
    return Document(id=id, source=Source(name=f"{id}.{form}", format=form, sha256=id, size=1), text=text, **facts)


def linked(*documents: Document) -> list[tuple[str, ...]]:
    """The groups: the standing version's id first."""
    found = link([replace(d, text="") for d in documents], map(sketch, documents))
    return [(one.standing, *one.others) for one in found]


ONE = {
    "the same decision as DOCX and as PDF": (DECISION, DECISION, TEXT),
    "a scan, every ninth word misread": (DECISION, DECISION, SCANNED),
    "the title cut short in one of them": (DECISION, DECISION | {"title": "Về việc phê duyệt"}, TEXT),
    "the number written another way": (DECISION, DECISION | {"number": "688/QD-UBND"}, TEXT),
    "the day missing in one of them": (DECISION, DECISION | {"issued_on": None}, TEXT),
    "a draft without number and day": (DECISION, UNNUMBERED | {"status": "draft"}, DRAFTED),
    "a file without number, under the same title": (DECISION, UNNUMBERED, TEXT + " bổ sung một câu"),
    "an annex kept twice, without number or title": ({}, {}, TEXT),
    "a decision alone and with what is attached to it": (DECISION, DECISION, TEXT + OTHER * 3),
}
TWO = {
    "another number": (DECISION, DECISION | {"number": "689/QĐ-UBND"}, TEXT),
    "the same number of another year": (DECISION, DECISION | {"issued_on": "2022-06-11"}, TEXT),
    "the same number of another province": (DECISION, DECISION | {"issuer": "Ủy ban nhân dân tỉnh Sơn La"}, TEXT),
    "the same number and day, another title and text": (DECISION, DECISION | {"title": "Về việc khen thưởng"}, OTHER),
    "the same number, no day, another text": (DECISION | {"issued_on": None}, DECISION | {"issued_on": None}, OTHER),
    "the draft of what is to replace it, half of it new": (DECISION, UNNUMBERED | {"status": "draft"}, REWRITTEN),
    "a draft of the same title with other words": (DECISION, UNNUMBERED | {"status": "draft"}, OTHER),
    "a draft of another title with other words": (DECISION, UNNUMBERED | {"title": "Về việc khen thưởng"}, OTHER),
    "two texts without number that share a half": ({}, {}, TEXT[: len(TEXT) // 2] + OTHER[: len(OTHER) // 2]),
}


@pytest.mark.parametrize(("facts", "others", "text"), ONE.values(), ids=ONE)
def test_one_document(facts, others, text):
    assert len(linked(held("a", **facts), held("b", text, "pdf", **others))) == 1


@pytest.mark.parametrize(("facts", "others", "text"), TWO.values(), ids=TWO)
def test_two_documents(facts, others, text):
    assert linked(held("a", **facts), held("b", text, "pdf", **others)) == []


def test_a_text_that_two_documents_could_have_come_from_is_left_alone():
    january, june = held("a", **DECISION), held("b", **DECISION | {"number": "12/QĐ-UBND", "issued_on": "2021-01-04"})
    assert linked(january, june, held("c", **UNNUMBERED)) == []


STANDING = {
    "the issued one before the draft": (held("a", status="draft", **UNNUMBERED), held("b", form="pdf", **DECISION)),
    "the numbered one before the one without": (held("a", **UNNUMBERED), held("b", form="pdf", **DECISION)),
    "the whole one before a part": (held("a", TEXT[: len(TEXT) // 2], **DECISION), held("b", form="pdf", **DECISION)),
    "Word before PDF": (held("a", form="pdf", **DECISION), held("b", form="docx", **DECISION)),
    "the one read without warnings": (held("a", form="pdf", warnings=("…",), **DECISION), held("b", form="pdf", **DECISION)),
}


@pytest.mark.parametrize(("other", "standing"), STANDING.values(), ids=STANDING)
def test_which_version_stands(other, standing):
    assert linked(other, standing) == linked(standing, other) == [("b", "a")]


def test_what_a_version_is_taken_for_one_by_is_said():
    [found] = link([held("a", **DECISION), held("b", form="pdf", **DECISION)], map(sketch, (held("a"), held("b", form="pdf"))))
    assert [(v.document, v.likeness, v.basis) for v in found.versions] == [
        ("a", 1.0, ""),
        ("b", 1.0, "cùng số, ký hiệu 688/QĐ-UBND, ngày 11 tháng 6 năm 2021, nội dung giống khoảng 100%"),
    ]


@given(st.permutations([held(str(n), TEXT if n % 2 else OTHER, **DECISION | {"number": f"{n // 4}/QĐ-UBND"}) for n in range(12)]))
def test_the_order_of_files_does_not_matter(documents):
    assert linked(*documents) == linked(*sorted(documents, key=lambda d: d.id))


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    a, b = sketch(held("a", one)), sketch(held("b", other))
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    assert len(a.hashes) <= min(KEPT, a.runs)
    assert likeness(a, a) == (1 if a.hashes else 0)
