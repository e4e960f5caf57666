"""One contract for every engine: the same entries and questions give the same hits in the same order."""

from __future__ import annotations

import shutil
import threading

import pytest

from index.analysis import Entry
from index.engine import ENGINES, Clause, Either, IndexProblem, Phrase, Question, choose
from index.syllables import keys, pairs, plain

TEXTS = {
    1: ("qd", "Sở Nội vụ chủ trì cải cách thủ tục hành chính"),
    2: ("qd", "Công khai thủ tục hành chính trên cổng dịch vụ công, thủ tục nào cũng công khai"),
    3: ("bc", "Kết quả cải cách tài chính công năm 2020"),
    4: ("bc", "Chính quyền điện tử và hành chính số"),
    5: ("bc", "Ngân sách tỉnh"),
}
BIG = (1 << 40) + 7


def entry(number: int, document: str, text: str) -> Entry:
    bare = plain(text)
    fields = {"exact": keys(text), "plain": bare, "pair": pairs(bare), "word": [], "number": [], "head": []}
    return Entry(number, document, fields, [f"document={document}", f"odd={number % 2}"], text.encode())


def ask(text: str, **more) -> Question:
    return Question(tuple(Clause("exact", key, 1.0) for key in keys(text)), **more)


@pytest.fixture(params=sorted(ENGINES))
def engine(request):
    return ENGINES[request.param]


@pytest.fixture
def folder(engine, tmp_path):
    writer = engine.write(tmp_path, new=True)
    for number, (document, text) in TEXTS.items():
        writer.add(entry(number, document, text))
    writer.add(entry(BIG, "big", "Quốc hội"))
    writer.commit()
    return tmp_path


@pytest.fixture
def reader(engine, folder):
    return engine.open(folder)


def found(reader, question, limit=10):
    return [hit.number for hit in reader.search(question, limit)]


def test_the_passage_with_more_of_the_question_comes_first(reader):
    assert found(reader, ask("công khai thủ tục hành chính"))[0] == 2


def test_marks_tell_words_apart_in_exact_and_not_in_plain(reader):
    assert found(reader, Question((Clause("exact", keys("nam")[0], 1.0),))) == []
    assert found(reader, Question((Clause("plain", plain("năm")[0], 1.0),))) == [3]


def test_a_rare_word_weighs_more_than_a_common_one(reader):
    [sở], [hành] = keys("sở"), keys("hành")
    scores = {
        hit.number: hit.score for hit in reader.search(Question((Clause("exact", sở, 1.0), Clause("exact", hành, 1.0))), 10)
    }
    assert scores[1] > 2 * scores[4]


def test_weights_decide(reader):
    [ngân], [tài] = keys("ngân"), keys("tài")
    assert found(reader, Question((Clause("exact", ngân, 0.1), Clause("exact", tài, 5.0))))[0] == 3
    assert found(reader, Question((Clause("exact", ngân, 5.0), Clause("exact", tài, 0.1))))[0] == 5


def test_a_constant_clause_adds_its_weight_and_no_more(reader):
    [hit] = reader.search(Question((Clause("exact", keys("ngân")[0], 2.5, constant=True),)), 10)
    assert hit.score == pytest.approx(2.5)


def test_either_counts_the_better_writing_once(reader):
    [ngân], [sách] = keys("ngân"), keys("sách")
    one = reader.search(Question((Clause("exact", ngân, 1.0),)), 1)[0].score
    both = reader.search(Question((Either(((Clause("exact", ngân, 1.0),), (Clause("exact", sách, 1.0),))),)), 1)[0].score
    assert both == pytest.approx(one)


