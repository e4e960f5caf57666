"""A small library for the tests of the web room: two documents made here, with a record of every kind."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from corpus import kinds
from corpus.agency import Agency, AgencyMention, Succession
from corpus.budget import Budget, Check
from corpus.citation import Anomaly, BackReference, Citation, FieldConflict, Reference, ValueSeen
from corpus.conflict import Conflict, Side
from corpus.document import Document, Footnote, Row, Section, Signer, Source, Table
from corpus.indicator import Indicator, Point, ValueIn, YearConflict
from corpus.span import Joined, Piece, Span
from corpus.store import Store
from corpus.target import Baseline, Disagreement, Evidence, Responsible, Target, TargetValue
from corpus.task import Assignment, Task
from corpus.textkey import collation
from corpus.version import Version, Versions
from index import build
from ingest import check as checking
from ingest import forms
from ingest.readers import SUFFIXES, read_file
from search.service import Searcher
from web import create_app

PLAN, REPORT = "12-kh-ubnd", "bao-cao"
HEAD = "ỦY BAN NHÂN DÂN\nTỈNH SƠN HẢI\nSố: 12/KH-UBND\n\n"
PLAN_TEXT = HEAD + (
    "KẾ HOẠCH\nChuyển đổi số\n\n"
    "I. MỤC TIÊU\nCăn cứ Nghị định số 45/2020/NĐ-CP, tỷ lệ hồ sơ trực tuyến\n\n--- trang 2 ---\n\nđạt 80% vào năm 2025¹.\n"
    "- Không dùng <script>alert(1)</script> trong văn bản & phụ lục.\n"
    "II. TỔ CHỨC THỰC HIỆN\n1. Sở Thông tin và Truyền thông\nChủ trì, phối hợp với Sở Nội vụ nâng tỷ lệ hồ sơ trực tuyến.\n"
    "Phụ lục\nSTT\tNội dung\tNăm 2024\tNăm 2025\nI\tNHÓM A\t\t\n1\tHồ sơ trực tuyến\t70\t85²\n\tTỔNG\t70\t85\n"
    "1 Theo Nghị định số 45/2020/NĐ-CP ngày 08/4/2020.\n2 Số ước tính.\n"
)
REPORT_TEXT = "BÁO CÁO\nKết quả năm 2024: hồ sơ trực tuyến đạt 71%.\n"


def plan() -> Document:
    """A plan with sections of three depths, a joined paragraph, two notes and a table of two header rows."""
    sections = (
        _section(1, None, "heading", "KẾ HOẠCH", "Chuyển đổi số", "", "KẾ HOẠCH", "85\n"),
        _section(2, 1, "roman", "I", "MỤC TIÊU", _goal(), "I. MỤC TIÊU", "phụ lục.\n"),
        _section(3, 1, "roman", "II", "TỔ CHỨC THỰC HIỆN", "", "II. TỔ CHỨC", "hồ sơ trực tuyến.\n"),
        _section(4, 3, "arabic", "1", "Sở Thông tin và Truyền thông", _at(DUTY), "1. Sở Thông", "hồ sơ trực tuyến.\n"),
        _section(5, 1, "annex", "Phụ lục", "", "", "Phụ lục\nSTT", "85\n"),
    )
    table = Table(
        id=f"{PLAN}.t1", document=PLAN, section=f"{PLAN}.s5", caption="Chỉ tiêu theo năm",
        columns=("STT", "Nội dung", "Năm > 2024", "Năm > 2025"), span=_span("STT\t"), footnotes={"1,3": "2"},
        rows=(_row("group", "I", "NHÓM A", "", ""), _row("data", "1", "Hồ sơ trực tuyến", "70", "85"), _row("total", "", "TỔNG", "70", "85")),
        repairs=("Nối hai phần bảng bị ngắt trang.",),
    )  # fmt: skip
    notes = (_note(1, "s2", "Theo Nghị định số 45/2020/NĐ-CP ngày 08/4/2020.", "¹"), _note(2, "s5", "Số ước tính.", "²"))
    return Document(
        id=PLAN, source=_source(PLAN, PLAN_TEXT), text=PLAN_TEXT, number="12/KH-UBND", type="kế hoạch", issuer="Ủy ban nhân dân tỉnh Sơn Hải",
        place="Sơn Hải", issued_on="2024-02-05", title="Chuyển đổi số", signer=Signer(name="Trần Thị Ánh", title="CHỦ TỊCH"),
        recipients=("Như trên", "Lưu: VT"), warnings=("Một trang không đọc được.",), sections=sections, tables=(table,), footnotes=notes,
    )  # fmt: skip


def report() -> Document:
    """A report without number and date."""
    body = _at("Kết quả năm 2024: hồ sơ trực tuyến đạt 71%.", REPORT_TEXT)
    section = Section(
        id=f"{REPORT}.s1", document=REPORT, parent=None, order=1, kind="heading", label="", title="BÁO CÁO", text=body.text,
        span=Span(0, len(REPORT_TEXT)), title_pieces=(Piece(0, 0, 7),), pieces=body.pieces,
    )  # fmt: skip
    return Document(
        id=REPORT, source=_source(REPORT, REPORT_TEXT), text=REPORT_TEXT, type="báo cáo", status="draft", sections=(section,)
    )


DUTY = "Chủ trì, phối hợp với Sở Nội vụ nâng tỷ lệ hồ sơ trực tuyến."
ACT = "nghị định/45/2020/NĐ-CP"
"""A key with slashes in it, as keys may have."""


def fill(store: Store) -> Store:
    """Put everything into a store, linked."""
    lead = Assignment(agency="so-tttt", name="Sở Thông tin và Truyền thông", role="lead", span=_span("Sở Thông tin"))
    with_ = Assignment(agency="so-noi-vu", name="Sở Nội vụ", role="coordinate", span=_span("Sở Nội vụ"))
    tasks = [
        Task(id=f"{PLAN}.k1", document=PLAN, section=f"{PLAN}.s4", span=_span(DUTY), page=1, text=DUTY, agencies=(lead, with_), deadline="trước ngày 31/12/2025"),
        Task(id=f"{PLAN}.k2", document=PLAN, section=f"{PLAN}.s2", span=_span("- Không dùng"), page=2, text="Không dùng"),
    ]  # fmt: skip
    budget = Budget(
        id=f"{PLAN}.b1", document=PLAN, section=f"{PLAN}.s5", span=_span("TỔNG\t70\t85"), item="Tổng cộng", fund=None, amount=85.5,
        unit="triệu đồng", amount_vnd=85_500_000, kind="total", checks=(Check(what="40 + 45 = 85,5", ok=False),),
    )  # fmt: skip
    mention = AgencyMention(
        id=f"{PLAN}.m1", document=PLAN, section=f"{PLAN}.s4", agency="so-tttt", name=lead.name, text=lead.name, kind="sở", level="tỉnh",
        collective=False, span=lead.span,
    )  # fmt: skip
    back = BackReference(
        id=f"{PLAN}.n1", document=PLAN, section=f"{PLAN}.s2", span=_span("văn bản &", 0)._replace(end=_span("văn bản &").end - 2), text="văn bản",
        way="before", citation=f"{PLAN}.c1",
    )  # fmt: skip
    store.put(
        plan(),
        "/x/plan.txt",
        {kinds.TASKS: tasks, kinds.BUDGETS: [budget], kinds.MENTIONS: [mention], kinds.BACK_REFERENCES: [back]},
    )
    store.put(report(), "/x/report.txt", {})
    assert store.link(store.revision, _linked())
    return store


def serve(home: Path):
    """A client of the pages over the small library, indexed."""
    store = fill(Store.open(home))
    build.refresh(store, home)
    return application(store, home).test_client()


def application(store: Store, home: Path):
    """The pages with everything that the command hands over to them."""
    config = {"STORE": store, "SEARCHER": Searcher(store, home), "FORMS": (forms.full_form, forms.short_form), "TESTING": True}
    reading = {"READ": lambda name, data: read_file(name, data).text, "SUFFIXES": sorted(SUFFIXES)}
    return create_app(config | reading | {"CHECK": lambda draft: checking.records(checking.check_against(store, draft))})


def soup(client, path: str, status: int = 200) -> BeautifulSoup:
    """A page, taken apart; fails where it is not one."""
    answer = client.get(path)
    assert answer.status_code == status, f"{path}: {answer.status_code}"
    assert answer.content_type == "text/html; charset=utf-8"
    return BeautifulSoup(answer.text, "html.parser")


def words(node) -> str:
    """The text of a node, one space between words."""
    return " ".join(node.get_text(" ").split())


def _linked():
    change = {"scope": "toàn bộ", "since": "2025-03-01", "basis": "Nghị quyết sắp xếp", "sure": "high"}
    gone = Succession(agency="so-tttt", name="Sở Thông tin và Truyền thông", **change)
    heir = Succession(agency="so-khcn", name="Sở Khoa học và Công nghệ", **change)
    agencies = [
        _agency("so-tttt", "Sở Thông tin và Truyền thông", ("Sở TT&TT",), documents=(PLAN,), successors=(heir,)),
        _agency("so-noi-vu", "Sở Nội vụ", ()),
        _agency("so-khcn", "Sở Khoa học và Công nghệ", (), predecessors=(gone,)),
        _agency("dang-uy", "Đảng ủy xã", ()),
        _agency("dan-quan", "Dân quân", ()),
    ]
    evidence = Evidence(document=PLAN, section=f"{PLAN}.s4", span=_span(DUTY), text=DUTY)
    responsible = Responsible(
        agency="so-tttt", name="Sở Thông tin và Truyền thông", role="lead", basis="inferred", score=0.75, evidence=evidence
    )
    values = (TargetValue(year=2025, comparator="=", value=80.0, value_high=None, unit="%", as_written="80%"),)
    target = Target(
        id=f"{PLAN}.g1", document=PLAN, section=f"{PLAN}.s2", span=_span("tỷ lệ hồ sơ trực tuyến"), text="tỷ lệ hồ sơ trực tuyến đạt 80% vào năm 2025",
        metric="Tỷ lệ hồ sơ trực tuyến", baseline=(Baseline(value=70.0, unit="%", period="năm 2024"),), values=values, legal_basis=(ACT, "không có"),
        agencies=(responsible,), equivalent=(f"{PLAN}.g2",), conflicts=(Disagreement(with_=f"{PLAN}.g2", what="80% và 85%"),), missing=("deliverable",),
    )  # fmt: skip
    row = Target(
        id=f"{PLAN}.g2",
        document=PLAN,
        section=f"{PLAN}.s5",
        span=_span("1\tHồ sơ"),
        text="1\tHồ sơ trực tuyến\t70\t85",
        metric="Hồ sơ trực tuyến",
    )
    citations = [
        _citation(1, "s2", "Nghị định số 45/2020/NĐ-CP", 0, "2020-04-08"),
        _citation(2, "s2", "Nghị định số 45/2020/NĐ-CP", 1, "2020-04-09", in_footnote=True),
    ]
    dates = (ValueSeen(value="2020-04-08", citations=(f"{PLAN}.c1",)), ValueSeen(value="2020-04-09", citations=(f"{PLAN}.c2",)))
    reference = Reference(
        key=ACT, type="nghị định", number="45/2020/NĐ-CP", issued_on="2020-04-08", issuer="Chính phủ", title="thủ tục điện tử",
        mentions=(f"{PLAN}.c1", f"{PLAN}.c2"), documents=(PLAN,), target=None, status="not_held", conflicts=(FieldConflict(field="issued_on", values=dates),),
    )  # fmt: skip
    points = (
        _point(2023, 60.0, PLAN, "1\tHồ sơ"),
        _point(2024, 70.0, PLAN, "70"),
        _point(2024, 71.0, REPORT, "71%"),
        _point(2025, 85.0, PLAN, "85"),
    )
    clash = YearConflict(year=2024, values=(ValueIn(value=70.0, document=PLAN), ValueIn(value=71.0, document=REPORT)))
    indicator = Indicator(
        id="ho-so-truc-tuyen", name="Hồ sơ trực tuyến", topic="chuyển đổi số", unit="%", points=points, conflicts=(clash,)
    )
    sides = (
        Side(document=PLAN, section=f"{PLAN}.s2", span=_span("đạt 80%"), text="đạt 80%"),
        Side(document=PLAN, section=None, span=_span("1\tHồ sơ"), text="85"),
    )
    conflict = Conflict(
        id="x1", code="target_values", message="Năm 2025 có hai mức: 80% và 85%.", sides=sides, records=(target.id, f"{PLAN}.k1")
    )
    held = [
        Version(document=PLAN, status="issued", format="txt", likeness=1.0, basis=""),
        Version(document=REPORT, status="draft", format="txt", likeness=0.87, basis="cùng trích yếu"),
    ]
    versions = Versions(
        id=PLAN,
        number="12/KH-UBND",
        type="kế hoạch",
        title="Chuyển đổi số",
        issued_on="2024-02-05",
        standing=PLAN,
        versions=tuple(held),
    )
    return {
        kinds.CITATIONS: citations, kinds.REFERENCES: [reference], kinds.AGENCIES: sorted(agencies, key=lambda a: collation(a.name)), kinds.TARGETS: [target, row],
        kinds.INDICATORS: [indicator], kinds.CONFLICTS: [conflict], kinds.VERSIONS: [versions],
    }  # fmt: skip


def _source(id: str, text: str) -> Source:
    return Source(name=f"{id}.txt", format="txt", sha256=f"sha-{id}", size=len(text.encode()))


def _span(text: str, n: int = 0, within: str = PLAN_TEXT) -> Span:
    """Where a text stands for the nth time."""
    at = -1
    for _ in range(n + 1):
        at = within.index(text, at + 1)
    return Span(at, at + len(text))


def _at(text: str, within: str = PLAN_TEXT) -> Joined:
    return Joined.verbatim(text, _span(text, within=within).start)


def _goal() -> Joined:
    """Two paragraphs; the first goes over a page break and has lost its mark."""
    first, rest = "Căn cứ Nghị định số 45/2020/NĐ-CP, tỷ lệ hồ sơ trực tuyến", "đạt 80% vào năm 2025"
    bullet = "- Không dùng <script>alert(1)</script> trong văn bản & phụ lục."
    text = f"{first} {rest}.\n{bullet}"
    at = len(first) + 1
    end = Piece(at + len(rest), _span(rest).end + 1, 1)
    pieces = (Piece(0, _span(first).start, len(first)), Piece(at, _span(rest).start, len(rest)), end)
    return Joined(text, (*pieces, Piece(at + len(rest) + 2, _span(bullet).start, len(bullet))))


def _section(n: int, parent: int | None, kind: str, label: str, title: str, body: Joined | str, start: str, end: str) -> Section:
    body = Joined(body, ()) if isinstance(body, str) else body
    begin = _span(start).start
    place = PLAN_TEXT.index(title, begin) if title else begin
    return Section(
        id=f"{PLAN}.s{n}", document=PLAN, parent=f"{PLAN}.s{parent}" if parent else None, order=n, kind=kind, label=label, title=title,
        text=body.text, span=Span(begin, PLAN_TEXT.index(end, begin) + len(end)), page=1, path=(label,), notes=("Nhãn bị nhảy số.",) if n == 3 else (),
        title_pieces=(Piece(0, place, len(title)),) if title else (), pieces=body.pieces,
    )  # fmt: skip


def _row(kind: str, *cells: str) -> Row:
    span = _span("\t".join(cells[:3]))
    pieces, at = [], span.start
    for cell in cells:
        pieces.append((Piece(0, at, len(cell)),) if cell else ())
        at += len(cell) + 1
    return Row(kind=kind, cells=cells, span=Span(span.start, at), pieces=tuple(pieces))


def _note(n: int, section: str, text: str, mark: str) -> Footnote:
    body = _at(text)
    return Footnote(
        id=f"{PLAN}.f{n}",
        document=PLAN,
        section=f"{PLAN}.{section}",
        marker=str(n),
        text=text,
        span=_span(text),
        ref_span=_span(mark),
        pieces=body.pieces,
    )


def _agency(id: str, name: str, aliases: tuple[str, ...], **rest) -> Agency:
    return Agency(id=id, name=name, aliases=aliases, kind="sở", level="tỉnh", parent=None, collective=False, mentions=1, **rest)


def _citation(n: int, section: str, text: str, place: int, day: str, **rest) -> Citation:
    odd = (Anomaly(code="two_dates", message="Ngày ghi khác nơi khác."),) if n == 2 else ()
    return Citation(
        id=f"{PLAN}.c{n}", document=PLAN, section=f"{PLAN}.{section}", span=_span(text, place), text=text, type="nghị định", number="45/2020/NĐ-CP",
        issued_on=day, issuer="Chính phủ", title=None, relation="can_cu", key=ACT, anomalies=odd, **rest,
    )  # fmt: skip


def _point(year: int, value: float, document: str, text: str) -> Point:
    span = _span(text, within=PLAN_TEXT if document == PLAN else REPORT_TEXT)
    return Point(
        year=year, period=None, value=value, as_written=f"{value:g}", as_of=None, indicator="Hồ sơ trực tuyến", document=document,
        table=f"{PLAN}.t1", row=1, column=2, span=span,
    )  # fmt: skip
