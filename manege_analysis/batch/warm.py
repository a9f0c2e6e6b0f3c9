"""Everything a run will need is imported and read before the first notebook, once for all processes."""

from __future__ import annotations

import gc
from datetime import date
from importlib import import_module

from manege_analysis.batch.cells import ready_shell
from manege_analysis.cases.library import load_library
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.shipped import shipped_template
from manege_analysis.report import assets
from manege_analysis.report.audit.known import known_scripts, known_styles
from manege_analysis.report.audit.ownwords import product_texts
from manege_analysis.report.build import WORKS, exporter
from manege_analysis.report.rendering import compile_templates


def warm(day: date) -> None:
    """Import the front door, read what every cluster reads, and compile the exporters.

    Forked processes share all of it.  What is there by now is kept out of the garbage collector's
    sight, or its rounds would copy the shared memory into every process.
    """
    door = import_module("manege_analysis")
    for name in set(door.__all__) - _FOR_PEOPLE:
        getattr(door, name)
    for module in _USED_INSIDE:
        import_module(module)
    load_questionnaire(shipped_template())
    load_library()
    _read_once(day)
    ready_shell()
    gc.collect()
    gc.freeze()


def _read_once(day: date) -> None:
    """Fill what the package reads once per process: holidays, page parts, words of its own."""
    holidays = import_module("holidays")
    for year in (day.year, day.year + 1):
        holidays.country_holidays("DK", years=year)
    for work in WORKS:
        exporter(work.exporter)
    compile_templates()
    assets.plotly_packed()
    known_scripts()
    known_styles()
    product_texts()


_FOR_PEOPLE = {"open_workbook"}
"""What no notebook of a batch asks for: it is for somebody at the desk, and takes a second to import."""

_USED_INSIDE = (
    "manege_analysis.batch.run",
    "IPython.core.application",
    "IPython.core.completerlib",
    "IPython.core.crashhandler",
    "IPython.core.magics",
    "IPython.core.oinspect",
    "manege_analysis.report.audit.encoded",
    "manege_analysis.report.audit.in_figure",
    "manege_analysis.report.audit.in_html",
    "manege_analysis.report.audit.in_office",
    "manege_analysis.report.audit.in_other",
    "manege_analysis.report.audit.in_pdf",
)
"""Modules that others import only when they first need them."""
