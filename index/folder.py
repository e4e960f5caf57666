"""Where an index lives: a new folder for each state, and one small file that names the present one.

A state is built in a folder of its own and becomes the present one by a single atomic rename, so a crash leaves
the old state, and of two processes at once the last one wins with a whole index. Readers keep the files they opened;
the state before the present one stays for those that are about to open it, and shares with it what has not changed.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.engine import IndexProblem

ABANDONED = 24 * 3600
"""Seconds after which a folder that is not the present one was left by a crash, not by a builder at work."""


def current(home: Path) -> Path | None:
    """The folder of the present index, None where there is none."""
    return _named(home / "index", "current")


def was_there(home: Path) -> bool:
    """Whether anything is left of an index, present or not."""
    return any((home / "index").glob("*"))


@contextmanager
def building(home: Path) -> Iterator[Path]:
    """An empty folder to build in; the present index afterwards, gone where building failed.

    Raises IndexProblem where the home cannot be written.
    """
    root = home / "index"
    folder, whole = root / uuid.uuid4().hex, False
    try:
        folder.mkdir(parents=True)
        yield folder
        _appoint(root, folder)
        whole = True
    except OSError as error:
        raise IndexProblem(
            f"Không ghi được chỉ mục tại {root}: {error.strerror or error}. Hãy kiểm tra quyền ghi và dung lượng đĩa."
        ) from error
    finally:
        if not whole and current(home) != folder:
            shutil.rmtree(folder, ignore_errors=True)


def carry(start: Path, folder: Path, lasting: Iterable[str], state: Iterable[str]) -> None:
    """Begin a folder from the files of another: those that never change are shared, the others copied."""
    for file in (file for pattern in lasting for file in start.glob(pattern)):
        try:
            os.link(file, folder / file.name)
        except OSError:  # a file system without links
            shutil.copyfile(file, folder / file.name)
    for file in (file for pattern in state for file in start.glob(pattern)):
        shutil.copyfile(file, folder / file.name)


def _appoint(root: Path, folder: Path) -> None:
    """Make a folder the present one. The one before it stays until the next, for readers that are just opening it."""
    before = current(root.parent)
    old = _named(root, "previous")
    if old and old not in (before, folder):
        shutil.rmtree(old, ignore_errors=True)
    if before:
        _note(root, "previous", before.name)
    _note(root, "current", folder.name)
    for other in root.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another builder clears away too
            abandoned = other.is_dir() and time.time() - other.stat().st_mtime > ABANDONED
            if abandoned and other not in (before, current(root.parent)):
                shutil.rmtree(other, ignore_errors=True)


def _named(root: Path, note: str) -> Path | None:
    """The folder that a note names, None where there is none."""
    try:
        name = (root / note).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    folder = root / name
    return folder if name and folder.parent == root and folder.is_dir() else None


def _note(root: Path, note: str, name: str) -> None:
    draft = root / f"{name}.{note}.tmp"
    draft.write_text(name, "utf-8")
    os.replace(draft, root / note)
