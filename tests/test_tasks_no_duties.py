"""What stands among duties and is none: definitions, forms, lists of things, rules, requests of nobody."""

import pytest
from duties import stated, tasks

DEFINITIONS = {
    "under their own title": "Điều 3. Giải thích từ ngữ\n\n1. Kiểm tra chuyên ngành là việc xem xét hồ sơ.\n\n2. Báo cáo viên: người giới thiệu chuyên đề; hướng dẫn thảo luận.",
    "after the words that introduce them": "1. Trong Quy chế này, các từ ngữ dưới đây được hiểu như sau:\n\na) Quản lý hồ sơ: tổ chức, sắp xếp hồ sơ theo danh mục.",
    "alone": "1. Số hóa tài liệu được hiểu là việc chuyển tài liệu giấy thành dữ liệu.\n\n2. Kiểm tra là hoạt động xem xét việc chấp hành.",
    "of a whole annex that is a form": "Mẫu số 02. Đơn đề nghị cấp phép\n\nĐề nghị Sở Nội vụ cấp giấy phép cho tổ chức theo quy định.",
    "a line with blanks": "1. Đề nghị Sở Nội vụ xem xét hồ sơ của ông (bà) ……………… theo quy định.",
}


@pytest.mark.parametrize("body", DEFINITIONS.values(), ids=DEFINITIONS)
def test_definitions_and_forms_hold_no_duties(body):
    assert tasks(f"I. NHIỆM VỤ, GIẢI PHÁP\n\n{body}") == []


def test_what_a_body_may_ask_is_no_request():
    body = "Điều 11. Nhiệm vụ và quyền hạn của Hội đồng\n\n1. Đề nghị Bộ Nội vụ bổ nhiệm Chủ tịch Hội đồng."
    assert stated(body, kind="QUYẾT ĐỊNH", symbol="QĐ-UBND") == []
    body = "Điều 12. Lệ phí\n\n1. Yêu cầu Tòa án nhân dân tối cao công nhận bản án."
    assert stated(body, kind="NGHỊ QUYẾT", symbol="2016/NQ-HĐND") == []


LISTS = {
    "what one answers for": ("Chịu trách nhiệm về công tác tổ chức, nhân sự; đào tạo và hợp tác quốc tế.", 1),
    "cases": ("Thu phí đối với trường hợp cấp lần đầu giấy chứng nhận; cấp đổi, cấp lại giấy chứng nhận.", 1),
    "fields": (
        "Tham mưu quản lý nhà nước về: đất đai; tài nguyên nước; quản lý tổng hợp tài nguyên biển và hải đảo ở các tỉnh có biển theo quy định.",
        1,
    ),
    "matters of one kind": (
        "Lồng ghép nội dung giáo dục đạo đức vào chương trình học của các trường; giáo dục kỹ năng sống cho học sinh cuối cấp.",
        1,
    ),
    "after a colon and a noun": (
        "Chú trọng kiểm tra: việc chuẩn bị kho lưu trữ tại các cơ quan của tỉnh; tổ chức chỉnh lý tài liệu tồn đọng của các đơn vị sự nghiệp.",
        1,
    ),
    "fields, far on": (
        f"Tham mưu quản lý nhà nước về: báo chí; xuất bản {'và phát hành các loại sách ' * 20}; ứng dụng công nghệ thông tin trong hoạt động của các cơ quan nhà nước.",
        1,
    ),
    "two duties": ("Tham mưu công tác tổ chức, nhân sự; đào tạo cán bộ lưu trữ.", 2),
}


@pytest.mark.parametrize(("text", "many"), LISTS.values(), ids=LISTS)
def test_one_more_of_a_list_is_no_duty_of_its_own(text, many):
    assert len(tasks(f"I. NHIỆM VỤ, GIẢI PHÁP\n\n1. {text}")) == many


NO_DUTIES = {
    "what a body did, and then did": "Trong tình hình đó, Chính phủ đã chỉ đạo quyết liệt; thành lập 03 tổ công tác; yêu cầu các bộ, ngành tháo gỡ khó khăn.",
    "a time alone": "hoàn thành trước ngày 15 tháng 12 năm 2022.",
}


@pytest.mark.parametrize("text", NO_DUTIES.values(), ids=NO_DUTIES)
def test_among_duties_it_is_none(text):
    assert tasks(f"I. NHIỆM VỤ, GIẢI PHÁP\n\n{text}") == []


NOT_ASKED = {
    "whoever does other things first asks by himself": "1. Khảo sát, đánh giá hao hụt, kiến nghị Bộ Công Thương sửa đổi quy định.",
    "somebody within the sentence": "1. Công chức báo cáo lãnh đạo đơn vị đề nghị Bộ Nội vụ xem xét kháng nghị.",
    "a paper of a dossier": "1. Văn bản đề nghị Bộ Công Thương công nhận đủ điều kiện đào tạo.",
    "a rule about a thing": "1. Báo cáo kiểm toán phải trình bày đầy đủ nội dung theo mục tiêu.",
    "a body that is a verb elsewhere": "1. Tổ chức phối hợp liên ngành do Thủ tướng đứng đầu thì làm việc theo chế độ tập thể.",
}


