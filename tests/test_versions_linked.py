"""A document held twice: its duties, goals and figures are listed and compared once, by the version that stands for it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus import kinds
from corpus.document import Document, Source
from corpus.store import Store
from ingest.knowledge.sketch import sketch
from ingest.link import versions
from ingest.linking import link
from ingest.work import decode_understood, understood

ISSUED = """ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lai Châu, ngày 05 tháng 3 năm 2021

KẾ HOẠCH
Cải cách hành chính năm 2021

I. MỤC TIÊU
- Tỷ lệ hồ sơ được giải quyết đúng hạn đạt 95%.
- Chỉ số cải cách hành chính xếp hạng từ 30 đến 35.
II. NHIỆM VỤ
1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát thủ tục hành chính, hoàn thành trước ngày 30/6/2021.
2. Sở Thông tin và Truyền thông hướng dẫn các đơn vị cập nhật dữ liệu vào hệ thống theo quy định hiện hành của tỉnh.
"""
DRAFT = (
    ISSUED.replace("Số: 12/KH-UBND", "DỰ THẢO\nSố:     /KH-UBND")
    .replace("ngày 05 tháng 3", "ngày    tháng   ")
    .replace("95%", "90%")
)
CITING = ISSUED.replace("12/KH-UBND", "40/KH-UBND").replace("Cải cách hành chính năm 2021", "Chuyển đổi số năm 2021").replace(
    "I. MỤC TIÊU", "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/3/2021 của Ủy ban nhân dân tỉnh Lai Châu.\nI. MỤC TIÊU"
)  # fmt: skip


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path)
    yield opened
    opened.close()


def put(store: Store, name: str, text: str) -> str:
    document, facts = decode_understood(understood(name, text.encode()))
    store.put(document, name, facts)
    link(store)
    return document.id


def meant(store: Store, citing: str) -> list[str | None]:
    """The held documents that the citations of the plan's number mean."""
    return [citation.target for citation in store.of(kinds.CITATIONS, citing) if citation.number == "12/KH-UBND"]


def listed(store: Store) -> dict[str, int]:
    return {kind.name: store.page(kind, None, 100, 0)[0] for kind in (kinds.TASKS, kinds.TARGETS, kinds.CONFLICTS)}


def test_a_draft_steps_back_when_the_plan_is_issued(store):
    draft = put(store, "du-thao.txt", DRAFT)
    before = listed(store)
    assert before["tasks"] == before["targets"] == 2

    issued = put(store, "ke-hoach.txt", ISSUED)
    [versions] = store.of(kinds.VERSIONS)
    assert (versions.standing, versions.others) == (issued, (draft,))
    assert listed(store) == before
    assert store.values(kinds.TASKS, "agency") == {
        "so-noi-vu.lai-chau": 1,
        "so-tai-chinh.lai-chau": 1,
        "so-thong-tin-va-truyen-thong.lai-chau": 1,
    }
    assert store.page(kinds.TASKS, draft, 100, 0)[0] == 2, "the draft's own page still has them"


def test_what_changed_from_the_draft_is_no_contradiction(store):
    put(store, "du-thao.txt", DRAFT)
    put(store, "ke-hoach.txt", ISSUED)
    assert not any(target.conflicts or target.equivalent for target in store.of(kinds.TARGETS))


def test_a_citation_means_the_version_that_stands(store):
    scan = put(store, "a-quet.txt", ISSUED.replace("Tỷ lệ", "Tỷ 1ệ"))
    citing = put(store, "khac.txt", CITING)
    assert meant(store, citing) == [scan]
    word = put(store, "ke-hoach.md", ISSUED)
    assert meant(store, citing) == [word]
    store.remove(word)
    link(store)
    assert meant(store, citing) == [scan]
    assert store.of(kinds.VERSIONS) == []


SENTENCES = [f"Khoản {n} giao cơ quan số {n * 7} thực hiện việc thứ {n * 13} trong năm." for n in range(60)]
TEXTS = {
    "whole": " ".join(SENTENCES),
    "nearly whole": " ".join(SENTENCES[:57]),
    "half": " ".join(SENTENCES[:30]),
    "other": " ".join(f"Mức chi {n * 11} đồng cho mỗi buổi họp thứ {n * 3} của tổ {n}." for n in range(60)),
    "short": "Không có nội dung.",
}
FILES = st.builds(
    lambda number, day, title, text: {"number": number, "issued_on": day, "title": title, "text": text},
    st.sampled_from([None, "1/QĐ-UBND", "2/QĐ-UBND"]),
    st.sampled_from([None, "2021-03-05", "2022-03-05"]),
    st.sampled_from([None, "Về kế hoạch", "Về chương trình"]),
    st.sampled_from(sorted(TEXTS)),
)
STEPS = st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | FILES, st.booleans()), min_size=2, max_size=10)


def keep(store: Store, id: str, file: dict[str, str | None]) -> None:
    facts = file | {"text": TEXTS[str(file["text"])], "type": "quyết định"}
    document = Document(id=id, source=Source(name=f"{id}.txt", format="txt", sha256=id, size=1), **facts)
    store.put(document, id, {kinds.SKETCHES: [sketch(document)]})


@settings(max_examples=60, deadline=None)
@given(STEPS)
@example([(id, {"number": None, "issued_on": None, "title": None, "text": "whole"}, True) for id in "ab"] + [("a", None, True)])
def test_versions_found_step_by_step_are_those_found_at_once(tmp_path_factory, steps):
    store, held = Store.open(tmp_path_factory.getbasetemp(), url="sqlite://"), {}
    for id, file, linked in steps:
        if file:
            keep(store, id, file)
            held[id] = file
        elif held.pop(id, None):
            store.remove(id)
        if linked:
            link(store)
    link(store)
    found = store.of(kinds.VERSIONS)
    assert sorted(found, key=lambda one: one.id) == versions.link(store.documents(), store.of(kinds.SKETCHES))
    link(store, anew=True)
    assert store.of(kinds.VERSIONS) == found


def test_only_documents_that_may_be_versions_of_what_came_are_read(store, monkeypatch):
    for n in range(5):
        keep(store, f"d{n}", {"number": f"{n}/QĐ-UBND", "issued_on": None, "title": "Về kế hoạch", "text": "whole"})
    link(store)
    asked: list[str] = []
    monkeypatch.setattr(Store, "headings", lambda self, ids, _get=Store.headings: asked.extend(ids) or _get(self, ids))
    keep(store, "more", {"number": "3/QĐ-UBND", "issued_on": None, "title": "Về kế hoạch", "text": "whole"})
    link(store)
    assert set(asked) == {"d3", "more"}
    assert [one.standing for one in store.of(kinds.VERSIONS)] == ["d3"]
