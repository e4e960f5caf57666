"""Words around the agencies of a statement that say what each is to do."""

from __future__ import annotations

import re

_REACH = 80
_FEW = 2
_LONGEST_SIGNATURE = 160
_ASSIGN = re.compile(
    r"(?:^|[,;:(]|\b(?:đã|sẽ|đồng thời|trong đó|và|hằng năm|hàng năm|(?<!các )(?<!những )quyết định|thống nhất|nay))\s*"
    r"(?P<word>giao|giao cho|phân công|yêu cầu|chỉ định|giao (?:nhiệm vụ|trách nhiệm)(?: cụ thể)? cho)"
    r"(?: đồng chí| các đồng chí)?\s*:?\s*$",
    re.IGNORECASE,
)
_REQUEST = re.compile(r"(?:^|[,:;\s]\s*)(?<!theo )(?:đề nghị|kiến nghị|trân trọng đề nghị)(?: với| đến)?\s*:?\s*$", re.IGNORECASE)
_GIVES = re.compile(r"(?:giao|phân công|yêu cầu|đề nghị|kiến nghị|chỉ định)(?!\w)", re.IGNORECASE)
_LISTS = re.compile(
    r"\W*(?:(?:các|những|một số|danh mục|nội dung|việc)\s|(?:văn bản|công văn|đơn|tờ trình|hồ sơ|giấy|phiếu|báo cáo|thư)(?!\w))",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?:phối hợp|phối kết hợp|liên kết|hiệp đồng)(?:[,\s]+(?:chặt chẽ|liên kết|thường xuyên|đồng bộ|tốt|kịp thời|chủ động))*\s*(?:cùng với|với|cùng)?\s*$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"(?<!\w)(?:chỉ đạo|đôn đốc|hướng dẫn)\s+(?P<who>[^,;.:]{3,120}?)(?:,?\s+chủ trì,?)?\s+(?:phối hợp|phối kết hợp)(?:\s+chặt chẽ)?(?:\s+(?:cùng|với))*\s*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?<!quy chế )(?<!văn bản )(?<!chương trình )(?<!; sự )(?<!, sự )phối hợp[^.;]{0,50}giữa\s*$", re.IGNORECASE
)
_ROLE_OF = re.compile(r"(?:nâng cao|phát huy)\s+(?:vai trò|trách nhiệm)(?:,\s+(?:vai trò|trách nhiệm))?\s+của\s*$", re.IGNORECASE)
_BY = re.compile(r"(?:^|\s)do\s*$", re.IGNORECASE)
_TO = re.compile(
    r"(?:^|\s)(?:gửi(?: về| cho| đến| tới)?|báo cáo(?: với)?|trình|(?:gửi|nộp|báo cáo|chuyển)\s[^.;]{0,60}\svề)\s*$",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"[\s,]*(?:(?:có|chịu) trách nhiệm|có nhiệm vụ|là (?:(?:cơ quan|đơn vị)(?! (?:của|thuộc|trực thuộc|chuyên môn|hành chính|sự nghiệp|ngang|tương đương|nằm)(?!\w))|đầu mối)|làm đầu mối|(?:chủ động\s+|tiếp tục\s+)?chủ trì)",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"(?:có|chịu)\s+trách nhiệm", re.IGNORECASE)
_CHAIRS = re.compile(r"\s+(?:chủ động\s+|tiếp tục\s+)?chủ trì", re.IGNORECASE)
_CHARGED = re.compile(
    r"\s*:\s*(?:theo\s|trên cơ sở|căn cứ|hằng|hàng|định kỳ|trong\s)[^.;]{0,400}?(?<!\w)(?:chủ trì|phối hợp|tổ chức|xây dựng|triển khai|thực hiện|chỉ đạo|tham mưu|rà soát|báo cáo)",
    re.IGNORECASE,
)
_LEADS = re.compile(r"chủ trì", re.IGNORECASE)
_ASSISTS = re.compile(r"[\s,]*(?:(?:chủ động|tích cực|tiếp tục|kịp thời|thường xuyên)\s+)*phối hợp", re.IGNORECASE)
_PAST = re.compile(r"[\s,]*(?:cũng\s+)?(?:đã|vừa|đang|từng|chưa|còn|được|bị|đều)\b", re.IGNORECASE)
_DID = re.compile(r"\s+(?:cũng\s+)?đã\s", re.IGNORECASE)
_NOT_A_DUTY = re.compile(r"\s*(?:căn cứ|theo đề nghị|xét đề nghị|xét|thực hiện(?: ý kiến)? chỉ đạo)\b", re.IGNORECASE)
_THIS_ACT = re.compile(
    r"(?:thi hành|thực hiện)\s+(?:(?:nghiêm|nghiêm túc|tốt|đúng|hiệu quả)[,\s]+)*(?:quyết định|nghị quyết|chỉ thị|thông tư|nghị định|kế hoạch|văn bản)\s+này",
    re.IGNORECASE,
)


