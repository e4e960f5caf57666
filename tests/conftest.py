"""What every test shares: the seeds in a library of their own, and no silent skips where everything is installed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from search_library import fill

from corpus import shipped
from index.engine import ENGINES

settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

SEEDS = sorted(path.name for path in shipped.folder().glob("*.txt"))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """With TRACUU_NO_SKIP=1 a skipped test is a failed one: the machine has what it needs."""
    report = (yield).get_result()
    if report.skipped and os.environ.get("TRACUU_NO_SKIP") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {report.longrepr}"


@pytest.fixture(scope="session")
def seed_home(tmp_path_factory) -> Path:
    """A home holding both shipped documents, ingested, linked and indexed once for the whole run; not to be written to."""
    from corpus.store import Store
    from index import build
    from ingest.files import find
    from ingest.linking import link
    from ingest.pipeline import ingest

    home = tmp_path_factory.mktemp("seeds")
    store = Store.open(home)
    assert [outcome.status for outcome in ingest(store, find([shipped.folder()]))] == ["added", "added"]
    link(store)
    build.refresh(store, home)
    return home


@pytest.fixture(scope="session")
def seed_store(seed_home):
    from corpus.store import Store

    return Store.open(seed_home)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server over the library that the pages are tested with."""
    from web_browser import serving

    with serving(tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture(scope="module")
def window(tmp_path_factory):
    """A real browser."""
    from web_browser import browsing

    with browsing(tmp_path_factory.mktemp("browser")) as driver:
        yield driver


@pytest.fixture(params=sorted(ENGINES))
def engine(request) -> str:
    """The name of every engine in turn."""
    return request.param


@pytest.fixture
def store(tmp_path):
    """A library that holds what search is tested with."""
    from corpus.store import Store

    store = Store.open(tmp_path)
    fill(store)
    return store
