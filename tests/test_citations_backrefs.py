"""Words that refer back to a document, resolved only where one candidate remains."""

from __future__ import annotations

import pytest
from citing import document

from corpus.document import Attachment
from corpus.span import Span
from ingest.knowledge.citations import find_citations
from ingest.knowledge.citations.backrefs import find_back_references


def back(text: str, **fields):
    """What a text refers back to: (words, way, the citation meant)."""
    one = document(text, **fields)
    citations = find_citations(one)
    meant = {citation.id: citation.text for citation in citations}
    found = find_back_references(one, citations)
    assert all(text[r.span.start : r.span.end] == r.text for r in found)
    return [(r.text, r.way, meant.get(r.citation)) for r in found]


DECREE = "Nghị định số 61/2018/NĐ-CP"
CASES = [
    ("the document itself", "Điều 3. Quyết định này có hiệu lực.", [("Quyết định này", "self", None)]),
    ("another type, cited before", f"theo {DECREE}; Nghị định này", [("Nghị định này", "before", DECREE)]),
    ("named above", f"theo {DECREE}, các nội dung của Nghị định nói trên", [("Nghị định nói trên", "before", DECREE)]),
    ("bare before a mark", f"ban hành kế hoạch thực hiện {DECREE}; triển khai Nghị định.", [("Nghị định", "before", DECREE)]),
    ("two to choose from", f"theo {DECREE} và Nghị định số 1/2020/NĐ-CP, Nghị định nói trên", []),
    ("none to choose from", "theo Nghị định nói trên", []),
    ("several", f"theo {DECREE}, các Nghị định.", []),
    ("a name given", f"{DECREE} (sau đây gọi tắt là Nghị định một cửa); Điều 5 Nghị định một cửa", [("Nghị định một cửa", "alias", DECREE)]),
    ("a name before it is given", "Đề án 06 và Quyết định số 06/QĐ-TTg (gọi tắt là Đề án 06)", []),
    ("within a quoted amendment", "sửa đổi Điều 2 như sau: “Quyết định này áp dụng”.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_words_refer_back_to(text, expected):
    assert back(text, type="quyết định") == expected


def test_what_a_document_carries_is_itself():
    carried = (Attachment(type="đề án", label="", title="", span=Span(0, 1)),)
    text = "Giao Sở Nội vụ triển khai Đề án. Nội dung của Đề án này; các Đề án khác; xây dựng Đề án mới."
    assert [words for words, _, _ in back(text, type="quyết định", attachments=carried)] == ["Đề án", "Đề án này"]
