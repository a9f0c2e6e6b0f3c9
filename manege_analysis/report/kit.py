"""The kit that people hold is written below a cluster's folder: PowerPoint and print."""

from __future__ import annotations

from pathlib import Path

from manege_analysis.errors import Problem
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.report.desk import Shared, sender
from manege_analysis.report.manegen.page import NAME as MANEGEN
from manege_analysis.report.manegen.page import manegen_html
from manege_analysis.report.pptx.kit import powerpoint_kit
from manege_analysis.report.pptx.words import TEMPLATE_LACKS
from manege_analysis.report.printed.kit import Kit
from manege_analysis.report.printed.sheets import write_sheets
from manege_analysis.settings import RunSettings
from manege_analysis.workflow import Prepared


def write_kit(
    prepared: Prepared, plan: MeetingPlan, folder: Path, template: Path | None = None
) -> tuple[Problem, ...]:
    """Write every file of the kit below `folder`, and return what the template lacks.

    `plan` is the one that was made from the share summary.  Raises `PrivacyError` for another
    edition, and `ReportError` for a template that cannot be written into.
    """
    settings = prepared.settings
    brand = sender(settings.unit, settings.workspace)
    write_sheets(Kit(plan, prepared.share, brand), folder)
    (folder / MANEGEN).write_text(manegen_html(plan, brand), "utf-8", newline="\n")
    return write_powerpoint(prepared, plan, folder, template)


def write_powerpoint(
    prepared: Prepared, plan: MeetingPlan, folder: Path, template: Path | None = None
) -> tuple[Problem, ...]:
    """Write the PowerPoint files in `template`, else in the workspace's own, else in the product's."""
    settings = prepared.settings
    brand = sender(settings.unit, settings.workspace)
    shared = Shared(prepared.share, brand, settings.day, settings.language, "")
    made = powerpoint_kit(shared, plan, template or settings.template)
    for name, data in made.files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return made.problems


def template_attention(settings: RunSettings, problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """Say in a sentence of the index that the workspace's template lacks something."""
    if not problems:
        return ()
    said = TEMPLATE_LACKS.say(
        settings.language, count=len(problems), cluster=settings.cluster.id, name=problems[0].where
    )
    return (said,)
