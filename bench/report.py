"""What was measured, as a page: figures, and ours as ratios to the plain engines."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from typing import NamedTuple

from bench.contenders import OURS

PLAIN = ("SQLite FTS5", "tantivy", "Whoosh")


class Measured(NamedTuple):
    """Figures of every contender over one size, and who was left out."""

    size: int
    figures: Mapping[str, Mapping[str, float]]
    left_out: tuple[str, ...] = ()


def written(command: Mapping[str, float], runs: Iterable[Measured]) -> str:
    """The page, in Markdown."""
    lines = [
        "# Kết quả đo",
        "",
        *_machine(),
        "",
        "## Lệnh tracuu",
        "",
        *(f"- {name}: {value:.2f}" for name, value in command.items()),
    ]
    for run in runs:
        lines += ["", f"## {_number(run.size)} đoạn", "", *_table(run)]
        if run.left_out:
            lines += ["", f"Không đo ở cỡ này vì quá lâu: {', '.join(run.left_out)}."]
        lines += ["", "Tra cứu so với bộ máy trần (lần; dưới 1 là nhanh hơn hoặc nhỏ hơn):", "", *_ratios(run)]
    return "\n".join(lines) + "\n"


def _machine() -> Iterator[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    yield f"- Ngày: {datetime.date.today():%d/%m/%Y}"
    yield f"- Máy: {platform.system()} {platform.machine()}, {os.cpu_count()} lõi, {memory:.0f} GB; Python {platform.python_version()}"
    yield f"- tantivy {version('tantivy')}, Whoosh {version('Whoosh')}"
    yield "- Đoạn văn làm từ chữ của văn bản đi kèm, lần nào cũng như nhau. Tra cứu trả lời trọn: hiểu câu hỏi, xếp hạng, trích đoạn, nhóm."
    yield "- Câu hỏi được hỏi sau một vòng làm nóng; số là trung vị. “Chỉ xếp hạng” là mười đoạn đầu theo chữ, không làm gì thêm."
    yield "- Dựng chỉ mục, câu hỏi và gợi ý tính bằng thời gian bộ xử lý; các lệnh và lúc khởi động tính theo đồng hồ."
    yield f"- Tải của máy khi viết trang này: {os.getloadavg()[1]:.1f} việc cùng chạy trên {os.cpu_count()} lõi (trên số lõi là máy bận)."


def _table(run: Measured) -> Iterator[str]:
    names = list(run.figures)
    yield f"| | {' | '.join(names)} |"
    yield f"|---|{'---:|' * len(names)}"
    for what in dict.fromkeys(what for figures in run.figures.values() for what in figures):
        yield f"| {what} | {' | '.join(_figure(run.figures[name].get(what)) for name in names)} |"


def _ratios(run: Measured) -> Iterator[str]:
    pairs = [(ours, plain) for ours in OURS if ours in run.figures for plain in PLAIN if plain in run.figures]
    yield f"| | {' | '.join(f'{ours} / {plain}' for ours, plain in pairs)} |"
    yield f"|---|{'---:|' * len(pairs)}"
    for what in dict.fromkeys(what for figures in run.figures.values() for what in figures):
        cells = [_ratio(run.figures[ours].get(what), run.figures[plain].get(what)) for ours, plain in pairs]
        if any(cells):
            yield f"| {what.rpartition(',')[0]} | {' | '.join(cells)} |"


def _ratio(ours: float | None, plain: float | None) -> str:
    return f"{ours / plain:.2f}" if ours is not None and plain else ""


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}" if value < 100 else _number(round(value))


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
