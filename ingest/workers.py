"""Files are worked on in processes of their own, so that one that hangs, crashes or swallows the memory costs only itself.

A worker gets the place of a file and leaves its result in another: only names pass between the processes, so a big result
waits on the disk, and a worker that is killed leaves nothing half said.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass
from multiprocessing import forkserver
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from corpus.errors import UnreadableFile, reason
from ingest.files import unopened
from ingest.work import LOADED_FIRST

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

Work = Callable[[str, bytes], bytes]
"""What a worker does: a file's name and bytes in, an encoded result out. Raises UnreadableFile."""

_OUT_OF_MEMORY = 77
_AHEAD = 64
"""How many files may be begun for each process while the first of them is still worked on; what is made of them waits on the disk."""

_SERVED = "forkserver" in multiprocessing.get_all_start_methods()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: ``seconds`` of time, ``megabytes`` of memory (on systems that can limit it) in each process."""

    seconds: float = 1800
    megabytes: int = 2048


def cores() -> int:
    """How many processor cores this program may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def warm_up() -> None:
    """Begin to load what workers need, without waiting for it; to be called before there are threads or open databases."""
    if _SERVED:
        multiprocessing.get_context("forkserver").set_forkserver_preload([__name__, *LOADED_FIRST])
        forkserver.ensure_running()


class Task:
    """A file that is being worked on."""

    def __init__(self, name: str, future: ProcessFuture[None], result: Path, limits: Limits) -> None:
        self._name, self._future, self._result, self._limits = name, future, result, limits

    @property
    def is_done(self) -> bool:
        """Whether the result can be had without waiting."""
        return self._future.done()

    def result(self) -> bytes:
        """The encoded result, once. Raises UnreadableFile, its message opening with the file's name."""
        error = self._future.exception()
        if isinstance(error, UnreadableFile):
            raise error
        if error is not None:
            raise UnreadableFile(f"{self._name}: {self._told(error)}") from error
        encoded = self._result.read_bytes()
        self._result.unlink()
        return encoded

    def _told(self, error: BaseException) -> str:
        """Why a worker gave no result, and what to do."""
        from pebble import ProcessExpired

        if isinstance(error, TookTooLong):
            return (
                f"đọc quá {self._limits.seconds:g} giây nên đã dừng. Hãy tách tệp thành các phần nhỏ hơn "
                "hoặc lưu lại dạng khác; khi nạp bằng lệnh, có thể cho thêm thời gian bằng --seconds."
            )
        if isinstance(error, ProcessExpired):
            return self._died(error.exitcode)
        if isinstance(error, OSError):
            return f"không đọc được vì hệ thống từ chối ({reason(error)}). Hãy kiểm tra dung lượng ổ đĩa và thư mục tạm."
        return f"chương trình gặp lỗi khi đọc tệp ({_where(error)}). Hãy lưu lại tệp dạng khác, và báo cho người phát triển."

    def _died(self, exitcode: int) -> str:
        if exitcode == _OUT_OF_MEMORY:
            return (
                f"đọc tệp cần quá {self._limits.megabytes} MB bộ nhớ nên đã dừng. Hãy tách tệp thành các phần nhỏ hơn "
                "hoặc lưu lại dạng khác."
            )
        return f"chương trình đọc tệp dừng đột ngột (mã {exitcode}). Tệp có thể bị hỏng: hãy mở bằng chương trình đã tạo ra nó và lưu lại."


class Workers:
    """As many processes as were asked for, replaced where one dies; ``folder`` is for what is unpacked for them.

    Leaving the block ends them, whatever they are at.
    """

    def __init__(self, jobs: int, limits: Limits) -> None:
        self._jobs, self._limits = jobs, limits
        self._place = tempfile.TemporaryDirectory(prefix="tracuu-", ignore_cleanup_errors=True)
        self.folder = Path(self._place.name)
        self.room = _AHEAD * jobs
        self._pool: ProcessPool | None = None
        self._started = 0

    def start(self, work: Work, name: str, path: Path) -> Task:
        """Have the work done on the file at a path, as soon as a process is free."""
        if self._pool is None or not self._pool.active:
            self._end()
            self._pool = self._begin()
        self._started += 1
        result = self.folder / f"{self._started}.result"
        future = self._pool.schedule(_do, (work, name, path.absolute(), result), timeout=self._limits.seconds)
        return Task(name, future, result, self._limits)

    def _begin(self) -> ProcessPool:
        from pebble import ProcessPool

        warm_up()
        context = multiprocessing.get_context("forkserver" if _SERVED else "spawn")
        return ProcessPool(self._jobs, initializer=_prepare, initargs=(self._limits.megabytes,), context=context)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end()
        self._place.cleanup()

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()


def _prepare(megabytes: int) -> None:
    """Set up a new worker. LibreOffice and Tesseract, which it may start, have the same limit of memory each to themselves."""
    signal.signal(signal.SIGTERM, _leave)
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        asked = megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_DATA, (asked if most == resource.RLIM_INFINITY else min(asked, most), most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _leave(*_: object) -> None:
    """Told to stop: leave through every ``finally``, so that programs started for the file are ended and its folders removed."""
    raise SystemExit(1)


def _do(work: Work, name: str, path: Path, result: Path) -> None:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unopened(name, error) from error
    try:
        result.write_bytes(work(name, data))
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except SystemExit:
        os._exit(1)


def _where(error: BaseException) -> str:
    """What went wrong and in which line, for a report to the developers."""
    remote = str(error.__cause__ or "").strip().splitlines()
    line = next((line.strip() for line in reversed(remote) if line.lstrip().startswith("File ")), "")
    return ", ".join(filter(None, (traceback.format_exception_only(error)[-1].strip()[:200], line)))
