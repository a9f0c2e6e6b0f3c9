"""The analyst's page about the cases tells the choice, its price and how to choose otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from manege_analysis.cases.decision_kinds import BanCase, ChooseCases
from manege_analysis.cases.needs import reweigh
from manege_analysis.cases.way_out import no_choice
from manege_analysis.errors import CaseError, PrivacyError, Problem
from manege_analysis.planning import suggest
from manege_analysis.report.blocks import Figure, Grid, Prose
from manege_analysis.report.casework.files import case_attention, write_handouts
from manege_analysis.report.casework.grids import Choice, points
from manege_analysis.report.casework.handouts import Sender
from manege_analysis.report.casework.page import CaseChoice, case_choice
from manege_analysis.report.casework.sentence import choice_said
from manege_analysis.report.casework.stable import judged, stable_blocks
from manege_analysis.report.desk import Shared
from manege_analysis.report.identity import Brand
from manege_analysis.report.told_cases import told_cases
from manege_analysis.workflow import Prepared

Prepare = Callable[[str], Prepared]
Choices = Callable[[str], Choice]
DAY = date(2026, 12, 15)


@pytest.fixture(scope="module")
def page(prepared: Prepare) -> CaseChoice:
    return case_choice(prepared("birkelund"))


def prose(blocks: Any) -> str:
    """Return what the paragraphs of some blocks say."""
    return " ".join(line for block in blocks if isinstance(block, Prose) for line in block.paragraphs)


def grids(blocks: Any) -> list[Grid]:
    """Return the tables among some blocks."""
    return [block for block in blocks if isinstance(block, Grid)]


def decided(prepared: Prepared, *decisions: Any) -> Prepared:
    """Return the same cluster with further decisions."""
    settings = prepared.settings
    return replace(prepared, settings=replace(settings, decisions=(*settings.decisions, *decisions)))


def test_the_sentence_names_minutes_and_share(page: CaseChoice) -> None:
    said = prose(page.in_short)
    assert "alle kombinationer af tre cases, der kan nås på 80 minutter" in said
    assert "% af det, lægerne har bedt om" in said
    assert "fører til samme valg" in said


def test_every_reason_is_the_library_s_own(page: CaseChoice) -> None:
    (reasons,) = grids(page.coverage)
    library = page.choice.shown.library
    known = {c.reason.da for case in library.cases for t in case.touchpoints for c in t.covers}
    assert reasons.rows and {row[3] for row in reasons.rows} <= known


def test_minutes_of_the_parts_stay_within_what_there_is(page: CaseChoice) -> None:
    told, parts = grids(page.cases)
    assert len(parts.rows) == 2
    suggestion = page.choice.shown.suggestion
    assert suggestion is not None and len(told.rows) == len(suggestion.touchpoints)
    for _, used, available in parts.rows:
        assert float(used.replace(",", ".")) <= float(available)


def test_whom_to_invite_is_everybody_in_a_ring(page: CaseChoice) -> None:
    (asked,) = grids(page.people)
    suggestion = page.choice.shown.suggestion
    assert suggestion is not None
    roles = [page.choice.shown.library.actor(actor).role.da for actor in suggestion.invite]
    assert [row[0] for row in asked.rows] == roles


def test_a_swap_never_gains_anything(page: CaseChoice) -> None:
    (swaps,) = grids(page.near)
    assert len(swaps.rows) == 3
    assert all(row[3].endswith("point") and not row[3].startswith("-") for row in swaps.rows)


def test_the_ways_to_choose_otherwise_are_valid_decisions(page: CaseChoice) -> None:
    examples, library = grids(page.overrides)
    assert examples.rows[0][1].startswith("manege cases birkelund --lock ")
    assert all("{" not in row[1] or row[1].startswith("{decide: ") for row in examples.rows)
    assert {row[0] for row in library.rows} == {case.id for case in page.choice.shown.library.cases}


def test_a_decision_is_shown_as_one(prepared: Prepare, page: CaseChoice) -> None:
    suggestion = page.choice.shown.suggestion
    assert suggestion is not None
    out = suggestion.cases[0]
    ban = BanCase(decide="ban-case", by="AB", when=DAY, case=out, why="Brugt sidste år")
    other = case_choice(decided(prepared("birkelund"), ban))
    (shown, *_) = grids(other.overrides)
    assert shown.rows[0][1] == f"Casen {out} skal ikke med (AB, 15.12.2026): Brugt sidste år"
    assert other.choice.shown.suggestion is not None
    assert out not in other.choice.shown.suggestion.cases


def test_cases_chosen_by_hand_are_told_with_what_the_best_would_reach(prepared: Prepare) -> None:
    hand = ChooseCases(
        decide="choose-cases", by="AB", when=DAY, cases=("alma", "oliver"), why="Kendt af alle"
    )
    made = case_choice(decided(prepared("birkelund"), hand))
    assert "De to cases er valgt af planlægningsgruppen." in prose(made.in_short)
    assert "Det bedste valg uden beslutningerne ville dække" in prose(made.near)


def test_too_few_answers_tell_what_to_do_and_what_the_counts_say(prepared: Prepare) -> None:
    made = case_choice(prepared("unranked"))
    said = prose(made.in_short)
    assert "rank-themes" in said and "Det må ikke fortælles videre" in said
    assert "for få svar til at bedømme" in said


def test_a_ranking_is_told_beside_what_the_counts_would_choose(prepared: Prepare) -> None:
    said = prose(case_choice(prepared("laerkesund")).in_short)
    assert "klyngekoordinatorens rækkefølge af temaerne" in said
    assert "Ud fra optællingen ville valget være »" in said


def test_without_any_choice_the_page_still_stands(prepared: Prepare) -> None:
    share = prepared("unranked")
    made = case_choice(replace(share, internal=share.share))
    assert "For få har svaret" in prose(made.in_short)
    for part in (made.coverage, made.cases, made.people, made.near):
        assert prose(part) == "Der er ikke valgt cases."
    assert case_attention(share, made.choice) == (
        "Der er ikke valgt cases, som må deles, og derfor intet caseforslag. Se casevalg.",
    )


def test_where_the_editions_differ_both_are_named(prepared: Prepare, choices: Choices) -> None:
    birkelund, choice = prepared("birkelund"), choices("birkelund")
    found = choice.share.suggestion
    assert found is not None
    ban = BanCase(decide="ban-case", by="AB", when=DAY, case=found.cases[0])
    other = Choice(choice.internal, suggest(birkelund.share, birkelund.settings, (ban,)))
    assert other.differ and other.shown is other.share and not choice.differ
    assert choice.shown is choice.internal
    assert len(case_attention(birkelund, other)) == 1 and case_attention(birkelund, choice) == ()


def test_a_price_is_never_below_nothing() -> None:
    assert points(-0.001, "da") == "0,0 point"
    assert points(0.0125, "en") == "1.2 points"


def test_the_deck_leads_on_with_the_chosen_stories(prepared: Prepare, choices: Choices) -> None:
    birkelund = prepared("birkelund")
    shared = Shared(birkelund.share, Brand("Enheden"), DAY, "da", "ab12", choices("birkelund").share)
    (slide,) = told_cases(shared)
    found = choices("birkelund").share
    assert found.suggestion is not None
    titles = [found.library.case(case).title.da for case in found.suggestion.cases]
    assert [point.head for point in slide.points] == titles
    assert "bedt om" in slide.subtitle


def test_the_deck_refuses_an_internal_choice_and_does_without_any(
    prepared: Prepare, choices: Choices
) -> None:
    birkelund = prepared("birkelund")
    shared = Shared(birkelund.share, Brand(), DAY, "da", "ab12", choices("birkelund").internal)
    with pytest.raises(PrivacyError, match="a choice of the share edition"):
        list(told_cases(shared))
    assert list(told_cases(replace(shared, suggested=None))) == []


def test_a_ranking_is_said_to_be_the_planning_group_s(prepared: Prepare, choices: Choices) -> None:
    small = prepared("laerkesund")
    shared = Shared(small.share, Brand(), DAY, "da", "ab12", choices("laerkesund").share)
    (slide,) = told_cases(shared)
    assert slide.subtitle == "De er valgt af planlægningsgruppen"
    assert reweigh(choices("laerkesund").share.needs, {})[0].theme == "ventetid"


def test_how_sure_each_told_case_is_stands_in_words_and_as_a_picture(page: CaseChoice) -> None:
    suggestion = page.choice.shown.suggestion
    assert suggestion is not None
    said, titles = prose(page.stability), page.choice.shown.library
    assert all(f"»{titles.case(case).title.da}«: " in said for case in suggestion.cases)
    (figure,) = [block for block in page.stability if isinstance(block, Figure)]
    assert figure.chart.base == 500 and figure.chart.edition == "internal"
    told, ties = grids(page.stability)
    assert len(told.rows) == len(suggestion.touchpoints)
    assert 0 < len(ties.rows) <= 8


def test_a_choice_that_answers_do_not_decide_is_not_judged(prepared: Prepare, choices: Choices) -> None:
    assert judged(prepared("laerkesund"), choices("laerkesund")) is None
    blocks = tuple(stable_blocks(prepared("laerkesund"), choices("laerkesund"), "da"))
    assert "mindst ti enkelte besvarelser" in prose(blocks)


def test_once_somebody_is_invited_the_cases_had_better_be_locked(
    prepared: Prepare, choices: Choices
) -> None:
    birkelund, choice = prepared("birkelund"), choices("birkelund")
    found = choice.share.suggestion
    assert found is not None
    asked = replace(choice.share.wishes, availability=(("skoleleder", 0.5),))
    waiting = Choice(choice.internal, replace(choice.share, wishes=asked))
    (said,) = case_attention(birkelund, waiting)
    assert "casene er ikke låst" in said
    held = Choice(choice.internal, replace(choice.share, wishes=replace(asked, locked=found.cases)))
    assert case_attention(birkelund, held) == ()


def test_a_choice_with_nothing_to_compare_it_with_says_so(
    prepared: Prepare, choices: Choices, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing_near(*given: object) -> None:
        raise CaseError(Problem("how sure the choice is", "choices", "none", "Take a wish back."))

    monkeypatch.setattr("manege_analysis.report.casework.stable.judged", nothing_near)
    blocks = tuple(stable_blocks(prepared("birkelund"), choices("birkelund"), "da"))
    assert "ingen andre valg at sammenligne med" in prose(blocks)


def test_wishes_that_cannot_be_met_are_told_in_the_reader_s_language(choices: Choices) -> None:
    share = choices("birkelund").share
    problem = no_choice(share.needs, share.library, replace(share.wishes, parts=(12.0, 12.0)))
    unmet = replace(share, suggestion=None, problems=(problem,))
    said = choice_said(unmet, "da")
    assert said.startswith("Der kan ikke vælges cases: Ingen 3 cases på 12 + 12 minutter opfylder alle")
    assert "Billigste udvej: forlæng del 1 med" in said
    assert "make part 1" in choice_said(unmet, "en")


def test_the_papers_of_a_choice_are_written_and_none_without_one(
    choices: Choices, tmp_path: Path
) -> None:
    (tmp_path / "deles").mkdir()
    sender = Sender("Klynge", Brand(), DAY, "da")
    write_handouts(choices("unranked").share, sender, tmp_path)
    assert not list((tmp_path / "deles").iterdir())
    write_handouts(choices("birkelund").share, sender, tmp_path)
    names = {path.name for path in (tmp_path / "deles").iterdir()}
    assert names == {"caseforslag.pdf", "caseforslag.docx", "casevalg.pdf"}
