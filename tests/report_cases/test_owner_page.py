"""The meeting owner's page tells the share choice: what covers what, who comes, what else was near."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from manege_analysis.errors import PrivacyError
from manege_analysis.planning import Suggested
from manege_analysis.report.casework.grids import Choice
from manege_analysis.report.casework.handouts import Sender
from manege_analysis.report.casework.owner import OwnerPage, owner_page, owner_pdf
from manege_analysis.report.identity import Brand

Choices = Callable[[str], Choice]
DAY = date(2026, 12, 15)
SENDER = Sender("Klynge Birkelund", Brand("Kvalitetsenheden"), DAY, "da")


def made(suggested: Suggested, sender: Sender = SENDER) -> OwnerPage:
    """Make the page of a choice that exists."""
    page = owner_page(suggested, sender)
    assert page is not None
    return page


def test_the_internal_choice_is_refused_and_no_choice_makes_no_page(choices: Choices) -> None:
    with pytest.raises(PrivacyError):
        owner_page(choices("birkelund").internal, SENDER)
    assert owner_page(choices("unranked").share, SENDER) is None


def test_every_theme_stands_with_what_touches_it_or_as_not_touched(choices: Choices) -> None:
    share = choices("birkelund").share
    page = made(share)
    assert share.suggestion is not None
    names = {need.text.da: need.theme for need in share.needs if need.weight > 0}
    assert {row.theme for row in page.rows} == set(names)
    for row in page.rows:
        assert len(row.marks) == len(page.stops)
        assert any(row.marks) != bool(row.remark)
        assert bool(row.remark) == (names[row.theme] in share.suggestion.uncovered)
    assert sum(count for _, count in page.groups) == len(page.stops)


def test_it_names_no_number_that_the_share_edition_does_not_have(choices: Choices) -> None:
    page = made(choices("birkelund").share)
    said = " ".join((page.choice, page.second, page.missing, *(cost for _, _, cost in page.swaps)))
    assert "%" not in said and "point" not in said
    assert {cost for _, _, cost in page.swaps} <= {"næsten ingenting", "lidt", "en del"}


def test_the_second_best_costs_nothing_a_little_or_clearly_more(choices: Choices) -> None:
    share = choices("birkelund").share
    assert share.suggestion is not None

    def second(lost: float | None) -> str:
        assert share.suggestion is not None
        score = None if lost is None else share.suggestion.score - lost
        return made(replace(share, suggestion=replace(share.suggestion, runner_up_score=score))).second

    assert second(None) == "Ingen anden kombination kan nås."
    assert second(0.0).endswith("dækker lige så meget.")
    assert second(0.005).endswith("Det dækker næsten lige så meget.")
    assert second(0.03).endswith("Det dækker lidt mindre.")
    assert second(0.2).endswith("Det dækker tydeligt mindre.")


def test_who_is_missing_is_said(choices: Choices) -> None:
    share = choices("birkelund").share
    assert share.suggestion is not None
    assert made(share).missing == "Ingen, som casene har brug for, har meldt afbud."
    declined = replace(share.suggestion, missing_actors=("ppr-leder",))
    assert "Leder af PPR" in made(replace(share, suggestion=declined)).missing


def test_decisions_are_told_as_such_and_without_their_reasons(choices: Choices) -> None:
    share = choices("birkelund").share
    assert made(share).decided == ()
    wishes = replace(
        share.wishes,
        chosen=("emil", "ida", "sofie"),
        locked=("emil",),
        banned=("oliver",),
        locked_touchpoints=(("emil", "skemaet"),),
        theme_weights=(("ppr", 2.0),),
        age_groups=("18-24",),
        every_invited_actor=True,
        most_actors=12,
    )
    assert made(replace(share, wishes=wishes)).decided == (
        "I har selv valgt casene.",
        "»Emil bag døren« skal med.",
        "»Skemaet, der er sendt videre« skal med.",
        "»Oliver og de to tasker« skal ikke med.",
        "»Kontakten til PPR« vejer 2,0.",
        "Mindst én case handler om en på 18–24 år.",
        "Alle inviterede skal i manegen.",
        "Der er højst 12 aktører.",
    )


@pytest.mark.parametrize("cluster", ["birkelund", "laerkesund"])
def test_it_is_set_on_two_pages_in_danish_and_english(choices: Choices, cluster: str) -> None:
    for sender in (SENDER, replace(SENDER, language="en")):
        page = made(choices(cluster).share, sender)
        reader = PdfReader(io.BytesIO(owner_pdf(page)))
        said = " ".join(" ".join(part.extract_text() for part in reader.pages).split())
        assert len(reader.pages) == 2
        assert page.title in said and page.stops[0].title in said
