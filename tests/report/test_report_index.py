"""The index says what lies in the folder, whom it is for, and what to do next."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from sample_index import CONTENTS

from manege_analysis.charts import theme
from manege_analysis.meeting.model import Task
from manege_analysis.meeting.words import PHASES
from manege_analysis.report import words_index
from manege_analysis.report.entries import entries
from manege_analysis.report.filenote import FileNote
from manege_analysis.report.identity import Brand, style_variables
from manege_analysis.report.index import Contents, index_html
from manege_analysis.report.thumbs import WIDE, thumb
from manege_analysis.report.typeset import typeset
from manege_analysis.report.words_index import NOTES
from manege_analysis.wording.text import Text

RULES = {
    "title": "Regler", "cluster": "Birkelund", "unit": "Enheden", "logo": [], "language": "da",
    "when": "", "where": "", "rules": ["Sig det højt."] * 6, "words": {"page": "{page}", "lead": ""},
}  # fmt: skip


def soup(contents: Contents = CONTENTS) -> BeautifulSoup:
    """Return the page, parsed."""
    return BeautifulSoup(index_html(contents), "html.parser")


def links(page: BeautifulSoup, section: str) -> list[str]:
    """Return the files that a section of the page leads to, in order."""
    return [str(link["href"]) for link in page.select(f"section:has(#{section}) .files a")]


def test_what_may_be_shared_stands_apart_from_what_may_not() -> None:
    shared, internal = links(soup(), "shared"), links(soup(), "internal")
    assert shared[0] == "deles/LÆS-MIG.pdf"
    assert all(link.startswith("deles/") for link in shared)
    assert all(link.startswith("intern/") for link in internal)
    assert len(shared) + len(internal) == len(NOTES)


def test_shared_files_stand_in_the_order_in_which_they_are_used() -> None:
    page = soup()
    phases = [str(heading.get_text()) for heading in page.select("section:has(#shared) h3")]
    assert phases == [text.da for text in PHASES.values()]
    shared = links(page, "shared")
    order = ["deles/blok-to.html", "deles/moede.ics", "deles/program.pdf", "deles/i-manegen.html",
             "deles/evaluering.pdf"]  # fmt: skip
    assert [name for name in shared if name in order] == order


def test_every_file_is_told_with_a_picture_whom_it_is_for_and_when_it_is_used() -> None:
    due = date(2027, 2, 25)
    task = Task("a", "finish", "Send programmet", "", "", "", None, due, "later",
                files=("deles/program.pdf", "deles/moede.ics"))  # fmt: skip
    undated = replace(task, id="b", title="Mind om mødet", due=None, files=("deles/moede.ics",))
    page = soup(replace(CONTENTS, tasks=(task, undated)))
    for line in page.select(".files li"):
        assert str(line.select_one("img")["src"]).startswith("data:image/")  # type: ignore[index]
        assert "Til:" in line.get_text()
    said = {str(line.select_one("a")["href"]): line.get_text(" ", strip=True)  # type: ignore[index]
            for line in page.select(".files li")}  # fmt: skip
    assert "Hvornår: Send programmet, senest torsdag den 25. februar 2027" in said["deles/program.pdf"]
    assert "Hvornår: Mind om mødet deles" in said["deles/moede.ics"]
    assert "Hvornår" not in said["deles/bordkort.pdf"]


def test_a_pdf_is_pictured_by_its_first_page(tmp_path: Path) -> None:
    (tmp_path / "deles").mkdir()
    path = tmp_path / "deles" / "program.pdf"
    path.write_bytes(typeset("rules.typ", RULES, before=("sheet.typ",)))
    with Image.open(io.BytesIO(thumb(path).data)) as picture:
        assert picture.size == (WIDE, 283)
        assert len(picture.convert("RGB").getcolors(1_000_000) or ()) > 50
    drawn = BeautifulSoup(thumb(path).drawing, "html.parser").svg
    assert drawn is not None and (drawn["width"], drawn["height"]) == (str(WIDE), "283")
    assert drawn.image is not None and drawn.image["href"] == thumb(path).address
    page = soup(replace(CONTENTS, files=("deles/program.pdf",), folder=tmp_path))
    assert page.select(".files img")[0]["src"] == thumb(path).address


def test_many_letters_are_one_line() -> None:
    files = ("deles/breve/a.docx", "deles/breve/b.docx", "deles/breve.docx")
    note = FileNote("deles/breve", Text("Breve", "Letters"), Text("Til alle.", ""), Text("Alle", "All"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words_index, "NOTES", (note,))
        (entry,) = entries(files, Path(), (), "da")
        (single,) = entries(files[:1], Path(), (), "da")
    assert entry.what == "Til alle. Mappe med 2 filer."
    assert single.what == "Til alle. Mappe med én fil."
    assert entry.thumb.drawing.encode() == entry.thumb.data and b"<svg" in entry.thumb.data


def test_drawn_pictures_have_the_house_s_colours_and_fetch_nothing() -> None:
    house = set(style_variables().upper().split("#")[1:])
    colours = {part[:6] for part in house} | {theme.PROBLEM[1][1:], theme.GOOD[0][1:], "FBF8F2"}
    drawn = {thumb(Path(note.name)).data for note in NOTES}
    assert len(drawn) >= 6
    for data in drawn:
        text = data.decode().replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text and "<script" not in text
        assert {each.upper() for each in re.findall(r"#([0-9A-Fa-f]{6})", text)} <= colours


def test_only_files_that_exist_are_named() -> None:
    page = soup(replace(CONTENTS, files=("deles/blok-to.html",)))
    assert [link["href"] for link in page.select("a")] == ["deles/blok-to.html"]


def test_what_needs_a_person_stands_first() -> None:
    headings = [heading.get_text() for heading in soup().find_all("h2")]
    assert headings == ["Se på dette først", "Må deles", "Internt – må ikke deles", "Det næste, du gør"]
    assert not soup(replace(CONTENTS, attention=())).select(".attention")


def test_it_says_the_date_in_words_and_who_sends_it() -> None:
    text = soup().get_text(" ", strip=True)
    assert "torsdag den 4. marts 2027" in text
    assert "Kvalitetsenheden Midtby · kontakt@midtby.example" in text


def test_no_script_may_run_and_nothing_is_fetched() -> None:
    page = index_html(CONTENTS)
    assert "script-src 'none'" in page.replace("&#39;", "'")
    assert "<script" not in page
    assert "http:" not in page


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", "</title><img src=x>"])
def test_names_are_escaped(evil: str) -> None:
    page = soup(replace(CONTENTS, cluster_name=evil, title=evil, attention=(evil,), brand=Brand(evil)))
    assert not page.find_all("script")
    assert {str(each["src"])[:11] for each in page.find_all("img")} == {"data:image/"}


def test_an_english_index_speaks_english() -> None:
    page = soup(replace(CONTENTS, language="en"))
    assert page.find(string="What you do next")
    assert page.html is not None
    assert page.html["lang"] == "en"
