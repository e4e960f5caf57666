"""One hit for what several documents say alike; documents of a province, of a number; why each was found; words never seen together."""

from __future__ import annotations

import pytest
from drafts import Draft
from search_library import agencies

from corpus import kinds
from corpus.agency import Agency
from corpus.store import Store
from corpus.version import Version, Versions
from index import build, folder
from index.engine import ENGINES
from index.shelf import load_fingerprint, load_shelf
from search.folding import ECHOES
from search.library import Library
from search.ranking import LET_GO, LET_GO_OF_ONE
from search.service import Searcher

SAID = "Hộ gia đình được tách thửa khi diện tích đất ở đạt mức tối thiểu theo quy định."


def put(store: Store, id: str, *paragraphs: str, **more) -> None:
    draft = Draft(id)
    draft.write(f"Số: {more.get('number', '')}")
    for n, paragraph in enumerate(paragraphs, 1):
        draft.section(f"Điều {n}.", f"Mục thứ {n}", paragraph, kind="dieu")
    store.put(draft.document(**more), f"/{id}", {kinds.MENTIONS: (), kinds.TASKS: ()})


@pytest.fixture(scope="module", params=sorted(ENGINES))
def home(request, tmp_path_factory):
    home = tmp_path_factory.mktemp(request.param)
    store = Store.open(home)
    put(
        store,
        "ha-giang",
        SAID,
        issuer="Ủy ban nhân dân tỉnh Hà Giang",
        number="42/2021/QĐ-UBND",
        type="quyết định",
        title="Về tách thửa",
    )
    put(
        store,
        "son-la",
        SAID,
        issuer="Ủy ban nhân dân tỉnh Sơn La",
        number="15/2021/QĐ-UBND",
        type="quyết định",
        title="Về tách thửa",
        issued_on="2023-05-10",
    )
    put(
        store,
        "ban-sua",
        SAID.replace("đạt mức", "đạt"),
        "Sáp nhập thôn, bản theo đề án.",
        "Sáp nhập thôn.",
        "Thôn bản.",
        "Sáp nhập xã.",
        issuer="Sở Nội vụ",
        issued_on="2020-01-02",
    )
    store.link(store.revision, {kinds.AGENCIES: [agency for agency in agencies() if agency.name == "Sở Nội vụ"]})
    build.rebuild(store, home, request.param)
    return home


@pytest.fixture(scope="module")
def searcher(home) -> Searcher:
    return Searcher(Store.open(home), home)


def test_the_same_words_in_two_documents_are_one_hit(searcher):
    hits = searcher.search("diện tích tách thửa đất ở").hits
    assert [{hit.document, *(twin.document for twin in hit.twins)} for hit in hits][:2] == [{"ha-giang", "son-la"}, {"ban-sua"}]


def test_grouped_by_document_each_stays(searcher):
    found = {hit.document for hit in searcher.search("diện tích tách thửa đất ở", group="document").hits}
    assert found == {"ha-giang", "son-la", "ban-sua"}


def test_nearly_the_same_in_versions_of_one_document_is_one_hit(home):
    versions = tuple(
        Version(document=id, status="issued", format="txt", likeness=1.0, basis="") for id in ("ban-sua", "ha-giang")
    )
    one = Versions(id="v1", number=None, type=None, title=None, issued_on=None, standing="ha-giang", versions=versions)
    place = folder.current(home)
    made = load_fingerprint(place)
    library = Library(build.open_index(home, place, made), load_shelf(place), list[Agency](), [one])
    found = library.answer("diện tích tách thửa đất ở", {}, limit=10, offset=0, group="", sort="", began=0.0)
    assert any({"ban-sua", "ha-giang"} <= {hit.document, *(twin.document for twin in hit.twins)} for hit in found.hits)


def test_documents_that_say_what_a_better_one_says_step_back(tmp_path):
    store = Store.open(tmp_path)
    put(store, "luat", "Người có đất thu hồi phải chấp hành quyết định thu hồi đất.")
    put(store, "quyet-dinh", "Người có đất thu hồi phải chấp hành quyết định thu hồi đất đó.")
    put(store, "quy-dinh", "Hộ chấp hành quyết định thu hồi đất, bàn giao mặt bằng trước hạn thì được thưởng.")
    build.rebuild(store, tmp_path, "whoosh")
    searcher = Searcher(store, tmp_path)
    hits = searcher.search("chấp hành quyết định thu hồi đất", group="document").hits
    assert [hit.document for hit in hits] == ["luat", "quy-dinh", "quyet-dinh"]
    assert [ECHOES in hit.why for hit in hits] == [False, False, True]


@pytest.mark.parametrize(
    ("question", "first", "why"),
    [
        ("tách thửa ở tỉnh Sơn La", "son-la", "Văn bản của tỉnh Sơn La"),
        ("tách thửa ở Hà Giang", "ha-giang", "Văn bản của tỉnh Hà Giang"),
        ("tách thửa tỉnh Tuyên Quang", "ha-giang", "Văn bản của tỉnh Hà Giang, nay thuộc tỉnh Tuyên Quang"),
        ("tách thửa 15/2021", "son-la", "Là văn bản số 15/2021/QĐ-UBND"),
        ("tách thửa năm 2023", "son-la", "Ban hành năm 2023"),
        ("Sở Nội vụ hướng dẫn tách thửa", "ban-sua", "Do Sở Nội vụ ban hành"),
        ('"tách thửa khi"', "ha-giang", "Có nguyên văn “tách thửa khi”"),
        ("hộ gia đình đạt mức tối thiểu", "ha-giang", "Có: hộ gia đình đạt mức tối thiểu"),
    ],
)
def test_why_a_document_comes_first(searcher, question, first, why):
    hit = searcher.search(question, group="document").hits[0]
    assert (hit.document, why in hit.why) == (first, True), hit.why


@pytest.mark.parametrize(("typed", "meant"), [("sát nhập thôn", "sáp nhập thôn"), ("sáp nhập thôn", None), ("thửa đất", None)])
def test_words_never_seen_beside_each_other(searcher, typed, meant):
    assert searcher.search(typed).understood.corrected == meant


def test_whose_duties_are_asked_for_is_not_taken_for_who_issued(searcher):
    assert all("Do Sở Nội vụ ban hành" not in hit.why for hit in searcher.search("Sở Nội vụ phải làm gì về tách thửa").hits)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('"tách thửa khi"', ()),
        ('"tách thửa mỗi khi" diện tích', (LET_GO,)),
        ('"tách thửa khi" diện tích -"gia đình"', (LET_GO_OF_ONE,)),
        ('"sáp nhập thôn" tách thửa nam:2023', (LET_GO_OF_ONE,)),
    ],
)
def test_a_phrase_that_nothing_holds_is_let_go_of_and_why(searcher, typed, said):
    assert searcher.search(typed).understood.notices == said
