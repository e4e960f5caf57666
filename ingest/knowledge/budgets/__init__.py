"""Amounts of money that a document plans, with its sums tried."""

from __future__ import annotations

from dataclasses import replace

from corpus.budget import Budget
from corpus.document import Document
from corpus.figures import Habit
from ingest.knowledge.budgets.sentences import in_sentences
from ingest.knowledge.budgets.tables import in_tables

_TELLS_WHAT_WAS = ("báo cáo",)
_MAKES_RULES = ("hiến pháp", "bộ luật", "luật", "pháp lệnh", "nghị định", "thông tư", "thông tư liên tịch")


def find_budgets(document: Document) -> list[Budget]:
    """The amounts of a document in the order of its text.

    Sentences of reports tell what was spent and those of rules what may be, so of both only the tables count.
    """
    habit = Habit.learn(document.text)
    found = list(in_tables(document, habit))
    if document.type not in _TELLS_WHAT_WAS + _MAKES_RULES:
        found += in_sentences(document, habit)
    found.sort(key=lambda budget: budget.span)
    return [replace(budget, id=f"{document.id}.b{n}") for n, budget in enumerate(found, 1)]
