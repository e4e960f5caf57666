"""Installed from a wheel, away from the checkout, the command has all that it needs: code, pages, tables, shipped documents."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("corpus", "ingest", "index", "search", "web")
KEPT_APART = ("__pycache__",)


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """The wheel's contents in a folder of their own."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("installed")
    for room in ROOMS:
        shutil.copytree(ROOT / room, source / room, ignore=shutil.ignore_patterns(*KEPT_APART))
    for name in ("tracuu.py", "tracuu_library.py", "setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(target),
        str(source),
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = target.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def run(installed: Path, *args: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "tracuu", "--home", str(installed / "home"), *args]
    return subprocess.run(command, cwd=installed, env=environment, check=True, capture_output=True, text=True).stdout


@pytest.mark.slow
def test_the_command_works_from_a_wheel(installed):
    assert "2 mới" in run(installed, "ingest", "--shipped")
    hits = [json.loads(line) for line in run(installed, "search", "sở tài chính", "--format", "jsonl").splitlines()]
    assert hits


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_every_file_of_a_room_is_in_the_wheel(installed, room):
    there = {
        p.relative_to(installed).as_posix() for p in (installed / room).rglob("*") if p.is_file() and "__pycache__" not in p.parts
    }
    here = {p.relative_to(ROOT).as_posix() for p in (ROOT / room).rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    assert here - there == set()
