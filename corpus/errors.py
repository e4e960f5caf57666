"""The errors that people see. Each message says what is wrong and what to do, in Vietnamese."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền truy cập",
    errno.EPERM: "không có quyền truy cập",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.EEXIST: "đã có tệp cùng tên ở đó",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENAMETOOLONG: "tên quá dài",
}


class TraCuuError(Exception):
    """Base of every error this program raises on purpose; its text is shown as it is."""


class UnreadableFile(TraCuuError):
    """A file that no reader can make text of, or that is empty, too large or damaged."""


class StoreError(TraCuuError):
    """The library's home cannot be opened, written, or was made by a newer version."""


class NotFound(TraCuuError):
    """Nothing in the library has that id."""


def reason(error: OSError) -> str:
    """Why the system refused, in Vietnamese where it is a usual reason, else in its own words.

    >>> reason(OSError(errno.ENOSPC, "No space left on device"))
    'ổ đĩa đã đầy'
    """
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
