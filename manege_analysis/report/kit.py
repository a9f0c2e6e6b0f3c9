"""Everything that leaves the house besides the deck: hand-outs, calendar, slides, print, letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from manege_analysis.charts.telling import Telling
from manege_analysis.errors import Problem
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.planning import Suggested, plan_of, suggest
from manege_analysis.report.casework.files import write_handouts
from manege_analysis.report.casework.handouts import Sender
from manege_analysis.report.desk import Shared
from manege_analysis.report.entries import entries
from manege_analysis.report.identity import Brand, sender
from manege_analysis.report.letters.files import write_letters
from manege_analysis.report.manegen.page import NAME as MANEGEN
from manege_analysis.report.manegen.page import manegen_html
from manege_analysis.report.manifest import files_below
from manege_analysis.report.meetingwork.files import write_meeting_files
from manege_analysis.report.pptx.kit import powerpoint_kit
from manege_analysis.report.pptx.words import TEMPLATE_LACKS
from manege_analysis.report.printed.guide import NAME as GUIDE
from manege_analysis.report.printed.guide import guide_pdf
from manege_analysis.report.printed.kit import Kit
from manege_analysis.report.printed.sheets import write_sheets
from manege_analysis.settings import RunSettings
from manege_analysis.summary.safe import SafeSummary, require_share


@dataclass(frozen=True)
class Outgoing:
    """All that the files of `deles/` are made from; neither answers nor the internal summary fit in.

    Made by `outgoing` from the settings and the share summary, be it fresh or read back from its
    file.  Raises `PrivacyError` for a summary of the internal edition.
    """

    settings: RunSettings
    summary: SafeSummary
    suggested: Suggested
    plan: MeetingPlan

    def __post_init__(self) -> None:
        require_share(self.summary)

    @property
    def brand(self) -> Brand:
        """Who sends the files."""
        return sender(self.settings.unit, self.settings.workspace)

    @property
    def telling(self) -> Telling:
        """Which tables block two shows, and their titles."""
        return Telling(self.summary, self.settings.decisions, self.settings.language)


def outgoing(settings: RunSettings, summary: SafeSummary, told: Suggested | None = None) -> Outgoing:
    """Choose the cases and plan the meeting from a share summary alone.

    `told` is the choice of that summary, where it was made already.
    """
    require_share(summary)
    suggested = told or suggest(summary, settings)
    return Outgoing(settings, summary, suggested, plan_of(settings, summary, suggested))


def write_outgoing(made: Outgoing, folder: Path) -> tuple[Problem, ...]:
    """Write every file of `deles/` but the deck, and those of `intern/` that a plan alone makes.

    Returns what the PowerPoint template lacks; raises `ReportError` for one that cannot be used.
    """
    settings = made.settings
    by = Sender(made.summary.cluster_name, made.brand, settings.day, settings.language)
    write_handouts(made.suggested, by, folder)
    write_meeting_files(made.plan, folder)
    return write_kit(made, folder)


def write_kit(
    made: Outgoing, folder: Path, template: Path | None = None, besides: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """Write what people hold below `folder`, and return what the template lacks.

    `besides` names files that lie where the kit will be published; the guide tells of them too.
    """
    sheets = Kit(made.plan, made.summary, made.brand, made.settings.decisions)
    write_sheets(sheets, folder)
    write_letters(made.plan, made.brand, folder)
    (folder / MANEGEN).write_text(manegen_html(made.plan, made.brand), "utf-8", newline="\n")
    lacking = write_powerpoint(made, folder, template)
    # The guide comes last, because it shows every file's first page.
    names = sorted({*files_below(folder), *besides})
    listed = tuple(entries(names, folder, made.plan.tasks, sheets.language))
    (folder / GUIDE).write_bytes(guide_pdf(sheets, listed))
    return lacking


def write_powerpoint(made: Outgoing, folder: Path, template: Path | None = None) -> tuple[Problem, ...]:
    """Write the PowerPoint files in `template`, else in the workspace's own, else in the product's."""
    settings = made.settings
    shared = Shared(
        made.summary, made.brand, settings.day, settings.language, "", made.suggested, settings.decisions
    )
    kit = powerpoint_kit(shared, made.plan, template or settings.template)
    for name, data in kit.files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return kit.problems


def template_attention(settings: RunSettings, problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """Say in a sentence of the index that the workspace's template lacks something."""
    if not problems:
        return ()
    said = TEMPLATE_LACKS.say(
        settings.language, count=len(problems), cluster=settings.cluster.id, name=problems[0].where
    )
    return (said,)
