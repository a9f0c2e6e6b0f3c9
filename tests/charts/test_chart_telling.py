"""Block two follows people's titles and slides, as far as the gate lets a slide say anything."""

from __future__ import annotations

import pytest
from chart_tables import scale
from pydantic import ValidationError

from manege_analysis.charts.findings import strongest
from manege_analysis.charts.telling import Telling, can_be_shown, numbers_not_shown
from manege_analysis.charts.titles import finding
from manege_analysis.summary.decisions import ChooseSlides, TitleFinding
from manege_analysis.summary.safe import (
    Cell,
    Hidden,
    ResponseOverview,
    SafeSummary,
    SafeTable,
    Shown,
    the_gate,
)
from manege_analysis.wording.text import Language, Text
from manege_analysis.yamlfile import Decision

N = 23


def table(key: str, problem: int, theme: str = "") -> SafeTable:
    """Return a table of the share edition with so many on its problem side; 0 withholds it."""
    cells = (
        Cell("problem", Text("Svært", "Hard"), "problem", Shown(problem)),
        Cell("rest", Text("Alle andre", "All others"), "rest", Shown(N - problem)),
    )
    rung, base = ("two", N) if problem else ("withheld", None)
    with the_gate():
        return SafeTable(
            key, "scale", "share", rung, base, cells if problem else (),  # type: ignore[arg-type]
            Text("Hvor svært?"), themes=((theme or key, 1.0),),
        )  # fmt: skip


def told(*decisions: Decision, language: Language = "da") -> Telling:
    """Return how three questions are told, of which the last is withheld."""
    tables = (table("q1", 10), table("q2", 17), table("q3", 0))
    with the_gate():
        made = SafeSummary(
            "x", "X", "share", "closed", "", "", "", Text(""), ResponseOverview(N, 30), tables
        )
    return Telling(made, decisions, language)


def title(words: str, question: str = "q2", language: str = "da") -> TitleFinding:
    """Return a decision on a title."""
    said = {"question": question, "title": words, "language": language}
    return TitleFinding.model_validate(
        {"decide": "title-finding", "by": "AB", "when": "2027-01-20", **said}
    )


def slides(*questions: str) -> ChooseSlides:
    """Return a decision on the slides."""
    said = {"decide": "choose-slides", "by": "AB", "when": "2027-01-20", "questions": questions}
    return ChooseSlides.model_validate(said)


def keys(telling: Telling) -> list[str]:
    """Return the slides' questions."""
    return [each.key for each in telling.tables]


def test_without_decisions_the_strongest_findings_are_told_in_the_products_words() -> None:
    telling = told()
    assert telling.tables == strongest(telling.summary)
    assert telling.title(telling.summary["q2"]) == finding(telling.summary["q2"], "da")
    assert list(telling.not_followed()) == []


def test_chosen_slides_come_in_the_chosen_order_each_once() -> None:
    assert keys(told(slides("q2", "q1", "q2"))) == ["q2", "q1"]
    assert keys(told(slides("q1"))) == ["q1"]
    assert keys(told(slides("q1"), slides())) == keys(told())


def test_a_chosen_slide_never_passes_the_gate() -> None:
    telling = told(slides("q3", "q1", "findes-ikke"))
    assert keys(telling) == ["q1"]
    assert [line.split()[0] for line in telling.not_followed()] == ["q3", "findes-ikke"]
    assert keys(told(slides("q3"))) == keys(told())


def test_an_own_title_stands_in_its_language_until_it_is_taken_back() -> None:
    telling = told(title("Det er svært at få hjælp."))
    assert telling.title(telling.summary["q2"]) == "Det er svært at få hjælp"
    english = told(title("Det er svært at få hjælp"), language="en")
    assert english.title(english.summary["q2"]) == finding(english.summary["q2"], "en")
    back = told(title("Det er svært"), title(""))
    assert back.title(back.summary["q2"]) == finding(back.summary["q2"], "da")


@pytest.mark.parametrize("words", ["17 af 23 har det svært", "74 % har det svært", "Svært for 17"])
def test_a_title_may_say_the_numbers_of_its_slide(words: str) -> None:
    telling = told(title(words))
    assert telling.title(telling.summary["q2"]) == words


@pytest.mark.parametrize("words", ["18 af 23 har det svært", "Alle på nær tre", "12,5 er mange"])
def test_a_title_with_another_number_is_passed_over_and_told(words: str) -> None:
    telling = told(title(words))
    assert telling.title(telling.summary["q2"]) == finding(telling.summary["q2"], "da")
    assert [line.split()[4] for line in telling.not_followed()] == ["q2"]


def test_a_withheld_question_keeps_the_products_title() -> None:
    telling = told(title("Alle har det svært", "q3"))
    assert telling.title(telling.summary["q3"]) == finding(telling.summary["q3"], "da")
    assert len(list(telling.not_followed())) == 1


def test_english_numbers_are_read_as_english() -> None:
    with the_gate():
        few = SafeTable("q", "scale", "share", "top-coded", N, (
            Cell("problem", Text("Svært"), "problem", Hidden(19, 23)),), Text("?"))  # fmt: skip
    assert numbers_not_shown("All but two find it hard", few, "en") == ("two",)
    assert numbers_not_shown("All but to find it hard", few, "en") == ()


@pytest.mark.parametrize("words", ["a\nb", "a\x00b", "a\x1bb", "x" * 111])
def test_a_title_is_one_short_line(words: str) -> None:
    with pytest.raises(ValidationError):
        title(words)


def test_at_most_five_questions_are_chosen() -> None:
    with pytest.raises(ValidationError):
        slides(*"abcdef")


def test_what_can_be_shown_is_said_of_every_rung() -> None:
    assert can_be_shown(scale((1, 2, 3, 12, 5)))
    assert not can_be_shown(table("q", 0))
