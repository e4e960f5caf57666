"""What a question asks of the index: which writings rival one another, which are simply added."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from index.engine import Clause, Either
from search.expansions import Meant
from search.question import read
from search.weighing import Weighing


class Counts:
    """An index that knows only how many passages have a token."""

    size = 10_000

    def __init__(self, tokens: Mapping[str, int], words: tuple[str, ...] = ()) -> None:
        self._tokens, self._words = tokens, words

    def frequency(self, field: str, token: str) -> int:
        return self._tokens.get(token, 0)

    def vocabulary(self, field: str) -> Mapping[str, int]:
        return dict.fromkeys(self._words, 1) if field == "word" else self._tokens


PHRASE = {"thu": 900, "tuc": 600, "hanh": 900, "chinh": 900, "thu_tuc": 500, "tuc_hanh": 400, "hanh_chinh": 700}


@pytest.mark.parametrize(
    ("short", "rival"),
    [(300, True), (41, True), (39, False), (1, False)],
    ids=["as common", "above a tenth of the rarest pair", "below a tenth", "hardly ever"],
)
def test_an_abbreviation_that_next_to_no_passage_has_is_simply_added(short, rival):
    asked = read("thu tuc hanh chinh")
    meant = [Meant("thu tuc hanh chinh", "TTHC", 0, 4, True)]
    found = Weighing(Counts(PHRASE | {"tthc": short})).of_words(asked, meant=meant)
    assert any(isinstance(part, Either) for part in found) is rival
    parts = [part for one in found for part in ([p for w in one.writings for p in w] if isinstance(one, Either) else [one])]
    assert [part.token for part in parts].count("tthc") == 1


def test_a_writing_that_the_index_does_not_hold_is_not_asked_for():
    found = Weighing(Counts(PHRASE)).of_words(read("thu tuc hanh chinh"), meant=[Meant("thu tuc hanh chinh", "TTHC", 0, 4, True)])
    assert "tthc" not in {part.token for part in found}


@pytest.mark.parametrize(("words", "asked"), [((), False), (("thủ_tục",), True)])
def test_words_are_asked_for_where_the_index_looked_for_them(words, asked):
    found = Weighing(Counts(PHRASE, words)).of_words(read("thủ tục"))
    assert any(part.field == "word" for part in found) is asked


@pytest.mark.parametrize(("is_term", "more"), [(True, True), (False, False)], ids=["a term of documents", "another writing"])
def test_the_term_that_documents_use_weighs_more_than_the_everyday_word(is_term, more):
    meant = [Meant("bang lai", "giay phep", 0, 2, is_short=False, is_term=is_term)]
    held = dict.fromkeys(("bang", "lai", "bang_lai", "giay", "phep", "giay_phep"), 100)
    (either,) = Weighing(Counts(held)).of_words(read("bang lai"), meant=meant)
    own, other = (next(part.weight for part in writing if part.field in ("exact", "plain")) for writing in either.writings)
    assert (other > 1) is more
    assert own >= other


def clauses(*tokens: str) -> tuple[Clause, ...]:
    return tuple(Clause("pair" if "_" in token else "exact", token, 1.0) for token in tokens)


@pytest.mark.parametrize(
    ("size", "asked", "left"),
    [
        (300_000, clauses("cua", "dat", "cua_dat"), clauses("dat", "cua_dat")),
        (300_000, clauses("cua"), clauses("cua")),
        (900_000, clauses("cua", "dat"), clauses("cua", "dat")),
        (300_000, (Either((clauses("cua", "dat"), clauses("cua"))),), (Either((clauses("dat"), clauses("cua"))),)),
        (9_000, clauses("it", "never"), clauses("it", "never")),
    ],
    ids=["an eighth have it", "nothing else is left", "fewer than an eighth", "within writings", "a small library"],
)
def test_a_syllable_that_stands_nearly_everywhere_is_not_asked_for(monkeypatch, size, asked, left):
    monkeypatch.setattr(Counts, "size", size)
    assert Weighing(Counts({"cua": 100_000, "dat": 30_000, "cua_dat": 100_000, "it": 8_000})).telling(asked) == left
