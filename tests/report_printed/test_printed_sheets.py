"""The papers of the evening are tagged, titled, in one typeface, on their pages, with nothing lost."""

from __future__ import annotations

import base64
import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

import printed_plans
import pypdfium2 as pdfium
import pytest
from PIL import Image
from pypdf import PdfReader
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE as PICTURE

from manege_analysis.errors import PrivacyError
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.report.identity import Brand
from manege_analysis.report.printed import sheets, words
from manege_analysis.report.printed.evening import evaluation_pdf, programme_pdf, run_sheet_pdf
from manege_analysis.report.printed.guests import guests
from manege_analysis.report.printed.kit import Kit
from manege_analysis.report.printed.people import actor_sheets_pdf, name_tags_pdf
from manege_analysis.report.printed.results import results_pdf
from manege_analysis.report.printed.sheets import SHEETS, not_yet, write_sheets
from manege_analysis.summary.decisions import ChooseSlides, TitleFinding
from manege_analysis.summary.safe import (
    Cell,
    Edition,
    GroupCount,
    GroupTable,
    Hidden,
    ResponseOverview,
    SafeSummary,
    SafeTable,
    Shown,
    the_gate,
)
from manege_analysis.wording.text import Text

BRAND = Brand("Kvalitetsenheden Midtby", contact="kvalitet@example.org")
MINUS = "*_#$`<>@[]\\ //comment"
N = 23


def summary(edition: Edition = "share", few: bool = False) -> SafeSummary:
    """Return a summary with a top-coded scale, a scale on three steps and a multi-select."""
    asked = Text("Hvor let er det at få kontakt?")
    with the_gate():
        tables = (
            SafeTable("q1", "scale", edition, "top-coded", N, (
                Cell("rest", Text("Alle andre"), "rest", Hidden(0, 4)),
                Cell("problem", Text("Svært"), "problem", Hidden(19, 23)),
            ), asked, Text("finder det svært at få kontakt"), themes=(("ppr", 1.0),)),
            SafeTable("q2", "scale", edition, "three", N, (
                Cell("good", Text("Let"), "good", Shown(6)),
                Cell("middle", Text("Hverken/eller"), "middle", Shown(7)),
                Cell("problem", Text("Svært"), "problem", Shown(10)),
            ), asked, Text("finder det svært at følge op"), themes=(("skole", 1.0),)),
            SafeTable("q3", "multi", edition, "two", N, (
                Cell("tilbud", Text("Et åbent tilbud"), "option", Hidden(0, 4)),
                Cell("skolen", Text("Skolen"), "option", Shown(9)),
                Cell("ppr", Text("PPR"), "option", Shown(14)),
            ), Text("Hvem vil du ringe til?"), option_themes=(("ppr", "linje", 1.0),)),
        )  # fmt: skip
        return SafeSummary(
            cluster="birkelund",
            cluster_name="Klynge Birkelund",
            edition=edition,
            policy="closed",
            round="1",
            questionnaire="q",
            questionnaire_version="1",
            title=Text("Børn og unge i psykisk mistrivsel"),
            response=ResponseOverview(None if few else N, 31),
            tables=() if few else tables,
            themes=(("ppr", Text("Kontakten til PPR"), 1.0), ("skole", Text("Skolefravær"), 1.0)),
            merged=Text("Svarene er lagt sammen, så intet vist tal er under 5."),
        )


def kit(plan: MeetingPlan, few: bool = False) -> Kit:
    return Kit(plan, summary(few=few), BRAND)


