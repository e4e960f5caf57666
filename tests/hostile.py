"""Work that goes wrong as real files make it go wrong, for worker processes; what is to happen is the file's first word."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from corpus.errors import UnreadableFile
from ingest.work import understood


def work(name: str, data: bytes) -> bytes:
    """The real work, but for files that begin with the name of a misfortune."""
    word, _, rest = data.decode().partition(" ")
    misfortune = MISFORTUNES.get(word)
    return misfortune(rest) if misfortune else understood(name, data)


def _hang(_: str) -> bytes:
    while True:
        time.sleep(1)


def _hang_deep(_: str) -> bytes:
    re.match(r"(a+)+$", "a" * 60 + "b")
    return b""


def _crash(_: str) -> bytes:
    ctypes.string_at(0)
    return b""


def _leave(_: str) -> bytes:
    os._exit(3)


def _hog(_: str) -> bytes:
    held = [bytearray(2**26) for _ in range(2**8)]
    return bytes(len(held))


def _recurse(_: str) -> bytes:
    return _recurse(_) + b""


def _mistake(_: str) -> bytes:
    raise KeyError("mục")


def _full(_: str) -> bytes:
    raise OSError(errno.ENOSPC, "No space left on device")


def _refuse(_: str) -> bytes:
    raise UnreadableFile("x.txt: tệp rỗng.")


def _child(marks: str) -> bytes:
    """Start a program that goes on for a long time, tell its number, and wait for it, as for LibreOffice."""
    program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(120)"], start_new_session=True)
    Path(marks.strip()).write_text(str(program.pid))
    try:
        program.wait()
    except BaseException:
        program.kill()
        program.wait()
        raise
    return b""


def _big_child(_: str) -> bytes:
    """A program of twice the memory that the file's own process uses."""
    subprocess.run([sys.executable, "-c", "held = bytearray(150 * 2**20)"], check=True)
    return b""


MISFORTUNES = {
    "HANG": _hang,
    "HANG_DEEP": _hang_deep,
    "CRASH": _crash,
    "LEAVE": _leave,
    "HOG": _hog,
    "RECURSE": _recurse,
    "MISTAKE": _mistake,
    "FULL": _full,
    "REFUSE": _refuse,
    "CHILD": _child,
    "BIG_CHILD": _big_child,
}


def heeds_interrupts() -> None:
    """For a program that a test starts: a run in the background is deaf to Ctrl+C, and so would be what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
