"""Where an index lives: a new folder for each state, and one small file that names the present one.

A state is built in a folder of its own and becomes the present one by a single atomic rename, so a crash leaves
the old state, and of two processes at once the last one wins with a whole index. Readers keep the files they opened.
"""

from __future__ import annotations

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
    try:
        name = (home / "index" / "current").read_text("utf-8").strip()
    except OSError:
        return None
    folder = home / "index" / name
    return folder if name and folder.parent == home / "index" and folder.is_dir() else None


def was_there(home: Path) -> bool:
    """Whether anything is left of an index, present or not."""
    return any((home / "index").glob("*"))


@contextmanager
def building(home: Path) -> Iterator[Path]:
    """An empty folder to build in; the present index afterwards, gone where building failed.

    Raises IndexProblem where the home cannot be written.
    """
    root = home / "index"
    folder = root / uuid.uuid4().hex
    try:
        folder.mkdir(parents=True)
        yield folder
        _appoint(root, folder)
    except OSError as error:
        raise IndexProblem(
            f"Không ghi được chỉ mục tại {root}: {error.strerror or error}. Hãy kiểm tra quyền ghi và dung lượng đĩa."
        ) from error
    finally:
        if current(home) != folder:
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
    before = current(root.parent)
    note = root / f"{folder.name}.tmp"
    note.write_text(folder.name, "utf-8")
    os.replace(note, root / "current")
    for other in root.iterdir():
        if other == before or (
            other.is_dir() and other != current(root.parent) and time.time() - other.stat().st_mtime > ABANDONED
        ):
            shutil.rmtree(other, ignore_errors=True)
