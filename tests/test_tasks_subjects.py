"""Whose duty a statement under a heading is: not the heading's agency's where it is about somebody or something else."""

import pytest
from duties import stated

UNDER = "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\n{}"

NOT_THEIRS = {
    "a body named by a common noun": "Tổ công tác và các doanh nghiệp dược phải báo cáo số lượng thuốc tồn kho hằng tuần.",
    "several, by a common noun": "Các nhà thuốc có trách nhiệm niêm yết giá bán tại quầy thuốc của mình.",
    "a body that no table lists": "Viễn thông tỉnh phối hợp cung cấp số điện thoại cho các điểm cách ly tập trung.",
    "another agency, with no verb that is known": "Sở Tài chính trù liệu nguồn kinh phí dự phòng cho công tác phòng dịch.",
    "another, after what leads in": "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Sở Y tế để tổng hợp.",
    "another, of a case": "Trường hợp các đơn vị không báo cáo đúng hạn, Bộ Tài chính tạm dừng cấp kinh phí của đơn vị.",
    "a time": "Thời gian cao điểm của chiến dịch từ tháng 6 đến tháng 8 năm 2022.",
    "a place": "Địa điểm tổ chức lễ phát động tại Quảng trường trung tâm thành phố.",
    "particulars": "Địa chỉ: số 12 đường Tô Hiệu, phường Chiềng Lề, thành phố Sơn La.",
    "money": "Kinh phí triển khai các hoạt động thực hiện theo quy định của pháp luật.",
    "what somebody else goes on to do": "Đảng ủy Khối các cơ quan tỉnh trù liệu nhân sự; tăng cường công tác giám sát phòng dịch.",
    "what everybody goes on to do": "Mỗi cán bộ, đảng viên phải gương mẫu; có trách nhiệm tuyên truyền, vận động gia đình mình.",
    "what the issuer is going to do": "Căn cứ kết quả thí điểm, trong năm 2022 Bộ sẽ tổng kết, đánh giá và hướng dẫn thực hiện.",
    "another, after how often": "Hằng tháng Kho bạc Nhà nước tỉnh căn cứ giấy rút dự toán thực hiện chi trả tiền thuốc.",
    "another, in a case that is met with": "Trong quá trình thẩm định, nếu phát hiện sai phạm thì cơ quan tài chính cấp trên xử lý, báo cáo.",
    "what became of something": "Hợp tác quốc tế về công tác phòng dịch được tăng cường, mở rộng.",
}


@pytest.mark.parametrize("text", NOT_THEIRS.values(), ids=NOT_THEIRS)
def test_a_statement_about_another_is_not_the_headings(text):
    assert stated(UNDER.format(text)) == []


THEIRS = {
    "a thing that must be done": "Hồ sơ đề nghị hỗ trợ phải nộp chậm nhất ngày 15 hằng tháng cho cơ quan thẩm định.",
    "what the agency is": "Cơ quan thường trực của Kế hoạch, tham mưu, giúp UBND tỉnh, Chủ tịch UBND tỉnh đôn đốc thực hiện.",
    "with what it rests on": "Trên cơ sở số liệu của các huyện, thành phố, kịp thời cập nhật cấp độ dịch.",
}


@pytest.mark.parametrize("text", THEIRS.values(), ids=THEIRS)
def test_what_is_said_of_no_other_is_the_headings(text):
    assert stated(UNDER.format(text)) == [(text, [("Sở Y tế", "lead")])]


NOBODYS = {
    "a step of another": "Bước 2: Cán bộ phụ trách chuyên mục hoàn thiện và nhập dữ liệu lên cổng thông tin của tỉnh.",
    "a right": "Được sử dụng bộ máy và công chức của cơ quan để triển khai các nhiệm vụ được giao.",
    "when a meeting is valid": "Các cuộc họp là hợp lệ khi có trên một phần hai tổng số ủy viên tham gia dự họp.",
    "a noun that is a verb elsewhere": "Tổ chức, cá nhân có liên quan thực hiện theo quy định của pháp luật về giá.",
    "the body of a letterhead": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
    "a condition": "Có số lượng hồ sơ tiếp nhận trong năm lớn hơn ba mươi phần trăm trung bình cộng của cả nước.",
}


@pytest.mark.parametrize("text", NOBODYS.values(), ids=NOBODYS)
def test_what_opens_no_duty_is_not_the_headings(text):
    assert stated(UNDER.format(text)) == []


