"""Agencies in a question by what people call them, and who is asked about."""

from __future__ import annotations

import pytest

from corpus.agency import Agency
from search.agencies import Directory
from search.expansions import Abbreviations
from search.intents import intent
from search.naming import shortened
from search.question import read


def agency(id: str, name: str, *aliases: str, mentions: int = 3, place: str | None = None) -> Agency:
    return Agency(
        id=id, name=name, aliases=aliases, kind="sở", level="tỉnh", parent=None, collective=False, mentions=mentions, place=place,
    )  # fmt: skip


DIRECTORY = Directory(
    (
        agency("khdt", "Sở Kế hoạch và Đầu tư"),
        agency("vhttdl", "Bộ Văn hóa, Thể thao và Du lịch"),
        agency("vhtt", "Bộ Văn hóa - Thông tin", mentions=1),
        agency("vp", "Văn phòng Ủy ban nhân dân tỉnh"),
        agency("ubnd", "Ủy ban nhân dân tỉnh An Giang", "Ủy ban nhân dân tỉnh"),
        agency("bhxh", "Bảo hiểm xã hội tỉnh"),
        agency("mttq", "Ủy ban Mặt trận Tổ quốc tỉnh"),
        agency("vks", "Viện kiểm sát nhân dân tỉnh"),
        agency("dien", "Công ty Điện lực tỉnh"),
        agency("nuoc", "Công ty Cổ phần Nước sạch tỉnh"),
        agency("kkt", "Ban Quản lý Khu kinh tế cửa khẩu Cầu Treo"),
        agency("nhnn", "Ngân hàng Nhà nước Việt Nam"),
        agency("nhnn-ag", "Ngân hàng Nhà nước - Chi nhánh tỉnh An Giang"),
        agency("hcc", "Trung tâm Phục vụ hành chính công tỉnh", "Trung tâm"),
        agency("cp", "Chính phủ"),
        agency("stc", "Sở Tài chính", mentions=5),
        agency("stc.an-giang", "Sở Tài chính", place="tỉnh An Giang"),
        agency("stc.ha-noi", "Sở Tài chính", mentions=9, place="thành phố Hà Nội"),
        agency("ct", "Chủ tịch Ủy ban nhân dân tỉnh"),
        agency("huyen", "Ủy ban nhân dân các huyện, thành phố", "UBND huyện"),
        agency("xa", "Ủy ban nhân dân cấp xã"),
        agency("hdnd", "Hội đồng nhân dân tỉnh", "Hội đồng nhân dân"),
        agency("nganh", "Các sở, ban, ngành tỉnh", "các sở, ban, ngành"),
        agency("dia-phuong", "Các cơ quan, đơn vị, địa phương (nói chung)", "chính quyền địa phương"),
        agency("dai", "Đài Phát thanh - Truyền hình tỉnh"),
        *(agency(f"bql-{i}", f"Ban Quản lý dự án xây dựng {place}") for i, place in enumerate(("Cầu Treo", "Ba Bể", "Hòn La"))),
    )
)
KNOWN = Abbreviations()


