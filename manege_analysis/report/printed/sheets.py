"""All printed sheets of one meeting: their names in the cluster's folder, and what each is made by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from manege_analysis.report.printed import words
from manege_analysis.report.printed.evening import (
    agreements_pdf,
    evaluation_pdf,
    programme_pdf,
    reader_pdf,
    rules_pdf,
    run_sheet_pdf,
)
from manege_analysis.report.printed.guests import guests
from manege_analysis.report.printed.kit import Kit
from manege_analysis.report.printed.people import (
    actor_sheets_pdf,
    name_tags_pdf,
    seating_pdf,
    table_cards_pdf,
)
from manege_analysis.report.printed.results import results_pdf

SHEETS: dict[str, Callable[[Kit], bytes | None]] = {
    "deles/program.pdf": programme_pdf,
    "deles/spilleregler.pdf": rules_pdf,
    "deles/resultater.pdf": results_pdf,
    "deles/aktoerark.pdf": actor_sheets_pdf,
    "deles/oplaeserens-ark.pdf": reader_pdf,
    "deles/navneskilte.pdf": name_tags_pdf,
    "deles/bordkort.pdf": table_cards_pdf,
    "deles/bordplan.pdf": seating_pdf,
    "deles/aftaleskema.pdf": agreements_pdf,
    "deles/evaluering.pdf": evaluation_pdf,
    "intern/koereplan.pdf": run_sheet_pdf,
}
"""Each file's name and its maker; a maker that returns None has nothing to print yet."""


def write_sheets(kit: Kit, folder: Path) -> tuple[str, ...]:
    """Write every sheet that makes sense below `folder`, and return the names written."""
    written = []
    for name, make in SHEETS.items():
        data = make(kit)
        if data is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            written.append(name)
    return tuple(written)


def not_yet(kit: Kit) -> tuple[str, ...]:
    """Say in sentences which sheets are left out, blank or undated, and what to write to get them."""
    plan = kit.plan
    found = {
        "no-date": plan.day is None,
        "no-guests": not guests(plan),
        "no-seating": plan.seating is None,
        "no-cases": not plan.cases,
    }
    return tuple(words.LEFT_OUT[key].in_(kit.language) for key, lacking in found.items() if lacking)
