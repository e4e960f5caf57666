"""The command: thin Click commands that wire the rooms. Heavy imports wait until a command needs them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

import tracuu_library
from corpus.errors import TraCuuError, UnreadableFile
from tracuu_library import open_store, refresh, refresh_links

if TYPE_CHECKING:
    from search.service import Searcher

FORMATS = click.Choice(["table", "json", "jsonl"])
DRAFT_SECONDS = 60
"""How long somebody at a page waits for the file of a draft to be read."""


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
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def read(file: Path, form: str) -> None:
    """Xem chương trình đọc một tệp ra sao; không lưu gì."""
    from ingest import pipeline

    made = pipeline.read(file)
    document = made.document
    for warning in document.warnings:
        click.echo(warning, err=True)
    if form == "text":
        click.echo(document.text)
    else:
        from corpus import export

        told = {"format": document.source.format, "pages": document.source.pages, "blocks": made.blocks}
        _print([export.whole(document) | told], "json")


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
    store, chosen = open_store(home), kinds.BY_NAME.get(kind)
    if chosen and chosen.linked:
        refresh_links(store)
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
    click.echo(open_store(home).text(id), nl=False)


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
    report = checking.check_against(open_store(home), draft)
    if form == "table":
        click.echo(checking.table(report))
    else:
        _print(checking.records(report), form)
    if report.has_problems:
        sys.exit(1)


@main.command()
@click.pass_obj
def status(home: Path) -> None:
    """Cho biết thư viện đang giữ những gì, máy này đọc được những định dạng nào."""
    from corpus import kinds
    from corpus.listing import DOCUMENTS
    from index import build
    from ingest import equipment

    store = open_store(home)
    totals = store.totals()
    click.echo(f"Thư viện: {home}\nVăn bản: {totals[DOCUMENTS]}")
    for kind in kinds.PUBLIC:
        click.echo(f"{kind.title}: {totals.get(kind.name, 0)}")
    click.echo("Liên kết: " + ("đúng với các văn bản hiện có" if store.is_linked else "cần làm lại (tracuu reindex)"))
    click.echo(f"Chỉ mục: {build.describe(store, home)}\n\nĐịnh dạng:")
    for line in equipment.readers():
        click.echo(f"  {line}")
    click.echo("Chương trình đi kèm:")
    for program in equipment.programs():
        click.echo(f"  {program.sentence}")


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
@click.pass_obj
def serve(home: Path, host: str, port: int) -> None:
    """Mở trang tra cứu và API trên máy này."""
    from ingest import check as checking
    from ingest import forms, pipeline
    from ingest.readers import SUFFIXES
    from ingest.workers import Limits
    from web import create_app
    from web.serve import serve as run

    store = open_store(home)
    refresh(store, home)
    config = {
        "STORE": store,
        "SEARCHER": _searcher(home),
        "CHECK": lambda draft: checking.records(checking.check_against(store, draft)),
        "READ": lambda name, data: pipeline.read_bytes(name, data, Limits(seconds=DRAFT_SECONDS)).document.text,
        "SUFFIXES": sorted(SUFFIXES),
        "FORMS": (forms.full_form, forms.short_form),
    }
    run(create_app(config), host, port)


def _searcher(home: Path) -> Searcher:
    from search.service import Searcher

    store = open_store(home)
    refresh(store, home)
    return Searcher(store, home)


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


for command in (tracuu_library.ingest, tracuu_library.watch, tracuu_library.remove, tracuu_library.reindex):
    main.add_command(command)

if __name__ == "__main__":
    main()
