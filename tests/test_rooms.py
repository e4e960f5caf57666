"""The house: imports run one way, and a heavy library is imported in one file only."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "corpus": {"corpus"},
    "ingest": {"ingest", "corpus"},
    "index": {"index", "corpus"},
    "search": {"search", "index", "corpus"},
    "web": {"web", "search", "index", "ingest", "corpus"},
}
HEAVY = {
    "pyvi",
    "whoosh",
    "tantivy",
    "pdfminer",
    "pypdfium2",
    "bs4",
    "opensearchpy",
    "sqlalchemy",
    "docx",
    "openpyxl",
    "waitress",
    "zstandard",
    "charset_normalizer",
}
MODULES = [path for room in MAY_IMPORT for path in sorted((ROOT / room).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_run_one_way(path):
    room = path.relative_to(ROOT).parts[0]
    assert imported(path) & set(MAY_IMPORT) <= MAY_IMPORT[room]


@pytest.mark.parametrize("library", sorted(HEAVY))
def test_a_heavy_library_has_one_door(library):
    doors = [
        str(path.relative_to(ROOT))
        for path in [*MODULES, ROOT / "tracuu.py", ROOT / "tracuu_library.py"]
        if library in imported(path)
    ]
    assert len(doors) <= 1


def test_help_loads_nothing_heavy():
    import subprocess

    code = "import sys, tracuu; print([m for m in sys.modules if m.split('.')[0] in %r])" % (HEAVY | {"flask", "numpy", "lxml"})
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_every_room_is_walked():
    assert {path.relative_to(ROOT).parts[0] for path in MODULES} == set(MAY_IMPORT)
