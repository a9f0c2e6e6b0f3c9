"""One prepared cluster becomes its finished folder: notebooks, pages, tables, index, manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from manege_analysis.cases.needs import needs
from manege_analysis.report import manifest as papers
from manege_analysis.report.casework.files import case_attention, write_case_book
from manege_analysis.report.casework.page import choose_both
from manege_analysis.report.check_page import require_whole
from manege_analysis.report.data_quality import attention
from manege_analysis.report.desk import SUMMARY
from manege_analysis.report.exporters import PageExporter, ReportExporter, SlidesExporter
from manege_analysis.report.index import NAME as INDEX
from manege_analysis.report.index import Contents, index_html
from manege_analysis.report.kit import outgoing, template_attention, write_outgoing
from manege_analysis.report.manifest import Counts
from manege_analysis.report.printed.kit import Kit
from manege_analysis.report.printed.sheets import not_yet
from manege_analysis.report.publish import publish, remove_stale, staging
from manege_analysis.report.run_notebook import Executed, NotebookFailed, Order, run_notebook
from manege_analysis.report.tables_xlsx import tables_xlsx
from manege_analysis.report.tidy import read_notebook, seen_from, tidied, written
from manege_analysis.settings import RunSettings
from manege_analysis.shipped import notebooks_folder
from manege_analysis.summary.store import save_summary
from manege_analysis.workflow import Prepared

Told = Callable[[str], None]
Check = Callable[[Path], None]
"""Looks at a staged folder and raises when it must not be published."""


@dataclass(frozen=True)
class Work:
    """One notebook: what its progress is called, and the page that is made of it."""

    notebook: str
    page: str
    exporter: type[PageExporter]


WORKS = (
    Work("1_datakvalitet", "intern/datakvalitet.html", ReportExporter),
    Work("2_resultater", "intern/resultater.html", ReportExporter),
    Work("3_blok_to", "deles/blok-to.html", SlidesExporter),
    Work("4_casevalg", "intern/casevalg.html", ReportExporter),
    Work("5_moedeplan", "intern/moedeplan.html", ReportExporter),
)


@dataclass(frozen=True)
class Built:
    """What was published: the folder, the files in it, and what a person must know besides.

    `aside` are files that lie beside a locked predecessor under a dated name.
    """

    folder: Path
    files: tuple[Path, ...]
    counts: Counts
    aside: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Hooks:
    """What a run may do differently: how notebooks are run, and further checks before publishing."""

    order: Order = field(default_factory=Order)
    checks: tuple[Check, ...] = ()


def build_cluster(
    prepared: Prepared,
    told: Told = lambda what: None,
    hooks: Hooks = Hooks(),
) -> Built:
    """Make everything of one cluster in a hidden folder, check it, and only then publish it.

    Raises the `ManegeError` of what went wrong.  Nothing published is touched then, but for the
    notebook that failed: it is left in `intern/notebooks` with the word "stoppet" in its name.
    """
    settings = prepared.settings
    with staging(settings.reports) as stage:
        folder = stage / settings.cluster.id / settings.day.isoformat()
        (folder / "intern" / "notebooks").mkdir(parents=True)
        (folder / "deles").mkdir()
        save_summary(prepared.share, folder / SUMMARY)
        told("choosing the cases")
        # The notebooks run in copies of this process, and find the choice and the plan made.
        outgoing(settings, prepared.share, choose_both(prepared).share)
        with hooks.order.ahead(len(WORKS)):
            made = {work.notebook: _made(work, prepared, stage, told, hooks.order) for work in WORKS}
        told("writing tables and index")
        counts = _counts(prepared, made)
        _write_rest(prepared, folder, counts)
        for check in hooks.checks:
            check(folder)
        told("publishing")
        return _published(settings, folder, counts)


def _made(work: Work, prepared: Prepared, stage: Path, told: Told, order: Order) -> Executed:
    """Run one notebook in the stage, and set its page; both are kept without the stage's paths."""
    settings = prepared.settings
    folder = stage / settings.cluster.id / settings.day.isoformat()
    target = folder / "intern" / "notebooks" / f"{work.notebook}.ipynb"
    told(f"running {work.notebook}")
    try:
        done = run_notebook(_source(work, settings), target, _parameters(settings, stage), order)
    except NotebookFailed as failed:
        _leave(failed.left, settings, work)
        raise failed.error from None
    told(f"writing {Path(work.page).name}")
    page = exporter(work.exporter).set_page(done.page)
    require_whole(page, work.page, done.page.slides, done.page.charts)
    (folder / work.page).write_bytes(page)
    kept = settings.output / "intern" / "notebooks"
    target.write_bytes(written(tidied(done.notebook, _relative(settings, kept))))
    return done


