"""The documents that come with the program."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def folder() -> Path:
    """Where they lie, in a checkout and in an installed package alike."""
    return Path(str(files("corpus").joinpath("documents")))
