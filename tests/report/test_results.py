"""The internal report holds every question in full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sample_summary import summary

from manege_analysis.report.blocks import Blocks, Facts, Figure, Grid, Heading, Prose
from manege_analysis.report.results import Results, results
from manege_analysis.summary.safe import ResponseOverview, SafeSummary
from manege_analysis.workflow import Prepared

Prepare = Callable[[str], Prepared]


def made(prepared: Prepare, internal: SafeSummary | None = None) -> Results:
    """Return the report of the typed summary."""
    return results(replace(prepared("birkelund"), internal=internal or summary("internal")))


def texts(blocks: Blocks) -> list[str]:
    """Return the paragraphs of one part."""
    return [paragraph for block in blocks if isinstance(block, Prose) for paragraph in block.paragraphs]


def test_every_question_has_a_heading_a_finding_and_a_chart(prepared: Prepare) -> None:
    questions = made(prepared).questions
    asked = [block.text for block in questions if isinstance(block, Heading) and block.level == 3]
    assert asked == [table.question.da for table in summary("internal").tables]
    charts = [block.chart for block in questions if isinstance(block, Figure)]
    assert all(chart.edition == "internal" for chart in charts)
    assert len(charts) == len(asked) - 1  # free text has no chart
    assert "20 af 23 læger finder det svært at få kontakt med PPR." in texts(questions)


def test_sections_stand_above_their_questions(prepared: Prepare) -> None:
    headings = [block for block in made(prepared).questions if isinstance(block, Heading)]
    assert [block.text for block in headings if block.level == 2][-1] == "Andre spørgsmål"
    assert headings[0].text == "Kommunen"


def test_anchors_are_unique(prepared: Prepare) -> None:
    report = results(prepared("birkelund"))
    parts = (report.respondents, report.needs, report.questions)
    anchors = [block.id for part in parts for block in part if isinstance(block, Heading)]
    assert len(anchors) == len(set(anchors))


def test_uncertainty_is_said_in_words(prepared: Prepare) -> None:
    told = [text for text in texts(made(prepared).questions) if text.startswith("Usikkerhed")]
    assert told[0] == (
        "Usikkerhed om andelen, der beder om noget: 50–90\u00a0% "
        "(95\u00a0%, Wilson for en endelig klynge). "
        "Havde alle, der ikke svarede, svaret ens: 40–95\u00a0%."
    )


def test_needs_are_traced_to_their_questions(prepared: Prepare) -> None:
    (grid,) = (block for block in made(prepared).needs if isinstance(block, Grid))
    assert grid.rows[0][:3] == ("Kontakten til PPR", "stort", "87\u00a0%")
    assert grid.rows[0][4] == "q1"


def test_a_questionnaire_without_themes_has_no_needs(prepared: Prepare) -> None:
    assert made(prepared, summary("internal", themes=())).needs == ()


def test_the_response_is_told_with_its_definition(prepared: Prepare) -> None:
    respondents = made(prepared).respondents
    (facts,) = (block for block in respondents if isinstance(block, Facts))
    assert dict(facts.facts)["Svarprocent"] == "74\u00a0%"
    assert dict(facts.facts)["Svarperiode"] == "2. november 2026 – 20. november 2026"
    assert "AAPOR" in texts(respondents)[0]


def test_a_cluster_of_unknown_size_has_no_rate(prepared: Prepare) -> None:
    unknown = summary("internal", response=ResponseOverview(23, None))
    (facts,) = (block for block in made(prepared, unknown).respondents if isinstance(block, Facts))
    assert [name for name, _value in facts.facts] == ["Besvarelser"]
