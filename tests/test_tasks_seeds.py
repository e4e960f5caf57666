"""What the two shipped documents assign, as an official would ask it."""

import pytest

from corpus import shipped
from corpus.document import Source
from ingest.knowledge.agencies import find_agencies
from ingest.knowledge.tasks import find_tasks
from ingest.readers import read_file
from ingest.structure import build


@pytest.fixture(scope="module")
def tasks():
    found = {}
    for path in sorted(shipped.folder().glob("*.txt")):
        data = path.read_bytes()
        source = Source(name=path.name, format="txt", sha256="", size=len(data))
        document = build(read_file(path.name, data), id=path.stem, source=source)
        found[path.stem[:3]] = find_tasks(document, find_agencies(document))
    return found


FACTS = [
    ("688", "Sở Nội vụ", "lead", "tổ chức, triển khai thực hiện Đề án"),
    ("688", "Sở Kế hoạch và Đầu tư", "lead", "nâng cao chỉ số năng lực cạnh tranh cấp tỉnh"),
    ("688", "Sở Kế hoạch và Đầu tư", "coordinate", "tổ chức, triển khai thực hiện Đề án"),
    ("688", "Văn phòng Ủy ban nhân dân tỉnh", "lead", "nội dung cải cách thủ tục hành chính"),
    ("688", "Sở Thông tin và Truyền thông", "lead", "Chính quyền điện tử, chính quyền số"),
    ("688", "Bưu điện tỉnh", "coordinate", "dịch vụ bưu chính công ích"),
    ("688", "Viện kiểm sát nhân dân tỉnh", "lead", "giải quyết tranh chấp"),
    ("688", "Công ty Cổ phần nước sạch tỉnh", "coordinate", "thanh toán không dùng tiền mặt"),
    ("688", "UBND các huyện, thành phố", "implement", "điểm số và thứ hạng các chỉ số PCI"),
    ("688", "Ủy ban Mặt trận Tổ quốc tỉnh", "request", "giám sát và phản biện xã hội"),
    ("bao", "Bộ Tư pháp", "request", "Luật ban hành văn bản QPPL"),
    ("bao", "các bộ, ngành Trung ương", "request", "Quyết định số 27/2003/QĐ-TTg"),
    ("bao", "Sở Nội vụ", "lead", "chương trình bồi dưỡng"),
]


@pytest.mark.parametrize(("document", "agency", "role", "words"), FACTS)
def test_who_is_to_do_what(tasks, document, agency, role, words):
    bearers = {(a.name, a.role) for task in tasks[document] if words in task.text for a in task.agencies}
    assert (agency, role) in bearers


def test_a_report_assigns_nothing_anew(tasks):
    assert {task.assignment for task in tasks["bao"] if task.agencies} == {"historical", "request"}


def test_the_projects_of_the_annex_are_nobodys(tasks):
    projects = [task for task in tasks["688"] if task.assignment == "project"]
    assert (len(projects), {task.period for task in projects}) == (7, {"giai đoạn 2021-2025"})
