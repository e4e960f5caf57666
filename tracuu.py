"""The command: thin Click commands that wire the rooms. Heavy imports wait until a command needs them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from corpus.errors import TraCuuError, UnreadableFile

if TYPE_CHECKING:
    from corpus.store import Store
    from ingest.pipeline import Outcome
    from search.service import Searcher

FORMATS = click.Choice(["table", "json", "jsonl"])
STATUS_WORDS = {
    "added": "mới",
    "replaced": "thay bản cũ",
    "unchanged": "không đổi",
    "duplicate": "trùng nội dung",
    "skipped": "bỏ qua",
    "failed": "LỖI",
}


class Shown(click.ClickException):
    """An error as people see it."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"Lỗi: {self.message}", file=file, err=True)


class Command(click.Group):
    """Shows the program's own errors as a sentence, with exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TraCuuError as error:
            raise Shown(str(error)) from error


@click.group(cls=Command, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "--home", type=click.Path(path_type=Path), envvar="TRACUU_HOME", help="Thư mục chứa thư viện (hoặc biến TRACUU_HOME)."
)
@click.version_option(package_name="tracuu", message="%(version)s")
@click.pass_context
def main(ctx: click.Context, home: Path | None) -> None:
    """Tra Cứu: kho tri thức và tìm kiếm trên văn bản hành chính."""
    ctx.obj = home or Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "tracuu"


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--shipped", is_flag=True, help="Nạp các văn bản đi kèm chương trình nếu thư viện đang trống.")
@click.option("--replace", is_flag=True, help="Cho phép thay văn bản cùng tên nạp từ nơi khác.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Số tiến trình đọc cùng lúc; mặc định bằng số nhân của máy.")
@click.option("--seconds", type=click.FloatRange(min=0.1), help="Thời gian lâu nhất cho một tệp, tính bằng giây; mặc định 900.")
@click.pass_obj
def ingest(home: Path, paths: tuple[Path, ...], shipped: bool, replace: bool, jobs: int | None, seconds: float | None) -> None:
    """Nạp tệp, thư mục hoặc kho nén .zip vào thư viện."""
    from ingest import workers

    workers.warm_up()
    from corpus.shipped import folder
    from ingest import pipeline
    from ingest.files import find

    store = _open(home)
    if shipped and not store.documents():
        paths = (*paths, folder())
    if not paths and not shipped:
        raise click.UsageError("Hãy nêu ít nhất một tệp hoặc thư mục cần nạp.")
    files = list(find(paths))
    limits = workers.Limits(seconds=seconds) if seconds else workers.Limits()
    steps = pipeline.ingest(store, files, replace=replace, jobs=jobs or workers.cores(), limits=limits)
    with click.progressbar(steps, length=len(files), label="Đang nạp", file=sys.stderr) as bar:
        outcomes = list(bar)
    _report(outcomes)
    _refresh(store, home)
    if any(outcome.status == "failed" for outcome in outcomes):
        sys.exit(1)


def _report(outcomes: Iterable[Outcome]) -> None:
    from corpus import kinds

    totals: dict[str, int] = {}
    for outcome in outcomes:
        totals[outcome.status] = totals.get(outcome.status, 0) + 1
        if outcome.status in ("failed", "skipped"):
            click.echo(outcome.message, err=True)
        elif outcome.status != "unchanged":
            counts = ", ".join(f"{n} {kinds.BY_NAME[kind].title}" for kind, n in outcome.counts.items() if n)
            click.echo(f"{outcome.name} ({STATUS_WORDS[outcome.status]}): {counts}")
    click.echo(
        "Kết quả: " + (", ".join(f"{n} {STATUS_WORDS[status]}" for status, n in totals.items()) or "không có tệp nào") + "."
    )


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def read(file: Path, form: str) -> None:
    """Xem chương trình đọc một tệp ra sao; không lưu gì."""
    from ingest import pipeline

    document = pipeline.read(file).document
    for warning in document.warnings:
        click.echo(warning, err=True)
    if form == "text":
        click.echo(document.text)
    else:
        from corpus import export

        _print([export.whole(document)], "json")


@main.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--agency", multiple=True, help="Cơ quan (mã hoặc tên).")
@click.option("--type", "type_", multiple=True, help="Loại văn bản.")
@click.option("--year", multiple=True, help="Năm ban hành.")
@click.option("--kind", multiple=True, type=click.Choice(["passage", "row"]), help="Đoạn văn hay dòng bảng.")
@click.option("--role", multiple=True, help="Vai trò của cơ quan: lead, coordinate, implement, request.")
@click.option("--document", multiple=True, help="Mã văn bản.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000))
@click.option("--format", "form", type=FORMATS, default="table", show_default=True)
@click.pass_obj
def search(
    home: Path, /, query: tuple[str, ...], type_: tuple[str, ...], limit: int, form: str, **filters: tuple[str, ...]
) -> None:
    """Tìm trong các văn bản đã nạp."""
    from search import present

    results = _searcher(home).search(" ".join(query), filters | {"type": type_}, limit=limit)
    if form == "table":
        click.echo(present.table(results))
    elif form == "json":
        _print([present.record(results)], form)
    else:
        _print(present.record(results)["hits"], form)


@main.command()
@click.argument("kind")
@click.option("--document", help="Chỉ lấy của một văn bản (mã).")
@click.option("--format", "form", type=click.Choice(["jsonl", "json", "csv", "xlsx"]), default="jsonl", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="Ghi ra tệp thay vì ra màn hình.")
@click.pass_obj
def export(home: Path, kind: str, document: str | None, form: str, output: Path | None) -> None:
    """Xuất bản ghi của một loại: documents, sections, tasks, targets…"""
    from corpus import export as exporting
    from corpus import kinds

    known = ["documents", *(k.name for k in kinds.PUBLIC)]
    if kind not in known:
        raise click.UsageError(f"Không có loại “{kind}”. Các loại: {', '.join(known)}.")
    store, chosen = _open(home), kinds.BY_NAME.get(kind)
    if chosen and chosen.linked:
        _refresh_links(store)
    data = exporting.dump(exporting.records(store, chosen, document), form)
    if output:
        output.write_bytes(data)
    else:
        sys.stdout.buffer.write(data)


@main.command()
@click.argument("id")
@click.pass_obj
def text(home: Path, id: str) -> None:
    """In toàn văn (văn bản chuẩn) của một văn bản."""
    click.echo(_open(home).text(id), nl=False)


@main.command()
@click.argument("file")
@click.option("--format", "form", type=FORMATS, default="table", show_default=True)
@click.pass_obj
def check(home: Path, file: str, form: str) -> None:
    """Soát các viện dẫn trong một dự thảo (tệp, hoặc “-” để đọc từ đầu vào chuẩn)."""
    from ingest import check as checking
    from ingest import pipeline

    if file == "-":
        draft = _standard_input()
    else:
        path = Path(file)
        draft = pipeline.read(path).document.text
    report = checking.check_against(_open(home), draft)
    if form == "table":
        click.echo(checking.table(report))
    else:
        _print(checking.records(report), form)
    if report.has_problems:
        sys.exit(1)


@main.command()
@click.option("--engine", help="Bộ máy tìm kiếm: auto, whoosh, tantivy.")
@click.pass_obj
def reindex(home: Path, engine: str | None) -> None:
    """Dựng lại liên kết và chỉ mục từ thư viện."""
    from index import build
    from ingest.linking import link

    store = _open(home)
    link(store)
    fingerprint = build.rebuild(store, home, engine or "auto")
    click.echo(f"Đã dựng lại chỉ mục: {fingerprint.engine}, {fingerprint.passages} đoạn.")


@main.command()
@click.pass_obj
def status(home: Path) -> None:
    """Cho biết thư viện đang giữ những gì."""
    from corpus import kinds
    from index import build

    store = _open(home)
    counts = store.counts()
    click.echo(f"Thư viện: {home}\nVăn bản: {len(store.documents())}")
    for kind in kinds.PUBLIC:
        click.echo(f"{kind.title}: {sum(held.get(kind.name, 0) for held in counts.values())}")
    click.echo("Liên kết: " + ("đúng với các văn bản hiện có" if store.is_linked else "cần làm lại (tracuu reindex)"))
    click.echo(f"Chỉ mục: {build.describe(store, home)}")


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
@click.pass_obj
def serve(home: Path, host: str, port: int) -> None:
    """Mở trang tra cứu và API trên máy này."""
    from web import create_app
    from web.serve import serve as run

    store = _open(home)
    _refresh(store, home)
    run(create_app({"STORE": store, "SEARCHER": _searcher(home)}), host, port)


def _open(home: Path) -> Store:
    from corpus.store import Store

    return Store.open(home)


def _searcher(home: Path) -> Searcher:
    from search.service import Searcher

    store = _open(home)
    _refresh(store, home)
    return Searcher(store, home)


def _refresh_links(store: Store) -> None:
    if not store.is_linked:
        from ingest.linking import link

        link(store)


def _refresh(store: Store, home: Path) -> None:
    """Bring links and index up to the documents, where they are behind."""
    from index import build

    _refresh_links(store)
    build.refresh(store, home)


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile("Đầu vào chuẩn không phải văn bản UTF-8. Hãy lưu dự thảo thành tệp rồi soát tệp đó.") from error


def _print(records: Iterable[dict[str, Any]], form: str) -> None:
    import json

    if form == "json":
        rows = list(records)
        click.echo(json.dumps(rows[0] if len(rows) == 1 else rows, ensure_ascii=False, indent=2))
    else:
        for row in records:
            click.echo(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
