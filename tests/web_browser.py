"""A real browser and a real server for the tests of the web room."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from web_library import application, fill

from corpus.store import Store
from index import build
from web.serve import bind

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """The address of a server over the small library."""
    store = fill(Store.open(home))
    build.refresh(store, home)
    server = bind(application(store, home), "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


@contextmanager
def browsing(profile: Path, *, scripts: bool = True):
    """A window of Chromium; the test is skipped where there is none."""
    if not CHROMIUM or not DRIVER:
        pytest.skip("needs Chromium and chromedriver")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (*QUIET, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not scripts:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


def find(window, selector: str):
    """The elements that a selector names."""
    from selenium.webdriver.common.by import By

    return window.find_elements(By.CSS_SELECTOR, selector)


def wait(window, selector: str):
    """The elements that a selector names, as soon as the page that a click or a key leads to has one."""
    from selenium.webdriver.support.ui import WebDriverWait

    return WebDriverWait(window, 20).until(lambda _: find(window, selector))


def says(window, words: str) -> bool:
    """Wait until the page that a click leads to says something; the page before may have just gone."""
    from selenium.common.exceptions import StaleElementReferenceException
    from selenium.webdriver.support.ui import WebDriverWait

    told = WebDriverWait(window, 20, ignored_exceptions=[StaleElementReferenceException])
    return bool(told.until(lambda _: words in " ".join(part.text for part in find(window, "main"))))
