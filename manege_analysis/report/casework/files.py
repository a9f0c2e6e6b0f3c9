"""A choice of cases is written: the analyst's workbook, and the hand-outs that may be shared."""

from __future__ import annotations

from pathlib import Path

from manege_analysis.report.casework import words
from manege_analysis.report.casework.choice_xlsx import choice_xlsx
from manege_analysis.report.casework.grids import Choice
from manege_analysis.report.casework.handouts import Sender, handouts
from manege_analysis.report.casework.handouts_docx import handouts_docx
from manege_analysis.report.casework.handouts_pdf import handouts_pdf
from manege_analysis.report.desk import sender
from manege_analysis.workflow import Prepared


def write_case_files(prepared: Prepared, choice: Choice, folder: Path) -> None:
    """Write the files of a choice below a cluster's folder; without a share choice no hand-outs."""
    settings = prepared.settings
    name, language = prepared.share.cluster_name, settings.language
    book = choice_xlsx(choice, name, settings.day, language)
    (folder / "intern" / "casevalg.xlsx").write_bytes(book)
    sent_by = Sender(name, sender(settings.unit, settings.workspace), settings.day, language)
    made = handouts(choice.share, sent_by)
    if made is not None:
        (folder / "deles" / "caseforslag.pdf").write_bytes(handouts_pdf(made))
        (folder / "deles" / "caseforslag.docx").write_bytes(handouts_docx(made, settings.day))


def case_attention(prepared: Prepared, choice: Choice) -> tuple[str, ...]:
    """Say what the analyst must look at: no cases can be told, or not those of the full answers."""
    language = prepared.settings.language
    if choice.share.suggestion is None:
        return (words.LOOK_NO_CASES.in_(language),)
    ranked = choice.share.suggestion.basis == "ranking"
    return (words.LOOK_DIFFER.in_(language),) if choice.differ and not ranked else ()
