"""What pages call the values of records, and how they write numbers and dates."""

from __future__ import annotations

import re
from functools import cache

from corpus.catalog import rows
from corpus.document import Document, Section
from corpus.version import Version

ROLES = {"lead": "Chủ trì", "coordinate": "Phối hợp", "implement": "Thực hiện", "request": "Được đề nghị"}
BASES = {"explicit": "nêu rõ", "inferred": "suy ra"}
RELATIONS = {
    "can_cu": "Căn cứ ban hành",
    "thuc_hien": "Thực hiện",
    "sua_doi": "Được sửa đổi, bổ sung",
    "thay_the": "Được thay thế",
    "ban_hanh": "Ban hành",
    "de_nghi": "Theo đề nghị",
    "khac": "Dẫn chiếu",
}
SURENESS = {"high": "cao", "medium": "trung bình", "low": "thấp"}
STATUSES = {"held": "Có trong thư viện", "not_held": "Chưa có trong thư viện"}
DOCUMENT_STATUSES = {"issued": "Đã ban hành", "draft": "Dự thảo"}
MISSING = {"deliverable": "sản phẩm", "measure": "thước đo", "deadline": "thời hạn", "owner": "cơ quan chịu trách nhiệm"}
HIT_KINDS = {"passage": "Đoạn văn", "row": "Dòng bảng"}
SUGGESTIONS = {"number": "số văn bản", "title": "mở văn bản", "agency": "cơ quan", "phrase": "cụm từ"}
BUDGET_KINDS = {"item": "Khoản", "subtotal": "Cộng", "total": "Tổng"}
FIELDS = {
    "issued_on": "Ngày ban hành",
    "issuer": "Cơ quan ban hành",
    "title": "Trích yếu",
    "type": "Loại",
    "number": "Số, ký hiệu",
}
FACETS = {
    "type": "Loại văn bản",
    "agency": "Cơ quan",
    "year": "Năm ban hành",
    "kind": "Dạng kết quả",
    "role": "Vai trò",
    "document": "Văn bản",
}
CHECKS = {
    "target_values": "Chỉ tiêu có hai mức",
    "indicator_values": "Số liệu khác nhau",
    "table_sum": "Cộng bảng không khớp",
    "budget_sum": "Cộng kinh phí không khớp",
    "budget_text_table": "Kinh phí trong lời văn khác trong bảng",
    "task_no_lead": "Nhiệm vụ không có chủ trì",
    "task_two_leads": "Nhiệm vụ nhiều chủ trì",
    "text_sum": "Cộng trong lời văn không khớp",
    "citation": "Viện dẫn không thống nhất",
}
FORMATS = {
    "txt": "văn bản thuần", "md": "Markdown", "html": "HTML", "mhtml": "trang web đã lưu (MHTML)", "docx": "Word (DOCX)", "doc": "Word (DOC)",
    "rtf": "RTF", "odt": "OpenDocument (ODT)", "xlsx": "Excel (XLSX)", "xls": "Excel (XLS)", "ods": "OpenDocument (ODS)", "pdf": "PDF",
    "ppt": "PowerPoint (PPT)", "pptx": "PowerPoint (PPTX)", "odp": "OpenDocument (ODP)",
}  # fmt: skip
READERS = {
    "txt": "bộ đọc văn bản thuần", "md": "bộ đọc Markdown", "html": "bộ đọc trang web", "mhtml": "bộ đọc trang web", "docx": "bộ đọc Word",
    "xlsx": "bộ đọc bảng tính", "pdf": "bộ đọc PDF", "ppt": "bộ đọc trình chiếu", "pptx": "bộ đọc trình chiếu",
    "doc": "LibreOffice chuyển sang DOCX, rồi bộ đọc Word", "rtf": "LibreOffice chuyển sang DOCX, rồi bộ đọc Word",
    "odt": "LibreOffice chuyển sang DOCX, rồi bộ đọc Word", "xls": "LibreOffice chuyển sang XLSX, rồi bộ đọc bảng tính",
    "ods": "LibreOffice chuyển sang XLSX, rồi bộ đọc bảng tính", "odp": "LibreOffice chuyển sang PDF, rồi bộ đọc PDF",
}  # fmt: skip

_CELL_BREAK = re.compile(r"[^\S\t]*\t\s*")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def number(value: float | None) -> str:
    """A number in Vietnamese writing.

    >>> number(1543), number(82.96), number(-0.5), number(None)
    ('1.543', '82,96', '-0,5', '')
    """
    if value is None:
        return ""
    whole = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4f}".rstrip("0")
    return whole.translate(str.maketrans(",.", ".,"))


def date(iso: str | None) -> str:
    """A date as official documents write it: days under 10 and the months 1 and 2 with a 0 (Nghị định 30/2020/NĐ-CP, Phụ lục I).

    >>> date("2021-06-01"), date("2020-12-31"), date("2021-02-11"), date("2021"), date(None)
    ('01/6/2021', '31/12/2020', '11/02/2021', '2021', '')
    """
    match = _ISO_DATE.fullmatch(iso or "")
    if not match:
        return iso or ""
    year, month, day = match.groups()
    return f"{day}/{month if int(month) < 3 else int(month)}/{year}"


