"""What is said when something is not there or goes wrong: a page to people, application/problem+json to programs."""

from __future__ import annotations

import msgspec
from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, default_exceptions
from werkzeug.exceptions import NotFound as PageNotFound
from werkzeug.wrappers import Response

from corpus.errors import NotFound

API = "/api/"
TITLES = {
    400: "Yêu cầu chưa hợp lệ",
    404: "Không tìm thấy",
    405: "Phương thức không được hỗ trợ",
    413: "Yêu cầu quá lớn",
    414: "Địa chỉ quá dài",
    500: "Máy chủ gặp lỗi",
}
SENTENCES = {
    404: "Địa chỉ này không có trong hệ thống. Có thể văn bản đã được thay thế, hoặc địa chỉ bị gõ sai.",
    405: "Địa chỉ này không nhận phương thức ấy; tiêu đề Allow nêu những phương thức được nhận.",
    413: "Nội dung gửi lên quá lớn. Hãy chia nhỏ rồi gửi từng phần.",
    500: "Hệ thống gặp lỗi ngoài dự kiến khi xử lý yêu cầu. Lỗi đã được ghi vào nhật ký máy chủ; hãy thử lại sau.",
}
OWN_WORDS = {400, 413, 414}
"""Errors whose description this program writes itself; the others' are the framework's, in English."""


def register(app: Flask) -> None:
    """Answer every error in the form that fits its address."""
    for code in default_exceptions:
        app.register_error_handler(code, tell)
    app.register_error_handler(NotFound, lambda error: tell(PageNotFound(str(error))))
    app.register_error_handler(Exception, _unforeseen)


def tell(error: HTTPException) -> tuple[str, int, dict[str, str]] | Response:
    """The answer to an HTTP error; a redirect passes as it is."""
    code = error.code or 500
    if code < 400:
        return error.get_response()
    title = TITLES.get(code, "Yêu cầu không thực hiện được")
    headers = {name: value for name, value in error.get_headers() if name not in ("Content-Type", "Content-Length")}
    if f"{request.path}/".startswith(API):
        body = {"type": "about:blank", "title": title, "status": code, "detail": _detail(error, code), "instance": request.path}
        return msgspec.json.encode(body).decode() + "\n", code, headers | {"Content-Type": "application/problem+json"}
    page = render_template("pages/error.html", title=title, code=code, detail=_detail(error, code))
    return page, code, headers | {"Content-Type": "text/html; charset=utf-8"}


def _detail(error: HTTPException, code: int) -> str:
    described = error.description if "description" in vars(error) else None
    if described and (code in OWN_WORDS or code == 404):
        return described
    return SENTENCES.get(code, "Yêu cầu này không thực hiện được.")


def _unforeseen(error: Exception) -> tuple[str, int, dict[str, str]] | Response:
    if isinstance(error, HTTPException):
        return tell(error)
    from flask import current_app

    current_app.logger.exception("%s %s", request.method, request.full_path)
    return tell(InternalServerError())
