"""Bars become a native, editable chart: colours and type of the theme, labels that follow the data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from manege_analysis.charts.textfit import wrap
from manege_analysis.report.pptx.box import EMU_PER_PT, Box
from manege_analysis.report.pptx.pages import Bar, Bars
from manege_analysis.report.pptx.palette import Palette
from manege_analysis.report.pptx.workbook import chart_workbook

_NAMES_PART, _BARS_PART = 0.34, 0.46
"""The parts of the chart's width that names and full bars take; the rest is room for the labels."""
_SIZES = (20, 18, 16, 14, 12)
_THICKEST = 62.0
"""No bar is thicker than this, in points: two bars alone would look like a flag."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def add_chart(shapes: Any, bars: Bars, box: Box, palette: Palette) -> Any:
    """Draw the bars into a box of a slide, and return the graphic frame."""
    data = _Data(bars)
    frame = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, box.x, box.y, box.wide, box.high, data)
    _settle(frame.chart, bars, box, palette)
    return frame


class _Data(CategoryChartData):
    """A chart's data, with our own workbook behind them: made once, and always the same bytes."""

    def __init__(self, bars: Bars) -> None:
        super().__init__(number_format=bars.number)  # type: ignore[no-untyped-call]
        names, columns = tuple(bar.name for bar in bars.bars), _columns(bars)
        self.categories = names
        for name, values in columns:
            self.add_series(name, values)  # type: ignore[no-untyped-call]
        self._book = chart_workbook(names, columns, bars.number)

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook that PowerPoint opens on "Edit data"."""
        return self._book


def _columns(bars: Bars) -> tuple[tuple[str, tuple[float | None, ...]], ...]:
    """Return the series, each drawn over the one before: everybody, at most, and what is sure."""
    everybody, most, least = bars.series
    high = tuple(_whole(bar.high) for bar in bars.bars)
    tracks = tuple(None if bar.high is None else _whole(bars.full) for bar in bars.bars)
    if not bars.is_bounded:
        return (everybody, tracks), (least, high)
    low = tuple(_whole(bar.low) or None for bar in bars.bars)
    return (everybody, tracks), (most, high), (least, low)


def _whole(value: float | None) -> float | None:
    """Return a count as a count: a file says 13, not 13.0."""
    return int(value) if value is not None and value == int(value) else value


def _settle(chart: Any, bars: Bars, box: Box, palette: Palette) -> None:
    size = _name_size([bar.name for bar in bars.bars], box)
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(size)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    plot = chart.plots[0]
    plot.overlap, plot.gap_width = 100, _gap(len(bars.bars), box)
    plot.vary_by_categories = False
    _axes(chart, bars.full)
    track, *drawn = plot.series
    track.format.fill.solid()
    palette.track(track.format.fill.fore_color)
    for at, series in enumerate(drawn):
        _colour(series, bars.bars, palette, hatched=bars.is_bounded and at == 0)
    _labels(drawn[0], bars, size)
    _place(chart)


def _name_size(names: Sequence[str], box: Box) -> int:
    """Return the largest type size at which all names find room beside their bars."""
    wide = box.wide * _NAMES_PART / EMU_PER_PT - 12
    high = box.high * 0.96 / EMU_PER_PT / max(len(names), 1)
    for size in _SIZES:
        if all(len(wrap(name, size, wide)) * size * 1.2 <= high * 0.92 for name in names):
            return size
    return _SIZES[-1]


def _gap(count: int, box: Box) -> int:
    """Return the gap between bars in percent of a bar, so that no bar is thicker than it looks well."""
    pitch = box.high * 0.96 / EMU_PER_PT / max(count, 1)
    thick = min(pitch * 0.62, _THICKEST)
    return min(round((pitch / thick - 1) * 100), 500)


def _axes(chart: Any, full: float) -> None:
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.format.line.fill.background()
    names.major_tick_mark = XL_TICK_MARK.NONE
    values.visible = values.has_major_gridlines = False
    values.minimum_scale, values.maximum_scale = 0, full
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    # python-pptx numbers axes below zero, where the format knows positive numbers only.
    for tag in ("axId", "crossAx"):
        for each in chart._chartSpace.iter(f"{{{_DRAWING}}}{tag}"):
            each.set("val", each.get("val").lstrip("-"))


def _colour(series: Any, bars: Sequence[Bar], palette: Palette, *, hatched: bool) -> None:
    """Colour each bar by its side; where the most lies under the least, what may be more is hatched."""
    for at, bar in enumerate(bars):
        fill = series.points[at].format.fill
        if hatched:
            fill.patterned()
            fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            palette.paint(fill.fore_color, bar.tone)
            fill.back_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
            palette.paint(series.points[at].format.line.color, bar.tone)
        else:
            fill.solid()
            palette.paint(fill.fore_color, bar.tone)


def _labels(series: Any, bars: Bars, size: int) -> None:
    """Write each value at its bar's end; where only bounds are published, their words."""
    labels = series.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked = bars.number, False
    labels.font.size, labels.font.bold = Pt(size + 2), True
    labels.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    _in_one_line(labels._element)
    for at, bar in enumerate(bars.bars):
        if bar.label:
            label = series.points[at].data_label
            label.position = XL_LABEL_POSITION.OUTSIDE_END
            run = label.text_frame.paragraphs[0].add_run()
            run.text = bar.label
            run.font.size, run.font.bold = Pt(size), True
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
            _in_one_line(label._dLbl)


def _in_one_line(labels: Any) -> None:
    for body in labels.iter(qn("a:bodyPr")):
        body.set("wrap", "none")


def _place(chart: Any) -> None:
    """Fix the bars' area, so that every chart of a deck begins its bars at the same place."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(f"{{{_DRAWING}}}layout"):
        area.remove(old)
    values = {"x": _NAMES_PART, "y": 0.02, "w": _BARS_PART, "h": 0.96}
    edges = "".join(f'<c:{name}Mode val="edge"/>' for name in ("x", "y"))
    places = "".join(f'<c:{name} val="{value}"/>' for name, value in values.items())
    area.insert(
        0,
        parse_xml(
            f'<c:layout xmlns:c="{_DRAWING}"><c:manualLayout><c:layoutTarget val="inner"/>'
            f"{edges}{places}</c:manualLayout></c:layout>"
        ),
    )
