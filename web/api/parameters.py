"""What the API can be asked, as a table: the description is made of it, and reading obeys it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from web.params import MAX_LIMIT, MAX_QUERY, MOST_SUGGESTIONS


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query parameter; ``many`` where it may be given several times."""

    name: str
    about: str
    schema: dict[str, Any]
    many: bool = False

    def described(self) -> dict[str, Any]:
        """As OpenAPI 3.1 writes it."""
        schema = {"type": "array", "items": self.schema} if self.many else self.schema
        return {"name": self.name, "in": "query", "description": self.about, "required": False, "schema": schema}


TEXT = {"type": "string", "maxLength": MAX_QUERY}
DOCUMENT = Parameter("document", "Mã văn bản.", TEXT)
LIMIT = Parameter("limit", "Số bản ghi tối đa trả về.", {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT})
OFFSET = Parameter("offset", "Bỏ qua bao nhiêu bản ghi đầu.", {"type": "integer", "minimum": 0, "default": 0})

SUGGESTING = (
    Parameter("q", "Những chữ đã gõ; có dấu hoặc không dấu.", TEXT),
    Parameter("limit", "Số gợi ý tối đa.", {"type": "integer", "minimum": 1, "maximum": MOST_SUGGESTIONS}),
)
ROLE = {"type": "string", "enum": ["lead", "coordinate", "implement", "request"]}
SAID = Parameter("q", "Từ ngữ mà bản ghi có, liền nhau; có dấu hoặc không dấu.", TEXT)
CHOSEN: dict[str, tuple[Parameter, ...]] = {
    "documents": (
        Parameter("q", "Những từ mà số, ký hiệu hoặc trích yếu có; có dấu hoặc không dấu.", TEXT),
        Parameter("type", "Loại văn bản.", TEXT),
        Parameter("year", "Năm ban hành.", {"type": "string", "pattern": r"^\d{4}$"}),
    ),
    "tasks": (
        SAID,
        Parameter("agency", "Mã cơ quan được giao.", TEXT),
        Parameter("role", "Vai trò của cơ quan.", ROLE),
        Parameter(
            "sort",
            "deadline: việc đến hạn sớm xếp trước, không có thời hạn xếp sau cùng; không có tham số này thì theo thứ tự trong văn bản.",
            {"type": "string", "enum": ["deadline"]},
        ),
    ),
    "targets": (SAID, Parameter("agency", "Mã cơ quan chịu trách nhiệm.", TEXT)),
    "references": (
        SAID,
        Parameter("type", "Loại văn bản.", TEXT),
        Parameter("status", "Tình trạng.", {"type": "string", "enum": ["held", "not_held", "conflict"]}),
    ),
    "agencies": (SAID, Parameter("kind", "Loại cơ quan.", TEXT)),
    "indicators": (SAID,),
    "conflicts": (Parameter("code", "Mã loại đối chiếu.", TEXT),),
}
"""What the records of a kind can be chosen and put in order by, beside the document."""


def listing(kind: str) -> tuple[Parameter, ...]:
    """What a list of a kind of records can be asked."""
    return (*CHOSEN.get(kind, ()), DOCUMENT, LIMIT, OFFSET)


SEARCHING = (
    Parameter("q", "Nội dung cần tìm; có dấu hoặc không dấu, cụm từ trong ngoặc kép, số văn bản.", TEXT),
    Parameter("agency", "Mã hoặc tên cơ quan.", TEXT, many=True),
    Parameter("type", "Loại văn bản.", TEXT, many=True),
    Parameter("year", "Năm ban hành.", {"type": "string", "pattern": r"^\d{4}$"}, many=True),
    Parameter("kind", "Dạng kết quả.", {"type": "string", "enum": ["passage", "row"]}, many=True),
    Parameter("role", "Vai trò của cơ quan.", ROLE, many=True),
    Parameter("document", "Mã văn bản.", TEXT, many=True),
    Parameter("group", "document: mỗi văn bản một kết quả, kèm đoạn khớp nhất.", {"type": "string", "enum": ["document"]}),
    Parameter(
        "sort", "date: văn bản mới xếp trước; không có tham số này thì xếp theo mức khớp.", {"type": "string", "enum": ["date"]}
    ),
    LIMIT,
    OFFSET,
)
