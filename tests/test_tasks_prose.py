"""Duties in running text: who is to do what, in which role, by when; and what is no duty."""

import time

import pytest
from duties import read, stated, tasks
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.knowledge.agencies import Found, find_agencies
from ingest.knowledge.tasks import find_tasks
from ingest.knowledge.tasks.clauses import clauses
from ingest.knowledge.tasks.groups import groups

CASES = {
    "assigned with a partner": (
        "Điều 2. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các cơ quan, đơn vị có liên quan tổ chức thực hiện.",
        [
            (
                "Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các cơ quan, đơn vị có liên quan tổ chức thực hiện.",
                [("Sở Nội vụ", "lead"), ("Sở Tài chính", "coordinate"), ("các cơ quan, đơn vị có liên quan", "coordinate")],
            )
        ],
    ),
    "the closing article": (
        "Điều 3. Chánh Văn phòng UBND tỉnh; Thủ trưởng các sở, ban, ngành tỉnh; Chủ tịch UBND các huyện, thành phố chịu trách nhiệm thi hành Quyết định này./.",
        [
            (
                "Chánh Văn phòng UBND tỉnh; Thủ trưởng các sở, ban, ngành tỉnh; Chủ tịch UBND các huyện, thành phố chịu trách nhiệm thi hành Quyết định này./.",
                [
                    ("Chánh Văn phòng UBND tỉnh", "implement"),
                    ("Thủ trưởng các sở, ban, ngành tỉnh", "implement"),
                    ("Chủ tịch UBND các huyện, thành phố", "implement"),
                ],
            )
        ],
    ),
    "under a heading that is an agency": (
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\nHướng dẫn các cơ quan lập hồ sơ công việc; kiểm tra việc nộp lưu. Báo cáo UBND tỉnh trước ngày 15/12/2022.",
        [
            ("Hướng dẫn các cơ quan lập hồ sơ công việc", [("Sở Nội vụ", "lead")]),
            ("kiểm tra việc nộp lưu.", [("Sở Nội vụ", "lead")]),
            ("Báo cáo UBND tỉnh trước ngày 15/12/2022.", [("Sở Nội vụ", "lead")]),
        ],
    ),
    "a collective heading carries out": (
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Các sở, ban, ngành tỉnh; UBND các huyện, thành phố\n\nBố trí kho lưu trữ đúng quy định.",
        [
            (
                "Bố trí kho lưu trữ đúng quy định.",
                [("Các sở, ban, ngành tỉnh", "implement"), ("UBND các huyện, thành phố", "implement")],
            )
        ],
    ),
    "told to work with another under a heading": (
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Tài chính\n\nPhối hợp với Sở Nội vụ thẩm định kinh phí chỉnh lý tài liệu.",
        [
            (
                "Phối hợp với Sở Nội vụ thẩm định kinh phí chỉnh lý tài liệu.",
                [("Sở Tài chính", "coordinate"), ("Sở Nội vụ", "coordinate")],
            )
        ],
    ),
    "a request by its heading": (
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh\n\nGiám sát việc thực hiện kế hoạch này.",
        [("Giám sát việc thực hiện kế hoạch này.", [("Ủy ban Mặt trận Tổ quốc tỉnh", "request")])],
    ),
    "another subject under a heading": (
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\nTham mưu ban hành quy chế. Sở Tài chính chịu trách nhiệm bố trí kinh phí.",
        [
            ("Tham mưu ban hành quy chế.", [("Sở Nội vụ", "lead")]),
            ("Sở Tài chính chịu trách nhiệm bố trí kinh phí.", [("Sở Tài chính", "lead")]),
        ],
    ),
    "lines under an open sentence": (
        "Điều 4. Giao Sở Nội vụ chủ trì thực hiện các nội dung sau:\n\n- Rà soát danh mục hồ sơ.\n\n- Tập huấn nghiệp vụ lưu trữ.",
        [("Rà soát danh mục hồ sơ.", [("Sở Nội vụ", "lead")]), ("Tập huấn nghiệp vụ lưu trữ.", [("Sở Nội vụ", "lead")])],
    ),
    "lines under an open heading with who takes part": (
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính:\n\na) Rà soát danh mục hồ sơ.\n\nb) Phối hợp với Sở Y tế tập huấn nghiệp vụ.",
        [
            ("Rà soát danh mục hồ sơ.", [("Sở Nội vụ", "lead"), ("Sở Tài chính", "coordinate")]),
            (
                "Phối hợp với Sở Y tế tập huấn nghiệp vụ.",
                [("Sở Nội vụ", "coordinate"), ("Sở Tài chính", "coordinate"), ("Sở Y tế", "coordinate")],
            ),
        ],
    ),
    "lines under an open paragraph with who takes part": (
        "I. TỔ CHỨC THỰC HIỆN\n\nSở Nội vụ chủ trì, phối hợp với các sở, ban, ngành, địa phương liên quan thực hiện các nhiệm vụ sau:\n\n- Rà soát danh mục hồ sơ.",
        [("Rà soát danh mục hồ sơ.", [("Sở Nội vụ", "lead"), ("các sở, ban, ngành, địa phương liên quan", "coordinate")])],
    ),
    "labelled lines": (
        "I. NHIỆM VỤ\n\n1. Xây dựng kho lưu trữ điện tử.\n\n- Cơ quan chủ trì: Sở Nội vụ.\n\n- Cơ quan phối hợp: Sở Thông tin và Truyền thông.\n\n- Thời gian hoàn thành: Quý III/2022.",
        [
            (
                "Xây dựng kho lưu trữ điện tử.",
                [("Sở Nội vụ", "lead"), ("Sở Thông tin và Truyền thông", "coordinate")],
            )
        ],
    ),
    "a label that says who chairs and who works with them": (
        "I. NHIỆM VỤ\n\n1. Diễn tập phòng cháy kho lưu trữ.\n\n- Đơn vị thực hiện: Sở Nội vụ chủ trì, phối hợp với Sở Tài chính và các đơn vị có liên quan.",
        [
            (
                "Diễn tập phòng cháy kho lưu trữ.",
                [("Sở Nội vụ", "lead"), ("Sở Tài chính", "coordinate"), ("các đơn vị có liên quan", "coordinate")],
            )
        ],
    ),
    "what those who help are asked about is not theirs": (
        "I. NHIỆM VỤ\n\n1. Tư vấn, phối hợp với Sở Nội vụ giải quyết các vấn đề liên quan đến:\n\na) Giám sát kho lưu trữ.",
        [("Tư vấn, phối hợp với Sở Nội vụ giải quyết các vấn đề liên quan đến:", [("Sở Nội vụ", "coordinate")])],
    ),
    "the agency above, after a comma": (
        "I. NHIỆM VỤ\n\n1. Cục Đo đạc, Bộ Quốc phòng chủ trì thẩm định bản đồ.\n\n2. Cục Đo đạc, Bộ Quốc phòng và Bộ Nội vụ chủ trì rà soát.",
        [
            ("Cục Đo đạc, Bộ Quốc phòng chủ trì thẩm định bản đồ.", [("Cục Đo đạc", "lead")]),
            (
                "Cục Đo đạc, Bộ Quốc phòng và Bộ Nội vụ chủ trì rà soát.",
                [("Cục Đo đạc", "lead"), ("Bộ Quốc phòng", "lead"), ("Bộ Nội vụ", "lead")],
            ),
        ],
    ),
    "whose an agency is": (
        "Điều 3. Thủ trưởng các đơn vị trực thuộc Sở Y tế và Giám đốc Công an tỉnh chịu trách nhiệm thi hành Quyết định này.",
        [
            (
                "Thủ trưởng các đơn vị trực thuộc Sở Y tế và Giám đốc Công an tỉnh chịu trách nhiệm thi hành Quyết định này.",
                [("Thủ trưởng các đơn vị trực thuộc", "implement"), ("Giám đốc Công an tỉnh", "implement")],
            )
        ],
    ),
    "a heading that says whose the bodies are": (
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Nội vụ thuộc UBND huyện Mai Sơn\n\nHướng dẫn các cơ quan lập hồ sơ công việc.",
        [("Hướng dẫn các cơ quan lập hồ sơ công việc.", [("Phòng Nội vụ", "lead")])],
    ),
    "who issues the plan does not bear it": (
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai công tác văn thư năm 2022 như sau:\n\nI. NHIỆM VỤ\n\n"
        "1. Rà soát kho lưu trữ của các cơ quan.\n\n2. Giao Sở Nội vụ kiểm tra việc nộp lưu.",
        [("Giao Sở Nội vụ kiểm tra việc nộp lưu.", [("Sở Nội vụ", "lead")])],
    ),
    "first together, then alone": (
        "I. TỔ CHỨC THỰC HIỆN\n\nSở Nội vụ phối hợp với Sở Tài chính lập dự toán; kiểm tra việc nộp lưu.",
        [
            ("Sở Nội vụ phối hợp với Sở Tài chính lập dự toán", [("Sở Nội vụ", "coordinate"), ("Sở Tài chính", "coordinate")]),
            ("kiểm tra việc nộp lưu.", [("Sở Nội vụ", "lead")]),
        ],
    ),
    "what somebody else does goes on after a semicolon": (
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\nBan hành quy trình để các địa phương có cơ sở lập hồ sơ; tổ chức chỉnh lý tài liệu.",
        [
            (
                "Ban hành quy trình để các địa phương có cơ sở lập hồ sơ; tổ chức chỉnh lý tài liệu.",
                [("Sở Nội vụ", "lead")],
            )
        ],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_duties_and_their_agencies(body, expected):
    assert stated(body) == expected


REQUESTS = "Phần thứ nhất\n\nKẾT QUẢ THỰC HIỆN\n\n{past}\n\nPhần thứ hai\n\nKIẾN NGHỊ, ĐỀ XUẤT\n\n{asked}"


def test_what_a_report_asks_for_is_requested():
    body = REQUESTS.format(
        past="Sở Nội vụ đã tổ chức 03 lớp tập huấn.",
        asked="1. Đề nghị Bộ Nội vụ sớm ban hành hướng dẫn.\n\nXem xét bổ sung biên chế.\n\n2. Các bộ, ngành cần rà soát văn bản chồng chéo.",
    )
    assert stated(body, kind="BÁO CÁO", symbol="BC-UBND") == [
        ("Đề nghị Bộ Nội vụ sớm ban hành hướng dẫn.", [("Bộ Nội vụ", "request")]),
        ("Xem xét bổ sung biên chế.", [("Bộ Nội vụ", "request")]),
        ("Các bộ, ngành cần rà soát văn bản chồng chéo.", [("Các bộ, ngành", "request")]),
    ]


def test_what_a_report_tells_was_assigned_is_historical():
    body = REQUESTS.format(past="UBND tỉnh đã giao Sở Nội vụ tổ chức tập huấn hằng năm.", asked="")
    (task,) = [t for t in tasks(body, kind="BÁO CÁO", symbol="BC-UBND") if t.agencies]
    assert (task.assignment, [(a.name, a.role) for a in task.agencies]) == ("historical", [("Sở Nội vụ", "lead")])


def test_recipients_and_signers_have_no_duties():
    body = "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\nTheo dõi việc thực hiện kế hoạch.\n\nNơi nhận:\n- Bộ Nội vụ;\n- Sở Tài chính;\n- Lưu: VT, NC.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An"
    assert [text for text, _ in stated(body)] == ["Theo dõi việc thực hiện kế hoạch."]


def test_an_office_in_capitals_is_a_signer():
    body = "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\nTheo dõi việc thực hiện kế hoạch.\n\nKT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn An"
    assert [text for text, _ in stated(body)] == ["Theo dõi việc thực hiện kế hoạch."]


def test_a_request_to_nobody_is_still_a_request():
    body = REQUESTS.format(past="", asked="1. Xây dựng cơ sở dữ liệu chuyên ngành từ Trung ương đến địa phương.")
    assert [(t.agencies, t.assignment) for t in tasks(body, kind="BÁO CÁO", symbol="BC-UBND")] == [((), "request")]


SUBMITS = {
    "the bearer": ("Sở Nội vụ xây dựng đề án, trình UBND tỉnh trong năm 2022.", "Ủy ban nhân dân tỉnh Sơn La"),
    "what a body is for": ("Sở Nội vụ chủ trì quản lý nhà nước về các ngành, lĩnh vực trên địa bàn tỉnh.", None),
    "the results": ("Sở Nội vụ tổng hợp, báo cáo kết quả thực hiện về Bộ Nội vụ.", "Bộ Nội vụ"),
    "another": ("Sở Nội vụ tham mưu UBND tỉnh trình Bộ Nội vụ trong năm 2022.", None),
}


@pytest.mark.parametrize(("text", "to"), SUBMITS.values(), ids=SUBMITS)
def test_who_submits_decides_to_whom_a_duty_reports(text, to):
    (task,) = tasks(f"I. TỔ CHỨC THỰC HIỆN\n\n{text}")
    assert task.reports_to == to


def test_whom_a_duty_reports_to_does_not_bear_it():
    body = "I. TỔ CHỨC THỰC HIỆN\n\n1. Đề nghị Hội Nông dân tỉnh\n\nHướng dẫn các cấp hội; báo cáo kết quả về Hội Nông dân tỉnh."
    assert [(t.reports_to, [a.name for a in t.agencies]) for t in tasks(body)] == [
        (None, ["Hội Nông dân tỉnh"]),
        ("Hội Nông dân tỉnh", []),
    ]


def test_a_direction_addresses_nobody():
    found = tasks("I. NHIỆM VỤ, GIẢI PHÁP\n\nTiếp tục đẩy mạnh số hóa tài liệu lưu trữ. Năm 2021 có 300 hồ sơ.")
    assert [(t.text, t.agencies, t.assignment) for t in found] == [
        ("Tiếp tục đẩy mạnh số hóa tài liệu lưu trữ.", (), "direction"),
    ]


BESIDE = {
    "right after it": ("Phòng Hộ tịch Công an tỉnh lập sổ", ["Phòng Hộ tịch"]),
    "in a list": ("Phòng Hộ tịch, Công an tỉnh lập sổ", ["Phòng Hộ tịch", "Công an tỉnh"]),
}


@pytest.mark.parametrize(("text", "taking_part"), BESIDE.values(), ids=BESIDE)
def test_an_agency_beside_its_unit_takes_no_part(text, taking_part):
    names = ("Phòng Hộ tịch", "Công an tỉnh")
    found = [Found(text.index(n), text.index(n) + len(n), n, n, n, "khác", None, False) for n in names]
    (group,) = groups(text, found, 0, len(text))
    assert [one.name for one in group.agencies] == taking_part


def test_when_how_often_and_to_whom():
    body = "I. TỔ CHỨC THỰC HIỆN\n\n1. UBND các huyện, thành phố\n\nĐịnh kỳ hằng năm báo cáo kết quả gửi về Sở Nội vụ trước ngày 30/11/2022."
    (task,) = tasks(body)
    assert (task.deadline, task.period, task.reports_to) == ("trước ngày 30/11/2022", "Định kỳ hằng năm", "Sở Nội vụ")


def test_names_and_quoted_titles_say_nothing_of_the_topic():
    body = "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\nPhối hợp với Sở Giáo dục và Đào tạo rà soát Đề án “Đổi mới giáo dục”, cắt giảm thủ tục hành chính."
    (task,) = tasks(body)
    assert task.topic == "thủ tục hành chính"


DUE = {
    "a day of every month": ("Báo cáo kết quả trước ngày 22 hàng tháng.", "trước ngày 22 hàng tháng"),
    "a number of days": ("Xác minh hồ sơ trong thời gian 15 ngày kể từ khi nhận.", "trong thời gian 15 ngày"),
    "at the latest after a number of days": ("Báo cáo kết quả chậm nhất là 12 ngày sau đợt kiểm tra.", "chậm nhất là 12 ngày"),
    "a year": ("Xây dựng kho lưu trữ dùng chung đến năm 2025.", "đến năm 2025"),
    "how far a plan looks ahead": ("Triển khai Quy hoạch kho lưu trữ thời kỳ 2021 - 2030, tầm nhìn đến năm 2050.", None),
    "the year of the plan that is carried out": ("Tổng kết việc thực hiện Chiến lược lưu trữ đến năm 2025.", None),
}


@pytest.mark.parametrize(("text", "due"), DUE.values(), ids=DUE)
def test_when_a_duty_is_due(text, due):
    (task,) = tasks(f"I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\n{text}")
    assert task.deadline == due


def test_of_a_long_label_only_the_time_is_the_deadline():
    body = "I. NHIỆM VỤ\n\n1. Rà soát kho lưu trữ.\n\n- Thời hạn hoàn thành: Phê duyệt danh mục kho lưu trữ đang có tại các huyện, xã, hoàn thành trong tháng 3 năm 2023; mở rộng trong những năm sau."
    (task,) = tasks(body)
    assert task.deadline == "hoàn thành trong tháng 3 năm 2023"


def test_places_are_true():
    document = read("I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\nHướng dẫn lập hồ sơ; phối hợp với Sở Tài chính bố trí kinh phí.")
    found = find_tasks(document, find_agencies(document))
    for task in found:
        assert document.quote(task.span) == task.text
    assert [document.quote(a.span) for t in found for a in t.agencies] == ["Sở Nội vụ", "Sở Nội vụ", "Sở Tài chính"]
    assert [t.id for t in found] == ["d.k1", "d.k2"]


LINES = st.sampled_from(
    [
        "I. NHIỆM VỤ",
        "1. Sở Nội vụ",
        "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ:",
        "- Rà soát; kiểm tra; báo cáo.",
        "- Cơ quan chủ trì: Sở Nội vụ",
        "a) Đề nghị Bộ Tài chính xem xét",
        "STT\tNhiệm vụ\tCơ quan chủ trì",
        "1\tXây dựng kế hoạch\tSở Nội vụ, Sở Y tế",
        "Phụ lục",
        "¹ Giao cho Sở Tài chính thực hiện",
        "(((;;; …… ,,, ::",
        "",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES | st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30), max_size=14).map("\n".join))
def test_finding_never_raises_and_spans_lie_in_the_text(body):
    document = read("Kế hoạch.\n" + body)
    for task in find_tasks(document, find_agencies(document)):
        assert 0 <= task.span.start < task.span.end <= len(document.text)
        for agency in task.agencies:
            assert 0 <= agency.span.start < agency.span.end <= len(document.text)


@pytest.mark.parametrize(
    "bit", ["a: b; rà soát; ", "(rà soát; ", "Sở Nội vụ; ", "phối hợp, liên kết ", "giao cho ", "x ", "... ", "đồng thời, "]
)
def test_time_grows_with_the_paragraph(bit):
    def took(times):
        start = time.process_time()
        clauses(bit * times, [])
        return time.process_time() - start

    took(100)
    assert took(20000) < 40 * took(2000) + 0.5
