"""What every printed sheet is made from, and the part of its data that all sheets have."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from manege_analysis.charts.telling import Telling
from manege_analysis.meeting.invitations import contact, when, where
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.report.identity import Brand
from manege_analysis.report.printed.words import NO_DATE, said
from manege_analysis.report.typeset import typeset
from manege_analysis.summary.safe import SafeSummary, require_share
from manege_analysis.wording.text import Language, Text
from manege_analysis.yamlfile import Decision


@dataclass(frozen=True)
class Kit:
    """One meeting's plan, its shared results, who sends the papers, and what people decided.

    Raises `PrivacyError` for a summary of the internal edition: paper travels further than files.
    """

    plan: MeetingPlan
    summary: SafeSummary
    brand: Brand
    decisions: tuple[Decision, ...] = ()

    def __post_init__(self) -> None:
        require_share(self.summary)

    @property
    def language(self) -> Language:
        """The language of the plan, and so of every sheet."""
        return self.plan.language

    @property
    def telling(self) -> Telling:
        """Which tables are told, and their titles, as in block two."""
        return Telling(self.summary, self.decisions, self.language)

    @property
    def cluster(self) -> str:
        """The cluster's name as it stands on the sheets."""
        return self.plan.name or self.summary.cluster_name


def printed(kit: Kit, template: str, title: Text, data: Mapping[str, Any]) -> bytes:
    """Set one sheet; `template` is its name without the ending, `title` also the PDF's own title."""
    common = {
        "title": title.in_(kit.language),
        "cluster": kit.cluster,
        "unit": kit.brand.unit,
        "logo": list(_logo(kit.brand)),
        "language": kit.language,
        "when": said_when(kit.plan),
        "where": where(kit.plan),
        "words": dict(said(template, kit.language)),
    }
    return typeset(f"{template}.typ", {**common, **data}, before=("sheet.typ",))


def said_when(plan: MeetingPlan) -> str:
    """Say day and time with a capital letter, or in a sentence that the date is not settled."""
    if plan.day is None:
        return NO_DATE.in_(plan.language)
    text = when(plan)
    return text[:1].upper() + text[1:]


def reachable(plan: MeetingPlan) -> str:
    """Name whom to ask, with mail or telephone; empty where only a name is known."""
    said = contact(plan)
    return said if "@" in said or any(letter.isdigit() for letter in said) else ""


def _logo(brand: Brand) -> bytes:
    """Return the logo's bytes: the typesetter takes an image as numbers, not as a data address."""
    return base64.b64decode(brand.logo.partition(",")[2])
