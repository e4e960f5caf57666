"""A real server over the application."""

from __future__ import annotations

import errno
import gc
import socket
from typing import Any

from flask import Flask
from waitress.server import create_server

from corpus.errors import TraCuuError
from web import LONGEST_BODY

THREADS = 4
YOUNG = 20_000
"""Objects made since the garbage collector last looked at the young ones: Python's 700 cost a question a millisecond."""

LONGEST_REQUEST = 64 * 1024


class CannotListen(TraCuuError):
    """The address or port cannot be used."""


def serve(app: Flask, host: str = "127.0.0.1", port: int = 8080) -> None:
    """Answer until interrupted. Raises CannotListen where the port is taken, not allowed, or the address is not this machine's."""
    server = bind(app, host, port)
    settle(app)
    print(f"Trang tra cứu: http://{_shown(host)}:{port}/ (nhấn Ctrl+C để dừng)", flush=True)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


def settle(app: Flask) -> None:
    """Open what every question needs, and have the garbage collector leave it alone: it stays, and of a large
    library walking it takes two tenths of a second in the middle of somebody's question."""
    app.config["SEARCHER"].suggest("")
    gc.freeze()
    gc.set_threshold(YOUNG)


def bind(app: Flask, host: str, port: int) -> Any:
    """A server (waitress's, untyped) that holds its port and has not started. Raises CannotListen."""
    try:
        return create_server(
            app,
            host=host,
            port=port,
            threads=THREADS,
            ident="tracuu",
            asyncore_use_poll=True,  # select() costs more a connection, and fails above 1,024 open files
            max_request_header_size=LONGEST_REQUEST,
            max_request_body_size=4 * LONGEST_BODY,  # a little too much is refused by the application, in words
        )
    except (OSError, ValueError) as error:
        raise CannotListen(f"Không mở được máy chủ tại {host}:{port}: {_reason(error)}") from error


def _reason(error: OSError | ValueError) -> str:
    match getattr(error, "errno", None):
        case errno.EADDRINUSE:
            return "cổng đang được chương trình khác dùng. Hãy dừng chương trình đó hoặc chọn cổng khác bằng --port."
        case errno.EACCES:
            return "không có quyền mở cổng này. Hãy chọn cổng từ 1024 trở lên bằng --port."
        case errno.EADDRNOTAVAIL | socket.EAI_NONAME:
            return "địa chỉ không thuộc máy này. Hãy kiểm tra --host."
    return str(error) if isinstance(error, OSError) else "địa chỉ không hợp lệ. Hãy kiểm tra --host."


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else {"0.0.0.0": "127.0.0.1"}.get(host, host)
