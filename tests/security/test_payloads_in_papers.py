"""Cases, actors and a meeting that attack: in every file of the evening text stays text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import chromium, needs_chromium, open_page
from hostile_papers import LINES, attacked_files, attacked_papers
from icalendar import Calendar
from lxml import etree
from made_deck import page_html
from openpyxl import load_workbook
from payloads import FORMULAS
from pypdf import PdfReader

from manege_analysis.report.audit.in_pdf import pieces
from manege_analysis.report.casework.page import case_choice
from manege_analysis.report.exporters import ReportExporter
from manege_analysis.report.manegen.page import NAME as MANEGEN
from manege_analysis.report.meetingwork.page import meeting_page
from manege_analysis.report.typeset import typeset
from manege_analysis.workflow import Prepared

OFFICE = (
    "deles/blok-to.pptx", "deles/moede.pptx", "deles/caseforslag.docx",
    "intern/casevalg.xlsx", "intern/planlaegning.xlsx",
)  # fmt: skip
BOOKS = ("intern/casevalg.xlsx", "intern/planlaegning.xlsx")
CALENDARS = ("deles/moede.ics", "intern/opgaver.ics")
_CALENDAR_KEYS = {
    "BEGIN", "END", "VERSION", "PRODID", "METHOD", "CALSCALE", "TZID", "TZNAME", "TZOFFSETFROM",
    "TZOFFSETTO", "DTSTART", "DTEND", "DTSTAMP", "RRULE", "SUMMARY", "DESCRIPTION", "LOCATION", "UID",
    "SEQUENCE", "STATUS", "TRANSP", "ACTION", "TRIGGER", "X-WR-CALNAME",
}  # fmt: skip


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return attacked_papers(tmp_path_factory.mktemp("fjendtlig"))


@pytest.fixture(scope="module")
def folder(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("ud")
    attacked_files(prepared, made)
    return made


def parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield every part of a package, and those of the workbooks that charts carry inside."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            data = package.read(name)
            yield name, data
            if name.endswith(".xlsx"):
                yield from parts(data)


def live_in(content: bytes) -> list[str]:
    """Name what an Office file would run, fetch or compute; every part must be well-formed."""
    found = []
    for name, data in parts(content):
        if not name.endswith((".xml", ".rels")):
            continue
        for element in etree.fromstring(data).iter(etree.Element):
            tag = etree.QName(element).localname
            if element.get("TargetMode") == "External":
                found.append(f"{name}: external")
            if tag in {"hlinkClick", "hyperlink", "fldSimple"} and name.startswith("word"):
                found.append(f"{name}: {tag}")
            if tag == "instrText" and element.text not in {"PAGE", "NUMPAGES"}:
                found.append(f"{name}: field")
            # A workbook's formula; a chart's own <c:f> only points at the sheet inside it.
            if tag == "f" and "spreadsheetml" in str(element.tag):
                found.append(f"{name}: formula")
        assert "vbaProject" not in name
    return found


def text_of(content: bytes) -> str:
    return " ".join(
        "".join(etree.fromstring(data).itertext()) for name, data in parts(content) if ".xml" in name
    )


@pytest.mark.parametrize("name", OFFICE)
def test_an_office_file_is_well_formed_and_nothing_in_it_lives(name: str, folder: Path) -> None:
    content = (folder / name).read_bytes()
    assert live_in(content) == []
    said = text_of(content)
    assert "<script>" in said or "<img src=x" in said or "<svg onload" in said


def test_nothing_lives_in_a_letter_and_a_mail_has_one_subject_and_its_own_enclosures(
    folder: Path,
) -> None:
    letters = folder / "deles" / "breve"
    documents = sorted(letters.rglob("*.docx"))
    assert len(documents) >= 4
    for path in documents:
        assert live_in(path.read_bytes()) == [], path.name
    for path in letters.rglob("*.txt"):
        subject, enclosed, empty, *_ = path.read_text("utf-8-sig").split("\n")
        assert subject.startswith("Emne: ")
        assert enclosed == "" or (enclosed.startswith("Vedhæft: ") and empty == "")
        assert "evil" not in enclosed


@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_read_back_has_the_attacks_as_texts(name: str, folder: Path) -> None:
    book = load_workbook(folder / name)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    texts = [str(cell.value) for cell in cells if cell.data_type == "s"]
    begun = {attack for attack in FORMULAS for text in texts if text.startswith(attack)}
    assert any(attack.startswith("=") for attack in begun)
    assert len(begun) >= 3


def test_the_look_at_office_files_sees_what_lives(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write(0, 0, FORMULAS[1])
    sheet.write(1, 0, "https://evil.example/")
    book.close()
    assert {found.rpartition(": ")[2] for found in live_in(path.read_bytes())} >= {"formula", "external"}


def test_no_pdf_holds_a_link_or_an_action_and_markup_stands_as_it_was_written(folder: Path) -> None:
    said = {}
    for path in sorted(folder.rglob("*.pdf")):
        found = list(pieces(path.name, path.read_bytes()))
        assert [piece.where for piece in found if piece.kind in {"link", "script"}] == []
        pages = PdfReader(path).pages
        said[path.name] = re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))
    assert len(said) >= 9
    assert {name for name, text in said.items() if "<script>" not in text} == set()
    assert "#(40+2)*fed*$1/0$" in said["program.pdf"]
    assert '#link("https://evil.example/")[klik]' in said["program.pdf"]
    for attack in ('#panic("x")', "<evil>@evil`raw`", "=1+1", "{{7*7}}"):
        assert attack in said["caseforslag.pdf"]
        assert attack in said["navneskilte.pdf"]


def test_the_typesetter_would_have_read_it_as_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    written = '#link("https://evil.example/")[klik] #(40+2)'
    monkeypatch.setattr(
        "manege_analysis.report.assets.template_text",
        lambda name: '#set document(title: "t")\n' + written,
    )
    content = typeset("any.typ", {})
    assert [piece.kind for piece in pieces("a", content) if piece.kind == "link"] == ["link"]
    assert "42" in PdfReader(io.BytesIO(content)).pages[0].extract_text()


@pytest.mark.parametrize("name", CALENDARS)
def test_no_text_begins_a_line_of_a_calendar(name: str, folder: Path) -> None:
    content = (folder / name).read_bytes()
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", content) is None
    lines = re.sub(rb"\r\n[ \t]", b"", content).decode("utf-8").split("\r\n")
    keys = {re.split("[:;]", line)[0] for line in lines if line}
    assert keys <= _CALENDAR_KEYS
    events = Calendar.from_ical(content).walk("VEVENT")
    assert lines.count("BEGIN:VEVENT") == len(events)
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert any("ATTACH" in str(value) for event in events for value in event.values())


def test_the_meeting_is_one_appointment_at_the_place_that_was_written(folder: Path) -> None:
    (event,) = Calendar.from_ical((folder / "deles" / "moede.ics").read_bytes()).walk("VEVENT")
    place = " ".join(str(event["LOCATION"]).split())
    assert place.startswith(" ".join(LINES[0].split()))


def case_page(prepared: Prepared) -> str:
    made = case_choice(prepared)
    blocks = (made.in_short, made.coverage, made.cases, made.people, made.near)
    blocks += (made.stability, made.overrides)
    return page_html(ReportExporter, *blocks, (made.mark,))


def plan_page(prepared: Prepared) -> str:
    made = meeting_page(prepared)
    blocks = (
        made.at_a_glance, made.next_up, made.run_sheet, made.seating, made.budget, made.warnings,
        made.tasks,
    )  # fmt: skip
    return page_html(ReportExporter, *blocks, (made.mark,))


@pytest.mark.browser
@needs_chromium
def test_no_page_of_the_evening_fires_a_script_or_leads_elsewhere(
    prepared: Prepared, folder: Path, tmp_path: Path
) -> None:
    pages = [folder / MANEGEN, tmp_path / "casevalg.html", tmp_path / "moedeplan.html"]
    pages[1].write_text(case_page(prepared), "utf-8")
    pages[2].write_text(plan_page(prepared), "utf-8")
    with chromium() as browser, open_page(browser) as watched:
        for path in pages:
            page = watched.page
            page.goto(path.as_uri())
            page.wait_for_timeout(400)
            assert page.evaluate("window.fired") is None
            addresses = page.eval_on_selector_all("a", "all => all.map(a => a.href.baseVal ?? a.href)")
            assert [each for each in addresses if not each.startswith(path.parent.as_uri())] == []
            assert (
                page.locator("iframe, object, embed, img[onerror], [onload], [onmouseover]").count() == 0
            )
            assert "<script>" in page.evaluate("document.body.textContent")
        watched.require_calm()
