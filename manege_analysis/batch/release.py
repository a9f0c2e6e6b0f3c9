"""What stands between a staged folder and its publication: the release ledger and the audit.

The ledger is asked first, because it can say no before anything is made; the audit opens what was
made; the ledger is written when the files are published, and not before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from manege_analysis.cases.library import load_library
from manege_analysis.errors import ManegeError, PrivacyError, Problem
from manege_analysis.exports.rawvalues import RawValues, raw_values
from manege_analysis.report.audit.allowed import Allowed, allowed_for, own_texts
from manege_analysis.report.audit.audit import audit_folder, require_clean
from manege_analysis.report.audit.ownwords import product_texts, texts_of
from manege_analysis.report.audit.secrets import secrets_from
from manege_analysis.report.desk import SUMMARY
from manege_analysis.settings import SLUG, RunSettings
from manege_analysis.summary.about import About
from manege_analysis.summary.ledger import Found, Verdict, require_release
from manege_analysis.summary.ledger_key import key_folder, release_key
from manege_analysis.summary.ledger_rows import release_of
from manege_analysis.summary.ledger_store import Ledger, judge_release, record_release
from manege_analysis.summary.published_attack import leaks
from manege_analysis.summary.safe import SafeSummary
from manege_analysis.summary.store import load_summary
from manege_analysis.workflow import Prepared
from manege_analysis.yamlfile import plain, read_yaml

SHARED = "deles"


@dataclass(frozen=True)
class Permit:
    """Today's deck may be shared: as which version, and the ledger that will hold it."""

    ledger: Ledger
    verdict: Verdict
    found: Found

    def record(self) -> None:
        """Write the release down; call it when the files lie where people look for them."""
        record_release(self.ledger, self.verdict, self.found)


def permit(prepared: Prepared) -> Permit:
    """Judge today's deck by the ledger of its cluster and round; nothing is written but a first key.

    Raises `PrivacyError` with the Danish sentence and the way out when the deck may not be shared.
    """
    settings = prepared.settings
    folder = key_folder()
    key = release_key(folder, (settings.home, settings.reports))
    cluster = settings.cluster
    about = About(cluster.id, cluster.name, cluster.members, cluster.round)
    today = release_of(prepared.answers, prepared.questionnaire, about, settings.policy, key)
    ledger = Ledger(ledger_path(settings), key, folder)
    verdict, found = judge_release(ledger, prepared.share, today, settings.decisions)
    require_release(verdict, found)
    return Permit(ledger, verdict, found)


def ledger_path(settings: RunSettings) -> Path:
    """Return where a cluster's ledger of one round lies: beside its dated folders."""
    written = settings.cluster.round
    name = written if SLUG.fullmatch(written) else hashlib.sha256(written.encode()).hexdigest()[:12]
    return settings.reports / settings.cluster.id / f"udgivelser-{name}.json"


def check_shared(prepared: Prepared, folder: Path) -> None:
    """Open every file staged for sharing, then attack the stored summary as a reader could.

    Raises `PrivacyError` naming every finding without its value.
    """
    raw = raw_of(prepared)
    require_clean(audit_folder(folder / SHARED, allowed_in(prepared, raw)))
    require_no_leak(load_summary(folder / SUMMARY))


def require_no_leak(share: SafeSummary) -> None:
    """Raise `PrivacyError` naming every question whose small counts could be worked out."""
    problems = [
        Problem(f'share summary of "{share.cluster}"', "no small count", f'one in "{key}"', _LEAK)
        for key in leaks(share)
    ]
    if problems:
        raise PrivacyError(problems)


_LEAK = "Do not share it. Run the cluster again; if it comes back, report the fault."


def raw_of(prepared: Prepared) -> RawValues:
    """Read the export's own tokens again, from the file as it came."""
    settings = prepared.settings
    claimed = settings.columns.claimed() if settings.columns else ()
    return raw_values(settings.exports[0], prepared.raw, claimed)


def allowed_in(prepared: Prepared, raw: RawValues) -> Allowed:
    """Say what the shared files of one cluster may hold, and what of the raw data they may not.

    Names in the meeting's plan may stand in its documents, and so may the unit's own.
    """
    settings = prepared.settings
    planned = tuple(_planned(settings))
    own = (*_own(prepared), *planned)
    roster = settings.cluster.roster
    values = (*raw.values, *roster, *(f"{name}s" for name in roster))
    secrets = secrets_from(values, raw.texts, (*own, *own_texts(prepared.share)), product_texts())
    unit = (settings.unit.name, settings.unit.contact)
    return allowed_for((prepared.share,), secrets, (*unit, *planned), own)


def _own(prepared: Prepared) -> Iterator[str]:
    yield from texts_of(prepared.questionnaire)
    yield from _library(prepared.settings.workspace)
    cluster = prepared.settings.cluster
    yield from (cluster.name, cluster.region, cluster.municipality, *cluster.practices)


def _library(workspace: Path) -> tuple[str, ...]:
    try:
        return tuple(texts_of(load_library(workspace)))
    except ManegeError:
        # A library that is not in order is told where cases are chosen.
        return ()


def _planned(settings: RunSettings) -> Iterator[str]:
    if settings.meeting_file.is_file():
        try:
            plan = plain(read_yaml(settings.meeting_file))
            yield from texts_of(plan)
        except ManegeError:
            # A plan that is not in order is told where the meeting's documents are made.
            return
