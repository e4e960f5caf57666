"""What is looked at in the best passages: their sentences in plain syllables, made word by word."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import syllables
from index.engine import Hit
from index.shelf import PER_DOCUMENT
from index.syllables import Forms, keys, plain, wanted
from search import closeness, question
from search.closeness import TOGETHER, WORTH, Closeness
from search.expansions import Meant
from search.reading import Read
from search.weighing import Weighing

TEXTS = st.text(alphabet='aàbđ ,.;!?…/-–()"\n\t\u00a0\u2028019²ỷUYyK', max_size=80)
END = re.compile(r"[\n.;!?…]+\s")


class Everything:
    """Holds whatever is asked for."""

    def __contains__(self, key: object) -> bool:
        return True


class Texts:
    """An index of passages, a number each, that has every token in one passage."""

    size = 10

    def __init__(self, texts: dict[int, str]) -> None:
        self._texts = texts

    def frequency(self, field: str, token: str) -> int:
        return 1

    def bodies(self, numbers: list[int]) -> list[bytes]:
        return [body(self._texts[number]) for number in numbers]


def body(text: str) -> bytes:
    return msgspec.json.encode({"kind": "passage", "title": "", "text": text, "context": ""})


def read(text: str) -> closeness.Sentences:
    return closeness._split(body(text))


def near(texts: dict[int, str], asked: Read) -> closeness.Near:
    reader = Texts(texts)
    return Closeness(reader, Weighing(reader)).factors(asked, [Hit(number, 1.0) for number in texts])


@given(TEXTS)
def test_words_are_read_as_syllables_are(text):
    assert keys(text) == [token.key for token in syllables.syllables(text)]
    assert keys(text) == [token.key for token in wanted(text, Everything(), marked=True)]
    assert plain(text) == [token.key for token in wanted(text, Everything(), marked=False)]


@given(TEXTS.map(" ".join).map(str.split).map(" ".join))
def test_sentences_end_where_a_stop_has_a_blank_behind_it(text):
    said = [words for line in read(text).said.split("\n") if (words := line.split())]
    assert said == [plain(sentence) for sentence in END.split(text + " ") if plain(sentence)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nộp phí. Nhận kết quả", "nop phi\n nhan ket qua"),
        ("1.423 văn bản", "1 423 van ban"),
        ("(mẫu 01/ĐK); bản sao", "mau 1 dk\n ban sao"),
        ("", ""),
    ],
)
def test_a_passage_a_sentence_a_line(text, said):
    assert read(text).said == said


def test_what_is_kept_of_words_has_an_end(monkeypatch):
    monkeypatch.setattr(syllables, "MOST_FORMS", 3)
    forms = Forms(str.lower)
    assert [forms[word] for word in "ABCDE"] == ["a", "b", "c", "d", "e"]
    assert len(forms) <= 3
    long = "X" * (syllables.LONGEST_FORM + 1)
    assert forms[long] == long.lower()
    assert long not in forms


SECOND = PER_DOCUMENT
"""The number of the first passage of the second document."""


def test_all_of_a_question_in_one_sentence_raises_a_passage_most():
    factors = near({0: "Di dời hộ nghèo.", 1: "Di dời. Hộ nghèo.", 2: "Di dời."}, Read(question.read("di dời hộ nghèo"))).passages
    assert factors[0] == pytest.approx(1 + WORTH)
    assert 1 < factors[2] < factors[1] + 1e-9 < factors[0]


def test_what_a_document_holds_all_in_all_raises_its_passages():
    texts = {0: "Kinh phí di dời dân.", 1: "Hỗ trợ hộ nghèo.", SECOND: "Kinh phí di dời dân."}
    factors = near(texts, Read(question.read("kinh phí di dời, hộ nghèo")))
    assert factors.passages[0] == factors.passages[SECOND]
    assert 1 < factors.documents[1] < factors.documents[0] < 1 + TOGETHER


def test_another_writing_counts_as_what_it_stands_for():
    asked = Read(question.read("thủ tục hành chính đất đai"), meant=(Meant("thủ tục hành chính", "TTHC", 0, 4, True),))
    factors = near({0: "Thủ tục hành chính.", SECOND: "Các TTHC."}, asked)
    assert factors.passages[0] == factors.passages[SECOND] > 1
    assert factors.documents[0] == factors.documents[1] > 1


@pytest.mark.parametrize("asked", ["", "đất"])
def test_a_question_of_one_word_raises_nothing(asked):
    assert near({0: "Đất đai."}, Read(question.read(asked))) == ({}, {})