def met(text: str) -> list[str]:
    asked = read(text)
    return [meeting.agency.id for meeting in DIRECTORY.in_question(asked, KNOWN.in_question(asked))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sở kế hoạch phải làm gì", ["khdt"]),
        ("so ke hoach phai lam gi", ["khdt"]),
        ("sở kế hoách", []),
        ("bộ văn hóa", ["vhttdl"]),
        ("VPUBND tỉnh được giao gì", ["vp"]),
        ("vpubnd tinh duoc giao gi", ["vp"]),
        ("BHXH tỉnh", ["bhxh"]),
        ("MTTQ tỉnh", ["mttq"]),
        ("mặt trận tổ quốc", ["mttq"]),
        ("viện kiểm sát làm gì", ["vks"]),
        ("điện lực tỉnh", ["dien"]),
        ("luật điện lực", []),
        ("công ty nước sạch", ["nuoc"]),
        ("ban quản lý khu kinh tế cửa khẩu", ["kkt"]),
        ("ban quản lý dự án xây dựng", []),
        ("ngân hàng nhà nước", ["nhnn", "nhnn-ag"]),
        ("ủy ban tỉnh", ["ubnd"]),
        ("trung tâm phải làm gì", []),
        ("trung tâm hành chính công", ["hcc"]),
        ("nghị định của Chính phủ", ["cp"]),
        ("phát triển chính phủ điện tử", []),
        ("chinh phu dien tu", []),
        ("sở tài chính và sở kế hoạch", ["stc.ha-noi", "stc", "stc.an-giang", "khdt"]),
        ("sở tài chính tỉnh An Giang", ["stc.an-giang"]),
        ("so tai chinh ha noi", ["stc.ha-noi"]),
        ("sở tài chính Lai Châu", ["stc"]),
        ("sở tài chính của An Giang", ["stc.an-giang"]),
        ("SKHĐT chủ trì việc gì", ["khdt"]),
        ("skhđt", ["khdt"]),
        ("ban quản lý cửa khẩu cầu treo", ["kkt"]),
        ("ban quan ly cua khau", ["kkt"]),
        ("ban quản lý khu kinh tế làm gì", ["kkt"]),
        ("BQL khu kinh tế", ["kkt"]),
        ("ngân hàng nhà nước tỉnh làm gì", ["nhnn-ag"]),
        ("ngân hàng nhà nước An Giang", ["nhnn-ag"]),
        ("ngân hàng nhà nước chi nhánh tỉnh", ["nhnn-ag"]),
        ("chủ tịch ubnd làm gì", ["ct"]),
        ("chủ tịch ubnd huyện làm gì", ["huyen"]),
        ("chu tich ubnd huyen", ["huyen"]),
        ("chủ tịch huyện", ["huyen"]),
        ("chủ tịch ubnd xã", ["xa"]),
        ("ubnd các xã, phường", ["xa"]),
        ("hội đồng nhân dân", ["hdnd"]),
        ("hội đồng nhân dân huyện", []),
        ("hội đồng nhân dân xã hội hóa", ["hdnd"]),
        ("các sở ngành phải làm gì", ["nganh"]),
        ("Ban QLKKT cửa khẩu Cầu Treo phải làm gì", ["kkt"]),
        ("bqlkkt cau treo", ["kkt"]),
        ("các sở ngành nào", []),
        ("cac so nganh nao", []),
        ("ubnd xã nào được giao", []),
        ("đài tỉnh", ["dai"]),
        ("chính quyền địa phương", ["dia-phuong"]),
        ("luật tổ chức chính quyền địa phương", []),
        ("luat to chuc chinh phu 2015", []),
        ("luật tổ chức chính phủ do Chính phủ trình", ["cp"]),
    ],
)
def test_agencies_by_what_people_call_them(text, found):
    assert met(text) == found


def test_a_filter_takes_the_same_names():
    assert [agency.id for agency in DIRECTORY.named("sở kế hoạch")] == ["khdt"]
    assert [agency.id for agency in DIRECTORY.named("viện kiểm sát")] == ["vks"]


@pytest.mark.parametrize(
    ("text", "duties", "who", "roles"),
    [
        ("sở kế hoạch phải làm gì", True, False, ()),
        ("công việc của sở kế hoạch", True, False, ()),
        ("đề nghị sở kế hoạch", True, False, ("request",)),
        ("sở nào phối hợp với sở kế hoạch", False, True, ("coordinate",)),
        ("sở kế hoạch phối hợp với sở nào", True, True, ("coordinate",)),
        ("Sở Tài chính chủ trì, phối hợp với ai", True, True, ("coordinate",)),
        ("so ke hoach phoi hop voi nhung co quan nao", True, True, ("coordinate",)),
        ("sở kế hoạch phối hợp với Sở Tài chính", True, False, ("coordinate",)),
        ("phối hợp với ai", False, True, ("coordinate",)),
        ("sở kế hoạch giao ai theo dõi", False, True, ()),
        ("ubnd tinh giao cho don vi nao", False, True, ()),
        ("cơ quan chủ trì xây dựng nền tảng", False, True, ("lead",)),
        ("ai làm đầu mối", False, True, ("lead",)),
        ("hồ sơ đề nghị cấp phép", False, False, ("request",)),
        ("kinh phí lấy từ đâu", False, False, ()),
    ],
)
def test_what_is_asked(text, duties, who, roles):
    asked = read(text)
    found = intent(asked, DIRECTORY.in_question(asked))
    assert (found.duties, found.who, found.roles) == (duties, who, roles)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sở Nội vụ", ["SNV"]),
        ("Sở Y tế", ["SYT"]),
        ("Phòng Kinh tế và Hạ tầng", ["Phòng Kinh tế"]),
        ("Bộ Lao động - Thương binh và Xã hội", ["Bộ Lao động"]),
        ("Ủy ban nhân dân huyện Yên Minh", []),
        ("Tập đoàn Phú Yên", []),
    ],
)
def test_short_names(name, short):
    assert [written for _, written in shortened(name)] == short
