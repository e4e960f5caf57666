"""What stands before a paragraph and speaks of the documents that it opens with: leads of lists, cut sentences, bases that go on."""

from __future__ import annotations

import pytest
from citing import cited
from duties import read

from ingest.knowledge.citations import find_citations

OLD, OLDER = "Thông tư số 21/2007/TT-BNV ngày 08/10/2007 của Bộ Nội vụ", "Quyết định số 3/2005/QĐ-BNV ngày 01/02/2005"
LISTS = [
    ("repealed", f"Bãi bỏ các văn bản sau đây:\na) {OLD};\nb) {OLDER}.", ["thay_the", "thay_the"]),
    ("no longer in force", f"Các văn bản sau đây hết hiệu lực thi hành:\na) {OLD};\nb) {OLDER}.", ["thay_the", "thay_the"]),
    ("said to be repealed", f"Các Thông tư, Quyết định sau được bãi bỏ kể từ ngày Thông tư này có hiệu lực:\n- {OLD};\n- {OLDER}.", ["thay_the", "thay_the"]),
    ("the types alone", f"Quyết định này thay thế các Quyết định:\n{OLDER};\n{OLD}.", ["thay_the", "thay_the"]),
    ("all in one paragraph", f"Các văn bản sau đây hết hiệu lực: a) {OLD}; b) {OLDER}.", ["thay_the", "thay_the"]),
    ("a part of one", f"Các quy định sau đây hết hiệu lực thi hành:\na) Khoản 3 Điều 37 {OLD};\nb) Chương IV {OLDER}.", ["thay_the", "thay_the"]),
    ("what came with one", f"Nghị định này bãi bỏ các văn bản sau đây:\na) Quy chế quản lý ban hành kèm theo {OLDER};", ["thay_the"]),
    ("two in one item", f"Bãi bỏ các văn bản sau đây:\na) {OLD} và {OLDER};", ["thay_the", "thay_the"]),
    ("an item with a word of its own", f"Bãi bỏ các văn bản sau đây:\na) Hướng dẫn thi hành {OLD};", ["thuc_hien"]),
    ("after the end of the list", f"Bãi bỏ các văn bản sau đây:\na) {OLD}.\n{OLDER} còn hiệu lực.", ["thay_the", "khac"]),
    ("cases, no documents", f"Văn bản hết hiệu lực trong các trường hợp sau đây:\na) {OLD} có quy định khác;", ["khac"]),
    ("changes, no documents", f"Sửa đổi, bổ sung một số quy định được thay thế như sau:\na) {OLD} có quy định khác;", ["khac"]),
    ("a sentence cut by a line's end", f"Thông tư này thay thế\n\n{OLD}.", ["thay_the"]),
    ("a heading is no sentence", f"Hiệu lực thi hành\n\n{OLD} còn hiệu lực.", ["khac"]),
    ("a basis that goes on", f"Căn cứ {OLD};\n\n{OLDER};", ["can_cu", "can_cu"]),
    ("a basis that has ended", f"Căn cứ {OLD}.\n\n{OLDER} còn hiệu lực.", ["can_cu", "khac"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_the_words_before_speak_for_what_opens_a_paragraph(text, expected):
    assert [c.relation for c in cited(text)] == expected


def test_a_list_ends_with_its_section():
    body = (
        f"Điều 5. Hiệu lực\n\n1. Thông tư này bãi bỏ các văn bản sau đây:\n\na) {OLD};\n\nb) {OLDER}.\n\n"
        "2. Nghị định số 5/2010/NĐ-CP còn hiệu lực.\n"
    )
    found = [c for c in find_citations(read(body, "THÔNG TƯ", "TT-BNV")) if c.number and "/20" in c.number]
    assert [c.relation for c in found] == ["thay_the", "thay_the", "khac"]


def test_a_heading_that_opens_a_list_is_kept_without_its_colon():
    body = f"Điều 1. Ban hành quy chế.\n\nĐiều 2. Quyết định này thay thế các Quyết định: {OLDER}.\n"
    (found,) = [c for c in find_citations(read(body, "QUYẾT ĐỊNH", "QĐ-UBND")) if c.number == "3/2005/QĐ-BNV"]
    assert found.relation == "thay_the"
