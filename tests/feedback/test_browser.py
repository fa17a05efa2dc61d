"""The pages in a real browser: nothing in the console, nothing from the network, sorting, filtering, accessibility."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.feedback.marks_table import FIRST, ROWS
from grader.gradebook.lateness import Lateness
from grader.gradebook.notes import Notes
from grader.gradebook.roster import Enrolled
from grader.results import Failure

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
)  # fmt: skip
ATTACK = "<img src=x onerror=console.error(1)><script>console.error('hostile')</script>"
MARKS = {"s10": 40.0, "s2": 100.0, "王小明": 70.0, ATTACK: 10.0}
PAGES = ["en-student/index", "zh-ta/index", "en-student/students/s10", "zh-student/students/s2", "zh-ta/students/s10"]


@pytest.fixture(scope="module")
def browser():
    """Headless Chromium, with its console and its network's events recorded."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    if not (CHROMIUM and DRIVER):
        pytest.skip("no Chromium with chromedriver on this machine: `apt-get install chromium chromium-driver`")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for option in OPTIONS:
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.set_script_timeout(120)
    yield driver
    driver.quit()


def reports(make: SimpleNamespace) -> list:
    """Everything that a page can show, and a hostile text wherever a student can put one."""
    curve = {"what": "f(x)", "got": [float(i) for i in range(12)], "expected": [1.0] * 12, "count": 11, "size": 12,
             "index": [0], "got_at": 0.0, "expected_at": 1.0, "call": "f([1, 2])"}  # fmt: skip
    table = curve | {"got": [[1.0, 2.0], [3.0, 4.0]], "expected": [[1.0, 0.0], [3.0, 4.0]], "count": 1, "size": 4}
    grid = [[0.5 * (i - j) for j in range(12)] for i in range(12)]
    matrix = table | {"what": "grad_W", "got": grid, "expected": [[1.5] * 12] * 12, "count": 135, "size": 144}
    row = table | {"what": "dL/dw1 … dL/dw3", "got": [1.0, 2.0, 4.0], "expected": [2.0, 4.0, 8.0], "count": 3,
                   "size": 3, "origin": "difference quotient"}  # fmt: skip
    raised = Failure("raised", {
        "function": "g", "type": "ValueError", "builtin": True, "message": ATTACK, "where": [["a.py", 1, "g", ATTACK]],
    })  # fmt: skip
    warning = Failure("warning", {"category": "RuntimeWarning", "message": ATTACK, "where": []})
    steps = [{"name": name, "also": [], "called": {}, "shape": [2], "marks": marks}
             for name, marks in (("h", "11"), (ATTACK, "01"), ("grad_h", "00"))]  # fmt: skip
    step = {"own": ATTACK, "file": "a.py", "line": 1, "times": 2, "got": [1.0, 2.0], "expected": [1.0, 3.0]}
    way = Failure("way", {"function": "f", "steps": steps, "missing": 1, "result": [], "step": step})
    example = Failure("counterexample", {
        "function": "f", "code": "f(1)", "got": "", "expected": "", "wrong_parts": 3, "all_parts": 4,
        "problem": {"kind": "value", "data": {}}, "tables": [matrix, row | {"what": "[0]"}],
    })  # fmt: skip
    found = []
    for name, score in MARKS.items():
        results = [
            make.result("a", points=100.0, earned=score, failed=None if score == 100 else Failure("value", curve)),
            make.result("b", points=1.0, failed=Failure("value", table)),
            make.result("c", points=1.0, failed=raised, outcome="broken"),
            make.result("matrix", points=1.0, failed=Failure("value", matrix)),
            make.result("row", points=1.0, failed=Failure("value", row)),
            make.result("d", points=1.0, public=False, failed=make.failure(), earned=0.5, follow_through=True),
        ]
        exercises = (
            replace(make.exercise("f", *results, hints=(make.hint,)), way=way, counterexample=example),
            make.exercise("g", make.result()),
        )
        found.append(make.report(*exercises, student=name, remarks=(warning,)))
    unread = make.report(make.exercise(), student="s2", assignment="lines", outcome="unreadable",
                         failure=Failure("archive", {"reason": ATTACK}))  # fmt: skip
    return [*found, unread]


