"""The page that runs the meeting in Firefox: the same keys, the same clock, the same memory."""

from __future__ import annotations

from pathlib import Path

import printed_plans
import pytest
from firefox import firefox, needs_firefox

from manege_analysis.report.identity import Brand
from manege_analysis.report.manegen.page import manegen_html

pytestmark = [pytest.mark.browser, needs_firefox]

RIGHT, ENTER = "\ue014", "\ue007"
SAVED = """
  const made = [];
  URL.createObjectURL = (blob) => { made.push(blob.type); return "blob:x"; };
  HTMLAnchorElement.prototype.click = function () { made.push(this.download); };
  document.querySelector("[data-do=save]").click();
  return made;
"""


def test_the_evening_is_run_by_keyboard_and_survives_a_reload(tmp_path: Path) -> None:
    file = tmp_path / "i-manegen.html"
    file.write_text(manegen_html(printed_plans.ordinary(), Brand("Kvalitetsenheden")), "utf-8")
    with firefox(tmp_path) as page:
        page.open(file.as_uri())
        page.run("window.errors = []; window.onerror = (said) => window.errors.push(said);")
        page.press(*[RIGHT] * 8)
        assert page.run("return document.getElementById('now').dataset.kind") == "turn"
        assert page.run("return document.getElementById('left').textContent") in ("2:00", "1:59")
        assert page.run("return document.querySelectorAll('#ring li[aria-current]').length") == 1
        assert (
            page.run("return getComputedStyle(document.querySelector('.rest')).strokeDasharray")
            != "none"
        )
        page.press("p")
        page.press(*"Hvem <betaler>", ENTER)
        assert page.run("return window.errors") == []
        page.open(file.as_uri())
        assert page.run("return document.getElementById('now').dataset.kind") == "turn"
        told = page.run("return document.querySelector('#parking-list span').textContent")
        assert told == "Hvem <betaler> · uafklaret"
        assert page.run(SAVED) == ["application/json", "manegen-birkelund-2027-03-04.json"]
