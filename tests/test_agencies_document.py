"""Agencies of whole documents: the province from the document, names that it gives, true places, and who took over."""

import pytest
from drafts import Draft

from corpus.agency import AgencyMention
from corpus.catalog import rows
from corpus.document import Document, Source
from corpus.span import Span
from ingest.knowledge.agencies import find_agencies
from ingest.knowledge.agencies.entry import Place
from ingest.knowledge.agencies.forms import expand, split_forms
from ingest.link.agencies import link


def document(text, **facts):
    draft = Draft("d")
    draft.section("1", "", *text.split("\n"))
    return Document(
        id="d",
        source=Source(name="d.txt", format="txt", sha256="", size=0),
        text=draft.text,
        sections=tuple(draft.sections),
        **facts,
    )


HOMES = {
    "the issuer": ({"issuer": "Ủy ban nhân dân tỉnh Sơn La"}, "", Place("tỉnh", "Sơn La")),
    "a city": ({"issuer": "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG"}, "", Place("thành phố", "Hải Phòng")),
    "a ministry in Hà Nội": ({"issuer": "Bộ Nội vụ", "place": "Hà Nội"}, "Ủy ban nhân dân tỉnh Sơn La " * 9, None),
    "the government": ({"issuer": "Chính phủ"}, "", None),
    "the title": ({"title": "Tổng kết công tác cải cách hành chính tỉnh Yên Bái"}, "", Place("tỉnh", "Yên Bái")),
    "named again and again": ({}, "trên địa bàn tỉnh Bắc Kạn " * 6, Place("tỉnh", "Bắc Kạn")),
    "two named as often": ({}, "tỉnh Bắc Kạn và tỉnh Cao Bằng " * 6, None),
}


@pytest.mark.parametrize(("facts", "text", "home"), HOMES.values(), ids=HOMES)
def test_the_province_comes_from_the_document(facts, text, home):
    assert find_agencies(document(text or "Điều 1.", **facts)).home == home


def test_mentions_stand_where_they_say():
    doc = document("Giao Sở Nội vụ chủ trì.\nSở Tài chính phối hợp với Sở Nội vụ.", issuer="Ủy ban nhân dân tỉnh Sơn La")
    mentions = find_agencies(doc).mentions
    assert [doc.quote(m.span) for m in mentions] == ["Sở Nội vụ", "Sở Tài chính", "Sở Nội vụ"]
    assert [m.id for m in mentions] == ["d.m1", "d.m2", "d.m3"]


LEARNED = {
    "called": "Ban Quản lý Khu bảo tồn Xuân Nha (sau đây gọi là Ban Xuân Nha). Ban Xuân Nha lập kế hoạch.",
    "called for short": "Ban Quản lý Khu bảo tồn Xuân Nha (sau đây gọi tắt là “Khu bảo tồn”). Khu bảo tồn lập kế hoạch.",
    "letters": "Ban Quản lý Khu bảo tồn Xuân Nha (BXN). BXN lập kế hoạch.",
    "its own name where its end is not plain": "Ban Quản lý Khu bảo tồn Xuân Nha. Ban Quản lý Khu bảo tồn Xuân Nha kiểm tra rừng.",
}


@pytest.mark.parametrize("text", LEARNED.values(), ids=LEARNED)
def test_names_that_the_document_gives_are_learned(text):
    mentions = find_agencies(document(text)).mentions
    assert {m.agency for m in mentions} == {"ban-quan-ly-khu-bao-ton-xuan-nha"}
    assert len(mentions) >= 2


NOT_LEARNED = {
    "a document": "Nghị định của Chính phủ (sau đây gọi là Nghị định số 77/2024/NĐ-CP). Nghị định số 77/2024/NĐ-CP quy định.",
    "another unit": "Trung tâm thuộc Bộ Tư pháp (sau đây gọi là Trung tâm đăng ký). Trung tâm đăng ký cấp giấy.",
    "a measure of a collective": "Năng lực cấp sở, ban, ngành (DDCI). DDCI năm 2020.",
    "a measure of an agency": "Chỉ số hài lòng của Bộ Nội vụ (SIPAS). SIPAS năm 2020.",
    "a common noun": "Ban của Bộ Công Thương (sau đây gọi là Ban). Ban họp.",
}


@pytest.mark.parametrize("text", NOT_LEARNED.values(), ids=NOT_LEARNED)
def test_what_is_no_name_of_the_agency_is_not_learned(text):
    assert len(find_agencies(document(text)).mentions) == 1


def test_letters_of_every_province_in_a_symbol_are_no_mention():
    doc = document("Quyết định số 60/QĐ-UBND, Tờ trình số 9/TTr-SNV; UBND tỉnh giao", issuer="Ủy ban nhân dân tỉnh Sơn La")
    assert [doc.quote(m.span) for m in find_agencies(doc).mentions] == ["SNV", "UBND tỉnh"]


