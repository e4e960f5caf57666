"""The bench runs: what is made is always the same, everyone who is timed answers, and the page tells all of it."""

from __future__ import annotations

import pytest

from bench.contenders import CONTENDERS, OURS, Ours
from bench.made import fill, texts
from bench.one import STEPS
from bench.questions import EACH, asked
from bench.report import Measured, written
from corpus.store import Store
from index import build

SIZE = 230


@pytest.fixture(scope="module", params=sorted(CONTENDERS))
def contender(request, tmp_path_factory):
    contender = CONTENDERS[request.param](tmp_path_factory.mktemp("bench"))
    made = STEPS["make"](contender, SIZE)
    assert made["indexing, s"] > 0
    contender.open()
    return contender


def test_everyone_answers_every_kind_of_question(contender):
    kinds = {question.kind for question in asked() if contender.ask(question) and contender.rank(question)}
    assert kinds == {question.kind for question in asked()}


def test_what_is_timed_is_told(contender, monkeypatch):
    monkeypatch.setattr("bench.one.ROUNDS", 1)
    figures = STEPS["ask"](contender, SIZE)
    kinds = {question.kind for question in asked()}
    assert {f"{kind}, ms" for kind in kinds} <= figures.keys()
    assert ("suggestion, ms" in figures) == isinstance(contender, Ours)
    assert STEPS["first"](contender, SIZE) == {}


def test_made_passages_are_always_the_same_and_become_as_many_passages(tmp_path):
    assert list(texts(30)) == list(texts(50))[:30]
    store = Store.open(tmp_path)
    fill(store, SIZE)
    assert build.rebuild(store, tmp_path, "tantivy").passages == SIZE
    assert asked() == asked()
    assert len(asked()) == 6 * EACH


def test_the_page_tells_figures_ratios_and_what_was_left_out():
    ours, plain = next(iter(OURS.items()))
    page = written({"--help, s": 0.07}, [Measured(1000, {ours: {"search, ms": 6.0}, plain: {"search, ms": 2.0}}, ("Whoosh",))])
    assert "| search | 3.00 |" in page
    assert "## 1,000 passages" in page
    assert "Left out at this size, for it takes too long: Whoosh." in page
