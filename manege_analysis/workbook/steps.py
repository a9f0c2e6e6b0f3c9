"""The workbook as a notebook opens it: one book and its eight steps, each built when it is shown."""

from __future__ import annotations

from datetime import date as calendar_date
from functools import cached_property
from pathlib import Path

from manege_analysis.errors import Problem, SettingsError
from manege_analysis.report.desk import workspace_folder
from manege_analysis.workbook.adapt_questions import AdaptQuestions
from manege_analysis.workbook.book import Book
from manege_analysis.workbook.came_in import CameIn
from manege_analysis.workbook.choose_cases import ChooseCases
from manege_analysis.workbook.choose_cluster import ChooseCluster
from manege_analysis.workbook.code_texts import CodeTexts
from manege_analysis.workbook.make_all import MakeAll
from manege_analysis.workbook.match_columns import MatchColumns
from manege_analysis.workbook.plan_meeting import PlanMeeting
from manege_analysis.workbook.see_results import SeeResults
from manege_analysis.workbook.state import Place


class Steps:
    """The eight steps over one book; showing one at the end of a cell is enough."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @cached_property
    def choose(self) -> ChooseCluster:
        """Step 1: choose a cluster, or make one."""
        return ChooseCluster(self.book)

    @cached_property
    def came_in(self) -> CameIn:
        """Step 2: what came in, and the rules."""
        return CameIn(self.book)

    @cached_property
    def columns(self) -> MatchColumns:
        """Step 3: which column is which question."""
        return MatchColumns(self.book)

    @cached_property
    def questionnaire(self) -> AdaptQuestions:
        """Step 3, second half: adapt the questionnaire."""
        return AdaptQuestions(self.book)

    @cached_property
    def results(self) -> SeeResults:
        """Step 4: internal beside what is shared; titles and slides."""
        return SeeResults(self.book)

    @cached_property
    def texts(self) -> CodeTexts:
        """Step 5: code texts, approve quotes."""
        return CodeTexts(self.book)

    @cached_property
    def cases(self) -> ChooseCases:
        """Step 6: needs and cases."""
        return ChooseCases(self.book)

    @cached_property
    def meeting(self) -> PlanMeeting:
        """Step 7: the meeting."""
        return PlanMeeting(self.book)

    @cached_property
    def make(self) -> MakeAll:
        """Step 8: make everything."""
        return MakeAll(self.book)


def open_workbook(
    workspace: str = "", cluster: str = "", reports: str = "reports", date: str = "", who: str = ""
) -> Steps:
    """Open the workbook, from a notebook's parameters; nothing is written until somebody decides.

    An empty workspace is the sample, which is only for looking; an empty date is today.  A cluster
    that cannot be read yet opens all the same, and its steps say why.  Raises `SettingsError` for a
    workspace that is no folder or a date that is none.
    """
    folder = workspace_folder(workspace)
    return Steps(Book(Place(folder, cluster, Path(reports), _day(date), who)))


def _day(written: str) -> calendar_date:
    try:
        return calendar_date.fromisoformat(written) if written else calendar_date.today()
    except ValueError:
        remedy = "Write it as 2027-03-04, or leave it empty for today."
        raise SettingsError(Problem("date", "a date", f'"{written}"', remedy)) from None
