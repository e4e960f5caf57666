"""What stands among duties and is none: definitions, forms to be filled in, lists of cases and things.

Source: how regulations define words and list cases (Nghị định 78/2025/NĐ-CP, forms of normative acts), forms in annexes.
"""

from __future__ import annotations

import re

_LONGEST = 400
_DEFINES = re.compile(r"(?:được hiểu|hiểu)(?:\s+(?:là|như|theo nghĩa))*(?:\s+(?:sau|sau đây|dưới đây))?\s*:\s*$", re.IGNORECASE)
_DEFINITION = re.compile(
    r"[^.;:]{2,160}?\s(?:được hiểu (?:là|như)|có nghĩa là|nghĩa là|là (?:việc|quá trình|hoạt động|tập hợp|tổng thể|toàn bộ|khoản tiền|sự|hình thức|"
    r"phương thức|phương pháp|một trong (?:các|những)))(?!\w)",
    re.IGNORECASE,
)
_ENACTS = re.compile(
    r"[^.;:,]{3,90}(?:,\s[^.;:,]{3,60}){0,3}\s(?:quyết định\s)?ban hành\s(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Quy chế|Quy định)"
    r"|(?:Bộ trưởng|Thống đốc|Tổng Kiểm toán|Chánh án|Viện trưởng)\s[^.;:,]{3,90}(?:,\s[^.;:,]{3,60}){0,3}\s(?:quy định|hướng dẫn|sửa đổi)\s"
)
_BRINGS = re.compile(
    r"(?:nay\s+)?ban hành(?: kèm)? theo\s+(?:quyết định|thông tư|nghị quyết|nghị định|thông tư liên tịch|chỉ thị|công văn)\s+này(?!\w)",
    re.IGNORECASE,
)
_BECAME = re.compile(
    r"(?:(?!để |nhằm |cần |phải )[^.;:]){0,160}?(?<!\w)(?<!phải )được\s+(?:(?:ngày càng|từng bước|tiếp tục|đẩy mạnh và)\s+)*(?:tăng cường|đẩy mạnh|nâng lên|mở rộng|chú trọng|quan tâm)(?!\w)"
    r"[^;:]{0,60}\Z",
    re.IGNORECASE,
)
"""What became of something, as a preamble tells it: "Hợp tác quốc tế được tăng cường, mở rộng."."""
_BLANK = re.compile(r"(?:…\s?){2,}|\.{5,}|_{4,}|[□☐▢]|…\s?(?:/|,\s?ngày)")
_IN_FORCE = re.compile(
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Quy chế|Quy định)(?: liên tịch)? này\s(?:[^.;:,]{0,40}\s)?"
    r"(?:có hiệu lực|thay thế|bãi bỏ|hết hiệu lực)",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"(?<!\w)(?:(?:các|những|một trong (?:các|những)|theo|trong)\s+)?(?:mục đích|trường hợp|điều kiện|tiêu chí|tiêu chuẩn|hình thức|nguyên tắc|thành phần|"
    r"hồ sơ|giấy tờ|tài liệu|thông tin|đối tượng|quy trình|trình tự|thủ tục|nguồn|quyền(?! hạn)|hành vi|căn cứ|phương thức|thời hạn|mức|danh mục)"
    r"(?!\w)(?:(?!nhiệm vụ|trách nhiệm|nội dung|việc|giải pháp|biện pháp|yêu cầu)[^.;:]){0,80}?(?:sau|sau đây|dưới đây|gồm)\s*:\s*$|(?<!\w)(?:trong đó|gồm|gồm có|bao gồm|là|liên quan đến)\s*:\s*$",
    re.IGNORECASE,
)


def defines(text: str) -> bool:
    """Whether the lines after a text say what words mean.

    >>> defines("Trong Quy chế này, các từ ngữ dưới đây được hiểu như sau:"), defines("Các nhiệm vụ như sau:")
    (True, False)
    """
    return _DEFINES.search(text[-_LONGEST:]) is not None


def definition(text: str) -> bool:
    """Whether a statement says what something is.

    >>> definition("Kiểm tra chuyên ngành là việc xem xét hồ sơ"), definition("Sở Nội vụ là cơ quan thường trực")
    (True, False)
    """
    return _DEFINITION.match(text) is not None


def enacts(text: str) -> bool:
    """Whether a statement above the articles says who issues the act that follows.

    >>> enacts("Bộ trưởng Bộ Tài chính ban hành Thông tư quy định chi tiết"), enacts("Sở Y tế ban hành kế hoạch")
    (True, False)
    """
    return _ENACTS.match(text) is not None


def puts_in_force(text: str) -> bool:
    """Whether a statement is the article by which an act brings with it what it approves.

    >>> puts_in_force("Ban hành kèm theo Quyết định này Quy chế nâng bậc lương"), puts_in_force("Ban hành kế hoạch năm")
    (True, False)
    """
    return _BRINGS.match(text) is not None


def became(text: str) -> bool:
    """Whether a statement tells what became of something.

    >>> became("Hợp tác quốc tế được tăng cường, mở rộng."), became("Bảo đảm để công tác này được tăng cường.")
    (True, False)
    """
    return _BECAME.match(text) is not None


def in_force(text: str) -> bool:
    """Whether a statement says from when an act is in force, and which it takes the place of.

    >>> in_force("Quyết định này có hiệu lực từ ngày ký và bãi bỏ Quy chế phối hợp giữa các sở."), in_force("Thi hành Quyết định này")
    (True, False)
    """
    return _IN_FORCE.match(text) is not None


def to_fill_in(text: str) -> bool:
    """Whether a text has blanks to be filled in.

    >>> to_fill_in("Đề nghị Sở Nội vụ xem xét ……… □"), to_fill_in("tập huấn, hội thảo …")
    (True, False)
    """
    return _BLANK.search(text) is not None


def lists_things(text: str) -> bool:
    """Whether what a text leads to is a list of cases or things, and not of duties.

    >>> lists_things("Sở Y tế thu hồi giấy phép trong các trường hợp sau:"), lists_things("Sở Y tế thực hiện các nhiệm vụ sau:")
    (True, False)
    """
    return _THINGS.search(text[-_LONGEST:]) is not None