@lru_cache(maxsize=4)
def exporter(kind: type[PageExporter]) -> PageExporter:
    """Return the exporter of a kind; one serves all clusters of a process."""
    return kind()


def _source(work: Work, settings: RunSettings) -> Path:
    """Return the workspace's own version of a notebook where it has one, or the product's."""
    own = settings.workspace / "notebooks" / f"{work.notebook}.ipynb"
    return own if own.is_file() else notebooks_folder() / f"{work.notebook}.ipynb"


def _parameters(settings: RunSettings, stage: Path) -> dict[str, str]:
    return {
        "workspace": str(settings.workspace.resolve()),
        "cluster": settings.cluster.id,
        "reports": str(stage.resolve()),
        "date": settings.day.isoformat(),
        "language": settings.language,
    }


def _relative(settings: RunSettings, folder: Path) -> dict[str, str]:
    """Return the parameters as a notebook that lies in `folder` would give them."""
    given = _parameters(settings, settings.reports) | {"workspace": str(settings.home.resolve())}
    return given | {name: seen_from(folder, Path(given[name])) for name in ("workspace", "reports")}


def _leave(left: Path | None, settings: RunSettings, work: Work) -> None:
    """Keep a failed notebook, open at its failing cell, beside the good one of an earlier run."""
    if left is None or not left.exists():
        return
    target = settings.output / "intern" / "notebooks" / f"{work.notebook}-stoppet.ipynb"
    target.parent.mkdir(parents=True, exist_ok=True)
    stopped = read_notebook(left)
    left.write_bytes(written(tidied(stopped, _relative(settings, target.parent))))
    left.replace(target)


def _counts(prepared: Prepared, made: Mapping[str, Executed]) -> Counts:
    deck = made["3_blok_to"].page
    return Counts(
        rows=prepared.audit.rows_in,
        respondents=prepared.internal.response.respondents,
        questions=len(prepared.internal.tables),
        slides=deck.slides,
        charts=deck.charts,
    )


def _write_rest(prepared: Prepared, folder: Path, counts: Counts) -> None:
    settings = prepared.settings
    tables = tables_xlsx(prepared.internal, needs(prepared.internal), settings.day, settings.language)
    (folder / "intern" / "tabeller.xlsx").write_bytes(tables)
    choice = choose_both(prepared)
    write_case_book(prepared, choice, folder)
    shared = outgoing(settings, prepared.share, choice.share)
    lacking = write_outgoing(shared, folder)
    names = (*papers.files_below(folder), papers.NAME)
    contents = Contents(
        cluster_name=prepared.share.cluster_name,
        title=prepared.share.title.in_(settings.language),
        day=settings.day,
        language=settings.language,
        brand=shared.brand,
        files=names,
        folder=folder,
        tasks=shared.plan.tasks,
        attention=(
            *attention(prepared),
            *shared.telling.not_followed(),
            *case_attention(prepared, choice),
            *not_yet(Kit(shared.plan, shared.summary, shared.brand)),
            *template_attention(settings, lacking),
        ),
    )
    (folder / INDEX).write_text(index_html(contents), "utf-8", newline="\n")
    content = papers.manifest(settings, counts, folder)
    (folder / papers.NAME).write_bytes(papers.manifest_bytes(content))


def _published(settings: RunSettings, folder: Path, counts: Counts) -> Built:
    before = papers.read_manifest(settings.output).get("files", {})
    now = papers.files_below(folder)
    placed = publish(folder, settings.output, last=papers.NAME)
    stopped = [f"intern/notebooks/{work.notebook}-stoppet.ipynb" for work in WORKS]
    remove_stale(settings.output, [*before, *stopped], now)
    return Built(settings.output, placed.files, counts, placed.aside)