def sentence(text: str | None) -> str:
    """The first letter large, the rest as it is.

    >>> sentence("quyết định"), sentence("UBND tỉnh"), sentence(None)
    ('Quyết định', 'UBND tỉnh', '')
    """
    return f"{text[0].upper()}{text[1:]}" if text else ""


def named(type_: str | None, number_: str | None, other: str) -> str:
    """What a document is called in running text; ``other`` is its title, or what else it goes by.

    >>> named("quyết định", "688/QĐ-UBND", "x"), named(None, None, "tệp.txt")
    ('Quyết định số 688/QĐ-UBND', 'tệp.txt')
    >>> named("báo cáo", None, "Tổng kết năm 2020"), named("luật", None, "Luật Đầu tư")
    ('Báo cáo Tổng kết năm 2020', 'Luật Đầu tư')
    """
    if number_:
        return f"{sentence(type_)} số {number_}" if type_ else f"Văn bản số {number_}"
    return f"{sentence(type_)} {other}" if type_ and not other.lower().startswith(type_) else other


@cache
def _by_name() -> frozenset[str]:
    """The types that are cited by name (corpus/catalog/document_kinds.tsv)."""
    return frozenset(row["kind"] for row in rows("document_kinds") if row["use"] == "named")


def cited(type_: str | None, number_: str | None, title: str | None, other: str) -> str:
    """What a cited document is called: acts by name, with their number behind it where that is known, others by number.

    >>> cited("luật", "67/2020/QH14", "Luật Đầu tư", "x"), cited("bộ luật", "45/2019/QH14", "LAO ĐỘNG", "x")
    ('Luật Đầu tư (số 67/2020/QH14)', 'Bộ luật Lao động (số 45/2019/QH14)')
    >>> cited("nghị định", "61/2018/NĐ-CP", "về một cửa", "x"), cited("luật", "67/2020/QH14", None, "x"), cited("luật", None, None, "x")
    ('Nghị định số 61/2018/NĐ-CP', 'Luật số 67/2020/QH14', 'Luật x')
    """
    if type_ not in _by_name() or not title:
        return named(type_, number_, title or other)
    name = named(type_, None, sentence(title.lower()) if title.isupper() else title)
    return f"{name} (số {number_})" if number_ else name


def document_name(document: Document) -> str:
    """A document by type and number, else by type and title, else by the file it came from."""
    if document.number or document.title:
        return named(document.type, document.number, document.title or "")
    return document.source.name


def shortened(text: str, longest: int) -> str:
    """The beginning of a text up to a word's end.

    >>> shortened("Báo cáo Tổng kết thực hiện", 18), shortened("ngắn", 18)
    ('Báo cáo Tổng kết…', 'ngắn')
    """
    return text if len(text) <= longest else text[: longest + 1].rpartition(" ")[0] + "…"


def section_name(section: Section | None) -> str:
    """Where something stands: the path of labels and the section's title."""
    if section is None:
        return ""
    path = " › ".join(part for part in section.path if part)
    own = section.title or ""
    return f"{path} {own}".strip() if section.label or not path else f"{path} › {own}" if own and own != path else path


def quoted(text: str) -> str:
    """A quote for running text: the cells of a table row apart.

    >>> quoted("1\\tChỉ số PCI\\t \\tHạng 45")
    '1 | Chỉ số PCI | Hạng 45'
    """
    return _CELL_BREAK.sub(" | ", text.strip())


def levels(name: str) -> str:
    """A name of several levels for reading.

    >>> levels("Cạnh tranh bình đẳng > Xếp hạng")
    'Cạnh tranh bình đẳng › Xếp hạng'
    """
    return name.replace(" > ", " › ")


def size(octets: int) -> str:
    """A file's size.

    >>> size(138735), size(900), size(3_400_000)
    ('135 KB', '900 byte', '3,2 MB')
    """
    if octets < 1024:
        return f"{octets} byte"
    return f"{octets // 1024} KB" if octets < 2**20 else f"{number(round(octets / 2**20, 1))} MB"


def version_line(version: Version) -> str:
    """What is said of a version beside the one that stands for its document.

    >>> version_line(Version(document="a", status="draft", format="docx", likeness=0.874, basis="cùng trích yếu"))
    'Dự thảo · Word (DOCX) · giống 87% · cùng trích yếu'
    """
    status, form = DOCUMENT_STATUSES.get(version.status, version.status), FORMATS.get(version.format, version.format)
    return " · ".join(filter(None, (status, form, f"giống {version.likeness:.0%}", version.basis)))


def check_name(code: str) -> str:
    """What a cross-check is called; its code where it has no name here."""
    return CHECKS.get(code, code)
