"""Series over documents: which rows are one, which must stay two, what differs."""

import pytest
from measured import holding, table

from ingest.knowledge.indicators import find_points
from ingest.link.indicators import link
from ingest.link.labels import relation

LAI_CHAU = {"issuer": "Ủy ban nhân dân tỉnh Lai Châu"}
COLUMNS = "STT | Chỉ tiêu | Năm 2018 | Năm 2019 | Năm 2020"
CAPTION = "Thống kê các chỉ tiêu tại lĩnh vực cải cách thủ tục hành chính của tỉnh"


def joined(*documents):
    """Names of the series that more than one document has, with their differences."""
    points = [point for document in documents for point in find_points(document)]
    found = link(points, documents)
    return {
        i.name: [(c.year, [v.value for v in c.values]) for c in i.conflicts]
        for i in found
        if len({p.document for p in i.points}) > 1
    }


def report(id, *rows, columns=COLUMNS, caption=CAPTION, **facts):
    return holding(table(caption, columns, *rows, id=f"{id}.t1", document=id), id=id, **(facts or LAI_CHAU))


def test_rows_of_one_place_with_one_meaning_are_one_series():
    one = report("a", "1 | Tổng số thủ tục hành chính của tỉnh | 100 | 110 | 120", "2 | Tỷ lệ hồ sơ đúng hẹn | 99% | 98% | 97%")
    other = report("b", "1 | Tổng số thủ tục hành chính của tỉnh | 100 | 111 | 120", "2 | Tỷ lệ hồ sơ đúng hẹn | 99% | 98% | 97%")
    assert joined(one, other) == {"Tổng số thủ tục hành chính của tỉnh": [(2019, [110, 111])], "Tỷ lệ hồ sơ đúng hẹn": []}


def test_another_province_fills_in_the_same_form():
    rows = ("1 | Tổng số thủ tục hành chính của tỉnh | 100 | 110 | 120", "2 | Tỷ lệ hồ sơ đúng hẹn | 99% | 98% | 97%")
    assert joined(report("a", *rows), report("b", *rows, issuer="Ủy ban nhân dân tỉnh Sơn La")) == {}


def test_documents_of_unknown_places_are_not_joined():
    rows = ("1 | Tổng số thủ tục hành chính của tỉnh | 100 | 110 | 120",)
    assert joined(report("a", *rows, type="báo cáo"), report("b", *rows, type="báo cáo")) == {}


def test_a_cut_off_date_makes_another_time():
    early = "STT | Chỉ tiêu | Năm 2018 | Năm 2019 | Năm 2020 (Tính đến 31/3)"
    one = report("a", "1 | Số lớp tập huấn | 5 | 6 | 7", "2 | Số mẫu khảo sát | 1 | 2 | 3")
    other = report("b", "1 | Số lớp tập huấn | 5 | 6 | 2", "2 | Số mẫu khảo sát | 1 | 2 | 1", columns=early)
    assert joined(one, other) == {"Số lớp tập huấn": [], "Số mẫu khảo sát": []}


def test_a_share_and_a_count_do_not_contradict():
    one = report("a", "1 | Số thủ tục được đơn giản hóa sau rà soát | 33% | 6 | 7")
    other = report("b", "1 | Số thủ tục được đơn giản hóa sau rà soát | 135 | 6 | 7")
    assert joined(one, other) == {"Số thủ tục được đơn giản hóa sau rà soát": []}


def test_slips_of_spelling_and_lost_labels_are_joined_where_the_tables_match():
    one = report(
        "a", "1 | Số lớp | 5 | 6 | 7", "2 | Số lượt bổi dưỡng | 1 | 2 | 3", " | | 0% | 50% | 100%", "4 | Số mẫu | 8 | 8 | 8"
    )
    other = report(
        "b",
        "1 | Số lớp | 5 | 6 | 7",
        "2 | Số lượt bồi dưỡng | 1 | 2 | 4",
        "3 | Tỷ lệ xã có mạng | 0% | 50% | 100%",
        "4 | Số mẫu | 8 | 8 | 8",
    )
    assert joined(one, other) == {"Số lớp": [], "Số lượt bổi dưỡng": [(2020, [3, 4])], "Tỷ lệ xã có mạng": [], "Số mẫu": []}


def test_tiers_are_never_joined():
    one = report("a", "1 | Số lớp | 5 | 6 | 7", "2 | Số thủ tục cấp tỉnh | 1 | 2 | 3")
    other = report("b", "1 | Số lớp | 5 | 6 | 7", "2 | Số thủ tục cấp huyện | 9 | 9 | 9")
    assert list(joined(one, other)) == ["Số lớp"]


@pytest.mark.parametrize(
    ("one", "other", "meant"),
    [
        ("Tổng số TTHC", "Tổng số TTHC", "same"),
        ("1. Tổng số TTHC", "Tổng số TTHC", "same"),
        ("Uỷ ban nhân dân xã", "Ủy ban nhân dân xã", "same"),
        ("Số văn bản (VBQPPPL) ban hành", "Số văn bản (VBQPPL) ban hành", "same"),
        ("Số Chi cục thuộc Sở", "Số Chi cục, ban thuộc Sở", "wider"),
        ("Tổng số > Số phòng cấp tỉnh", "Tổng số > Số phòng, ban cấp tỉnh", "wider"),
        ("Tổng số", "Tổng số > Cấp tỉnh", None),
        ("Số thủ tục cấp tỉnh", "Số thủ tục cấp xã", None),
        ("Số công chức", "Số viên chức", None),
        ("Năm 2019 có mặt", "Năm 2018 có mặt", None),
        ("Số nhận", "Số gửi", None),
    ],
)
def test_whether_labels_mean_the_same(one, other, meant):
    assert relation(one, other) == relation(other, one) == meant


def test_the_seeds_agree_and_differ_where_they_do(seed_home):
    from corpus import kinds
    from corpus.store import Store

    series = {i.name: i for i in Store.open(seed_home).of(kinds.INDICATORS)}
    total = series["Tổng số TTHC của tỉnh"]
    assert len({p.document for p in total.points}) == 2
    assert not total.conflicts
    services = series["Số dịch vụ công trực tuyến mức độ 3, mức độ 4"]
    assert [(c.year, sorted(v.value for v in c.values)) for c in services.conflicts] == [
        (2016, [0, 565]),
        (2017, [460, 565]),
        (2018, [77, 565]),
        (2019, [85, 131]),
    ]
    assert any(p.indicator == "" for p in series["Tỷ lệ văn bản hành chính được trao đổi dưới dạng điện tử"].points)
