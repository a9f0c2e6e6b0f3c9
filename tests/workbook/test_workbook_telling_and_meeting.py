"""Titles, slides, tables, money and minutes are decided on the screen, with warnings as one types."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from test_workbook_panels import below, press

from manege_analysis.cases.decision_kinds import ChooseCases, RankThemes
from manege_analysis.errors import SettingsError
from manege_analysis.settings import read_decisions
from manege_analysis.summary.decisions import ChooseSlides, TitleFinding
from manege_analysis.workbook import meeting_shown
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.history import Change, latest, remember
from manege_analysis.workbook.make_all import MAY_BE_SHARED, MUST_NOT_BE_SHARED, verdict_html
from manege_analysis.workbook.run_all import AUDITING, PAPERS, Made, audited, how_far
from manege_analysis.workbook.steps import Steps


@pytest.fixture
def steps(book: Book) -> Steps:
    """Open the steps on the larger of the copied clusters, whose answers may be told."""
    book.move(cluster="birkelund")
    return Steps(book)


def test_a_title_is_checked_as_it_is_typed_and_saved_when_it_can_stand(steps: Steps, book: Book) -> None:
    panel = steps.results
    panel.question.value = "ppr-kontakt"
    panel.title_box.value = "22 af 23 kan ikke få fat i PPR"
    assert "»22«" in panel.checked.value
    assert "Brug kun tal" in press(panel, "Gem titlen")
    panel.title_box.value = "x" * 120
    assert "110" in panel.checked.value
    panel.title_box.value = "Vi kan ikke få fat i PPR"
    assert panel.checked.value == "" and "gemt" in press(panel, "Gem titlen")
    decided = read_decisions(book.place.folder)[-1]
    assert isinstance(decided, TitleFinding) and decided.title == "Vi kan ikke få fat i PPR"
    assert "Egen titel: Vi kan ikke få fat i PPR" in panel.said.value
    assert "Vi kan ikke få fat i PPR" in panel.static()
    panel.title_box.value = ""
    press(panel, "Gem titlen")
    assert "Egen titel" not in panel.said.value


def test_slides_are_chosen_ordered_and_given_back(steps: Steps, book: Book) -> None:
    panel = steps.results
    own = list(panel.slides.keys)
    assert len(own) == 5
    panel.question.value = next(key for _, key in panel.question.options if key not in own)
    assert "plads til 5" in press(panel, "Vis spørgsmålet i blok to")
    panel.slides.list.value = own[0]
    press(panel, "Ned")
    assert panel.slides.keys == [own[1], own[0], *own[2:]] and panel.slides.list.value == own[0]
    press(panel, "Op")
    press(panel, "Tag ud")
    assert panel.slides.keys == own[1:]
    assert "Det har I valgt" in panel.next.value
    decided = read_decisions(book.place.folder)[-1]
    assert isinstance(decided, ChooseSlides) and decided.questions == tuple(own[1:])
    for key in own[1:]:
        panel.slides.list.value = key
        said = press(panel, "Tag ud")
    assert "mindst ét" in said and panel.slides.keys == own[-1:]
    press(panel, "Lad programmet vælge")
    assert panel.slides.keys == own


def test_a_question_that_may_not_be_shown_cannot_be_a_slide(steps: Steps, book: Book) -> None:
    share = book.desk.prepared.share  # type: ignore[union-attr]
    withheld = next(table.key for table in share.tables if table.rung == "withheld")
    steps.results.slides.list.value = steps.results.slides.keys[0]
    press(steps.results, "Tag ud")
    steps.results.slides.add(withheld)
    assert "kan ikke være et slide" in steps.results.status.value
    assert withheld not in steps.results.slides.keys


def test_how_sure_the_choice_is_is_judged_on_request_and_forgotten_with_the_choice(
    steps: Steps, book: Book
) -> None:
    panel = steps.cases
    press(panel, "Hvor sikkert er valget?")
    assert panel.thread is not None
    panel.thread.join(120)
    assert "sikkert valg" in panel.stable.value and len(panel.stable_chart.outputs) == 1
    assert panel.progress.layout.display == "none" and panel.progress.value == 1
    panel.weight.value = 2.0
    press(panel, "Sæt vægten")
    assert panel.stable.value == "" and panel.stable_chart.outputs == ()


def test_cases_are_chosen_by_hand_with_a_reason_and_themes_ranked(steps: Steps, book: Book) -> None:
    panel = steps.cases
    panel.by_hand.value = ("emil", "sofie")
    assert "skriv hvorfor" in press(panel, "Fortæl netop disse")
    panel.why.value = "Vi kender dem"
    press(panel, "Fortæl netop disse")
    assert "mindst ét tema" in press(panel, "Gem rækkefølgen")
    for theme in ("ppr", "skolefravaer", "ppr"):
        panel.ranked_theme.value = theme
        press(panel, "Sæt temaet sidst")
    press(panel, "Gem rækkefølgen")
    chosen, ranked = read_decisions(book.place.folder)[-2:]
    assert isinstance(chosen, ChooseCases) and chosen.cases == ("emil", "sofie")
    assert isinstance(ranked, RankThemes) and ranked.themes == ("ppr", "skolefravaer")


def test_warnings_follow_what_is_typed_and_nothing_is_written_before_it_is_saved(
    steps: Steps, book: Book
) -> None:
    panel, path = steps.meeting, book.place.folder / "meeting.yaml"
    before, shown = path.read_bytes(), panel.shown.value
    panel.roles["chair"].value = ""
    assert "ikke gemt endnu" in panel.shown.value and panel.shown.value != shown
    panel.tables.value = "8, otte"
    assert "bordenes stole" in panel.shown.value
    panel.tables.value = "3"
    assert "3" in panel.shown.value
    assert path.read_bytes() == before


def test_minutes_move_between_items_and_the_meeting_stays_as_long(steps: Steps, book: Book) -> None:
    panel, path = steps.meeting, book.place.folder / "meeting.yaml"
    minutes = [box.value for box in panel.agenda.children]
    panel.take.value, panel.give.value, panel.many.value = 1, 2, 5
    assert "ikke gemt endnu" in press(panel, "Flyt minutterne")
    moved = [box.value for box in panel.agenda.children]
    assert sum(moved) == sum(minutes) and moved[1] == minutes[1] - 5 and moved[2] == minutes[2] + 5
    assert "ikke gemt endnu" in panel.shown.value
    press(panel, "Gem minutterne")
    assert f"minutes: {moved[2]}" in path.read_text("utf-8")
    assert "Gemt" in press(panel, "Gem mødet")  # nothing more to save is no mistake


def test_wishes_for_the_tables_are_kept_and_taken_away(steps: Steps, book: Book) -> None:
    panel = steps.meeting
    one, other = panel.one.options[:2]
    assert "to forskellige" in press(panel, "Skal sidde sammen")
    panel.one.value, panel.other.value = one, other
    assert "Ønsket er gemt" in press(panel, "Skal sidde hver for sig")
    assert any(one in name and "hver for sig" in name for name, _ in panel.wish.options)
    file = meeting_shown.read_with(book, {})
    assert (one, other) in file.seating.apart
    panel.wish.value = panel.wish.options[-1][1]
    press(panel, "Fjern ønsket")
    assert (one, other) not in meeting_shown.read_with(book, {}).seating.apart


def test_expenses_are_written_changed_and_taken_out(steps: Steps, book: Book) -> None:
    panel = steps.meeting
    panel.what.value, panel.price.value, panel.per.value = "Blomster", "1.250 kr.", "meeting"
    assert "Udgiften er gemt" in press(panel, "Gem udgiften")
    assert "Blomster" in panel.shown.value and "1.250" in panel.shown.value
    panel.what.value, panel.price.value = "Blomster", "mange"
    assert "ikke et beløb" in press(panel, "Gem udgiften")
    panel.price.value, panel.per.value, panel.payer.value = "20,50", "head", "Regionen"
    press(panel, "Gem udgiften")
    line = meeting_shown.read_with(book, {}).budget.lines[-1]
    assert (line.what, str(line.price), line.per, line.paid_by) == (
        "Blomster", "20.5", "head", "Regionen",
    )  # fmt: skip
    panel.what.value = "Blomster"
    press(panel, "Fjern udgiften")
    assert "Blomster" not in (book.place.folder / "meeting.yaml").read_text("utf-8")
    panel.what.value = " "
    assert "hvad udgiften er" in press(panel, "Gem udgiften")


def test_how_many_come_is_written_where_a_bare_number_stood(steps: Steps, book: Book) -> None:
    path = book.place.folder / "meeting.yaml"
    path.write_text("version: 1\nmembers: 12\nplace: Salen\n", "utf-8")
    book.reload()
    panel = steps.meeting
    panel.coming.value = 14
    assert "Gemt" in press(panel, "Gem mødet")
    assert "coming: 14" in path.read_text("utf-8") and "place: Salen" in path.read_text("utf-8")


def test_a_broken_meeting_file_is_told_where_it_matters_and_stops_nothing_else(
    steps: Steps, book: Book
) -> None:
    (book.place.folder / "meeting.yaml").write_text("version: 1\nstart: nat\n", "utf-8")
    book.reload()
    for panel in (steps.meeting, steps.cases):
        assert "meeting.yaml" in panel.static()
    assert "Blok to viser" in steps.results.next.value
    assert "ingen svar" in press(steps.cases, "Hvor sikkert er valget?")


def test_facts_about_the_cluster_are_saved_and_two_people_noticed(steps: Steps, book: Book) -> None:
    panel, path = steps.choose, book.place.folder / "cluster.yaml"
    assert "Intet er ændret" in press(panel, "Gem oplysningerne")
    other = path.read_text("utf-8").replace("round:", "# rettet af en anden\nround:")
    panel.members.value = 31
    path.write_text(other, "utf-8")
    assert "af en anden" in press(panel, "Gem oplysningerne")
    panel.members.value = 31
    assert "Gemt" in press(panel, "Gem oplysningerne")
    assert "members: 31" in path.read_text("utf-8") and "rettet af en anden" in path.read_text("utf-8")
    assert "members" in panel.static()  # among the latest changes
    press(panel, "Fortryd seneste")
    assert path.read_text("utf-8") == other


def test_folded_controls_open_by_a_button_that_a_keyboard_reaches(steps: Steps) -> None:
    folds = [each for each in below(steps.meeting.root) if "manege-fold" in each._dom_classes]
    assert [fold.description for fold in folds][:2] == ["Roller", "Dagsordenens minutter"]
    body = below(steps.meeting.root)[below(steps.meeting.root).index(folds[0]) + 1]
    assert body.layout.display == "none"
    folds[0].value = True
    assert body.layout.display is None and folds[0].tooltip.endswith("luk")
    folds[0].value = False
    assert body.layout.display == "none"


def test_the_history_is_read_back_and_strange_lines_are_left_out(tmp_path: Path) -> None:
    assert latest(tmp_path) == []
    first = Change(datetime(2027, 1, 20, 9, 0), "AB", ("meeting.yaml",), "date | place", "for\nsent")
    remember(tmp_path, first)
    (tmp_path / "historik.log").open("a").write("noget andet\n2027-13-01 09:00 | x\n")
    remember(tmp_path, Change(datetime(2027, 1, 21, 9, 0), "CD", ("a", "b"), "columns"))
    newest, oldest = latest(tmp_path)
    assert newest.files == ("a", "b") and oldest.what == "date / place" and oldest.why == "for sent"


def test_progress_is_read_from_the_pages_that_lie_finished(tmp_path: Path) -> None:
    done = tmp_path / ".manege-x" / "birkelund" / "2027-01-20" / "intern" / "notebooks"
    done.mkdir(parents=True)
    (done / "1_datakvalitet.ipynb").write_text("")
    assert how_far(tmp_path)[0] == "Laver resultaterne …"
    for name in ("2_resultater", "3_blok_to", "4_casevalg", "5_moedeplan"):
        (done / f"{name}.ipynb").write_text("")
    assert how_far(tmp_path) == (PAPERS, 0.8) and AUDITING.endswith("…")


def test_the_audits_verdict_is_told_apart_and_a_failed_audit_is_a_finding(tmp_path: Path) -> None:
    made = Made(0, (), tmp_path)
    clean = audited(made, 0, [json.dumps({"files": 40, "findings": [], "leaks": []})])
    assert MAY_BE_SHARED in verdict_html(clean) and "40 filer er åbnet" in verdict_html(clean)
    finding = {"where": "a<b.html", "what": "raw value", "remedy": "x"}
    found = audited(made, 4, [json.dumps({"files": 1, "findings": [finding], "leaks": ["q7"]})])
    assert MUST_NOT_BE_SHARED in verdict_html(found) and "a&lt;b.html: raw value" in verdict_html(found)
    assert "1 fil er åbnet" in verdict_html(found) and "2 fund" in verdict_html(found)
    assert audited(made, 2, ["no such folder"]).found == ("no such folder",)
    assert audited(made, 2, []).found == ("status 2",)


def test_minutes_chairs_and_wishes_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(SettingsError, match="stole"):
        meeting_shown.chairs_of("8 og 8")
    assert meeting_shown.moved((5, 40), 0, 1, 10) == (0, 45)
