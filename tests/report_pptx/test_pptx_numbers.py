"""Native charts carry published values only, and the audit of finished files agrees."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx_made import CLUSTERS, Made, charts, sheet_rows

from manege_analysis.batch.release import allowed_in, raw_of
from manege_analysis.errors import PrivacyError
from manege_analysis.report.audit.audit import audit_folder
from manege_analysis.report.pptx.kit import powerpoint_kit
from manege_analysis.report.pptx.native import response_bars, table_bars
from manege_analysis.summary.safe import (
    Cell,
    Hidden,
    ResponseOverview,
    SafeTable,
    Shown,
    the_gate,
)
from manege_analysis.wording.text import Text

Of = Callable[[str], Made]


def table(kind: str, *cells: Cell, n: int = 23, rung: str = "two") -> SafeTable:
    with the_gate():
        return SafeTable("q7", kind, "share", rung, n, cells, Text("Hvad?", "What?"))  # type: ignore[arg-type]


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_the_audit_finds_nothing_in_the_files(made: Of, cluster: str, tmp_path: Path) -> None:
    once = made(cluster)
    for name, data in zip(("blok-to.pptx", "moede.pptx"), once.both, strict=True):
        (tmp_path / name).write_bytes(data)
    allowed = allowed_in(once.prepared, raw_of(once.prepared))
    assert audit_folder(tmp_path, allowed) == ()


def test_the_audit_finds_a_number_that_is_not_published(made: Of, tmp_path: Path) -> None:
    once = made("birkelund")
    with (
        zipfile.ZipFile(tmp_path / "blok-to.pptx", "w") as target,
        zipfile.ZipFile(io.BytesIO(once.block_two)) as source,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("ppt/charts/chart"):
                content = content.replace(b"<c:v>13</c:v>", b"<c:v>77</c:v>")
            target.writestr(name, content)
    allowed = allowed_in(once.prepared, raw_of(once.prepared))
    assert any("chart" in finding.where for finding in audit_folder(tmp_path, allowed))


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_every_drawn_number_is_a_cell_of_its_safe_table(made: Of, cluster: str) -> None:
    once = made(cluster)
    response = once.prepared.share.response
    for shape in charts(once.block_two):
        drawn = {value for row in sheet_rows(shape)[1:] for value in row[1:] if value is not None}
        if shape.name == "response":
            assert response.respondents is not None and response.members is not None
            members = response.members
            assert drawn <= {response.respondents, members - response.respondents, members}
            continue
        safe = once.prepared.share[shape.name]
        known: set[float] = {float(safe.base or 0)}
        for cell in safe.cells:
            value = cell.value
            known |= {value.count} if isinstance(value, Shown) else {value.low, value.high}
        assert drawn <= known


def test_a_cluster_with_few_answers_has_no_chart_at_all(made: Of) -> None:
    assert list(charts(made("laerkesund").block_two)) == []
    assert list(charts(made("laerkesund").meeting)) == []


def test_a_top_coded_side_is_drawn_from_its_least_to_its_most() -> None:
    cells = (
        Cell("problem", Text("Svært"), "problem", Hidden(19, 23)),
        Cell("rest", Text("Andre"), "rest", Hidden(0, 4)),
    )
    bars, notes = table_bars(table("scale", *cells, rung="top-coded"), "alt", "da")
    assert bars is not None and bars.is_bounded
    assert [(bar.low, bar.high) for bar in bars.bars] == [(19, 23), (0, 4)]
    labels = [bar.label.replace("\u00a0", " ") for bar in bars.bars]
    assert labels == ["mindst 19 af 23", "færre end 5 af 23"]
    assert notes[0] == "n = 23 læger."


def test_an_option_that_few_chose_has_words_and_no_bar() -> None:
    cells = (
        Cell("a", Text("PPR"), "option", Shown(9)),
        Cell("b", Text("Skole"), "option", Hidden(0, 4)),
    )
    bars, _ = table_bars(table("multi", *cells), "alt", "da")
    assert bars is not None
    first, last = bars.bars
    assert (first.low, first.high, first.label) == (9, 9, "")
    assert (last.low, last.high, last.name) == (None, None, "Skole (færre end 5)")


def test_a_table_without_cells_has_no_bars() -> None:
    assert table_bars(table("scale", rung="withheld"), "alt", "da")[0] is None


def test_who_was_asked_need_not_be_known() -> None:
    bars = response_bars(ResponseOverview(14, None), "alt", "en")
    assert bars is not None and (bars.full, bars.number, len(bars.bars)) == (14, "0", 1)
    assert response_bars(ResponseOverview(None, 20), "alt", "en") is None


def test_the_internal_edition_is_refused(made: Of) -> None:
    once = made("birkelund")
    internal = dataclasses.replace(once.shared, summary=once.prepared.internal)
    with pytest.raises(PrivacyError):
        powerpoint_kit(internal, once.plan)
    with pytest.raises(PrivacyError):
        table_bars(once.prepared.internal.tables[0], "alt", "da")
