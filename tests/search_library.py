"""A small library for tests of the search: a plan that gives duties, and a report."""

from __future__ import annotations

from drafts import Draft

from corpus import kinds
from corpus.agency import Agency, AgencyMention, Succession
from corpus.span import Span
from corpus.store import Store
from corpus.task import Assignment, Task

NAMES = {
    "so-noi-vu": "Sở Nội vụ",
    "so-tttt": "Sở Thông tin và Truyền thông",
    "so-khcn": "Sở Khoa học và Công nghệ",
    "bo-noi-vu": "Bộ Nội vụ",
}
TAKEN_OVER = Succession(
    agency="so-tttt", name=NAMES["so-tttt"], scope="toàn bộ", since="01/3/2025", basis="Nghị quyết 18-NQ/TW", sure="chắc"
)


def agencies():
    for id, name in NAMES.items():
        more = {"predecessors": (TAKEN_OVER,)} if id == "so-khcn" else {}
        yield Agency(
            id=id, name=name, aliases=(), kind="sở", level="tỉnh", parent=None, collective=False, mentions=1, documents=(), **more
        )  # fmt: skip


def put(store: Store, draft: Draft, duties: tuple[tuple[str, str, str], ...] = (), **more) -> None:
    """Keep a draft; a duty is (agency, role, the words that give it)."""
    tasks, mentions = [], []
    for n, (agency, role, words) in enumerate(duties, 1):
        at = draft.text.index(words)
        place = Span(at, at + len(words))
        given_to = Assignment(agency=agency, name=NAMES[agency], role=role, span=place)
        tasks.append(
            Task(id=f"{draft.id}.k{n}", document=draft.id, section=None, span=place, page=None, text=words, agencies=(given_to,))
        )
        name = draft.text.index(NAMES[agency])
        mentions.append(
            AgencyMention(
                id=f"{draft.id}.m{n}", document=draft.id, section=None, agency=agency, name=NAMES[agency], text=NAMES[agency], kind="sở",
                level="tỉnh", collective=False, span=Span(name, name + len(NAMES[agency])),
            )
        )  # fmt: skip
    store.put(draft.document(**more), f"/nguon/{draft.id}", {kinds.MENTIONS: mentions, kinds.TASKS: tasks})


def fill(store: Store) -> None:
    plan = Draft("ke-hoach")
    plan.write("Số: 15/KH-UBND")
    plan.section("1.", "Sở Nội vụ", "Chủ trì theo dõi, đôn đốc thực hiện kế hoạch.")
    plan.section("2.", "Sở Thông tin và Truyền thông", "Xây dựng chính quyền điện tử; phối hợp đo lường PCI.")
    plan.section("3.", "Kiến nghị", "Đề nghị Bộ Nội vụ ban hành hướng dẫn.")
    plan.section("4.", "Nội dung", "Sở Nội vụ được nhắc đến ở đây cùng với Sở Nội vụ của tỉnh khác, không giao việc gì.")
    duties = (
        ("so-noi-vu", "lead", "Chủ trì theo dõi"),
        ("so-tttt", "implement", "Xây dựng chính quyền điện tử"),
        ("bo-noi-vu", "request", "Đề nghị Bộ Nội vụ ban hành"),
    )
    put(store, plan, duties, type="kế hoạch", number="15/KH-UBND", issued_on="2021-03-02", title="Kế hoạch <b>số</b> 15")
    report = Draft("bao-cao")
    report.section("1.", "Kết quả", "Thủ tục hành chính được cắt giảm; năm nay đạt kết quả tốt.", "Ông Nam trình bày.")
    report.section("2.", "Hạn chế", "Giải quyết TTHC còn chậm, " + "nhiều việc phải làm lại từ đầu. " * 6)
    report.table(None, "Phụ lục 01", ("Chỉ tiêu", "Năm 2020"), ("Thủ tục hành chính trực tuyến", "1.029"))
    put(store, report, type="báo cáo", issued_on="2020-12-15")
    store.link(store.revision, {kinds.AGENCIES: list(agencies())})
