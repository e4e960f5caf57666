"""What is looked at in the best passages: their sentences in plain letters, and what of a question stands in them."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import syllables
from index.engine import Hit
from index.shelf import PER_DOCUMENT
from index.syllables import Forms, keys, matches, plain
from search import question
from search.closeness import EACH, LOOKED_AT, TOGETHER, WORTH, Closeness, Near
from search.expansions import Meant
from search.reading import Read
from search.sentences import Sentences, sentences, written
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


def read(text: str) -> Sentences:
    return sentences(body(text))


def near(texts: dict[int, str], asked: Read, each: int = LOOKED_AT) -> Near:
    reader = Texts(texts)
    closeness = Closeness(reader, Weighing(reader))
    return closeness.factors(closeness.sought(asked), [Hit(number, 1.0) for number in texts], each)


@given(TEXTS)
def test_words_are_read_as_syllables_are(text):
    assert keys(text) == [token.key for token in syllables.syllables(text)]
    found = matches(text, Everything())
    assert [(match.key, match.start, match.end) for match in found] == syllables.syllables(text)
    assert plain(text) == [match.plain for match in found]


@given(TEXTS.map(str.split).map(" ".join))
def test_sentences_end_where_a_stop_has_a_blank_behind_it(text):
    said = [words for line in read(text).said.split("\n") if (words := plain(line))]
    assert said == [plain(sentence) for sentence in END.split(text + " ") if plain(sentence)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nộp phí. Nhận kết quả", " nop phi \n nhan ket qua "),
        ("1.423 văn bản", " 1 423 van ban "),
        ("(mẫu 01/ĐK); bản sao…", " mau 01 dk \n ban sao \n "),
        ("Hà Nội – Huế\u00a02019", " ha noi hue 2019 "),
        ("", " "),
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


@given(st.sampled_from(["kỹ", "Kĩ", "quý", "quí", "06", "6", "tháng", "y", "thuỷ", "tay", "19"]))
def test_a_syllable_is_found_however_it_is_written(word):
    (key,) = plain(word)
    assert any(word in written(key) for word in read(word).said.split())


def test_of_a_document_only_the_first_passages_are_looked_at_where_documents_are_asked_for():
    texts = dict.fromkeys([*range(EACH + 2), SECOND], "Di dời hộ nghèo.")
    factors = near(texts, Read(question.read("di dời hộ nghèo")), EACH)
    assert sorted(factors.passages) == [*range(EACH), SECOND]
