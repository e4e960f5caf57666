"""Suggestions in a real browser: by keys, by pointer, for screen readers, and the box without any script."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from web_browser import browsing, find
from web_library import PLAN

pytestmark = pytest.mark.browser


@pytest.fixture
def box(window, address):
    window.get(address)
    return find(window, "#q")[0]


def until(true: Callable[[], object], seconds: float = 5) -> None:
    """Wait for what the page does by itself; fails where it does not."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.02)


def options(window) -> list[str]:
    """What the list says, read in one go, for it may change at any time."""
    found: list[str] = window.execute_script(
        "return [...document.querySelectorAll('[role=option]')].filter(o => o.checkVisibility()).map(o => o.dataset.text)"
    )
    return found


def chosen(window, box) -> str:
    """What a screen reader is told stands under the arrow."""
    id = box.get_attribute("aria-activedescendant")
    return find(window, f"#{id}")[0].get_attribute("data-text") if id else ""


def press(box, name: str) -> None:
    from selenium.webdriver.common.keys import Keys

    box.send_keys(getattr(Keys, name))


def test_typing_shows_what_it_may_become(window, box):
    assert (box.get_attribute("role"), box.get_attribute("aria-expanded")) == ("combobox", "false")
    box.send_keys("so n")
    until(lambda: "Sở Nội vụ" in options(window))
    assert box.get_attribute("aria-expanded") == "true"
    assert find(window, f"#{box.get_attribute('aria-controls')}")[0].get_attribute("role") == "listbox"
    assert "gợi ý" in find(window, ".search [role=status]")[0].get_attribute("textContent")


def test_the_arrows_go_round_through_the_box_and_enter_searches(window, box, address):
    box.send_keys("so")
    until(lambda: len(options(window)) > 1)
    shown = options(window)
    press(box, "ARROW_DOWN")
    assert chosen(window, box) == shown[0]
    press(box, "ARROW_UP")
    assert chosen(window, box) == ""
    press(box, "ARROW_UP")
    assert chosen(window, box) == shown[-1]
    assert [o.get_attribute("aria-selected") for o in find(window, "[role=option]")].count("true") == 1
    press(box, "ARROW_DOWN")
    press(box, "ARROW_DOWN")
    assert box.get_attribute("value") == "so"
    press(box, "ENTER")
    until(lambda: "/tim-kiem" in window.current_url)
    assert find(window, "#q")[0].get_attribute("value") == shown[0]
    assert find(window, ".hit")


def test_enter_without_a_choice_searches_for_what_was_typed(window, box):
    box.send_keys("so no")
    until(lambda: options(window))
    press(box, "ENTER")
    until(lambda: "q=so+no" in window.current_url)


def test_escape_closes_the_list_then_clears_the_box(window, box):
    box.send_keys("so")
    until(lambda: options(window))
    press(box, "ESCAPE")
    assert (options(window), box.get_attribute("aria-expanded"), box.get_attribute("value")) == ([], "false", "so")
    press(box, "ARROW_DOWN")
    until(lambda: options(window))
    press(box, "ESCAPE")
    press(box, "ESCAPE")
    assert box.get_attribute("value") == ""


def test_leaving_the_box_closes_the_list(window, box):
    box.send_keys("so")
    until(lambda: options(window))
    press(box, "TAB")
    until(lambda: not options(window))
    assert box.get_attribute("aria-expanded") == "false"


def test_a_pointer_chooses(window, box):
    box.send_keys("so no")
    until(lambda: "Sở Nội vụ" in options(window))
    next(o for o in find(window, "[role=option]") if o.text.startswith("Sở Nội vụ")).click()
    until(lambda: "/tim-kiem" in window.current_url)
    assert find(window, "#q")[0].get_attribute("value") == "Sở Nội vụ"


def test_a_title_opens_its_document(window, box):
    box.send_keys("chuyen doi")
    until(lambda: "Chuyển đổi số" in options(window))
    next(o for o in find(window, "[role=option]") if "mở văn bản" in o.text).click()
    until(lambda: window.current_url.endswith(f"/van-ban/{PLAN}"))


def test_the_box_in_the_head_suggests_too(window, address):
    window.get(f"{address}/nhiem-vu")
    box = find(window, "#q-tren")[0]
    box.send_keys("so n")
    until(lambda: "Sở Nội vụ" in options(window))


def test_only_the_last_of_quick_keys_is_asked_for(window, box):
    box.send_keys("so noi vu")
    until(lambda: options(window))
    asked = window.execute_script(
        "return performance.getEntriesByType('resource').filter(e => e.name.includes('/suggest')).length"
    )
    assert asked <= 3


def test_a_list_is_no_wider_than_its_window(window, address):
    window.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 320, "height": 700, "deviceScaleFactor": 1, "mobile": True}
    )
    window.get(address)
    find(window, "#q")[0].send_keys("so")
    until(lambda: options(window))
    assert window.execute_script("return document.documentElement.scrollWidth") <= 320
    window.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_nothing_is_refused_by_the_policy(window, box):
    window.get_log("browser")
    box.send_keys("so")
    until(lambda: options(window))
    assert not window.get_log("browser")


def test_without_scripts_the_box_is_a_plain_form(tmp_path, address):
    with browsing(tmp_path / "browser", scripts=False) as window:
        window.get(address)
        box = find(window, "#q")[0]
        assert box.get_attribute("role") is None
        box.send_keys("ho so\n")
        until(lambda: find(window, ".hit"))
