"""The pages in a real browser, at the widths of a desk and of a phone."""

from __future__ import annotations

import pytest
from web_browser import find, says, wait
from web_library import ACT, PLAN

pytestmark = pytest.mark.browser

PAGES = (
    "/", "/tim-kiem?q=ho+so+truc+tuyen", "/van-ban", f"/van-ban/{PLAN}", f"/van-ban/{PLAN}/nguon", "/co-quan", "/co-quan/so-tttt", "/co-quan/so-khcn",
    "/nhiem-vu", "/chi-tieu", f"/chi-tieu/{PLAN}.g1", "/vien-dan", f"/vien-dan/{ACT}", "/so-lieu", "/so-lieu/ho-so-truc-tuyen", "/kinh-phi", "/doi-chieu", "/ra-soat",
    f"/ra-soat?document={PLAN}", "/du-thao", "/nhiem-vu?agency=so-tttt&role=lead", "/khong-co",
)  # fmt: skip


@pytest.fixture(params=[1280, 390, 320], ids=["desk", "phone", "small phone"])
def width(request, window) -> int:
    view = {"width": request.param, "height": 800, "deviceScaleFactor": 1, "mobile": request.param < 500}
    window.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", view)
    return request.param


def test_no_page_is_wider_than_its_window(window, width, address):
    for path in PAGES:
        window.get(address + path)
        assert window.execute_script("return document.documentElement.scrollWidth") <= width, path


def test_nothing_is_refused_or_missing(window, width, address):
    window.get_log("browser")
    for path in PAGES[:-1]:
        window.get(address + path)
        assert not window.get_log("browser"), path
    assert window.execute_script("return document.fonts.check('16px \"Be Vietnam Pro\"', 'ữ')")


def test_a_wide_table_of_a_document_moves_in_its_own_box(window, width, address):
    window.get(f"{address}/van-ban/{PLAN}")
    window.execute_script("document.querySelector('.table td').style.minWidth = '1500px'")
    box = find(window, ".scroll")[0]
    inside, outside = (window.execute_script(f"return arguments[0].{side}", box) for side in ("scrollWidth", "clientWidth"))
    assert inside > outside
    assert window.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["/co-quan", "/vien-dan", "/kinh-phi", "/so-lieu/ho-so-truc-tuyen"])
def test_a_list_is_a_table_on_a_desk_and_cards_with_names_on_a_phone(window, width, address, path):
    window.get(address + path)
    box, cell = find(window, ".scroll")[0], find(window, ".list td:not(.none)")[0]
    inside, outside = (window.execute_script(f"return arguments[0].{side}", box) for side in ("scrollWidth", "clientWidth"))
    assert inside <= outside
    name = window.execute_script("return getComputedStyle(arguments[0], '::before').content", cell)
    assert (name == f'"{cell.get_attribute("data-name")}"') == (width < 600)
    assert [c.is_displayed() for c in find(window, ".list td.none")] == [width > 600] * len(find(window, ".list td.none"))


def test_on_a_phone_a_narrowed_list_shows_by_what_and_folds_the_rest(window, width, address):
    window.get(f"{address}/nhiem-vu?agency=so-tttt&role=lead&q=")
    shown = {field.get_attribute("name") for field in find(window, ".field :is(input, select)") if field.is_displayed()}
    assert shown == ({"agency", "role"} if width < 1000 else {"q", "agency", "role", "document", "loc", "sort"})
    assert find(window, ".filters button")[0].is_displayed()
    if width < 1000:
        find(window, "a[href='#bo-loc']")[0].click()
        assert all(field.is_displayed() for field in find(window, ".field :is(input, select)"))


def test_going_back_finds_the_list_as_it_was_narrowed(window, width, address):
    from selenium.webdriver.support.ui import Select

    window.get(f"{address}/nhiem-vu")
    if width < 1000:
        find(window, "a[href='#bo-loc']")[0].click()
    Select(find(window, "#loc-agency")[0]).select_by_value("so-tttt")
    find(window, ".filters button")[0].click()
    wait(window, ".panel.shown")
    narrowed = window.current_url
    find(window, "article.record a.source")[0].click()
    assert wait(window, "#trich")
    window.back()
    assert window.current_url == narrowed
    assert Select(find(window, "#loc-agency")[0]).first_selected_option.get_attribute("value") == "so-tttt"


def test_a_draft_is_checked(window, width, address):
    window.get(f"{address}/du-thao")
    find(window, "#du-thao")[0].send_keys("Căn cứ Nghị định số 46 /2020/NĐ-CP.")
    find(window, ".draft button")[0].click()
    assert "Nghị định số 46/2020/NĐ-CP" in wait(window, "article.record .alert b")[0].text
    assert window.execute_script("return document.documentElement.scrollWidth") <= width