_ENACTS = re.compile(
    r"[^.;]{0,600}?(?<!\w)(?:xây dựng và )?(?:ban hành|xây dựng|báo cáo|thông báo|triển khai|hướng dẫn|quy định)\s(?:[^.;:]{0,60}\s)??"
    r"(?:kế hoạch|chương trình|chỉ thị|đề án|hướng dẫn|phương án|quy chế|kết quả|tình hình|một số nội dung)(?!\w)"
    r"[^;:]{0,600}?(?:như sau|sau đây|(?:với|gồm|theo)[^;:]{0,60} sau|cụ thể)\s*:\s*$",
    re.IGNORECASE,
)
_BINDS = re.compile(r"chủ trì|có trách nhiệm|chịu trách nhiệm|(?:^|[,\s])(?:giao|yêu cầu|phân công|đề nghị)\s", re.IGNORECASE)
_SIGNS = re.compile(r"[\s(]*(?:(?:TM|KT|TL|TUQ|Q)\s?\.)?[A-ZĐÀ-Ỹ,.\s-]{4,80}(?:\s+(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]+\s*){2,5})?[/.)\s]*$")
_OFFICES = re.compile(
    r"THỦ TƯỚNG|CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC|CỤC TRƯỞNG|CHÁNH|THỦ TRƯỞNG|TRƯỞNG BAN|BÍ THƯ|THỐNG ĐỐC|TỔNG"
)


def _near(before: str) -> str:
    return before[-_REACH:]


def assigned(before: str) -> bool:
    """ "Giao Sở Nội vụ …" """
    match = _ASSIGN.search(_near(before.lstrip()))
    return match is not None and not match.group().lstrip().lower().startswith("đã")


def gives(text: str) -> bool:
    """ "Giao …", "Yêu cầu …" at the beginning of a statement."""
    return _GIVES.match(text) is not None


def once_assigned(before: str) -> bool:
    """ "UBND tỉnh đã giao Sở Nội vụ …": a duty as a report tells it."""
    match = _ASSIGN.search(_near(before.lstrip()))
    return match is not None and match.group("word").lower().startswith("giao")


def request_after(before: str) -> str | None:
    """What stands before "đề nghị" in "Đề nghị Bộ Nội vụ …", where nothing or what leads in does; else None: whoever does
    other things first ("rà soát, kiến nghị Bộ Nội vụ …") asks by himself."""
    match = _REQUEST.search(before)
    lead = before[: match.start()].strip() if match else ""
    return lead if match and (not lead or match.group()[0] in ",:;" or len(lead.split()) <= _FEW) else None


def lists(before: str) -> bool:
    """ "Các hoạt động đề nghị …", "Văn bản đề nghị …": what names a list or a paper, and asks for nothing itself."""
    return _LISTS.match(before) is not None


def partner(before: str) -> bool:
    """ "phối hợp với …" """
    return _WITH.search(_near(before)) is not None


def told_to_join(before: str) -> str | None:
    """Who is told by the bearer to work with those that follow: "Chỉ đạo các trường phối hợp với …" """
    match = _OF_OTHERS.search(before)
    return match.group("who") if match else None


def among(before: str) -> bool:
    """ "phối hợp giữa …" """
    return _BETWEEN.search(_near(before)) is not None


def role_of(before: str) -> bool:
    """ "nâng cao vai trò của …" """
    return _ROLE_OF.search(_near(before)) is not None


def by(before: str) -> bool:
    """ "do … chủ trì" """
    return _BY.search(_near(before)) is not None


def addressed(before: str) -> bool:
    """ "gửi …", "báo cáo …": whom a duty reports to."""
    return _TO.search(_near(before)) is not None


def strong(after: str) -> bool:
    """Words that make the agency before them the bearer of a duty wherever they stand."""
    return _STRONG.match(after) is not None


def answers(after: str) -> bool:
    """ "có trách nhiệm", "chịu trách nhiệm" further on."""
    return _ANSWERS.search(after) is not None


def chairs(after: str) -> bool:
    """ "chủ trì" as the first thing said of an agency."""
    return _CHAIRS.match(after) is not None


def charged(after: str) -> bool:
    """ "Bộ Xây dựng: Theo chức năng, nhiệm vụ được giao, …": a colon, and what the agency before it is to do."""
    return _CHARGED.match(after) is not None


def leads(text: str) -> bool:
    """ "chủ trì" in the words right after an agency."""
    return _LEADS.search(text[:40]) is not None


def assists(after: str) -> bool:
    """ "phối hợp với …" as the first thing that an agency is to do."""
    return _ASSISTS.match(after) is not None


def past(after: str) -> bool:
    """What the agency before these words did or is doing."""
    return _PAST.match(after) is not None


def did(before: str, after: str) -> bool:
    """What the agency between these words did, as the subject of a statement: "Trong tình hình đó, Chính phủ đã …"."""
    return _DID.match(after) is not None and (not before.strip() or before.rstrip().endswith(","))


def no_duty(text: str) -> bool:
    """Legal basis and the like."""
    return _NOT_A_DUTY.match(text) is not None


def enacts(text: str) -> bool:
    """ "UBND tỉnh ban hành Kế hoạch … như sau:": who issues the document, not who is to do what stands in it."""
    return _ENACTS.match(text) is not None and _BINDS.search(text) is None


def signature(text: str) -> bool:
    """The office of a signer in capitals, with or without the name.

    >>> signature("KT. BỘ TRƯỞNG THỨ TRƯỞNG Nguyễn Văn An"), signature("CHỦ TỊCH"), signature("Chủ tịch UBND tỉnh chỉ đạo")
    (True, True, False)
    """
    return len(text) <= _LONGEST_SIGNATURE and _OFFICES.search(text) is not None and _SIGNS.match(text) is not None


def carries_out(text: str) -> bool:
    """ "chịu trách nhiệm thi hành Quyết định này" """
    return _THIS_ACT.search(text) is not None
