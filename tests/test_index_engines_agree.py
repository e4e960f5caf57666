"""Whatever the engine, people see the same: over the shipped documents, through the whole search."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.store import Store
from index import build
from index.engine import ENGINES
from search.service import Searcher

QUESTIONS = (
    "cắt giảm thời gian giải quyết thủ tục hành chính",
    "cat giam thoi gian giai quyet thu tuc hanh chinh",
    "tỷ lệ hồ sơ trực tuyến mức độ 4",
    "nhiệm vụ của sở nội vụ",
    "sở tài chính phải làm gì",
    "ai chủ trì xếp hạng cải cách hành chính",
    "688 qd ubnd",
    "61/2018",
    "dau tu cong trung han",
    "kĩ thuật số",
    "hoà giải cơ sở",
    "đơn vị sự nghiệp công lập tự chủ",
    "CCHC năm 2025",
    "DVC truc tuyen",
    '"cải cách hành chính"',
    '"thu tuc hanh chinh"',
    "kinh phí thực hiện kế hoạch",
    "nguyên nhân của hạn chế",
    "đào tạo bồi dưỡng cán bộ công chức",
    "thanh toan khong dung tien mat",
    "thủ tục hành chnh",
    "văn bản quy phạm pháp luật",
    "4.433",
    "🙂",
)
TEN = 10


@pytest.fixture(scope="module")
def searchers(seed_store, tmp_path_factory) -> list[Searcher]:
    found = []
    for engine in sorted(ENGINES):
        home = tmp_path_factory.mktemp(engine)
        build.rebuild(seed_store, home, engine)
        found.append(Searcher(seed_store, home))
    return found


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_ten_first_are_the_same(searchers, question):
    first, *others = ([hit.id for hit in searcher.search(question, limit=TEN).hits] for searcher in searchers)
    for other in others:
        assert len(set(first) & set(other)) >= 0.9 * max(len(first), len(other))
        assert first[:1] == other[:1]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_ten_first_documents_and_the_counts_are_the_same(searchers, question):
    first, *others = (searcher.search(question, limit=TEN, group="document") for searcher in searchers)
    for other in others:
        assert [hit.document for hit in first.hits] == [hit.document for hit in other.hits]
        assert (first.total, first.facets["kind"]) == (other.total, other.facets["kind"])


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_a_question_loads_neither_the_segmenter_nor_the_other_engine(seed_store, seed_home, tmp_path, engine):
    for file in seed_home.glob("library.sqlite*"):
        shutil.copy(file, tmp_path)
    build.rebuild(Store.open(tmp_path), tmp_path, engine)
    code = (
        "import sys; from pathlib import Path; from corpus.store import Store; from search.service import Searcher; home = Path(sys.argv[1]); "
        "assert Searcher(Store.open(home), home).search('nhiệm vụ của sở nội vụ về cải cách hành chính').total; "
        "print([name for name in ('pyvi', 'sklearn', 'numpy', 'whoosh', 'tantivy') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent
    )
    assert done.stdout.strip() == f"['{engine}']"