@pytest.fixture(scope="module")
def sites(make, tmp_path_factory) -> Path:
    """The sites of a small class, one a language and audience."""
    folder = tmp_path_factory.mktemp("sites")
    every = reports(make)
    students = [*MARKS, "absent"]
    for lang in ("en", "zh"):
        for audience in ("student", "ta"):
            options = replace(make.options(), lang=lang, audience=audience)
            make.write(folder / f"{lang}-{audience}", every, options, students, ["nets", "lines"])
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_no_page_complains_or_leaves_the_disk(browser, sites, page):
    """The console stays empty, though hostile texts try to write to it; only files and inline data are asked for."""
    browser.get_log("performance")
    browser.get((sites / f"{page}.html").as_uri())
    assert browser.get_log("browser") == []
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert asked
    assert all(url.startswith(("file://", "data:")) for url in asked), asked
    assert browser.find_elements("css selector", "h1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing(browser, sites, page, scheme):
    """The accessibility checker has no complaint: contrast, names, landmarks, tables, in light and in dark."""
    axe = pytest.importorskip("axe_selenium_python", reason="axe-selenium-python is not installed")
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    browser.get((sites / f"{page}.html").as_uri())
    browser.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
    axe.Axe(browser).inject()
    found = browser.execute_async_script(
        "axe.run(document, {}).then(arguments[0], e => arguments[0]({failed: String(e)}))"
    )
    assert "failed" not in found, found
    assert found["passes"]
    problems = [(one["id"], one["help"], one["nodes"][0]["html"]) for one in found["violations"]]
    assert not problems, problems


def names(browser) -> list[str]:
    """The students whose rows are seen, from the top."""
    return browser.execute_script(
        "return Array.from(document.querySelectorAll('#table tbody tr')).filter(row => row.getClientRects().length)"
        ".map(row => row.querySelector('th').innerText)"
    )


def button(browser, number: int):
    return browser.find_elements("css selector", "#table thead button")[number]


def test_columns_sort_by_keyboard_and_say_so(browser, sites):
    """Enter on a heading sorts by it, again the other way; numbers as numbers, what is missing last."""
    browser.get((sites / "en-student" / "index.html").as_uri())
    button(browser, 0).send_keys("\n")
    button(browser, 0).send_keys("\n")
    assert names(browser)[-3:] == ["s2", "s10", "王小明"]
    button(browser, 2).send_keys("\n")
    assert names(browser) == ["s2", "王小明", "s10", ATTACK, "absent"]
    button(browser, 2).send_keys("\n")
    assert names(browser) == [ATTACK, "s10", "王小明", "s2", "absent"]
    states = [head.get_attribute("aria-sort") for head in browser.find_elements("css selector", "#table thead th")]
    assert states == [None, None, "ascending", None]


def test_rows_are_filtered_by_name_and_by_state(browser, sites):
    """Typing keeps the names that contain it; the list offers what an instructor looks for; the count is told."""
    browser.get((sites / "en-student" / "index.html").as_uri())
    field = browser.find_element("css selector", "#name")
    field.send_keys("S1")
    assert names(browser) == ["s10"]
    assert browser.find_element("css selector", "[role=status]").text == "1 of 5 students"
    field.clear()
    field.send_keys(" ")
    choices = {one.get_attribute("value"): one for one in browser.find_elements("css selector", "#which option")}
    seen = {}
    for value, choice in choices.items():
        choice.click()
        seen[value] = set(names(browser))
    everybody = {*MARKS, "absent"}
    assert seen == {
        "all": everybody, "nothing": {"absent"}, "part": everybody - {"s2"}, "trouble": {"s2"},
        "below": {"s10", "s2", ATTACK},
    }  # fmt: skip


def test_hostile_names_lead_to_their_pages(browser, sites):
    """The link of a name that is no file's name opens that student's page, where the name stands as text."""
    browser.get((sites / "en-student" / "index.html").as_uri())
    next(link for link in browser.find_elements("css selector", "#table a") if link.text == ATTACK).send_keys("\n")
    assert browser.find_element("css selector", "h1").text == ATTACK


@pytest.mark.parametrize("page", PAGES)
def test_nothing_runs_over_the_edge_of_a_phone(browser, sites, page):
    """At the width of a phone no page scrolls sideways; only wide tables do, within themselves."""
    size = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.get((sites / f"{page}.html").as_uri())
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_cells_that_stay_in_sight_do_not_cover_the_lines_between_rows(browser, sites):
    """The lines of a collapsed table lie beneath its cells: the background of a sticky one must end at its border."""
    clips = "return Array.from(document.querySelectorAll('th, td'), e => getComputedStyle(e))"
    clips += ".filter(s => s.position == 'sticky').map(s => s.backgroundClip)"
    for page in ("en-student/index", "en-student/students/s10"):
        browser.get((sites / f"{page}.html").as_uri())
        assert set(browser.execute_script(clips)) == {"padding-box"}


def test_a_page_prints_on_a4(browser, sites):
    """The print style gives A4 sheets, more than none."""
    browser.get((sites / "en-student" / "students" / "s10.html").as_uri())
    done = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    data = base64.b64decode(done["data"])
    assert b"/MediaBox [0 0 594.95996 841.91998]" in data or b"/MediaBox [0 0 595" in data


def test_a_class_with_many_assignments_scrolls_within_its_table(browser, make, tmp_path):
    """Twenty-one columns do not widen the page, neither those with marks nor those with none."""
    names = [f"assignment_{number}" for number in range(21)]
    found = [make.report(make.exercise("f", make.result()), student="ann", assignment=name) for name in names[:-1]]
    found.append(make.report(make.exercise("f", make.result()), student="bob", assignment=names[-1]))
    written = make.write(tmp_path / "site", found, make.options(), assignments=names)
    browser.get(written.index.as_uri())
    widths = browser.execute_script("return [document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1]
    assert browser.execute_script("const t = document.querySelector('.scroll'); return t.scrollWidth > t.clientWidth")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    sheet = {"width": 1030, "height": 690, "deviceScaleFactor": 1, "mobile": False}  # A4 on its side
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sheet)
    try:
        assert browser.execute_script("return document.getElementById('table').getBoundingClientRect().right") <= 1030
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


# A class of many pages


MANY = 2 * ROWS + 37
HOSTILE = f"zz{ATTACK}</script>"
"""On the last page, so that the script makes the row."""


@pytest.fixture(scope="module")
def many(make, tmp_path_factory) -> Path:
    """A class whose table has three pages, with every kind of cell on the last, and everybody's mistake in common."""
    found = []
    for number in range(MANY):
        results = make.result("a", points=100.0, earned=float(number % 101), failed=make.failure())
        found.append(make.report(make.exercise("f", results, hints=(make.hint,)), student=f"s{number:04}"))
    found[-1] = replace(found[-1], outcome="unreadable", failure=Failure("undecodable", {}))
    found[-2] = replace(found[-2], outcome="error", failure=Failure("error", {"error": "boom"}))
    more = [make.report(make.exercise("g", make.result()), student=HOSTILE, assignment="lines")]
    folder = tmp_path_factory.mktemp("many") / "site"
    late = Notes(lateness=Lateness("2026-09-10T16:00:00Z", "2026-09-12T12:00:00Z", "times", 2, 0, 20.0))
    options = make.options(
        roster=("zoe",), notes={("s0430", "nets"): late}, people={"s0430": Enrolled("s0430", "B & C")}
    )
    make.write(folder, [*found, *more], options, assignments=["nets", "lines"])
    return folder


def html_of_rows(browser) -> list[str]:
    return browser.execute_script("return Array.from(document.querySelectorAll('#table tbody tr'), r => r.outerHTML)")


def test_rows_that_the_script_makes_are_those_of_the_static_pages(browser, many):
    """Page by page, the script's rows are, but for where links start, those that are there without it."""
    browser.get((many / "index.html").as_uri())
    pages = []
    for number in range(3):
        pages.append(html_of_rows(browser))
        assert browser.find_element("css selector", "#place").text == f"page {number + 1} of 3"
        browser.find_element("css selector", "#on").send_keys("\n")
    assert [len(rows) for rows in pages] == [ROWS, ROWS, 39]
    assert browser.find_element("css selector", "#on").get_attribute("aria-disabled") == "true"
    for number in (2, 3):
        browser.get((many / "class" / f"marks-{number}.html").as_uri())
        assert [row.replace("../", "") for row in html_of_rows(browser)] == pages[number - 1]
    assert browser.get_log("browser") == []


def test_search_sort_and_filter_go_over_all_pages(browser, many):
    """Whoever is on the last page is found; sorting brings them to the first; numbers as numbers, missing last."""
    browser.get((many / "index.html").as_uri())
    field = browser.find_element("css selector", "#name")
    field.send_keys("S0436")
    assert names(browser) == ["s0436"]
    assert browser.find_element("css selector", "[role=status]").text == f"1 of {MANY + 2} students"
    assert not browser.find_element("css selector", "#pager").is_displayed()
    field.clear()
    field.send_keys(" ")
    button(browser, 0).send_keys("\n")
    assert names(browser)[:3] == [HOSTILE, "zoe", "s0436"]
    button(browser, 2).send_keys("\n")
    first = browser.execute_script("return document.querySelector('#table tbody td + td').dataset.value")
    assert first == "100"
    choices = {one.get_attribute("value"): one for one in browser.find_elements("css selector", "#which option")}
    choices["trouble"].click()
    assert set(names(browser)) == {"s0435", "s0436"}
    choices["nothing"].click()
    assert names(browser) == ["zoe"]
    choices["all"].click()
    browser.find_elements("css selector", "#section option")[1].click()
    assert names(browser) == ["s0430"]
    assert browser.find_element("css selector", "#table .late").text == "−5.2 · 2 d late"
    browser.find_elements("css selector", "#section option")[0].click()
    field.clear()
    field.send_keys("onerror")
    choices["all"].click()
    next(iter(browser.find_elements("css selector", "#table tbody a"))).send_keys("\n")
    assert browser.find_element("css selector", "h1").text == HOSTILE


def test_every_printed_sheet_of_marks_has_the_heads_of_its_columns(browser, many, tmp_path):
    """A browser repeats a head only where it is low and holds no controls."""
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext on this machine: `apt-get install poppler-utils`")
    browser.get((many / "index.html").as_uri())
    done = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    (tmp_path / "class.pdf").write_bytes(base64.b64decode(done["data"]))
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "class.pdf", "-"], capture_output=True, check=True).stdout
    sheets = [sheet for sheet in text.decode().split("\f") if re.search(r"^ *s0\d{3} .*\d", sheet, re.MULTILINE)]
    assert len(sheets) > 3
    assert all("Student" in sheet for sheet in sheets[-3:])


