"""Files into the library: read, structured and understood in worker processes, kept by this one; then the library is linked anew."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from corpus.document import Document
from corpus.errors import TraCuuError, UnreadableFile
from corpus.store import Store
from ingest import work
from ingest.files import Fetched, File, document_id, fetch
from ingest.outcome import Outcome
from ingest.workers import Limits, Task, Work, Workers


def ingest(
    store: Store,
    files: Iterable[File],
    *,
    replace: bool = False,
    jobs: int = 1,
    limits: Limits | None = None,
    work: Work = work.understood,
) -> Iterator[Outcome]:
    """Take files into the library, ``jobs`` at a time; the outcomes come in the order of the files.

    A file that fails is told and leaves the library as it was. Whatever ends this early, what was told as taken is kept.
    """
    with Workers(jobs, limits or Limits()) as workers:
        intake = _Intake(store, workers, replace, work)
        waiting: deque[_Turn] = deque()
        for file in files:
            waiting.append(intake.begin(file))
            while waiting and (waiting[0].is_ready or len(waiting) > workers.room):
                yield intake.finish(waiting.popleft())
        while waiting:
            yield intake.finish(waiting.popleft())


def read(path: Path, limits: Limits | None = None) -> work.Read:
    """What the readers and the structure rules make of a file, under the same limits. Raises UnreadableFile."""
    with Workers(1, limits or Limits()) as workers:
        file = File(path, path.name, named=True)
        return work.decode_read(workers.start(work.read, file.name, fetch(file, workers.folder).path).result())


def read_bytes(name: str, data: bytes, limits: Limits) -> work.Read:
    """What :func:`read` makes of a file that stands nowhere: nothing of it is left behind. Raises UnreadableFile."""
    with Workers(1, limits) as workers:
        place = workers.folder / "read"
        place.write_bytes(data)
        return work.decode_read(workers.start(work.read, name, place).result())


class _Turn(NamedTuple):
    """A file waiting for its turn: ``state`` is what became of it, the work on it, or its bytes where it is like one before it."""

    file: File
    fetched: Fetched | None
    state: Outcome | Task | Fetched

    @property
    def is_ready(self) -> bool:
        return isinstance(self.state, Outcome) or (isinstance(self.state, Task) and self.state.is_done)


class _Intake:
    """Begins files as they come and finishes them in the same order."""

    def __init__(self, store: Store, workers: Workers, replace: bool, work: Work) -> None:
        self._store, self._workers, self._replace, self._work = store, workers, replace, work
        self._under_way: set[str] = set()

    def begin(self, file: File) -> _Turn:
        """Decide about a file where nothing needs to be read, else have it worked on."""
        if not file.is_wanted:
            told = f"{file.name}: không thuộc định dạng văn bản đọc được, đã bỏ qua."
            return _Turn(file, None, Outcome(file.name, "skipped", message=told))
        fetched = None
        try:
            fetched = fetch(file, self._workers.folder)
            alone = self._under_way.isdisjoint((file.name, fetched.sha256))
            return _Turn(file, fetched, self._start(file, fetched) if alone else fetched)
        except TraCuuError as error:
            return _Turn(file, fetched, _failed(file, error))

    def finish(self, turn: _Turn) -> Outcome:
        """What became of a file whose turn it is."""
        state = turn.state
        try:
            if isinstance(state, Fetched):
                state = self._start(turn.file, state)
            return self._put(turn.file, state) if isinstance(state, Task) else state
        except TraCuuError as error:
            return _failed(turn.file, error)
        finally:
            if turn.fetched and isinstance(state, Task):
                self._under_way -= {turn.file.name, turn.fetched.sha256}
            if turn.fetched and turn.file.member:
                turn.fetched.path.unlink(missing_ok=True)

    def _start(self, file: File, fetched: Fetched) -> Outcome | Task:
        known = self._known(file, fetched.sha256)
        if known:
            return known
        self._under_way |= {file.name, fetched.sha256}
        return self._workers.start(self._work, file.name, fetched.path)

    def _known(self, file: File, digest: str) -> Outcome | None:
        """The outcome for a content that the library holds already. Raises UnreadableFile where the name is another file's."""
        held, holder = self._store.stored(file.name), self._store.holding(digest)
        if held and held[0] == digest:
            return Outcome(file.name, "unchanged", document_id(file.name))
        if holder:
            told = _same_content(file, self._store.heading(holder), replaces=held is not None)
            return Outcome(file.name, "duplicate", holder, told)
        if held and held[1] != file.origin and not self._replace:
            raise UnreadableFile(
                f"{file.name}: thư viện đã có một tệp khác cùng tên (nạp từ {held[1]}). "
                "Hãy đổi tên tệp, hoặc thêm --replace nếu đây là bản mới của chính văn bản đó."
            )
        return None

    def _put(self, file: File, task: Task) -> Outcome:
        document, facts = work.decode_understood(task.result())
        held = self._store.stored(file.name)
        self._store.put(document, file.origin, facts)
        parts = {"sections": len(document.sections), "tables": len(document.tables), "footnotes": len(document.footnotes)}
        counts = parts | {kind.name: len(records) for kind, records in facts.items() if kind.public}
        return Outcome(file.name, "replaced" if held else "added", document.id, counts=counts)


def _same_content(file: File, other: Document, *, replaces: bool) -> str:
    told = f"{file.name}: nội dung trùng từng byte với “{other.source.name}” đã có trong thư viện (mã {other.id}), không nạp lần nữa."
    if replaces:
        told += f" Bản cũ mang tên này vẫn được giữ; nếu không cần nữa, hãy chạy tracuu remove {document_id(file.name)}."
    return told


def _failed(file: File, error: TraCuuError) -> Outcome:
    told = str(error)
    return Outcome(file.name, "failed", message=told if file.name in told else f"{file.name}: {told}")
