"""Time grows with the text and nothing else: texts made to hurt cost what any text of their length does."""

import time

import pytest
from structured import structure

LENGTH = 30_000
CPU_SECONDS = 10  # some hundred times what is needed; a pattern that backtracks needs hours

HOSTILE = [
    "1. x\n", "a) x\n", "\tcell\n", "\tcell\n\n", "\ta\n\tb\n\tc\n\n", "\tx\n\n\n", "a\tb\tc\n", "a\t", "\t", "\n", "“x\n", "“x\nx”\n", "¹ note x\n",
    "abc¹ de\n¹ note x\n", "a ¹\t", "\ufffd x\n", "abc\n, def\n", "(", "1", "1.", ".", "I", "<p", "<p>", "&", "- ", "QUYẾT ĐỊNH\n", "Phụ lục 1\n",
    "Điều ", "Điều 1. ", "abc def\n", "ABC\n", "ABC DEF\n", "Nơi nhận:\n", "Số: 1/QĐ-UBND\n", "Số ", "|a|b|\n|---|---|\n", "|", "x\ty\t<p>x</p> <p>1</p>\n",
    "ngày 1 tháng 1 năm 2020 ", "Hà Nội, ngày ", "STT\tA\tB\n1\tx\t2\n\n", "KT. CHỦ TỊCH\n", "TM. ", "\tTổng\t1\n", "V/v ", "*", "**a", "một, ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_no_text_can_make_it_slow(piece):
    text = "x\n" + piece * (LENGTH // len(piece))
    before = time.process_time()
    structure(text)
    assert time.process_time() - before < CPU_SECONDS