@pytest.mark.parametrize("choices", [1, 2, 3], ids=["two readings", "four readings", "more than are asked one by one"])
@pytest.mark.parametrize("limit", [1, 2, 10])
def test_of_several_choices_the_best_of_each_counts(reader, choices, limit):
    writings = [("thủ", "ngân"), ("hành", "tài"), ("cải", "sở")][:choices]
    either = [Either(tuple((Clause("exact", keys(word)[0], 1.0),) for word in words)) for words in writings]
    least = Clause("exact", keys("chính")[0], 0.5)
    alone = {word: {hit.number: hit.score for hit in reader.search(ask(word), 10)} for words in writings for word in words}
    base = {hit.number: hit.score for hit in reader.search(Question((least,)), 10)}
    wanted = {
        number: base.get(number, 0.0) + sum(max(alone[word].get(number, 0.0) for word in words) for words in writings)
        for number in {*base, *(number for scores in alone.values() for number in scores)}
    }
    best = sorted(wanted.items(), key=lambda item: (-round(item[1], 4), item[0]))[:limit]
    hits = reader.search(Question((least, *either)), limit)
    assert [hit.number for hit in hits] == [number for number, _ in best]
    assert [hit.score for hit in hits] == pytest.approx([score for _, score in best], abs=1e-3)


def test_a_phrase_must_stand_as_it_is(reader):
    assert found(reader, Question(phrases=(Phrase("exact", tuple(keys("thủ tục hành chính"))),))) == [1, 2]
    assert found(reader, Question(phrases=(Phrase("exact", tuple(keys("tục thủ"))),))) == []
    assert found(reader, ask("cải cách", phrases=(Phrase("plain", ("tai", "chinh")),))) == [3]


def test_a_phrase_of_one_word(reader):
    assert found(reader, Question(phrases=(Phrase("exact", tuple(keys("ngân"))),))) == [5]


def test_what_is_only_narrowed_comes_in_order_of_number_up_to_the_limit(engine, folder):
    writer = engine.write(folder, new=False)
    writer.remove("bc")
    for number in (9, 8, 7):
        writer.add(entry(number, "later", "Ngân sách"))
    writer.commit()
    reader = engine.open(folder)
    assert found(reader, Question(), 4) == [1, 2, 7, 8]
    assert found(reader, Question(facts=(("document=later", "document=big"),)), 2) == [7, 8]


def test_what_has_an_unwanted_phrase_is_left_out(reader):
    unwanted = (Phrase("exact", tuple(keys("thủ tục"))),)
    assert found(reader, Question(without=unwanted)) == [3, 4, 5, BIG]
    assert found(reader, ask("cải cách hành chính", without=unwanted)) == [3, 4]
    assert found(reader, Question(facts=(("document=bc",),), without=(Phrase("plain", ("tai",)),))) == [4, 5]
    assert found(reader, Question(without=(Phrase("plain", ("vu", "tru")),))) == [1, 2, 3, 4, 5, BIG]
    assert reader.count(Question(without=unwanted)) == 4
    free = {hit.number: hit.score for hit in reader.search(ask("hành chính"), 10)}
    left = {hit.number: hit.score for hit in reader.search(ask("hành chính", without=unwanted), 10)}
    assert left == {number: pytest.approx(free[number]) for number in left}, "and scores stay"


def test_what_is_only_narrowed_scores_nothing(reader):
    for question in (Question(), Question(facts=(("document=bc",),)), Question(phrases=(Phrase("plain", ("thu", "tuc")),))):
        assert {hit.score for hit in reader.search(question, 10)} == {0.0}


def test_facts_narrow_and_a_group_of_facts_is_any_of_them(reader):
    assert found(reader, Question(facts=(("document=bc",),))) == [3, 4, 5]
    assert found(reader, Question(facts=(("document=bc",), ("odd=1",)))) == [3, 5]
    assert sorted(found(reader, ask("hành chính", facts=(("document=qd", "document=big"),)))) == [1, 2]


def test_facts_do_not_change_scores(reader):
    free = {hit.number: hit.score for hit in reader.search(ask("hành chính"), 10)}
    narrowed = {hit.number: hit.score for hit in reader.search(ask("hành chính", facts=(("document=bc",),)), 10)}
    assert narrowed == {number: pytest.approx(free[number]) for number in narrowed}


