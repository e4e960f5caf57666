"""Tables that people may edit: one .tsv a table, first line the column names, "#" lines are remarks (the source among them)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``corpus/catalog/NAME.tsv`` as dictionaries of stripped strings.

    Raises FileNotFoundError for a table that is not there, ValueError for a row of another width than its header.
    """
    text = files(__package__).joinpath(f"{name}.tsv").read_text("utf-8")
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    header = lines[0][1].split("\t")
    table = []
    for n, line in lines[1:]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != len(header):
            raise ValueError(f"{name}.tsv, line {n}: {len(cells)} cells, {len(header)} columns")
        table.append(dict(zip(header, cells, strict=True)))
    return tuple(table)
