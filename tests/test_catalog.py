"""The tables that people may edit: each can be read, says where it is from, and says nothing twice."""

from __future__ import annotations

from importlib.resources import files

import pytest

from corpus import catalog

NAMES = sorted(path.name.removesuffix(".tsv") for path in files("corpus.catalog").iterdir() if path.name.endswith(".tsv"))


@pytest.mark.parametrize("name", NAMES)
def test_a_table_can_be_read_and_says_its_source(name):
    remarks = [
        line for line in files("corpus.catalog").joinpath(f"{name}.tsv").read_text("utf-8").splitlines() if line.startswith("#")
    ]
    assert any("Source:" in line or "Nguồn:" in line for line in remarks), "no remark names the source"
    assert catalog.rows(name)


@pytest.mark.parametrize("name", NAMES)
def test_no_row_stands_twice(name):
    rows = [tuple(row.items()) for row in catalog.rows(name)]
    assert sorted({row for row in rows if rows.count(row) > 1}) == []


@pytest.mark.parametrize("name", NAMES)
def test_text_is_composed_and_without_stray_blanks(name):
    import unicodedata

    text = files("corpus.catalog").joinpath(f"{name}.tsv").read_text("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\u00a0" not in text
    assert "  " not in text.replace("\t", "")


def test_a_row_of_another_width_is_told(tmp_path, monkeypatch):
    (tmp_path / "wrong.tsv").write_text("# Source: none\na\tb\n1\n", "utf-8")
    monkeypatch.setattr(catalog, "files", lambda package: tmp_path)
    catalog.rows.cache_clear()
    with pytest.raises(ValueError, match=r"wrong\.tsv, line 3"):
        catalog.rows("wrong")
    catalog.rows.cache_clear()


@pytest.mark.parametrize("row", catalog.rows("agency_succession"), ids=lambda r: f"{r['predecessor']} > {r['successor']}")
def test_a_succession_says_since_when_and_how_sure(row):
    import datetime

    assert row["predecessor"] != row["successor"]
    assert row["sure"] in ("high", "medium", "low")
    datetime.date.fromisoformat(row["since"])
    assert row["basis"] or row["sure"] != "high", "what is sure has a basis"
