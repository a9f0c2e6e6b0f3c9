"""A plan becomes the page: one file, no network, only its own script allowed to run."""

from __future__ import annotations

from manege_analysis.meeting.invitations import when, where
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.meeting.saved_evening import FORMAT
from manege_analysis.report import assets
from manege_analysis.report.identity import Brand, style_variables
from manege_analysis.report.manegen import words
from manege_analysis.report.manegen.steps import steps, stories
from manege_analysis.report.rendering import as_it_is, render

NAME = "deles/i-manegen.html"


def manegen_html(plan: MeetingPlan, brand: Brand) -> str:
    """Return the page that runs the meeting; with scripts off it is the evening's plan to read.

    What is typed on it stays in the browser until it is saved to a file, whose shape is told at
    `meeting.saved_evening.FORMAT`.
    """
    script = assets.template_text("manegen.js")
    language = plan.language
    return render(
        "manegen.html.j2",
        plan=plan,
        brand=brand,
        when=when(plan),
        where=where(plan),
        start=f"{plan.start:%H:%M}",
        steps=steps(plan),
        stories=stories(plan),
        words=words.in_language(words.PAGE, language),
        words_json={**words.in_language(words.SCRIPT, language), "format": FORMAT},
        csp=assets.policy(script),
        script=as_it_is(script),
        styles=[
            as_it_is(text)
            for text in (assets.font_faces(), style_variables(), assets.template_text("manegen.css"))
        ],
    )
