"""PDF: running heads and feet, page numbers, stamps of signatures; and what only looks like one."""

from __future__ import annotations

import pytest
from little_pdf import FULL, LittlePdf, gazette, page_of, paragraphs, read

from ingest.reading import PageBreak, Paragraph


def test_running_heads_and_page_numbers_are_left_out():
    reading = read(gazette(5))
    assert "CÔNG BÁO" not in reading.text
    assert not any(str(number) in reading.text for number in range(70, 75))
    assert [b.page for b in reading.blocks if isinstance(b, PageBreak)] == [2, 3, 4, 5]
    assert reading.pages == 5
    assert [b.page for b in reading.blocks if isinstance(b, Paragraph)] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


def test_lines_of_text_that_happen_to_be_alike_stay():
    made = LittlePdf()
    for n in range(4):
        page_of(made.page() if n else made, ">" + FULL, "quan thực hiện.", ">" + FULL, top=90)
    assert paragraphs(read(made)).count(FULL + " quan thực hiện.") == 4


def close_heads(pages: int, head: str) -> LittlePdf:
    made = LittlePdf()
    for n in range(pages):
        page_of(
            (made.page() if n else made).text(250, 70, head.format(n + 1)),
            ">" + FULL,
            f"quan thực hiện {n}.",
            *[">" + FULL, "quan."] * 3,
            top=88,
        )
    return made


@pytest.mark.parametrize("pages", [2, 3, 6])
def test_a_head_close_to_the_text_goes_where_it_is_alike_to_the_letter(pages):
    reading = read(close_heads(pages, "UBND tỉnh Hòa An"))
    assert ("Hòa An" in reading.text, reading.text.count("quan thực hiện")) == (False, pages)


@pytest.mark.parametrize("pages", [2, 3, 6])
def test_headings_that_count_close_to_the_text_stay(pages):
    assert read(close_heads(pages, "Mẫu số {}")).text.count("Mẫu số") == pages


def test_the_national_title_on_every_form_stays():
    made = LittlePdf()
    for n in range(4):
        (made.page() if n else made).text(170, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").text(
            200, 98, "Độc lập - Tự do - Hạnh phúc"
        )
        page_of(made, ">" + FULL, "quan thực hiện.", top=160)
    assert read(made).text.count("CỘNG HÒA") == 4


def test_a_heading_at_the_top_of_one_page_stays():
    made = gazette(4).page()
    made.text(85, 60, "Phụ lục I")
    assert "Phụ lục I" in read(page_of(made, ">" + FULL)).text


STAMPS = {
    "of an agency": (["Ký bởi: Ủy ban Nhân dân", "tỉnh Lai Châu", "Cơ quan: Tỉnh Lai Châu", "Thời gian ký: 12.05.2023 08:30:00 +07:00"], True),
    "as a reader of PDF prints it": (["Signature Not Verified", "Digitally signed by UBND", "Date: 2023.05.12 08:30:00 +07:00"], True),
    "a sentence that begins alike": (["Người ký văn bản chịu trách nhiệm", "trước pháp luật về nội dung."], False),
}  # fmt: skip


@pytest.mark.parametrize(("stamp", "goes"), STAMPS.values(), ids=STAMPS)
def test_stamps_of_digital_signatures_are_left_out(stamp, goes):
    made = page_of(LittlePdf(), *[">" + FULL, "quan thực hiện."] * 3, top=200)
    for n, line in enumerate(stamp):
        made.text(380, 40 + 9 * n, line, 7)
    reading = read(made)
    assert (stamp[0].split()[0] not in reading.text) == goes
    assert reading.text.count("quan thực hiện.") == 3