@pytest.mark.parametrize("text", NOT_ASKED.values(), ids=NOT_ASKED)
def test_what_is_asked_of_nobody(text):
    assert [a for t in tasks(f"I. NHIỆM VỤ, GIẢI PHÁP\n\n{text}") for a in t.agencies if a.role == "request"] == []


def test_what_an_act_brings_with_it_is_no_direction():
    body = "Điều 1. Ban hành kèm theo Quyết định này Quy chế thực hiện nhiệm vụ lưu trữ."
    assert tasks(f"I. NHIỆM VỤ\n\n{body}", kind="QUYẾT ĐỊNH", symbol="QĐ-UBND") == []


def test_what_an_act_ends_is_no_duty():
    body = (
        "Điều 2. Quyết định này có hiệu lực từ ngày ký và bãi bỏ Quy định về trách nhiệm phối hợp giữa các cơ quan có liên quan."
    )
    assert tasks(f"I. NHIỆM VỤ\n\n{body}", kind="QUYẾT ĐỊNH", symbol="QĐ-UBND") == []


def test_who_lays_down_a_circular_has_no_duty():
    body = "Bộ trưởng Bộ Y tế quy định trách nhiệm thông báo kết quả xét nghiệm.\n\nĐiều 1. Phạm vi\n\nThông tư này áp dụng toàn quốc."
    assert tasks(body, kind="THÔNG TƯ", symbol="2020/TT-BYT") == []


def test_what_an_agency_is_is_no_duty():
    assert stated("I. TỔ CHỨC THỰC HIỆN\n\nSở Nội vụ là cơ quan chuyên môn thuộc UBND tỉnh.") == []
    assert stated("I. TỔ CHỨC THỰC HIỆN\n\nSở Nội vụ là cơ quan thường trực của Ban Chỉ đạo.") != []


def test_a_title_that_runs_into_a_number_is_no_direction():
    assert tasks("Điều 17. Tổ chức thực hiện 1.\n\nSở Nội vụ là cơ quan của tỉnh.", kind="QUYẾT ĐỊNH", symbol="QĐ-UBND") == []


def test_what_a_dossier_holds_is_asked_of_nobody():
    assert tasks("1. Hồ sơ đề nghị nâng bậc lương\n\nBáo cáo thành tích; giao biên chế công chức của đơn vị đề nghị.") == []


def test_who_issues_an_act_has_no_duty():
    body = "Theo đề nghị của Giám đốc Sở Nội vụ;\n\nỦy ban nhân dân tỉnh ban hành Quyết định quy định trách nhiệm lưu trữ.\n\nĐiều 1. Phạm vi\n\nQuy định này áp dụng trong tỉnh."
    assert stated(body, kind="QUYẾT ĐỊNH", symbol="2022/QĐ-UBND") == []


def test_what_introduces_the_whole_document_is_no_direction():
    assert tasks("Thực hiện Luật Lưu trữ, Sở Nội vụ hướng dẫn thực hiện một số nội dung về lưu trữ như sau:") == []


NO_DUTY = {
    "what was done": "Sở Nội vụ đã tổ chức 05 lớp tập huấn; UBND tỉnh ban hành 03 kế hoạch.",
    "what is going on": "Các sở, ban, ngành đang thực hiện nghiêm túc.",
    "a basis": "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV.",
    "an agency as an object": "Kết quả được gửi Sở Nội vụ.",
}


@pytest.mark.parametrize("text", NO_DUTY.values(), ids=NO_DUTY)
def test_what_is_told_is_no_duty(text):
    assert stated(f"I. KẾT QUẢ THỰC HIỆN\n\n1. Công tác văn thư\n\n{text}", kind="BÁO CÁO", symbol="BC-UBND") == []


AIMS = ("1. Mục đích", "1. Mục tiêu", "1. Yêu cầu")


@pytest.mark.parametrize("title", AIMS)
def test_aims_have_no_addressee(title):
    body = f"Ủy ban nhân dân tỉnh triển khai Kế hoạch công tác văn thư với các nội dung sau:\n\nI. MỤC ĐÍCH, YÊU CẦU\n\n{title}\n\nNâng cao nhận thức của cán bộ, công chức."
    assert stated(body) == []


def test_a_noun_of_which_something_is_said_is_no_duty():
    body = "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\nLập kế hoạch nộp lưu.\n\nBáo cáo được lập thành văn bản."
    assert [text for text, _ in stated(body)] == ["Lập kế hoạch nộp lưu."]


def test_a_rule_addressed_to_nobody_is_no_task():
    assert tasks("Điều 5. Nhiệm vụ của chuyên gia\n\nTuân thủ pháp luật; bảo vệ bí mật.", kind="NGHỊ ĐỊNH", symbol="NĐ-CP") == []
    assert (
        tasks("Điều 5. Đề nghị cấp giấy phép\n\nLập hồ sơ theo mẫu; nộp phí theo quy định.", kind="NGHỊ ĐỊNH", symbol="NĐ-CP")
        == []
    )