HEADINGS = {
    "whose duty stands in a heading of its own": "Chương II. TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ\n\nĐiều 23. Trách nhiệm của Hội quán Làng nghề\n\n1. Tổ chức thực hiện việc ký kết hợp đồng với các cơ sở.",
    "the letterhead of a form": "Mẫu số 03\n\nBỘ GIAO THÔNG VẬN TẢI\n\nTổ chức cấp giấy chứng nhận cho cơ sở đào tạo.",
    "cases": "1. Sở Y tế thu hồi giấy phép trong các trường hợp sau:\n\na) Cung cấp thông tin không đúng sự thật cho cơ quan cấp phép.",
}


@pytest.mark.parametrize("body", HEADINGS.values(), ids=HEADINGS)
def test_a_heading_of_another_or_of_things_binds_nobody(body):
    assert [text for text, _ in stated(body) if "Sở Y tế" not in text] == []


def test_a_heading_that_is_cut_short_binds_nobody():
    body = "Điều 7. Trách nhiệm của các sở, ngành có liên quan\n\n1. Sở\n\nCung cấp hồ sơ quy hoạch kho thuốc của tỉnh."
    assert stated(body, kind="QUYẾT ĐỊNH", symbol="QĐ-UBND") == []


CASES = {
    "the label of the first point left in the heading": (
        "1. Sở Y tế a)\n\nRà soát danh mục thuốc tại các kho.",
        [("Rà soát danh mục thuốc tại các kho.", [("Sở Y tế", "lead")])],
    ),
    "who hands on bears it": (
        "1. Sở Y tế\n\nTiếp nhận hồ sơ và giao các cơ sở giáo dục đào tạo nhân lực y tế.",
        [("Tiếp nhận hồ sơ và giao các cơ sở giáo dục đào tạo nhân lực y tế.", [("Sở Y tế", "lead")])],
    ),
    "whose scheme it is does not bear it, nor what comes after": (
        "1. Sở Y tế\n\nTổ chức thực hiện chính sách do Bộ Nội vụ chủ trì, quản lý; theo dõi, tổng hợp kết quả tại tỉnh.",
        [
            ("Tổ chức thực hiện chính sách do Bộ Nội vụ chủ trì, quản lý", [("Sở Y tế", "lead")]),
            ("theo dõi, tổng hợp kết quả tại tỉnh.", [("Sở Y tế", "lead")]),
        ],
    ),
    "those between whom a paper was agreed": (
        "1. Sở Y tế\n\nĐẩy mạnh thực hiện các văn bản phối hợp giữa Sở Nội vụ và Sở Tài chính.",
        [("Đẩy mạnh thực hiện các văn bản phối hợp giữa Sở Nội vụ và Sở Tài chính.", [("Sở Y tế", "lead")])],
    ),
    "those who are to work together": (
        "1. Sở Y tế\n\nTăng cường sự phối hợp giữa các sở, ban, ngành trong việc kiểm tra kho thuốc.",
        [
            (
                "Tăng cường sự phối hợp giữa các sở, ban, ngành trong việc kiểm tra kho thuốc.",
                [("Sở Y tế", "lead"), ("các sở, ban, ngành", "implement")],
            )
        ],
    ),
    "a name in which a verb is half a word": (
        "1. Sở Y tế\n\nPhối hợp với Trung tâm Dịch vụ việc làm tỉnh tổ chức tập huấn.",
        [
            (
                "Phối hợp với Trung tâm Dịch vụ việc làm tỉnh tổ chức tập huấn.",
                [("Sở Y tế", "coordinate"), ("Trung tâm Dịch vụ việc làm tỉnh", "coordinate")],
            )
        ],
    ),
    "a title in capitals": (
        "1. CÁC SỞ, BAN, NGÀNH TỈNH\n\nRà soát danh mục thuốc tại các kho.",
        [("Rà soát danh mục thuốc tại các kho.", [("Các sở, ban, ngành tỉnh", "implement")])],
    ),
    "those whom others are told to work with take no part": (
        "1. Sở Y tế\n\nChỉ đạo các bệnh viện chủ trì, phối hợp với Công an tỉnh diễn tập phòng cháy.",
        [("Chỉ đạo các bệnh viện chủ trì, phối hợp với Công an tỉnh diễn tập phòng cháy.", [("Sở Y tế", "lead")])],
    ),
    "a title that lists what is asked of others": ("1. Các hoạt động đề nghị các địa phương chủ trì triển khai", []),
    "under a title of others nobody above is bound": (
        "1. Yêu cầu các sở, ban, ngành tỉnh:\n\na) Hội Khuyến học và những người tình nguyện\n\nVận động quỹ khuyến học.",
        [],
    ),
    "those asked at the centre": (
        "1. Đề nghị các tổ chức chính trị - xã hội ở Trung ương\n\nTuyên truyền sâu rộng về chuyển đổi số.",
        [("Tuyên truyền sâu rộng về chuyển đổi số.", [("các tổ chức chính trị - xã hội", "request")])],
    ),
    "a colon after the agency, then what it goes by": (
        "2. Các sở, ngành liên quan\n\n- Sở Xây dựng: Theo chức năng, nhiệm vụ được giao, chủ trì thẩm định quy hoạch.",
        [
            (
                "Sở Xây dựng: Theo chức năng, nhiệm vụ được giao, chủ trì thẩm định quy hoạch.",
                [("Sở Xây dựng", "lead")],
            )
        ],
    ),
    "who chairs after a basis": (
        "1. Căn cứ tình hình thiên tai, Sở Tài chính chủ trì, phối hợp với Sở Y tế bố trí kinh phí.",
        [
            (
                "Căn cứ tình hình thiên tai, Sở Tài chính chủ trì, phối hợp với Sở Y tế bố trí kinh phí.",
                [("Sở Tài chính", "lead"), ("Sở Y tế", "coordinate")],
            )
        ],
    ),
    "those whose part is encouraged bear nothing": (
        "1. Khuyến khích sự tham gia của các bên, gồm cộng đồng, các tổ chức xã hội, tổ chức nghề nghiệp.",
        [],
    ),
    "what a decision once gave, in brackets": (
        "1. Thu hồi dứt điểm đất của các dự án (kể cả các quyết định giao UBND cấp huyện thực hiện).",
        [],
    ),
    "a line of others ends what the line before bound": (
        "- Sở Nội vụ:\n\n+ Hướng dẫn công tác khen thưởng.\n\n- Các cơ quan báo chí địa phương và lực lượng cộng tác viên:\n\n+ Tuyên truyền về phong trào.",
        [("Hướng dẫn công tác khen thưởng.", [("Sở Nội vụ", "lead")])],
    ),
    "a line of who carries out": (
        "1. Rà soát định mức xây dựng.\n\n- Thực hiện: Sở Xây dựng, các đơn vị sự nghiệp tại các địa phương.\n\n- Thời hạn: Hằng năm.",
        [
            (
                "Rà soát định mức xây dựng.",
                [("Sở Xây dựng", "implement"), ("các đơn vị sự nghiệp", "implement")],
            )
        ],
    ),
    "a heading with a body that is not known": (
        "1. Sở Nội vụ, Liên hội Làm vườn, Hiệp Hội Du lịch cộng đồng\n\nXây dựng quy chế phối hợp.",
        [("Xây dựng quy chế phối hợp.", [])],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_who_bears_it(body, expected):
    assert stated(f"II. TỔ CHỨC THỰC HIỆN\n\n{body}") == [case for case in expected if case[1]]


def test_the_title_of_a_whole_annex_leaves_open_who_does_what():
    body = "I. TỔ CHỨC THỰC HIỆN\n\nPhụ lục\n\nPHÂN CÔNG NHIỆM VỤ CỦA CÁC SỞ, BAN, NGÀNH\n\nXây dựng tài liệu hướng dẫn."
    assert stated(body) == []


def test_recipients_under_a_heading_of_their_own_have_no_duties():
    body = "I. TỔ CHỨC THỰC HIỆN\n\n1. Giao Sở Nội vụ:\n\nTheo dõi việc thực hiện.\n\nNơi nhận:\n\n- Văn phòng Tỉnh ủy và các ban xây dựng Đảng của Tỉnh ủy;\n\n- Lưu: VT."
    assert [text for text, _ in stated(body)] == ["Theo dõi việc thực hiện."]


def test_to_follow_an_act_strictly_is_to_carry_it_out():
    body = "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\nChủ tịch UBND các huyện, thành phố thực hiện nghiêm túc Kế hoạch này."
    assert [agencies for _, agencies in stated(body)] == [[("Chủ tịch UBND các huyện, thành phố", "implement")]]