def mention(agency, name, text, document="a", n=1):
    return AgencyMention(
        id=f"{document}.m{n}",
        document=document,
        section=None,
        agency=agency,
        name=name,
        text=text,
        kind="sở",
        level="tỉnh",
        collective=False,
        span=Span(0, 1),
    )


def linked(*mentions):
    return {agency.id: agency for agency in link(mentions)}


def test_mentions_over_documents_are_one_agency_with_its_other_names():
    agencies = linked(
        mention("so-noi-vu.son-la", "Sở Nội vụ", "Sở Nội vụ"),
        mention("so-noi-vu.son-la", "Sở Nội vụ", "SNV", "b"),
        mention("so-noi-vu.lao-cai", "Sở Nội vụ", "Sở Nội vụ", "c"),
    )
    one = agencies["so-noi-vu.son-la"]
    assert (one.aliases, one.mentions, one.documents, one.place) == (("SNV",), 2, ("a", "b"), "tỉnh Sơn La")
    assert one.parent == "Ủy ban nhân dân tỉnh Sơn La"
    assert agencies["so-noi-vu.lao-cai"].mentions == 1


def test_a_successor_is_told_with_what_it_took_over_and_stands_though_no_document_names_it():
    agencies = linked(mention("so-thong-tin-va-truyen-thong.son-la", "Sở Thông tin và Truyền thông", "Sở TT&TT"))
    heirs = {s.agency: s for s in agencies["so-thong-tin-va-truyen-thong.son-la"].successors}
    science = heirs["so-khoa-hoc-va-cong-nghe.son-la"]
    assert "chuyển đổi số" in science.scope
    assert (science.since, science.basis, science.sure) == ("2025-03-01", "45/2025/NĐ-CP", "high")
    assert agencies["so-khoa-hoc-va-cong-nghe.son-la"].mentions == 0
    assert agencies["so-khoa-hoc-va-cong-nghe.son-la"].predecessors[0].agency == "so-thong-tin-va-truyen-thong.son-la"
    assert heirs["cong-an-tinh.son-la"].sure == "medium"


def test_nothing_is_reassigned():
    agencies = linked(mention("so-ke-hoach-va-dau-tu.son-la", "Sở Kế hoạch và Đầu tư", "Sở KH&ĐT"))
    assert agencies["so-ke-hoach-va-dau-tu.son-la"].mentions == 1
    assert agencies["so-tai-chinh.son-la"].mentions == 0


def test_a_province_that_became_part_of_another_hands_its_agencies_over_in_two_steps():
    agencies = linked(mention("so-ke-hoach-va-dau-tu.ha-giang", "Sở Kế hoạch và Đầu tư", "Sở KH&ĐT"))
    assert [s.agency for s in agencies["so-ke-hoach-va-dau-tu.ha-giang"].successors] == ["so-tai-chinh.ha-giang"]
    assert [(s.agency, s.since) for s in agencies["so-tai-chinh.ha-giang"].successors] == [
        ("so-tai-chinh.tuyen-quang", "2025-07-01")
    ]


def test_the_order_is_vietnamese():
    names = [a.name for a in link([mention(f"x-{i}", name, name) for i, name in enumerate(["Đài", "Dân", "Ăn", "An"])])]
    assert names == ["An", "Ăn", "Dân", "Đài"]


TABLES = ("agency_names", "agency_tiers", "agency_kinds", "agency_abbreviations", "agency_places", "agency_succession")


@pytest.mark.parametrize("name", TABLES)
def test_every_table_tells_its_source(name):
    from importlib.resources import files

    head = files("corpus.catalog").joinpath(f"{name}.tsv").read_text("utf-8").split("\n")
    assert any(line.startswith("# Source:") for line in head if line.startswith("#"))
    assert rows(name)


def test_no_two_agencies_are_written_alike():
    """The same words may mean two agencies only where the place after them tells which."""
    owners = {}
    for row in rows("agency_names"):
        for text in split_forms(row["forms"]):
            for form in expand(text):
                owners.setdefault((form.words.lower(), form.needs), set()).add(row["name"])
    assert {words: names for words, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize("row", rows("agency_succession"), ids=lambda r: f"{r['predecessor']} - {r['successor']}")
def test_the_succession_table_names_known_agencies(row):
    from ingest.knowledge.agencies.grammar import grammar
    from ingest.knowledge.agencies.scan import Scanner
    from ingest.knowledge.agencies.trie import Trie

    for name in (row["predecessor"], row["successor"]):
        read = Scanner(grammar(), Place("tỉnh", "Lai Châu"), Trie()).scan(name)
        assert [(one.start, one.end) for one in read] == [(0, len(name))]
    assert row["sure"] in ("high", "medium", "low")
