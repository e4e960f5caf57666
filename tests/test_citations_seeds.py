"""The citations of the two shipped documents, one by one, against a table checked by reading."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from corpus import kinds
from corpus.store import Store

PLAN = "688"
FIELDS = ("text", "type", "number", "issued_on", "relation", "key", "anomalies")
with (Path(__file__).parent / "citations_seeds.tsv").open(encoding="utf-8") as table:
    ROWS = list(csv.DictReader((line for line in table if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def found(seed_home):
    """Citations by document and start, as they are exported."""
    return {
        ("plan" if citation.document.startswith(PLAN) else "report", citation.span[0]): {
            "text": " ".join(citation.text.split()), "type": citation.type, "number": citation.number or "", "issued_on": citation.issued_on or "",
            "relation": citation.relation, "key": citation.key, "anomalies": " ".join(anomaly.code for anomaly in citation.anomalies),
        }
        for citation in Store.open(seed_home).of(kinds.CITATIONS)
    }  # fmt: skip


@pytest.mark.parametrize("document", ["plan", "report"])
def test_every_citation_is_as_read(found, document):
    expected = {
        (row["document"], int(row["start"])): {field: row[field] for field in FIELDS}
        for row in ROWS
        if row["document"] == document
    }
    assert {place: fields for place, fields in found.items() if place[0] == document} == expected


def test_references_join_the_mentions_of_both_documents(seed_home):
    references = {reference.key: reference for reference in Store.open(seed_home).of(kinds.REFERENCES)}
    assert len(references["nq:18-nq-tw:2017"].documents) == 2
    assert [conflict.field for conflict in references["ct:3-ct-ubnd:2017:lai-chau"].conflicts] == ["issued_on"]
    assert [conflict.field for conflict in references["qd:749-qd-ttg:2020"].conflicts] == ["issuer"]
    assert references["qd:688-qd-ubnd:2021:lai-chau"].status == "held"
