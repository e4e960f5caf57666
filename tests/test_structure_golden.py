"""The two shipped documents, whole: what is written down under golden/ was read through against the sources.

To write it anew after a change that is meant: TRACUU_GOLDEN=write pytest tests/test_structure_golden.py
"""

import os
from pathlib import Path

import pytest
from structured import written

from corpus import shipped
from corpus.document import Source
from ingest.readers import read_file
from ingest.structure import build

GOLDEN = Path(__file__).parent / "golden"
SEEDS = sorted(shipped.folder().glob("*.txt"))


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem)
def test_a_shipped_document_comes_out_as_reviewed(path):
    data = path.read_bytes()
    document = build(
        read_file(path.name, data), id=path.stem, source=Source(name=path.name, format="txt", sha256="", size=len(data))
    )
    golden = GOLDEN / f"{path.stem}.txt"
    if os.environ.get("TRACUU_GOLDEN") == "write" or not golden.exists():
        golden.write_text(written(document), "utf-8")
        pytest.fail(f"{golden.name} written: read it through, then run again")
    assert written(document) == golden.read_text("utf-8")
