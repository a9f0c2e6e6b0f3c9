"""The slides of block two say what the safe summary says, in the right order, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from sample_summary import share_tables, summary

from manege_analysis.errors import PrivacyError
from manege_analysis.report.deck import BlockTwo, block_two
from manege_analysis.report.desk import Shared
from manege_analysis.report.identity import Brand
from manege_analysis.report.slides import MOST_SLIDES, Slide
from manege_analysis.report.words_dialogue import ANY_THEME, QUESTIONS, question_for
from manege_analysis.summary.decisions import ChooseSlides, TitleFinding
from manege_analysis.summary.safe import ResponseOverview, SafeSummary
from manege_analysis.wording.text import Language, Text
from manege_analysis.yamlfile import Decision


def made(of: SafeSummary | None = None, language: Language = "da") -> BlockTwo:
    """Return block two of a summary."""
    brand = Brand("Kvalitetsenheden Midtby")
    return block_two(Shared(of or summary(), brand, date(2027, 3, 4), language, "ab12"))


def slides(block: BlockTwo) -> list[Slide]:
    """Return the slides in order."""
    parts = (
        block.title,
        block.respondents,
        block.needs,
        block.findings,
        block.voices,
        block.dialogue,
        block.onward,
    )
    return [slide for part in parts for slide in part if isinstance(slide, Slide)]


def few() -> SafeSummary:
    """Return a summary of a cluster with too few answers."""
    return summary(
        response=ResponseOverview(None, 16), tables=(), merged=Text("Færre end 10 har svaret.")
    )


def test_the_slides_stand_in_the_order_of_the_meeting() -> None:
    assert [slide.id for slide in slides(made())] == [
        "forside", "hvem-svarede", "behov", "spoergsmaal-q1", "spoergsmaal-q2", "spoergsmaal-q4",
        "spoergsmaal-q3", "spoergsmaal-q10", "spoergsmaal-q7", "dialog", "i-manegen",
    ]  # fmt: skip


def test_the_findings_are_said_in_the_titles() -> None:
    titles = [slide.title for slide in slides(made())]
    assert titles[1] == "23 af 31 læger har svaret"
    assert "16 af 23 læger finder det svært at finde hjælp, mens barnet venter" in titles


def test_the_front_names_who_sends_it_and_when() -> None:
    front = slides(made())[0]
    assert (front.title, front.subtitle) == (
        "Børn og unge i psykisk mistrivsel",
        "Kvalitetsklynge Birkelund",
    )
    assert front.note == "Kvalitetsenheden Midtby · 4. marts 2027"


def test_what_was_merged_is_said_on_a_slide() -> None:
    assert slides(made())[1].note == summary().merged.da


def test_the_dialogue_asks_about_the_largest_needs() -> None:
    (dialogue,) = (slide for slide in slides(made()) if slide.id == "dialog")
    assert [point.head for point in dialogue.points] == [
        "Kontakten til PPR",
        "Ventetid og lange forløb",
        "Henvisning til psykiatrien",
    ]
    assert dialogue.points[0].text == QUESTIONS["ppr"].da


def test_every_chart_slide_has_a_chart_for_the_room_and_one_for_a_phone() -> None:
    for slide in slides(made()):
        if slide.layout == "chart":
            assert slide.figure is not None
            assert slide.figure.narrow is not None
            assert slide.figure.chart.edition == slide.figure.narrow.edition == "share"


def test_every_slide_tells_the_speaker_something_and_takes_time() -> None:
    shown = slides(made())
    assert all(slide.notes and slide.minutes > 0 for slide in shown)
    assert sum(slide.minutes for slide in shown) <= 45


def test_a_cluster_with_too_few_answers_gets_a_deck_without_numbers() -> None:
    shown = slides(made(few()))
    assert [slide.id for slide in shown] == ["forside", "hvem-svarede", "dialog", "i-manegen"]
    assert not any(slide.figure for slide in shown)
    assert shown[1].title == "Færre end 10 læger har svaret"
    assert shown[2].title == "Hvad vil vi gerne tale om?"


def test_free_text_has_a_slide_only_when_themes_may_be_shown() -> None:
    without = tuple(table for table in share_tables() if table.key != "q7")
    assert made(summary(tables=without)).voices == ()


def test_there_are_never_more_slides_than_the_meeting_has_time_for() -> None:
    assert len(slides(made())) <= MOST_SLIDES


def test_an_internal_summary_is_refused() -> None:
    with pytest.raises(PrivacyError, match="may not be shared"):
        made(summary("internal"))


def test_an_english_deck_speaks_english() -> None:
    shown = slides(made(language="en"))
    assert shown[-1].title == "Now we go into the ring"
    assert shown[1].title == "23 of 31 doctors have answered"


def test_a_theme_of_the_workspace_gets_a_question_too() -> None:
    assert question_for("eget-tema") == ANY_THEME


def test_questions_exist_in_both_languages() -> None:
    for text in (*QUESTIONS.values(), ANY_THEME):
        assert text.da.endswith("?")
        assert text.en.endswith("?")


def test_the_shipped_themes_all_have_a_question() -> None:
    from manege_analysis.questionnaire.load import load_questionnaire
    from manege_analysis.questionnaire.shipped import shipped_template

    themes = load_questionnaire(shipped_template()).themes
    assert {theme.id for theme in themes} == set(QUESTIONS)


def test_the_mark_counts_slides_and_charts() -> None:
    block = made()
    assert (block.mark.slides, block.mark.charts) == (11, 8)
    assert block.mark.document.edition == "share"


def decided(*decisions: Decision) -> BlockTwo:
    """Return block two of the summary with decisions laid over it."""
    shared = Shared(summary(), Brand(), date(2027, 3, 4), "da", "ab12", decisions=decisions)
    return block_two(shared)


def decision(kind: type[Decision], **said: object) -> Decision:
    """Return a signed decision."""
    return kind.model_validate({"by": "AB", "when": "2027-01-20", **said})


def test_chosen_questions_are_the_findings_in_their_order_under_their_own_titles() -> None:
    chosen = decision(ChooseSlides, decide="choose-slides", questions=("q7", "q3"))
    words = "Skolen <b>ringer</b> for sent"
    title = decision(TitleFinding, decide="title-finding", question="q3", title=words)
    block = decided(chosen, title)
    assert [slide.id for slide in block.findings] == ["spoergsmaal-q7", "spoergsmaal-q3"]  # type: ignore[attr-defined]
    assert block.findings[1].title == words  # type: ignore[attr-defined]
    assert words not in str(block.findings[1].as_json()["figure"])
    assert block.voices == ()  # the text question is told already
    assert block.mark.slides == len(slides(block))


def test_a_withheld_question_makes_no_slide_whoever_chose_it() -> None:
    chosen = decision(ChooseSlides, decide="choose-slides", questions=("q8", "q1"))
    assert [slide.id for slide in decided(chosen).findings] == ["spoergsmaal-q1"]  # type: ignore[attr-defined]
