"""What holds for every text: nothing raises, and everything points to where it stands."""

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structured import structure

LINES = st.sampled_from(
    [
        "", " ", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:", "BÁO CÁO", "Phần thứ nhất", "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "Điều 3", "I. MỤC TIÊU",
        "1. Mục tiêu: Nâng cao chất lượng", "1.1. Kết quả", "2.1 Kết quả", "a) Về thể chế", "đ) tổ chức;", "- Như Điều 1;", "Nơi nhận:", "Phụ lục 01",
        "(Ban hành kèm theo Quyết định)", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An", "Số: 1/QĐ-UBND", "Hà Nội, ngày 1 tháng 2 năm 2020",
        "STT\tChỉ tiêu\tNăm 2019\tNăm 2020", "1\tSố hồ sơ\t26 ¹\t", "\tTổng cộng\t26\t30", "I NHÓM MỘT\t\t\t", "\tmột ô", "\t", "\t12", "| a | b |", "|---|---|",
        "¹ Ghi chú một.", "\ufffd Ghi chú mất dấu", "(\ufffd) Ghi chú", ", phần tiếp theo", ". Câu sau", " và phần sau", "của các cơ quan", "một câu¹ có dấu",
        "“Điều 5. Trích dẫn", "hết trích dẫn.”", "DỰ THẢO", "12", "**đậm**", "x\t<p>một</p><p>1</p>\t5",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(LINES, min_size=1, max_size=40).map("\n".join), st.text(min_size=1, max_size=300)).filter(
    lambda t: bool(unicodedata.normalize("NFC", t).strip("\ufeff \n\t").strip()) and "\0" not in t
)
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(TEXTS)
def test_a_document_comes_of_every_text_and_its_spans_lie_within_it(text):
    document = structure(text)
    parts = [*document.sections, *document.tables, *document.footnotes, *(row for t in document.tables for row in t.rows)]
    assert all(0 <= part.span.start <= part.span.end <= len(document.text) for part in parts)
    assert all(len(row.cells) == len(t.columns) for t in document.tables for row in t.rows)
    assert [s.order for s in document.sections] == list(range(1, len(document.sections) + 1))


@quick
@given(TEXTS)
def test_sections_nest(text):
    document = structure(text)
    by_id = {s.id: s for s in document.sections}
    assert all(by_id[s.parent].span.holds(s.span) for s in document.sections if s.parent)
    assert all(by_id[s.parent].order < s.order for s in document.sections if s.parent)


@quick
@given(TEXTS)
def test_clean_text_is_made_of_pieces_of_the_source(text):
    document = structure(text)
    joined = [j for s in document.sections for j in (s.heading(), *s.paragraphs())]
    joined += [n.joined() for n in document.footnotes]
    joined += [row.cell(i) for t in document.tables for row in t.rows for i in range(len(row.cells))]
    for piece_of in joined:
        for at, start, length in piece_of.pieces:
            written = piece_of.text[at : at + length]
            assert written == document.text[start : start + length] or written == "I"  # a misread "1" is told in repairs


@quick
@given(
    st.lists(
        st.sampled_from(
            ["Một đoạn văn.", "- Một mục;", "1. Nội dung một.", "a) Nội dung nhỏ;", "Điều 1. Phạm vi", "Đoạn khác của"]
        ),
        min_size=1,
        max_size=20,
    )
)
def test_no_word_is_lost(lines):
    document = structure("\n\n".join(lines))
    kept = " ".join(f"{s.label} {s.title} {s.text}" for s in document.sections)
    for word in {w.strip(".;)-") for line in lines for w in line.split()} - {""}:
        assert word in kept
