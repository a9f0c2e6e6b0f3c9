"""Helpers for the tests of PowerPoint files: a cluster's kit, and what stands in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import load_workbook
from pptx import Presentation

from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.planning import suggest
from manege_analysis.report.desk import Shared
from manege_analysis.report.identity import sender
from manege_analysis.report.meetingwork.page import told_plan
from manege_analysis.report.pptx.kit import BLOCK_TWO, MEETING, powerpoint_kit
from manege_analysis.workflow import Prepared

DAY = date(2027, 2, 1)
SIZES = {"small": "laerkesund", "middle": "birkelund", "large": "tranevig"}
CLUSTERS = tuple(SIZES.values())


@dataclass(frozen=True)
class Made:
    """One cluster's values and its two finished files."""

    prepared: Prepared
    shared: Shared
    plan: MeetingPlan
    block_two: bytes
    meeting: bytes

    @property
    def both(self) -> tuple[bytes, bytes]:
        return self.block_two, self.meeting


def made_from(prepared: Prepared) -> Made:
    settings = prepared.settings
    brand = sender(settings.unit, settings.workspace)
    told = suggest(prepared.share, settings)
    shared = Shared(prepared.share, brand, settings.day, settings.language, "", told)
    plan = told_plan(prepared, told)
    files = dict(powerpoint_kit(shared, plan).files)
    return Made(prepared, shared, plan, files[BLOCK_TWO], files[MEETING])


def opened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def charts(data: bytes) -> Iterator[Any]:
    for slide in opened(data).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                yield shape


def sheet_rows(shape: Any) -> list[tuple[Any, ...]]:
    """Read the workbook embedded in a chart, row by row."""
    blob = shape.chart.part.chart_workbook.xlsx_part.blob
    return [tuple(row) for row in load_workbook(io.BytesIO(blob)).active.iter_rows(values_only=True)]


def texts(slide: Any) -> str:
    """Return all that stands on a slide, tables and chart names included."""
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
        if shape.has_chart:
            found += [str(name) for name in shape.chart.plots[0].categories]
    return "\n".join(found)