@cache
def made(which: str) -> dict[str, bytes]:
    """Make all sheets of one of the meetings once."""
    plan = {
        "ordinary": printed_plans.ordinary,
        "crowd": printed_plans.crowd,
        "empty": printed_plans.empty,
    }
    whole = kit(plan[which](), few=which == "empty")
    sheets = {name: make(whole) for name, make in SHEETS.items()}
    return {name: data for name, data in sheets.items() if data is not None}


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def text(data: bytes) -> str:
    """Return all text of a PDF with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in read(data).pages).split())


def fonts(reader: PdfReader) -> list[Any]:
    found = []
    for page in reader.pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            found.append(font.get_object()["/DescendantFonts"][0].get_object())
    return found


EVERY = [(which, name) for which in ("ordinary", "crowd") for name in SHEETS]


@pytest.mark.parametrize(("which", "name"), EVERY)
def test_every_sheet_is_tagged_titled_and_in_the_house_typeface(which: str, name: str) -> None:
    reader = read(made(which)[name])
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"].value
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "da"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert reader.metadata is not None
    assert "Klynge Birkelund" in str(reader.metadata.title)
    assert fonts(reader)
    for font in fonts(reader):
        # A letter that the typeface lacks would bring another font with it.
        assert "SourceSansPro" in font["/BaseFont"]
        assert {"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"].get_object())
    for page in reader.pages:
        wide, tall = sorted((float(page.mediabox.width), float(page.mediabox.height)))
        assert (round(wide), round(tall)) == (595, 842)
        assert page.extract_text().strip()


def test_an_ordinary_meeting_gets_every_sheet_on_its_pages() -> None:
    plan = printed_plans.ordinary()
    pages = {name: len(read(data).pages) for name, data in made("ordinary").items()}
    people = len(guests(plan))
    called = {actor for point in plan.touchpoints for actor in point.actors}
    assert set(pages) == set(SHEETS)
    for name in ("program", "spilleregler", "evaluering", "resultater", "bordplan"):
        assert pages[f"deles/{name}.pdf"] == 1
    assert pages["deles/aftaleskema.pdf"] == 2
    assert pages["deles/navneskilte.pdf"] == ceil((people + 5) / 8)
    assert pages["deles/bordkort.pdf"] == ceil(people / 2)
    assert pages["deles/aktoerark.pdf"] == len(called)
    assert not_yet(kit(plan)) == ()


def test_eighty_actors_with_long_names_fit_without_more_pages_than_chairs_need() -> None:
    plan = printed_plans.crowd()
    pages = {name: len(read(data).pages) for name, data in made("crowd").items()}
    people = len(guests(plan))
    assert people > 110
    assert pages["deles/navneskilte.pdf"] == ceil((people + 5) / 8)
    assert pages["deles/bordkort.pdf"] == ceil(people / 2)
    assert pages["deles/program.pdf"] == 1
    said = text(made("crowd")["deles/navneskilte.pdf"])
    for word in {word for guest in guests(plan) for word in guest.name.replace("-", " ").split()}:
        assert word in said


def test_a_meeting_of_which_nothing_is_known_gets_what_makes_sense_and_says_what_is_missing() -> None:
    found = made("empty")
    absent = {"aktoerark", "oplaeserens-ark", "bordplan"}
    assert set(SHEETS) - set(found) == {f"deles/{name}.pdf" for name in absent}
    assert words.NO_DATE.da in text(found["deles/program.pdf"])
    assert "Kontakten til PPR" in text(found["deles/resultater.pdf"])
    assert len(not_yet(kit(printed_plans.empty()))) == 4


def test_the_same_meeting_gives_the_same_bytes() -> None:
    whole = kit(printed_plans.ordinary())
    again = {name: data for name, make in SHEETS.items() if (data := make(whole)) is not None}
    assert again == made("ordinary")


def test_sheets_are_written_where_the_index_says(tmp_path: Path) -> None:
    written = write_sheets(kit(printed_plans.empty(), few=True), tmp_path)
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.pdf")}
    assert found == set(written) == set(made("empty"))


def test_every_sheet_stands_in_the_index_with_whom_it_is_for() -> None:
    from manege_analysis.report.words_index import NOTES

    known = {note.name: note for note in NOTES}
    for name in sheets.SHEETS:
        assert known[name].whom.da and known[name].whom.en


def test_nothing_that_is_written_is_read_as_markup() -> None:
    entry = {"actor": printed_plans.suggestion().invite[0], "name": f"Bo {MINUS}", "answer": "accepted"}
    plan = printed_plans.ordinary(actors=[entry], purpose=MINUS, ground_rules=[MINUS])
    assert MINUS in text(programme_pdf(kit(plan)))
    assert MINUS.replace(" ", "") in text(name_tags_pdf(kit(plan))).replace(" ", "")


def test_the_english_sheets_say_so_and_are_in_english() -> None:
    reader = read(programme_pdf(kit(printed_plans.ordinary(language="en"))))
    assert reader.root_object["/Lang"] == "en"
    assert "Agenda" in reader.pages[0].extract_text()


def test_a_summary_of_the_internal_edition_is_refused() -> None:
    with pytest.raises(PrivacyError):
        Kit(printed_plans.empty(), summary("internal"), BRAND)


def test_the_results_say_counts_and_bounds_and_draw_nothing_finer() -> None:
    said = text(results_pdf(kit(printed_plans.ordinary())))
    for part in ("23 af 31 læger", "mindst 19", "færre end 5", "Stort behov", "under 5", "Skravering"):
        assert part in said
    assert said.index("PPR 14") < said.index("Skolen 9") < said.index("Et åbent tilbud")
    # Shares of so few doctors would say more than is known.
    assert "%" not in said


def test_findings_are_divided_by_the_cluster_s_groups_where_the_gate_let_them_through() -> None:
    with the_gate():
        groups = (GroupCount("by", Text("I byen"), 12, 6), GroupCount("rest", Text("Øvrige"), 11, 4))
        rows = (
            GroupTable("q2", "problem", Text("Svært"), "share", groups),
            GroupTable("q2", "good", Text("Let"), "share", groups),
            GroupTable("findes-ikke", "problem", Text("Svært"), "share", groups),
        )
        whole = replace(summary(), groups=rows)
    said = text(results_pdf(Kit(printed_plans.ordinary(), whole, BRAND)))
    divided = said.partition("Fordelt på grupper")[2].partition("Sådan læses tallene")[0]
    assert " ".join(divided.split()) == (
        "Spørgsmål og svar I byen Øvrige Hvor let er det at få kontakt? Svært 6 af 12 4 af 11"
    )
    assert "Fordelt på grupper" not in text(results_pdf(kit(printed_plans.ordinary())))


def test_charts_have_words_for_those_who_cannot_see_them() -> None:
    reader = read(results_pdf(kit(printed_plans.ordinary())))
    alts = [
        str(element.get("/Alt", ""))
        for element in (reader.get_object(i + 1) for i in range(len(reader.xref[0])))
        if isinstance(element, dict) and element.get("/S") == "/Figure"
    ]
    assert len([alt for alt in alts if "læger" in alt]) == 3


def test_the_run_sheet_names_who_enters_the_ring_and_holds_the_lines_already_written() -> None:
    plan = printed_plans.ordinary()
    said = text(run_sheet_pdf(kit(plan)))
    for part in ("Mødelederens ark", "Referentens ark", "P-pladsreferentens ark", "Hvis noget går galt"):
        assert part in said
    assert said.count("Anne-Mette Lund") >= 2
    assert "Fælles skabelon til henvisning" in said
    for point in plan.touchpoints:
        assert point.title in said


def test_the_run_sheet_says_a_role_once_and_who_has_it() -> None:
    plan = printed_plans.ordinary()
    turn = next(step for step in plan.run_sheet if step.kind == "turn")
    role = turn.title.partition(": ")[2]
    name = turn.speaker.removeprefix(role).strip(" ()")
    assert turn.speaker == f"{role} ({name})"
    sheet = text(run_sheet_pdf(kit(plan))).partition("Mødelederens ark")[0]
    assert f"{turn.title} {name}" in sheet and turn.speaker not in sheet


def test_agreements_already_made_stand_in_the_form() -> None:
    said = text(made("ordinary")["deles/aftaleskema.pdf"])
    for part in ("PPR får fast telefontid", "Per Ask", "1.4.2027", "Fælles skabelon", "idé"):
        assert part in said


def test_the_evaluation_asks_what_the_questionnaire_asks() -> None:
    said = text(evaluation_pdf(kit(printed_plans.ordinary())))
    assert len(re.findall(r"\b[1-5]\. [IH]", said)) == 5
    assert "mødeledelsen og tiden" in said


def test_everybody_gets_one_tag_and_those_who_declined_none() -> None:
    first, second, *_ = printed_plans.suggestion().invite
    plan = printed_plans.ordinary(
        members={"coming": 3, "names": ["Jens Mo", {"name": "Ida Ry", "sector": "region"}]},
        roles={"chair": "Jens Mo", "minutes": {"name": "Per Ask", "organisation": "Midtby"}},
        actors=[
            {"actor": first, "name": "Jens  MO", "answer": "accepted"},
            {"actor": first, "name": "Eva Ny", "answer": "declined"},
            {"actor": second, "name": "Åse Dal", "answer": "accepted", "persons": 3},
        ],
    )
    found = guests(plan)
    named = {guest.name: guest for guest in found if guest.name}
    assert list(named) == ["Ida Ry", "Jens Mo", "Per Ask", "Åse Dal"]
    assert named["Jens Mo"].role == "Praktiserende læge · mødeleder"
    assert named["Ida Ry"].role == "Regionen"
    assert (named["Per Ask"].role, named["Per Ask"].organisation) == ("Referent", "Midtby")
    unnamed = Counter(guest.role for guest in found if not guest.name)
    assert unnamed["Praktiserende læge"] == 1
    assert unnamed[named["Åse Dal"].role] == 2
    assert all(guest.table for guest in found if guest.seat)


def test_without_a_seating_nobody_has_a_table_and_there_is_no_plan() -> None:
    plan = printed_plans.ordinary(seating={"tables": [2]})
    assert {guest.table for guest in guests(plan)} == {""}
    assert sheets.SHEETS["deles/bordplan.pdf"](kit(plan)) is None


@pytest.mark.parametrize("size", [(400, 100), (100, 100), (90, 300)])
@pytest.mark.parametrize("make", [programme_pdf, actor_sheets_pdf])
def test_the_units_logo_stands_beside_the_title_and_never_on_it(
    make: Callable[[Kit], bytes], size: tuple[int, int]
) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", size, "#00568F").save(buffer, "PNG")
    logo = f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"
    plan = replace(printed_plans.ordinary(), title="Manegemøde om børn og unge i psykisk mistrivsel")
    data = make(Kit(plan, summary(), Brand("Kvalitetsenheden Midtby", logo)))
    page = pdfium.PdfDocument(data)[0]
    words_of = page.get_textpage()
    (left, bottom, right, top) = next(iter(page.get_objects([PICTURE]))).get_bounds()
    assert top - bottom <= 14.1 * 72 / 25.4 and right - left <= 44.1 * 72 / 25.4
    for at in range(words_of.count_rects()):
        x0, y0, x1, y1 = words_of.get_rect(at)
        assert x1 <= left or x0 >= right or y1 <= bottom or y0 >= top


def test_an_actor_with_many_touchpoints_still_has_one_page() -> None:
    for plan in (printed_plans.ordinary(), printed_plans.crowd()):
        data = actor_sheets_pdf(kit(plan))
        assert data is not None
        called = {actor for point in plan.touchpoints for actor in point.actors}
        assert len(read(data).pages) == len(called)


def test_the_results_fill_at_most_two_pages_however_long_the_questions_are() -> None:
    long = "I hvor høj grad oplever du, at samarbejdet med kommunens børne- og ungerådgivere " * 2
    with the_gate():
        tables = tuple(
            replace(summary()["q2"], key=f"k{n}", question=Text(long), themes=((f"t{n}", 1.0),),
                    asks_for=Text("oplever, at det er svært at få samarbejdet til at hænge sammen"))
            for n in range(9)
        )  # fmt: skip
        themes = tuple((f"t{n}", Text(f"Tema nummer {n} med et langt navn"), 1.0) for n in range(20))
        whole = replace(summary(), tables=tables, themes=themes)
    reader = read(results_pdf(Kit(printed_plans.ordinary(), whole, BRAND)))
    assert len(reader.pages) <= 2


def test_the_results_follow_the_titles_and_slides_that_people_chose() -> None:
    by = {"by": "AB", "when": "2027-01-20"}
    chosen = ChooseSlides.model_validate({"decide": "choose-slides", "questions": ["q3"], **by})
    title = TitleFinding.model_validate(
        {"decide": "title-finding", "question": "q3", "title": "Vi ringer gerne til PPR", **by}
    )
    kit = Kit(printed_plans.ordinary(), summary(), BRAND, (chosen, title))
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(results_pdf(kit))).pages)
    assert "Vi ringer gerne til PPR" in text and "finder det svært at følge op" not in text