def test_the_file_of_a_draft_is_checked(window, width, address, tmp_path):
    file = tmp_path / "dự thảo.txt"
    file.write_text("Căn cứ Nghị định số 46 /2020/NĐ-CP.")
    window.get(f"{address}/du-thao")
    find(window, "#tep")[0].send_keys(str(file))
    find(window, ".draft button")[0].click()
    assert "dự thảo.txt" in wait(window, "#ket-qua")[0].text
    assert "Nghị định số 46/2020/NĐ-CP" in find(window, "article.record .alert b")[0].text
    assert window.execute_script("return document.documentElement.scrollWidth") <= width


def test_a_file_that_is_far_too_large_is_refused_with_a_page(window, address, tmp_path):
    file = tmp_path / "ban-quet.pdf"
    with file.open("wb") as opened:
        opened.truncate(80 * 2**20)
    window.get(f"{address}/du-thao")
    find(window, "#tep")[0].send_keys(str(file))
    find(window, ".draft button")[0].click()
    assert says(window, "Mã lỗi: 413")


def test_searching_narrowing_and_going_to_the_place(window, width, address):
    window.get(address)
    box = find(window, "#q")[0]
    box.send_keys("ho so truc tuyen\n")
    all_hits = len(wait(window, ".hit"))
    assert all_hits > 1
    if width < 1000:
        find(window, "a[href='#bo-loc']")[0].click()
    next(a for a in find(window, ".facets a") if a.text.startswith("Dòng bảng")).click()
    assert wait(window, ".chips")[0].text.startswith("Dạng kết quả: Dòng bảng")
    assert 0 < len(find(window, ".hit")) < all_hits
    find(window, ".hit h2 a")[0].click()
    mark = wait(window, "#trich")[0]
    top = window.execute_script("return arguments[0].getBoundingClientRect().top", mark)
    assert 0 <= top < 800


def test_on_a_phone_the_contents_are_folded_and_on_a_desk_open(window, width, address):
    window.get(f"{address}/van-ban/{PLAN}")
    assert find(window, ".toc li a")[0].is_displayed() == (width > 1000)
    if width < 1000:
        find(window, "a[href='#muc-luc']")[0].click()
        assert find(window, ".toc li a")[0].is_displayed()
        find(window, ".toc a[href='#s4']")[0].click()
        assert not find(window, ".toc li a")[0].is_displayed()


def test_the_keyboard_reaches_the_content_first(window, width, address):
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    window.get(f"{address}/nhiem-vu")
    window.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    skip = window.switch_to.active_element
    assert skip.text == "Đến nội dung chính"
    assert skip.rect["x"] >= 0
    skip.send_keys(Keys.ENTER)
    assert window.execute_script("return document.activeElement.id") == "noi-dung"
    assert window.current_url.endswith("#noi-dung")


CONTRAST = """
const light = c => { const v = c.match(/[\\d.]+/g).slice(0, 3).map(x => x / 255).map(x => x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4);
  return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
const ground = node => { for (let n = node; n; n = n.parentElement) { const c = getComputedStyle(n).backgroundColor;
  if (!/, 0\\)$|transparent/.test(c) && !c.includes('/')) return c; } return 'rgb(255, 255, 255)'; };
const poor = [];
for (const node of document.querySelectorAll('main *, footer *, header *')) {
  if (![...node.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || !node.checkVisibility()) continue;
  const style = getComputedStyle(node);
  if (style.opacity === '0' || !/^rgb\\(/.test(style.color)) continue;
  const [a, b] = [light(style.color), light(ground(node))].sort((x, y) => y - x);
  const ratio = (a + .05) / (b + .05);
  if (ratio < 4.5) poor.push(`${node.tagName}.${node.className} ${ratio.toFixed(2)} ${node.textContent.trim().slice(0, 40)}`);
}
return poor;
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_against_its_ground(window, address, scheme):
    """WCAG 2.2 AA: at least 4.5 to 1."""
    window.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    for path in PAGES:
        window.get(address + path)
        assert window.execute_script(CONTRAST) == [], path


def test_a_printed_list_says_by_what_it_is_narrowed(window, address):
    window.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 794, "height": 1123, "deviceScaleFactor": 1, "mobile": False}
    )
    window.get(f"{address}/nhiem-vu?agency=so-tttt")
    window.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        shown = [field.get_attribute("name") for field in find(window, ".field :is(input, select)") if field.is_displayed()]
        assert shown == ["agency"]
        assert not any(node.is_displayed() for node in find(window, ".actions, .masthead, .foot, .pager, .links, .opener"))
    finally:
        window.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


FOCUS = """
const seen = [];
for (const node of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')) {
  if (!node.checkVisibility()) continue;
  node.focus({focusVisible: true});
  if (document.activeElement !== node) continue;
  if (getComputedStyle(node).outlineStyle === 'none') seen.push(node.outerHTML.slice(0, 80));
}
return seen;
"""


def test_whatever_has_the_focus_shows_it(window, address):
    for path in PAGES:
        window.get(address + path)
        assert window.execute_script(FOCUS) == [], path


@pytest.mark.parametrize("path", PAGES)
def test_a_page_prints_on_paper(window, address, path):
    window.get(address + path)
    printed = window.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})["data"]
    assert printed.startswith("JVBERi")
