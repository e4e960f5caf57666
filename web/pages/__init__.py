"""The pages, one module a noun."""

from __future__ import annotations

from flask import Flask

from web.pages import agencies, budgets, conflicts, documents, drafts, indicators, references, review, search, targets, tasks


def register(app: Flask) -> None:
    """Put every page at its address."""
    for noun in (search, documents, agencies, tasks, targets, indicators, budgets, references, conflicts, review):
        app.register_blueprint(noun.pages)
    if "CHECK" in app.config:
        app.register_blueprint(drafts.pages)
