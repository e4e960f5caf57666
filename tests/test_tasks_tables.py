"""Assignment tables of any layout: which column holds what, whose row it is, and what is no assignment table."""

import pytest
from drafts import Draft

from corpus.document import Document, Source
from ingest.knowledge.agencies import find_agencies
from ingest.knowledge.tasks import find_tasks


def document(columns, *rows, caption="Danh mục nhiệm vụ", title="Danh mục nhiệm vụ"):
    draft = Draft("d")
    section = draft.section("Phụ lục I", title, "Kèm theo Kế hoạch.", kind="annex")
    draft.table(section, caption, columns, *rows)
    return Document(
        id="d",
        source=Source(name="d.txt", format="txt", sha256="", size=0),
        text=draft.text,
        issuer="Chính phủ",
        sections=tuple(draft.sections),
        tables=tuple(draft.tables),
    )


def tasks(columns, *rows, **where):
    doc = document(columns, *rows, **where)
    return [t for t in find_tasks(doc, find_agencies(doc)) if t.table]


def whose(task):
    return [(a.name, a.role) for a in task.agencies]


PLAN = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Cấp trình", "Sản phẩm", "Thời hạn hoàn thành")


def test_a_row_is_a_duty_with_all_that_its_columns_say():
    (task,) = tasks(
        PLAN,
        (
            "1",
            "Xây dựng Nghị định về lưu trữ số",
            "Bộ Nội vụ",
            "Bộ Tư pháp; các bộ, ngành liên quan",
            "Chính phủ",
            "Nghị định",
            "Quý II/2026",
        ),
    )
    assert whose(task) == [("Bộ Nội vụ", "lead"), ("Bộ Tư pháp", "coordinate"), ("các bộ, ngành liên quan", "coordinate")]
    assert (task.reports_to, task.product, task.deadline, task.table.row) == ("Chính phủ", "Nghị định", "Quý II/2026", 0)


