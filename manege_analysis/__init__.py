"""From a GP cluster's questionnaire to a Manege meeting: the front door for notebooks and users.

Names are imported when first asked for, so that `import manege_analysis` costs nothing and a notebook
that only loads a safe summary never loads the code that reads answers.

>>> import manege_analysis as manege
>>> questionnaire = manege.load_questionnaire(manege.shipped_template())
>>> len(questionnaire.themes) >= 12
True
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from manege_analysis.charts.draw import chart_for as chart_for
    from manege_analysis.cleaning.clean import clean as clean
    from manege_analysis.exports.read import read_answers as read_answers
    from manege_analysis.questionnaire.load import load_questionnaire as load_questionnaire
    from manege_analysis.questionnaire.shipped import shipped_template as shipped_template
    from manege_analysis.report.casework.page import case_choice as case_choice
    from manege_analysis.report.data_quality import data_quality as data_quality
    from manege_analysis.report.deck import block_two as block_two
    from manege_analysis.report.desk import open_run as open_run
    from manege_analysis.report.desk import open_share as open_share
    from manege_analysis.report.desk import store_summary as store_summary
    from manege_analysis.report.meetingwork.page import meeting_page as meeting_page
    from manege_analysis.report.results import results as results
    from manege_analysis.settings import load_settings as load_settings
    from manege_analysis.shipped import sample_workspace as sample_workspace
    from manege_analysis.summary.gate import summarise as summarise
    from manege_analysis.summary.store import load_summary as load_summary
    from manege_analysis.summary.store import save_summary as save_summary
    from manege_analysis.workbook.steps import open_workbook as open_workbook
    from manege_analysis.workflow import prepare as prepare

# The products of small matrices here are done before a second thread has woken up; on a machine at work
# waiting for it costs twenty times the product.  Whoever sets the number keeps it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"

_DOOR = {
    "block_two": "report.deck",
    "case_choice": "report.casework.page",
    "chart_for": "charts.draw",
    "clean": "cleaning.clean",
    "data_quality": "report.data_quality",
    "load_questionnaire": "questionnaire.load",
    "load_settings": "settings",
    "load_summary": "summary.store",
    "meeting_page": "report.meetingwork.page",
    "open_run": "report.desk",
    "open_share": "report.desk",
    "open_workbook": "workbook.steps",
    "prepare": "workflow",
    "read_answers": "exports.read",
    "results": "report.results",
    "sample_workspace": "shipped",
    "save_summary": "summary.store",
    "shipped_template": "questionnaire.shipped",
    "store_summary": "report.desk",
    "summarise": "summary.gate",
}
__all__ = sorted(_DOOR)


def __getattr__(name: str) -> Any:
    """Import a name of the front door when it is first asked for."""
    if name not in _DOOR:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_DOOR[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
