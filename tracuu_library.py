"""The commands that change the library, and what every command opens it with."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.errors import TraCuuError

if TYPE_CHECKING:
    from corpus.store import Store
    from ingest.files import File
    from ingest.outcome import Outcome


def open_store(home: Path) -> Store:
    """The library at a home, made where there is none. Raises StoreError."""
    from corpus.store import Store

    return Store.open(home)


def refresh_links(store: Store) -> None:
    """Bring the links up to the documents, where they are behind."""
    if not store.is_linked:
        from ingest.linking import link

        link(store)


def refresh(store: Store, home: Path) -> None:
    """Bring links and index up to the documents, where they are behind."""
    from index import build

    refresh_links(store)
    for notice in build.refresh(store, home).notices:
        click.echo(notice, err=True)


def _at_work(command: Callable[..., None]) -> Callable[..., None]:
    """The options of commands that read many files."""
    command = click.option("--jobs", type=click.IntRange(1, 256), help="Số tệp đọc cùng lúc; mặc định bằng số nhân của máy.")(
        command
    )
    seconds = click.option(
        "--seconds", type=click.FloatRange(min=0.1), default=1800, show_default=True, help="Lâu nhất cho một tệp."
    )
    return seconds(command)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--shipped", is_flag=True, help="Nạp các văn bản đi kèm chương trình nếu thư viện đang trống.")
@click.option("--replace", is_flag=True, help="Cho phép thay văn bản cùng tên nạp từ nơi khác.")
@_at_work
@click.pass_obj
def ingest(home: Path, paths: tuple[Path, ...], shipped: bool, replace: bool, jobs: int | None, seconds: float) -> None:
    """Nạp tệp, thư mục hoặc kho nén .zip vào thư viện."""
    from ingest import workers

    workers.warm_up()
    from corpus.shipped import folder
    from ingest import linking  # noqa: F401 - while the workers load what they need
    from ingest.files import find
    from ingest.outcome import summary

    store = open_store(home)
    if shipped and not store.documents():
        paths = (*paths, folder())
    if not paths and not shipped:
        raise click.UsageError("Hãy nêu ít nhất một tệp hoặc thư mục cần nạp.")
    files = list(find(paths))
    outcomes: list[Outcome] = []
    with _stoppable() as stopped, click.progressbar(length=len(files), label="Đang nạp", show_pos=True, file=sys.stderr) as bar:
        for outcome in _take(store, files, jobs, seconds, replace=replace):
            outcomes.append(outcome)
            bar.update(1)
    for outcome in outcomes:
        _tell(outcome)
    click.echo(summary(outcomes))
    if stopped:
        click.echo("Đã dừng theo yêu cầu. Văn bản đã nạp được giữ lại; chạy lại lệnh để nạp tiếp.", err=True)
        sys.exit(130)
    refresh(store, home)
    if any(outcome.status == "failed" for outcome in outcomes):
        sys.exit(1)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@_at_work
@click.pass_obj
def watch(home: Path, folder: Path, jobs: int | None, seconds: float) -> None:
    """Theo dõi một thư mục: nạp tệp mới hoặc thay đổi, đến khi dừng bằng Ctrl-C."""
    from threading import Event

    from ingest.watch import batches

    store, told = open_store(home), set[str]()
    click.echo(f"Đang theo dõi {folder}. Tệp bị xóa khỏi thư mục vẫn được giữ trong thư viện (bỏ bằng tracuu remove).")
    with _stoppable():
        for files in batches(folder, Event()):
            try:
                for outcome in _take(store, files, jobs, seconds):
                    if outcome.status not in ("unchanged", "skipped"):
                        _tell(outcome)
                refresh(store, home)
            except TraCuuError as error:
                if str(error) not in told:
                    click.echo(f"Lỗi: {error}", err=True)
                told.add(str(error))
    click.echo("Đã dừng theo dõi.")


@click.command()
@click.argument("id")
@click.pass_obj
def remove(home: Path, id: str) -> None:
    """Bỏ một văn bản khỏi thư viện (theo mã); tệp gốc không bị đụng tới."""
    store = open_store(home)
    store.remove(id)
    refresh(store, home)
    click.echo(f"Đã bỏ văn bản {id} khỏi thư viện. Tệp gốc vẫn còn nguyên.")


@click.command()
@click.option("--engine", help="Bộ máy tìm kiếm: auto, whoosh, tantivy.")
@click.pass_obj
def reindex(home: Path, engine: str | None) -> None:
    """Dựng lại liên kết và chỉ mục từ thư viện."""
    from index import build
    from ingest.linking import link

    store = open_store(home)
    link(store, anew=True)
    fingerprint = build.rebuild(store, home, engine or "auto")
    click.echo(f"Đã dựng lại chỉ mục: {fingerprint.engine}, {fingerprint.passages} đoạn.")


def _take(store: Store, files: list[File], jobs: int | None, seconds: float, *, replace: bool = False) -> Iterator[Outcome]:
    from ingest import pipeline
    from ingest.workers import Limits, cores

    return pipeline.ingest(store, files, replace=replace, jobs=jobs or cores(), limits=Limits(seconds=seconds))


def _tell(outcome: Outcome) -> None:
    if outcome.sentence:
        click.echo(outcome.sentence, err=outcome.status in ("failed", "skipped", "duplicate"))


@contextmanager
def _stoppable() -> Iterator[list[str]]:
    """Ctrl-C, or being told to end, leaves the block; what is given then holds a word."""
    stopped: list[str] = []
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield stopped
    except KeyboardInterrupt:
        stopped.append("stopped")
    finally:
        signal.signal(signal.SIGTERM, before)