def test_no_clause_means_every_passage_in_order_of_number(reader):
    assert found(reader, Question()) == [1, 2, 3, 4, 5, BIG]


def test_what_nothing_has_finds_nothing(reader):
    assert found(reader, ask("vũ trụ")) == []
    assert found(reader, Question(facts=(("document=none",),))) == []


def test_the_limit_keeps_the_best(reader):
    question = ask("công khai thủ tục hành chính")
    assert found(reader, question, 2) == found(reader, question, 10)[:2]


def test_count_counts_beyond_the_limit(reader):
    assert reader.count(Question()) == 6
    assert reader.count(ask("hành")) == 3


def test_bodies_come_in_the_order_asked_for(reader):
    assert reader.bodies([4, BIG, 1]) == [TEXTS[4][1].encode(), "Quốc hội".encode(), TEXTS[1][1].encode()]
    assert reader.bodies([]) == []


def test_frequencies_and_vocabulary_agree(reader):
    vocabulary = reader.vocabulary("plain")
    assert vocabulary["hanh"] == reader.frequency("plain", "hanh") == 3
    assert reader.frequency("plain", "khongco") == 0
    assert "khongco" not in vocabulary


def test_size_counts_passages(reader):
    assert reader.size == 6


def test_a_document_can_be_replaced(engine, folder):
    before = engine.open(folder)
    writer = engine.write(folder, new=False)
    writer.remove("qd")
    writer.add(entry(10, "qd", "Sở Tài chính phân bổ ngân sách"))
    writer.commit()
    after = engine.open(folder)
    assert found(after, Question()) == [3, 4, 5, 10, BIG]
    assert found(after, ask("thủ tục")) == []
    assert sorted(found(after, ask("ngân sách"))) == [5, 10]
    assert found(before, ask("thủ tục")) == [2, 1], "an open reader does not see what is written after it"


def test_reopening_gives_the_same(engine, folder, reader):
    question = ask("cải cách hành chính công")
    assert engine.open(folder).search(question, 10) == reader.search(question, 10)


def test_threads_may_share_a_reader(reader):
    question = ask("công khai thủ tục hành chính")
    expected = reader.search(question, 10)
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(reader.search(question, 10))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [expected] * 8


def test_every_engine_ranks_and_scores_alike(tmp_path):
    """Long and short passages, so that the rounding of lengths is seen."""
    texts = {n: " ".join(["cải cách"] * (n % 7) + ["hành chính"] * (n % 5) + ["văn bản số"] * (n * 3)) for n in range(1, 60)}
    answers = {}
    for name, engine in ENGINES.items():
        place = tmp_path / name
        place.mkdir()
        writer = engine.write(place, new=True)
        for number, text in texts.items():
            writer.add(entry(number, "d", text))
        writer.commit()
        answers[name] = [
            (hit.number, round(hit.score, 3)) for hit in engine.open(place).search(ask("cải cách hành chính số"), 100)
        ]
    first, *others = answers.values()
    assert len(first) == 59
    assert all(other == first for other in others)


@pytest.mark.parametrize(("passages", "name"), [(0, "whoosh"), (5000, "whoosh"), (5001, "tantivy"), (200_000, "tantivy")])
def test_auto_takes_the_engine_that_fits_the_size(passages, name):
    assert choose("auto", passages).name == name


def test_an_unknown_engine_is_told_in_words():
    with pytest.raises(IndexProblem, match="Không có bộ máy tìm kiếm “sphinx”"):
        choose("sphinx", 10)


def test_an_open_reader_outlives_its_folder(engine, folder, reader):
    """A new index takes the place of an old one while people still search the old one."""
    shutil.rmtree(folder, ignore_errors=True)  # tantivy may be laying a lock where it was just opened
    question = ask("công khai thủ tục hành chính", phrases=(Phrase("exact", tuple(keys("thủ tục"))),))
    numbers = found(reader, question)
    assert numbers == [2, 1]
    assert reader.bodies(numbers)[1] == TEXTS[1][1].encode()
    assert reader.vocabulary("plain")["hanh"] == 3