LAYOUTS = {
    "agency before the duty": (
        ("STT", "Đơn vị", "Nhiệm vụ chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"),
        ("1", "Bộ Y tế", "Sửa đổi quy chuẩn kỹ thuật", "Bộ Tài chính", "Năm 2026"),
    ),
    "performed and assisted": (
        ("STT", "Nhiệm vụ", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời gian"),
        ("1", "Sửa đổi quy chuẩn kỹ thuật", "Bộ Y tế", "Bộ Tài chính", "Năm 2026"),
    ),
    "headers of two levels": (
        ("STT", "Tên nhiệm vụ cụ thể", "Cơ quan > Chủ trì", "Cơ quan > Phối hợp"),
        ("1", "Sửa đổi quy chuẩn kỹ thuật", "Bộ Y tế", "Bộ Tài chính"),
    ),
    "a longer task column beside its group": (
        ("TT", "Nhóm nhiệm vụ", "Nhiệm vụ cụ thể", "Chủ trì", "Phối hợp"),
        ("1", "Thể chế", "Sửa đổi quy chuẩn kỹ thuật", "Bộ Y tế", "Bộ Tài chính"),
    ),
}


@pytest.mark.parametrize(("columns", "row"), LAYOUTS.values(), ids=LAYOUTS)
def test_the_columns_are_told_by_their_words(columns, row):
    (task,) = tasks(columns, row)
    assert (task.text, whose(task)) == ("Sửa đổi quy chuẩn kỹ thuật", [("Bộ Y tế", "lead"), ("Bộ Tài chính", "coordinate")])


CELLS = {
    "semicolons": ("Bộ Nội vụ; Bộ Y tế", ["Bộ Nội vụ", "Bộ Y tế"]),
    "commas inside a name": ("Bộ Văn hóa, Thể thao và Du lịch, Bộ Nội vụ", ["Bộ Văn hóa, Thể thao và Du lịch", "Bộ Nội vụ"]),
    "numbers": ("(1) Bộ Tư pháp (2) VTV, VOV", ["Bộ Tư pháp", "VTV", "VOV"]),
    "bullets": ("- Bộ Tư pháp - Bộ Công an", ["Bộ Tư pháp", "Bộ Công an"]),
    "and": ("Bộ Y tế và Bộ Công an", ["Bộ Y tế", "Bộ Công an"]),
    "nothing between": ("Hội đồng Dân tộc các Ủy ban khác của Quốc hội", ["Hội đồng Dân tộc", "các Ủy ban khác của Quốc hội"]),
    "a collective is one": ("Các bộ, cơ quan ngang bộ, các địa phương", ["Các bộ, cơ quan ngang bộ", "các địa phương"]),
    "with words beside the name": (
        "Bộ Y tế, Sở Y tế đối với địa phương, Ủy ban nhân dân cấp tỉnh trình Hội đồng nhân dân cùng cấp",
        ["Bộ Y tế", "Sở Y tế đối với địa phương", "Ủy ban nhân dân cấp tỉnh trình Hội đồng nhân dân cùng cấp"],
    ),
    "the ministry's word once": ("Bộ Y tế, Tài chính, Công an", ["Bộ Y tế", "Bộ Tài chính", "Bộ Công an"]),
    "the committee's word once": ("UBND thành phố Hà Nội, Hòa Bình, Cần Thơ", ["UBND thành phố Hà Nội", "Hòa Bình", "Cần Thơ"]),
    "a body that no table lists": ("Bộ Công Thương, doanh nghiệp, hợp tác xã", ["Bộ Công Thương", "doanh nghiệp", "hợp tác xã"]),
    "a label in the cell": ("Chủ trì: Bộ Công Thương", ["Bộ Công Thương"]),
    "a full stop": ("Các cơ quan, tổ chức có liên quan.", ["Các cơ quan, tổ chức có liên quan"]),
}


@pytest.mark.parametrize(("cell", "names"), CELLS.values(), ids=CELLS)
def test_a_cell_is_split_into_its_agencies(cell, names):
    (task,) = tasks(("TT", "Nhiệm vụ", "Cơ quan chủ trì"), ("1", "Xây dựng kế hoạch hành động", cell))
    assert [a.name for a in task.agencies] == names


def test_an_agency_merged_over_rows_leads_them_all():
    columns = ("STT", "Đơn vị", "Nhiệm vụ", "Đơn vị phối hợp")
    first, second, third = tasks(
        columns,
        ("1", "Bộ Công an", "Xây dựng trung tâm dữ liệu", "Bộ Tài chính"),
        ("", "", "Đào tạo cán bộ vận hành", ""),
        ("2", "", "Việc chưa giao cho ai", ""),
    )
    assert whose(first) == [("Bộ Công an", "lead"), ("Bộ Tài chính", "coordinate")]
    assert whose(second) == [("Bộ Công an", "lead")]
    assert whose(third) == []


def test_a_group_row_gives_the_topic_and_is_no_duty():
    group = ("I. Hoàn thiện thể chế",) * 3
    (task,) = tasks(("TT", "Nhiệm vụ", "Cơ quan chủ trì"), group, ("1", "Sửa đổi Luật Lưu trữ", "Bộ Nội vụ"))
    assert (task.topic, task.table.row) == ("Hoàn thiện thể chế", 1)


@pytest.mark.parametrize("title", ["I. VỐN SỰ NGHIỆP", "Vốn đầu tư phát triển (triệu đồng)", "Tổng cộng"])
def test_a_source_of_money_is_no_topic(title):
    row = ("1", "Sửa đổi quy chế văn thư của cơ quan", "Bộ Nội vụ")
    (task,) = tasks(("TT", "Nhiệm vụ", "Cơ quan chủ trì"), (title,) * 3, row)
    assert task.topic != title.split(". ")[-1]


def test_a_list_of_projects_states_duties_of_nobody():
    (task,) = tasks(
        ("STT", "NỘI DUNG", "DỰ KIẾN KINH PHÍ (Triệu đồng)"),
        ("1", "Xây dựng kho lưu trữ điện tử", "7.500"),
        caption="Danh mục các dự án trọng điểm giai đoạn 2021-2025",
    )
    assert (task.agencies, task.assignment, task.period) == ((), "project", "giai đoạn 2021-2025")


NOT_ASSIGNMENTS = {
    "figures by year": (("STT", "Nhiệm vụ/tiêu chí", "Năm 2019", "Năm 2020"), ("1", "Số văn bản đã ban hành", "30", "41")),
    "a list of fees": (("STT", "Nội dung", "Mức thu"), ("1", "Cấp bản sao giấy chứng nhận", "5.000")),
    "targets": (("STT", "Chỉ tiêu", "Kế hoạch", "Thực hiện"), ("1", "Tỷ lệ hồ sơ đúng hạn", "98%", "99%")),
}


@pytest.mark.parametrize(("columns", "row"), NOT_ASSIGNMENTS.values(), ids=NOT_ASSIGNMENTS)
def test_other_tables_assign_nothing(columns, row):
    assert tasks(columns, row, caption="Thống kê", title="Thống kê") == []
