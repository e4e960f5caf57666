"""What a text does to the documents that it names: the nearest cue before each, else that of the list it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus import catalog
from ingest.knowledge.citations.issuing import Stated, issuer_at
from ingest.knowledge.citations.laws import find_acts
from ingest.knowledge.citations.lexicon import issuer_of_code
from ingest.knowledge.citations.listing import listing
from ingest.knowledge.citations.mention import Mention
from ingest.knowledge.citations.particulars import Particulars
from ingest.knowledge.citations.provisions import PLACES
from ingest.knowledge.citations.words import CAPITALS, SMALL

REACH = 160
_SENTENCE_END = re.compile(rf"[.!?…](?=\s{{1,4}}[{CAPITALS}(“\"0-9-])|\n")
_ASIDE = re.compile(r"\([^()]{0,200}\)")
_SECOND = re.compile(
    r"[\s,;:(–-]{0,8}(?:(?:và|hoặc|cùng|hay|cùng với|số|các|\(?\d{1,2}[.)]|[a-zđ]\)|tại|những)[\s,;:]{0,3}){0,4}"
)
_OF_NEXT = re.compile(r"[\s,;]{0,4}(?:(?:và|hoặc|các|tại|của|cùng)[\s,;]{1,3}){0,4}")
_OPENING = re.compile(r"[\s\-–+•*(\d.)a-zđ]{0,12}(?:(?:tại|số|các)\s{1,2})?", re.IGNORECASE)
_AFTER = re.compile(
    r"\s{0,3}(?:đến\s{1,3}nay\s{1,3})?(?:đã\s{1,3})?(?:bị\s{1,3}|được\s{1,3})?(?:(?P<thay_the>thay\s{1,3}thế|bãi\s{1,3}bỏ|h[uủ][ỷy]\s{1,3}bỏ|hết\s{1,3}hiệu\s{1,3}lực)"
    r"|(?P<sua_doi>sửa\s{1,3}đổi))(?!\w)"
)

_AS_FOLLOWS = re.compile(r"[^.;:]{0,80}?như\s{1,3}sau")
# "được sửa đổi, bổ sung một số điều tại khoản 1 Điều 2 Nghị định B": B is what amends.
_PASSIVE = re.compile(
    r"(?:(?:được|bị)\s{1,3}|\(\s{0,2})(?:sửa\s{1,3}đổi|bổ\s{1,3}sung|thay\s{1,3}thế|bãi\s{1,3}bỏ)(?!\w)[^.;]{0,80}?(?<!\w)(?:theo|tại|bởi|bằng)"
    r"(?:\s{1,3}(?:quy\s{1,3}định\s{1,3}tại\s{1,3})?(?:[Kk]hoản|[Đđ]iểm|[Đđ]iều|[Mm]ục|[Cc]hương|[Pp]hụ\s{1,3}lục)[\w\s,]{0,40})?\s{0,3}$"
)
# "Xét đề nghị của …" opens a paragraph; within a sentence people are considered for a promotion or a reward.
_OPENING_ONLY = ("xét",)
# "đã ký Quyết định số …", but "theo hợp đồng đã ký và quy định của …".
_CLOSING_ONLY = ("đã ký",)
_AMENDS = ("sua_doi", "thay_the")
# What is amended is a document or a part of one; who corrects a certificate or adjusts a border does nothing to what is cited next.
_PROVISION = re.compile(
    r"[\s,:;“\"(–-]*(?:(?:một\s+số|một|các|những|toàn\s+bộ|nội\s+dung|lần\s+\w+|và|hoặc|hay|[0-9]{1,3}|số)[\s,:]+){0,4}"
    r"(?:$|của|tại|cho|vào|bằng|ở|trong|đối\s+với|[“\"]|điều|khoản|điểm|mục|chương|phần|tiết|phụ\s+lục|phụ\s+biểu|mẫu|biểu|bảng|quy\s+định|nội\s+dung|văn\s+bản|"
    r"luật|bộ\s+luật|pháp\s+lệnh|hiến\s+pháp|nghị\s+định|nghị\s+quyết|thông\s+tư|quyết\s+định|chỉ\s+thị|công\s+văn|kế\s+hoạch|đề\s+án|quy\s+chế|"
    r"điều\s+lệ|chương\s+trình|danh\s+mục|cụm\s+từ|từ(?!\s+ngày)|tên|tiêu\s+đề|đoạn|câu|căn\s+cứ|thủ\s+tục|quy\s+trình|quy\s+hoạch|hướng\s+dẫn|tiêu\s+chuẩn|quy\s+chuẩn)(?!\w)"
)
_WRAPPED = re.compile(rf"\s*\n\s*(?=[{SMALL},;.)])")

_NAME = re.compile(rf"(?<!\w)[{CAPITALS}]")
_ISSUES = re.compile(
    r"\s{1,3}(?:(?:đã|vừa|cũng)\s{1,3}){0,2}(?:phê\s{1,3}duyệt|công\s{1,3}bố|thông\s{1,3}qua|quyết\s{1,3}định\s{1,3}thành\s{1,3}lập|"
    r"có\s{1,3}(?:báo\s{1,3}cáo|văn\s{1,3}bản|công\s{1,3}văn|tờ\s{1,3}trình))(?!\w)",
    re.IGNORECASE,
)
_HAS = re.compile(r"(?<!\w)có\s{1,3}$")
# What stands in quotation marks there is the name of an event, which the sentence's verb does not reach into.
_EVENT = re.compile(
    r"(?:[Cc]uộc\s{1,3}thi|[Hh]ội\s{1,3}thi|[Cc]huyên\s{1,3}(?:mục|đề|trang)|[Tt]ọa\s{1,3}đàm|[Hh]ội\s{1,3}thảo)(?:\s{1,3}\w{1,12}){0,3}\s{1,3}[“\"][^”\"]{1,80}$"
)


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    table = {row["cue"]: (row["relation"], row["weak"] == "x") for row in catalog.rows("relation_cues")}
    words = sorted(table, key=len, reverse=True)
    body = "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in words)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)"), table


def last_cue(text: str) -> str | None:
    """The relation that the last cue of a stretch of text says; a weak cue only where there is no other.

    >>> last_cue("Căn cứ chỉ đạo của Chính phủ, triển khai thực hiện ")
    'thuc_hien'
    >>> last_cue("Căn cứ tiêu chuẩn quy định tại ")
    'can_cu'
    >>> last_cue("Các văn bản sau đây hết hiệu lực: a) Chương II ")
    'thay_the'
    >>> last_cue("Sửa đổi khoản 2 Điều 5 "), last_cue("Đính chính Giấy chứng nhận đã cấp (1) ")
    ('sua_doi', None)
    """
    if _PASSIVE.search(text):
        return "khac"
    lead, colon, item = text.rpartition(":")
    if colon and _OPENING.fullmatch(PLACES.sub("", item)) and (listed := listing(lead + colon)):
        return listed
    pattern, table = _cues()
    strong = faint = None
    plain = text.lower()
    for match in pattern.finditer(plain):
        relation, weak = table[" ".join(match.group().split())]
        if match.group() in _OPENING_ONLY and text[match.start()].islower():
            continue
        if match.group() in _CLOSING_ONLY and plain[match.end() :].strip():
            continue
        if relation in _AMENDS and not _PROVISION.match(plain, match.end()):
            continue
        strong, faint = (strong, relation) if weak else (relation, faint)
    return strong or faint


def cue_at_end(text: str) -> str | None:
    """The relation of a cue that a text ends with: "Thông tư này thay thế"."""
    pattern, table = _cues()
    plain = text.lower()
    last = next((match for match in pattern.finditer(plain, max(0, len(plain) - REACH)) if match.end() == len(plain)), None)
    return table[" ".join(last.group().split())][0] if last else None


def relations(
    text: str, mentions: Sequence[Mention], stated: Sequence[Particulars], default: str | None, lead: str | None
) -> list[str]:
    """One relation a mention.

    ``default`` is for those that open their paragraph under a heading that says it ("CĂN CỨ PHÁP LÝ"); ``lead`` for
    those of a footnote without a cue of their own.
    """
    found: list[str] = []
    top, reach = -1, 0  # the last mention that no title and no amending act holds; how far all that was stated reaches
    amending = 0  # how far the name of the last amending act does
    for i, mention in enumerate(mentions):
        inside = top >= 0 and mention.start < (mentions[top].end if mentions[top].amends else stated[top].title_end)
        start = stated[i - 1].end if inside else reach
        start = _within_sentence(text, min(start, mention.start), mention.start)
        gap = _ASIDE.sub("", text[start : mention.start])
        _, _, gap = gap.rpartition(";") if top >= 0 and start == reach else ("", "", gap)
        amended = mention.start < amending
        own = "sua_doi" if amended else last_cue(gap)
        own = "khac" if _EVENT.search(text, start, mention.start) else own
        if own is None and inside and i - 1 > top and _goes_on(gap):
            own = found[i - 1]
        elif own is None and not inside:
            if top >= 0 and start == reach and _goes_on(gap):
                own = found[top]
            elif _HAS.search(gap) and _local_acts(f"{gap}{text[mention.start : mention.end]}"):
                own = "ban_hanh"
            elif default and _OPENING.fullmatch(text, 0, mention.start):
                own = default
        after = _after(text, stated[i].title_end) or _after_amended(text, mentions, stated, i)
        own = after if own == "ban_hanh" and after == "thay_the" else own  # "… ban hành kèm theo Quyết định A hết hiệu lực"
        found.append(_of_kind(mention, own or after or lead or "khac"))
        reach = max(reach, stated[i].title_end)
        top = top if inside else i
        amending = mention.end if mention.amends else amending
    return found


def in_list(text: str, start: int, end: int) -> bool:
    """Whether all that stands between two mentions joins them in a list."""
    return bool(_SECOND.fullmatch(text, start, end)) and start < end


def _within_sentence(text: str, start: int, at: int) -> int:
    """From where on a cue may govern: within the sentence and within reach."""
    start = max(start, at - REACH)
    for stop in _SENTENCE_END.finditer(text, start, at + 1):
        start = stop.end()
    return start


def _goes_on(gap: str) -> bool:
    """Whether what stands between two mentions goes on with the same: "…, khoản 2 Điều 3 và Điều 5 của"."""
    return bool(_SECOND.fullmatch(gap) or _OF_NEXT.fullmatch(PLACES.sub(" ", gap)))


def _of_kind(mention: Mention, relation: str) -> str:
    """A submission asks, whatever the sentence does with what it asks for: nobody carries one out."""
    return "de_nghi" if mention.kind.name == "tờ trình" and relation in ("khac", "thuc_hien") else relation


def _after_amended(text: str, mentions: Sequence[Mention], stated: Sequence[Particulars], at: int) -> str | None:
    """What is done to an act after the act that amended it: "Luật A đã được sửa đổi theo Luật B hết hiệu lực"."""
    if at + 1 == len(mentions):
        return None
    between = text[stated[at].title_end : mentions[at + 1].start].strip().removeprefix("đã ")
    after = _after(text, stated[at + 1].title_end) if len(between) < REACH and _PASSIVE.fullmatch(between) else None
    return after if after == "thay_the" else None


def _after(text: str, title_end: int) -> str | None:
    """What is said after a mention is done to it; "được sửa đổi theo …" tells of another act, "như sau" of this one."""
    match = _AFTER.match(text, title_end)
    if match is None or (match.lastgroup == "sua_doi" and "được" in match.group() and not _AS_FOLLOWS.match(text, match.end())):
        return None
    return match.lastgroup


def of_footnote(sentence: str) -> str | None:
    """The relation that a note inherits from the words before its mark: who issues documents lists them there.

    >>> of_footnote("UBND tỉnh đã phê duyệt Kiến trúc"), of_footnote("theo Đề án được Thủ tướng Chính phủ phê duyệt")
    ('ban_hanh', 'thuc_hien')
    """
    sentence = _WRAPPED.sub(" ", sentence)
    for act in find_acts(sentence):  # "Luật Ban hành …" issues nothing
        sentence = sentence[: act.start] + " " * (act.end - act.start) + sentence[act.end :]
    clause = sentence
    for stop in _SENTENCE_END.finditer(sentence):
        clause = sentence[stop.end() :]
    if re.search(r"(?<!\w)ban\s{1,3}hành(?!\w)", clause.lower()) or _local_acts(clause):
        return "ban_hanh"
    return last_cue(clause)


def _local_acts(clause: str) -> bool:
    """Whether a local institution approves, publishes or writes in a clause: "UBND tỉnh đã phê duyệt", "UBND tỉnh đã có báo cáo"."""
    for word in _NAME.finditer(clause):
        stated = issuer_at(clause, word.start(), known=True)
        if stated and _is_local(stated) and _ISSUES.match(clause, stated.end):
            return True
    return False


def _is_local(stated: Stated) -> bool:
    return any((one := issuer_of_code(code)) and one.level in ("dp", "dangdp") for code in stated.codes)
