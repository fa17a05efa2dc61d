"""Draw the pictures of the README anew: ``python tools/images.py``, after ``make demo``.

Writes the class page, a student's page, the same for teachers, and a figure, in both languages, into ``docs/images``.
Needs Chromium and its driver, as the tests of the feedback site do.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
LANGUAGES = ("en", "zh")
STUDENT = "王小明"
PAGES = {
    "class": ("student", "index.html", 1200, 1900),
    "student": ("student", f"students/{STUDENT}.html", 1000, 1560),
    "ta": ("ta", f"students/{STUDENT}.html", 1000, 1900),
}
"""Each picture's audience, page, width and height."""

FIGURE = "students/李思涵.html"
"""The page with a figure of a network that is cut out."""


def main() -> None:
    """Draw every picture in every language."""
    with tempfile.TemporaryDirectory() as made, browser() as driver:
        for lang in LANGUAGES:
            for audience in ("student", "ta"):
                site = Path(made, lang, audience)
                command = [sys.executable, "-m", "grader", "report", "--audience", audience, "--lang", lang]
                subprocess.run([*command, "--output", str(site)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            for name, (audience, page, width, height) in PAGES.items():
                driver.set_window_size(width, height)
                size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
                driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
                driver.get(Path(made, lang, audience, page).as_uri())
                driver.save_screenshot(str(IMAGES / f"{name}-{lang}.png"))
            driver.get(Path(made, lang, "student", FIGURE).as_uri())
            (IMAGES / f"figure-{lang}.png").write_bytes(_cut_out(driver, "figure.way:has(.network)"))


def _cut_out(driver: webdriver.Chrome, selector: str) -> bytes:
    """A picture of the first such part of the page."""
    script = (
        "const r = document.querySelector(arguments[0]).getBoundingClientRect(); return [r.x, r.y, r.width, r.height]"
    )
    x, y, width, height = driver.execute_script(script, selector)
    clip = {"x": x - 8, "y": y - 8, "width": width + 16, "height": height + 16, "scale": 1}
    taken = driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
    return base64.b64decode(taken["data"])


@contextmanager
def browser() -> Iterator[webdriver.Chrome]:
    """Chromium without a window."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for option in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-sync"):
        options.add_argument(option)
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
