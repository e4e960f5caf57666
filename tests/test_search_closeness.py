"""What is looked at in the best passages: their sentences in plain syllables, made word by word."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import syllables
from index.syllables import Forms, keys, plain, wanted
from search import closeness

TEXTS = st.text(alphabet='aàbđ ,.;!?…/-–()"\n\t\u00a0\u2028019²ỷUYyK', max_size=80)
END = re.compile(r"[\n.;!?…]+\s")


class Everything:
    """Holds whatever is asked for."""

    def __contains__(self, key: object) -> bool:
        return True


def read(text: str) -> closeness.Sentences:
    body = msgspec.json.encode({"kind": "passage", "title": "", "text": text, "context": ""})
    return closeness._split(body)


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
