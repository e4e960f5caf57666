"""What holds of any text: nothing raises, spans match, the right form reads back as the same document, time grows with the text."""

from __future__ import annotations

import time

import pytest
from citing import cited, document
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.check import check
from ingest.forms import full_form, short_form
from ingest.knowledge.citations import find_citations
from ingest.knowledge.citations.backrefs import find_back_references
from ingest.knowledge.citations.lexicon import issuers, kinds
from ingest.knowledge.citations.numbers import find_numbers
from ingest.link.references import link

PARTS = [
    "Nghị quyết", "Nghị định", "Quyết định", "Chi thị", "NQ", "Luật", "Bộ luật", "Luật sửa đổi, bổ sung một số điều của", "Đất đai", "Hiến pháp",
    "số", "Số:", "18", "19-NQ/TW", "61/2018/NĐ-CP", "442 /STTTT-TTBCXB", "1758//QĐ-TTg", "30c/NQ-CP", "/QĐ-UBND", "ngày", "31/4/2020", "ngày 23/4/2018",
    "năm 2013", "của", "Chính phủ", "UBND tỉnh Lai Châu", "về", "phê duyệt", "(sau đây gọi tắt là Nghị định 61)", "này", "nói trên", "và", ",", ";", ".", "\n", "\n\n",
    "Căn cứ", "theo", "khoản 2 Điều 5", "Đại hội", "Trung ương 4", "khóa XII", "“", "”", "(", ")", "�", "\u0301", "-",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PARTS), max_size=30).map(" ".join),
    st.lists(st.sampled_from(PARTS), max_size=30).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_no_text_raises_and_every_span_is_what_it_says(text):
    one = document(text, type="quyết định", issued_on="2021-06-11", number="688/QĐ-UBND")
    citations = find_citations(one)
    for citation in citations:
        assert 0 <= citation.span.start < citation.span.end <= len(text)
        assert " ".join(text[citation.span.start : citation.span.end].split()) == " ".join(citation.text.split())
        assert citation.key
    assert [c.span for c in citations] == sorted(c.span for c in citations)
    linked, references = link([one], citations)
    assert sorted(c.id for c in linked) == sorted(id for r in references for id in r.mentions)
    find_back_references(one, linked)


@settings(max_examples=80, deadline=None)
@given(texts)
def test_a_check_gives_the_text_as_it_was_given(text):
    for checked in check(text, [], []).citations:
        assert text[slice(*checked.span)] == checked.text


numbers = st.tuples(
    st.integers(1, 99999),
    st.sampled_from(["", "a", "c"]),
    st.sampled_from(["", "/2013", "/2025", "-2017"]),
    st.sampled_from([kind.symbols[0] for kind in kinds() if kind.symbols and kind.use == "number"]),
    st.sampled_from([issuer.code for issuer in issuers()]),
).map(lambda parts: f"{parts[0]}{parts[1]}{parts[2]}/{parts[3]}-{parts[4]}")


@given(numbers)
def test_a_well_written_number_is_its_own_right_form(written):
    (number,) = find_numbers(written)
    assert (number.written, number.canonical, number.flaws) == (written, written, ())


@settings(max_examples=150, deadline=None)
@given(numbers, st.sampled_from([kind for kind in kinds() if kind.use == "number" and kind.symbols]), st.booleans())
def test_the_right_form_reads_back_as_the_same_document(number, kind, spaced):
    said = f"{kind.name.capitalize()} số {number.replace('/', ' /') if spaced else number} ngày 23/4/2018 của Chính phủ về việc một cửa"
    for form in (full_form, short_form):
        first = cited(said)[0]
        again = cited(form(first))
        assert [(c.type, c.number, c.key) for c in again] == [(first.type, first.number, first.key)]


HOSTILE = [
    "theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ, Quyết định này, ", "Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở, ",
    "Luật Đất đai, ", "1/2/3/4/", "12/QĐ-QĐ-QĐ-QĐ-QĐ-", " " * 50, "NGHỊ QUYẾT ", "Nghị định số 61/2018/NĐ-CP (sau đây gọi tắt là Nghị định 61), ", "(", "“",
    "Nghị định 12, 13, ", "Nghị quyết Đại hội Đảng bộ Aa Bb Cc ", "được sửa đổi, bổ sung tại ", "UBND tỉnh ban hành ", "khoản 1, ", "A-", "QĐ", "số ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE, ids=[unit[:24].strip() or "blanks" for unit in HOSTILE])
def test_time_grows_with_the_text(unit):
    def cost(length: int) -> float:
        one = document(unit * (length // len(unit)))
        start = time.process_time()
        find_back_references(one, find_citations(one))
        return time.process_time() - start

    cost(2_000)
    assert cost(60_000) < 30 * cost(6_000) + 0.5
