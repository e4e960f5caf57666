"""A real server over the application.

A request whose body is too large is refused by the application in its own words, by its length alone. The server itself would answer
in English and hang up, and a browser that is still sending shows no page then. So the answer goes out at once, and what is still
being sent is thrown away unread, up to a bound.
"""

from __future__ import annotations

import errno
import gc
import socket
import threading
from functools import partial
from typing import Any

from flask import Flask
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer, create_server
from waitress.utilities import RequestEntityTooLarge

from corpus.errors import TraCuuError
from search.service import Searcher
from web import LONGEST_BODY

THREADS = 4
YOUNG = 20_000
"""Objects made since the garbage collector last looked at the young ones: Python's 700 cost a question a millisecond."""

LONGEST_REQUEST = 64 * 1024
MOST_SKIPPED = 256 * 2**20
"""Bytes of a refused body that are waited for; whoever sends more is hung up on."""


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
    threading.Thread(target=_warm, args=(app.config["SEARCHER"],), name="warm", daemon=True).start()


def _warm(searcher: Searcher) -> None:
    """Make ready what the first questions would otherwise wait for, while they are answered."""
    searcher.warm()
    gc.freeze()


def bind(app: Flask, host: str, port: int) -> Any:
    """A server (waitress's, untyped) that holds its port and has not started. Raises CannotListen."""
    listening: dict[int, Any] = {}
    try:
        server = create_server(
            app,
            map=listening,
            host=host,
            port=port,
            threads=THREADS,
            ident="tracuu",
            asyncore_use_poll=True,  # select() costs more a connection, and fails above 1,024 open files
            max_request_header_size=LONGEST_REQUEST,
            max_request_body_size=LONGEST_BODY + 1,
        )
    except (OSError, ValueError) as error:
        raise CannotListen(f"Không mở được máy chủ tại {host}:{port}: {_reason(error)}") from error
    for each in listening.values():
        if isinstance(each, BaseWSGIServer):
            each.channel_class = Channel
    return server


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


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection; ``unread`` is how much of a refused body is still to come, ``skipped`` how much has come."""

    unread = 0
    skipped = 0

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.parser_class = partial(Parser, self)

    def received(self, data: bytes) -> bool:
        """Take what has come in, without what belongs to a refused body."""
        passed = min(self.unread, len(data))
        self.unread -= passed
        self.skipped += passed
        if self.skipped > MOST_SKIPPED:
            self.will_close = True
            return False
        return bool(super().received(data[passed:]))


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """A request; one that is too large is complete with its headers, and told by its length."""

    error: Any
    expect_continue: bool

    def __init__(self, channel: Channel, adjustments: Any) -> None:
        super().__init__(adjustments)
        self.channel = channel

    def received(self, data: bytes) -> int:
        """Take data, and say how much of it belongs to this request."""
        consumed = int(super().received(data))
        if not isinstance(self.error, RequestEntityTooLarge):
            return consumed
        self.error = None
        if self.chunked or self.expect_continue:  # where the body ends, or whether it comes, is not known
            self.expect_continue = False
            self.headers["CONNECTION"] = "close"
            self.headers["CONTENT_LENGTH"] = str(self.content_length or self.body_bytes_received)
        else:
            self.headers.pop("CONNECTION", None)
            self.channel.unread = self.content_length - (len(data) - consumed)
        return len(data)
