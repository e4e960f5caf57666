"""A folder watched: what is new or changed in it, once it has stopped growing.

The system wakes this where it can (watchfiles); the folder is looked through from time to time all the same, because network
shares do not tell what others put into them.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import watchfiles

from ingest.files import File, opened, walk

SETTLED = 2.0
"""Seconds for which a file must stay as it is before it is read."""

LOOK_AGAIN = 30.0
"""Seconds after which the folder is looked through, told or not."""

Stamp = tuple[int, int]


class Watch:
    """What has been seen of a folder. A file is given out once for every state in which it came to rest, bad ones too."""

    def __init__(self, folder: Path, settled: float = SETTLED) -> None:
        self._folder, self._settled = folder, settled
        self._given: dict[Path, Stamp] = {}
        self._moving: dict[Path, tuple[Stamp, float]] = {}

    @property
    def is_waiting(self) -> bool:
        """Whether a file is there that may still be growing."""
        return bool(self._moving)

    def look(self, now: float) -> list[File]:
        """The files that are new or changed since they were last given out, and have been at rest; ``now`` in seconds."""
        ready, moving = [], {}
        for file in walk(self._folder):
            stamp = _stamp(file.path)
            if stamp is None or self._given.get(file.path) == stamp:
                continue
            held, since = self._moving.get(file.path, (stamp, now))
            if held == stamp and now - since >= self._settled:
                self._given[file.path] = stamp
                ready.append(file)
            else:
                moving[file.path] = (stamp, since if held == stamp else now)
        self._moving = moving
        return [each for file in ready for each in opened(file)]


def batches(folder: Path, stop: Event, *, settled: float = SETTLED, look_again: float = LOOK_AGAIN) -> Iterator[list[File]]:
    """The files to be taken, whenever there are some, until ``stop`` is set; what the folder holds already comes first."""
    watch = Watch(folder, settled)
    looked = -look_again
    for told in _wakes(folder, stop, settled):
        now = time.monotonic()
        if told or watch.is_waiting or now - looked >= look_again:
            looked = now
            if ready := watch.look(now):
                yield ready


def _wakes(folder: Path, stop: Event, seconds: float) -> Iterator[bool]:
    """Wakes every few seconds (False), and at once where the system tells of a change (True)."""
    yield True
    pause = int(seconds * 1000)
    while not stop.is_set():
        try:
            for changes in watchfiles.watch(
                folder,
                watch_filter=None,
                stop_event=stop,
                rust_timeout=pause,
                yield_on_timeout=True,
                ignore_permission_denied=True,
            ):
                yield bool(changes)
        except (OSError, RuntimeError):  # the folder is away, or the system watches no more folders
            stop.wait(seconds)
            yield False


def _stamp(path: Path) -> Stamp | None:
    """Size and time of change; None where the file is gone meanwhile."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
