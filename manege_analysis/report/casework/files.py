"""A choice of cases is written: the analyst's workbook, and the hand-outs that may be shared."""

from __future__ import annotations

from pathlib import Path

from manege_analysis.planning import Suggested
from manege_analysis.report.casework import words
from manege_analysis.report.casework.choice_xlsx import choice_xlsx
from manege_analysis.report.casework.grids import Choice
from manege_analysis.report.casework.handouts import Sender, handouts
from manege_analysis.report.casework.handouts_docx import handouts_docx
from manege_analysis.report.casework.handouts_pdf import handouts_pdf
from manege_analysis.report.casework.owner import owner_page, owner_pdf
from manege_analysis.workflow import Prepared


def write_case_book(prepared: Prepared, choice: Choice, folder: Path) -> None:
    """Write the analyst's workbook of both choices below a cluster's folder."""
    settings = prepared.settings
    book = choice_xlsx(choice, prepared.share.cluster_name, settings.day, settings.language)
    (folder / "intern" / "casevalg.xlsx").write_bytes(book)


def write_handouts(suggested: Suggested, sent_by: Sender, folder: Path) -> None:
    """Write the hand-outs and the owner's page of the share choice; where none was made, nothing.

    Raises `PrivacyError` for a choice that the internal summary led to.
    """
    made = handouts(suggested, sent_by)
    if made is not None:
        (folder / "deles" / "caseforslag.pdf").write_bytes(handouts_pdf(made))
        (folder / "deles" / "caseforslag.docx").write_bytes(handouts_docx(made, sent_by.day))
    page = owner_page(suggested, sent_by)
    if page is not None:
        (folder / "deles" / "casevalg.pdf").write_bytes(owner_pdf(page))


def case_attention(prepared: Prepared, choice: Choice) -> tuple[str, ...]:
    """Say what the analyst must look at: no cases, others than the full answers', or ones that may move.

    Who has been invited and not answered counts half, so one reply could change the choice after the
    invitations have named the cases; locked cases stay.
    """
    language = prepared.settings.language
    suggestion, wishes = choice.share.suggestion, choice.share.wishes
    if suggestion is None:
        return (words.LOOK_NO_CASES.in_(language),)
    ranked = suggestion.basis == "ranking"
    differ = (words.LOOK_DIFFER.in_(language),) if choice.differ and not ranked else ()
    held = {*wishes.locked, *wishes.chosen, *(case for case, _ in wishes.locked_touchpoints)}
    asked = any(0 < reply < 1 for _, reply in wishes.availability)
    loose = asked and not held.issuperset(suggestion.cases)
    return (*differ, words.LOOK_NOT_LOCKED.in_(language)) if loose else differ
