"""When a duty is due, and how often."""

from __future__ import annotations

import re

_DAY = r"(?:ngày\s+)?\d{1,2}\s?(?:/|-|\s+tháng\s+)\s?\d{1,2}(?:\s?(?:/|-|\s+năm\s+)\s?\d{4}|\s+(?:hằng|hàng)\s+năm)?"
_QUARTER = r"(?:cuối\s+|đầu\s+)?quý\s+(?:IV|III|II|I|[1-4])(?:\s*(?:/|năm|-)\s*\d{4})?"
_MONTH = r"tháng\s+\d{1,2}\s?(?:/|\s+năm\s+)\s?\d{4}"
_YEAR = r"(?:năm\s+)?\d{4}"
_DEADLINE = re.compile(
    rf"(?:(?:hoàn thành\s+)?(?:trước|chậm nhất(?:\s+(?:là|vào|đến))?|muộn nhất(?:\s+(?:là|vào))?|xong trước|hết)\s+(?:{_DAY}|{_QUARTER}|{_MONTH}|năm\s+\d{{4}})"
    rf"|(?:hoàn thành\s+)?(?:trong|vào|từ)\s+(?:{_QUARTER}|{_MONTH}|năm\s+\d{{4}})"
    rf"|(?:trước|chậm nhất(?:\s+là)?)\s+ngày\s+\d{{1,2}}\s+(?:hằng|hàng)\s+(?:tháng|quý)"
    rf"|(?<!hướng )(?<!tầm nhìn )đến\s+(?:hết\s+)?năm\s+\d{{4}}(?:,\s+định hướng đến năm\s+\d{{4}})?"
    rf"|(?:hoàn thành|xong)\s+{_YEAR}|{_QUARTER}\s*$"
    rf"|(?:trong\s+(?:vòng|thời hạn|thời gian)|chậm nhất(?:\s+là)?(?:\s+sau)?)\s+\d{{1,3}}\s+(?:ngày|tháng|năm)(?:\s+làm việc)?)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:thực hiện|tổng kết|sơ kết|đánh giá|theo|của|về|tại|trong|phê duyệt|quán triệt|điều chỉnh|bổ sung)\s+(?:có\s+hiệu quả\s+)?"
    r"(?:các\s+)?(?:Chiến lược|Chương trình|Đề án|Kế hoạch|Quy hoạch|Dự án|Nghị quyết|Quyết định|Chỉ thị)(?!\w)[^;:]*$"
)
_FAR = 300
_OFTEN = r"(?:hằng|hàng)\s+(?:năm|quý|tháng|tuần|ngày)"
_PERIOD = re.compile(
    rf"(?:định kỳ(?:\s+(?:{_OFTEN}|\d{{1,2}}\s+(?:tháng|năm|lần)(?:/\s?\w+)?))?(?:\s+(?:hoặc|và)\s+(?:{_OFTEN}|đột xuất))?"
    rf"|{_OFTEN}(?:\s+(?:hoặc|và)\s+đột xuất)?|thường xuyên|(?<=trong )giai đoạn\s+\d{{4}}\s?[-–]\s?\d{{4}})",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"giai đoạn\s+\d{4}\s?[-–]\s?\d{4}", re.IGNORECASE)


def deadline(text: str) -> str | None:
    """The words that say when it is due.

    >>> deadline("báo cáo trước ngày 30/6/2026"), deadline("triển khai kế hoạch trong quý II năm 2026.")
    ('trước ngày 30/6/2026', 'trong quý II năm 2026')
    """
    return next((" ".join(one.group().split()) for one in _DEADLINE.finditer(text) if not _of_a_title(text, one)), None)


def _of_a_title(text: str, match: re.Match[str]) -> bool:
    """Whether a year belongs to the name of a plan that is carried out: "thực hiện Chiến lược quốc gia … đến năm 2030"."""
    return match.group().startswith("đến") and _TITLE.search(text, max(0, match.start() - _FAR), match.start()) is not None


def period(text: str) -> str | None:
    """The words that say how often or for how long.

    >>> period("Định kỳ hàng năm hoặc đột xuất báo cáo kết quả")
    'Định kỳ hàng năm hoặc đột xuất'
    """
    return _first(_PERIOD, text)


def stretch(text: str) -> str | None:
    """The years that a caption names.

    >>> stretch("Danh mục nhiệm vụ giai đoạn 2021-2025")
    'giai đoạn 2021-2025'
    """
    return _first(_STRETCH, text)


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return " ".join(match.group().split()) if match else None
