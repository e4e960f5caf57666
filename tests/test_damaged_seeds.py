"""The shipped documents damaged as scans and copies are: what is lost is a gap, and never becomes another agency or figure."""

import random
import re
import unicodedata

import pytest

from corpus import shipped
from corpus.document import Source
from ingest.knowledge.agencies import find_agencies
from ingest.knowledge.citations import find_citations
from ingest.knowledge.targets import find_targets
from ingest.knowledge.tasks import find_tasks
from ingest.readers import read_file
from ingest.structure import build

_SYLLABLE = re.compile(r"[^\W\d_]+")
_MARKS = re.compile("[\u0300-\u0309\u0323]")
_ROOTS = re.compile(r"^(?=Phần thứ |PHẦN THỨ |Phụ lục )", re.MULTILINE)


def facts(text):
    """The agencies, the figures of goals, and who bears duties."""
    reading = read_file("d.txt", text.encode())
    document = build(reading, id="d", source=Source(name="d.txt", format="txt", sha256="", size=len(text)))
    roster = find_agencies(document)
    goals = find_targets(document, roster, find_citations(document))
    return (
        {mention.agency for mention in roster.mentions},
        {(v.value, v.unit, v.year) for goal in goals for v in goal.values},
        {(a.agency, a.role) for task in find_tasks(document, roster) for a in task.agencies},
    )


def decomposed(text, chance):
    return unicodedata.normalize("NFD", text)


def with_page_heads(text, chance):
    lines = text.split("\n")
    pages = ["\n".join(lines[at : at + 45]) for at in range(0, len(lines), 45)]
    return "".join(f"{page}\n\n{n}\n\nCÔNG BÁO/Số {100 + n}/Ngày 02-6-2026\n\n" for n, page in enumerate(pages, 1))


def with_tables_broken(text, chance):
    head, kept = "", []
    for line in text.split("\n"):
        row = line.count("\t") >= 2
        head = (head or line) if row else ""
        kept += [line, "", "7", "", head] if row and chance.random() < 0.12 else [line]
    return "\n".join(kept)


def with_roots_moved(text, chance):
    first, *rest = _ROOTS.split(text)
    chance.shuffle(rest)
    return first + "\n".join(rest)


def without_stops(text, chance):
    return "".join(c for c in text if c not in ".,;:" or chance.random() > 0.05)


def without_marks(text, chance):
    def worn(match):
        bare = _MARKS.sub("", unicodedata.normalize("NFD", match.group()))
        return unicodedata.normalize("NFC", bare) if chance.random() < 0.03 else match.group()

    return _SYLLABLE.sub(worn, text)


DAMAGES = [decomposed, with_page_heads, with_tables_broken, with_roots_moved, without_stops]


@pytest.fixture(scope="module", params=sorted(path.name for path in shipped.folder().glob("*.txt")))
def seed(request):
    text = unicodedata.normalize("NFC", (shipped.folder() / request.param).read_text("utf-8-sig"))
    return text, facts(text)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_what_is_lost_is_a_gap(seed, damage):
    text, whole = seed
    found = facts(damage(text, random.Random(7)))
    for seen, known in zip(found, whole, strict=True):
        assert seen <= known


def test_lost_marks_make_few_other_agencies_and_no_other_figures(seed):
    """A mark lost in "tối cao" leaves the name of another court: the only kind that is let pass."""
    text, (agencies, figures, _) = seed
    found = facts(without_marks(text, random.Random(7)))
    assert len(found[0] - agencies) <= 1
    assert found[1] <= figures


def test_another_province_is_another_province(seed):
    text, (agencies, figures, duties) = seed
    renamed = text.replace("Lai Châu", "Bình Phước").replace("LAI CHÂU", "BÌNH PHƯỚC")
    found = facts(renamed)
    assert {one.replace("lai-chau", "binh-phuoc") for one in agencies} == found[0]
    assert figures == found[1]
    assert {(one.replace("lai-chau", "binh-phuoc"), role) for one, role in duties} == found[2]