def test_without_scripts_every_row_is_linked(browser, many):
    """A browser that runs no script shows the first rows and links to the rest; all students are in some page."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get((many / "index.html").as_uri())
        links = browser.find_elements("css selector", "#links a")
        assert [link.text for link in links] == ["1", "2", "3"]
        assert not browser.find_element("css selector", "#pager").is_displayed()
        seen = names(browser)
        links[1].send_keys("\n")
        seen += names(browser)
        browser.find_elements("css selector", "#links a")[2].send_keys("\n")
        seen += names(browser)
        assert len(seen) == MANY + 2
        assert {"s0000", "s0436", "zoe", HOSTILE} <= set(seen)
        browser.find_elements("css selector", "#table tbody a")[0].send_keys("\n")
        assert "students/" in browser.current_url
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_long_lists_of_people_are_whole_on_a_page_of_their_own(browser, many):
    """The list of those with a mistake names the first ones and links to all."""
    browser.get((many / "index.html").as_uri())
    browser.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert len(browser.find_elements("css selector", ".mistakes .people li")) == FIRST
    browser.find_element("css selector", ".mistakes .fold a[href^='class/']").send_keys("\n")
    assert browser.find_element("css selector", "h1").text == "Only the diagonal"
    people = browser.find_elements("css selector", ".people a")
    assert len(people) == MANY - 2  # those that were not graded show none
    people[-1].send_keys("\n")
    assert "students/" in browser.current_url


def test_what_is_found_is_printed_on_all_its_pages(browser, many):
    """Printing shows every row that fits the filter; afterwards the page is as it was."""
    browser.get((many / "index.html").as_uri())
    browser.find_element("css selector", "#on").send_keys("\n")
    before = names(browser)
    browser.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    assert len(html_of_rows(browser)) == MANY + 2
    browser.execute_script("window.dispatchEvent(new Event('afterprint'))")
    assert names(browser) == before
    assert len(before) == ROWS


@pytest.mark.parametrize("page", ["index", "class/marks-2", "class/list-1"])
def test_axe_finds_nothing_in_the_pages_of_a_large_class(browser, many, page):
    """Nor does any of them scroll sideways at the width of a phone."""
    axe = pytest.importorskip("axe_selenium_python", reason="axe-selenium-python is not installed")
    browser.get((many / f"{page}.html").as_uri())
    axe.Axe(browser).inject()
    found = browser.execute_async_script(
        "axe.run(document, {}).then(arguments[0], e => arguments[0]({failed: String(e)}))"
    )
    problems = [(one["id"], one["help"], one["nodes"][0]["html"]) for one in found["violations"]]
    assert not problems, problems
    size = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_teachers_turn_pages_with_keys(browser, sites):
    """``j`` goes to the next student and ``k`` back, but not with a modifier; nothing is said in the console."""
    first = (sites / "en-ta" / "students" / "s10.html").as_uri()
    browser.get(first)
    names = []
    for keys in ({"key": "j", "ctrlKey": True}, {"key": "j"}, {"key": "k"}):
        browser.execute_script(
            "document.dispatchEvent(new KeyboardEvent('keydown', {...arguments[0], bubbles: true}))", keys
        )
        browser.execute_async_script("setTimeout(arguments[0], 150)")
        names.append(browser.current_url.rpartition("/")[2])
    assert names[0] == names[2] == "s10.html"
    assert names[1] != "s10.html"
    assert [one for one in browser.get_log("browser") if one["level"] == "SEVERE"] == []
