"""A document held twice: its duties, goals and figures are listed and compared once, by the version that stands for it."""

import pytest

from corpus import kinds
from corpus.store import Store
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
