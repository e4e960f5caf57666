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
LISTING = (DOCUMENT, LIMIT, OFFSET)
SEARCHING = (
    Parameter("q", "Nội dung cần tìm; có dấu hoặc không dấu, cụm từ trong ngoặc kép, số văn bản.", TEXT),
    Parameter("agency", "Mã hoặc tên cơ quan.", TEXT, many=True),
    Parameter("type", "Loại văn bản.", TEXT, many=True),
    Parameter("year", "Năm ban hành.", {"type": "string", "pattern": r"^\d{4}$"}, many=True),
    Parameter("kind", "Dạng kết quả.", {"type": "string", "enum": ["passage", "row"]}, many=True),
    Parameter(
        "role", "Vai trò của cơ quan.", {"type": "string", "enum": ["lead", "coordinate", "implement", "request"]}, many=True
    ),
    Parameter("document", "Mã văn bản.", TEXT, many=True),
    Parameter("group", "document: mỗi văn bản một kết quả, kèm đoạn khớp nhất.", {"type": "string", "enum": ["document"]}),
    Parameter(
        "sort", "date: văn bản mới xếp trước; không có tham số này thì xếp theo mức khớp.", {"type": "string", "enum": ["date"]}
    ),
    LIMIT,
    OFFSET,
)
