"""What all steps of the workbook share: a heading, a status line that is read aloud, and undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import ipywidgets as widgets

from manege_analysis.charts.chart import Chart
from manege_analysis.report.blocks import PLOTLY, Block
from manege_analysis.report.rendering import preview
from manege_analysis.workbook.book import Book, attempt

WIDE = {"layout": {"width": "min(46rem, 100%)"}, "style": {"description_width": "11rem"}}
_STYLE = """<style>
.manege-panel {padding: 4px 0 16px; overflow: visible; max-width: 66rem}
.manege-panel .manege-todo {margin: 0 0 10px; padding: 6px 12px; background: #eef3f7;
  border-left: 4px solid #2c6e9b; color: #1d2430; max-width: 46rem; line-height: 1.5}
.manege-panel .manege-said {border-left: 4px solid #8a8f98; padding: 6px 12px; margin: 6px 0;
  background: #f4f5f7; color: #1d2430}
.manege-panel .manege-said.ok {border-color: #2c6e9b}
.manege-panel .manege-said.wrong {border-color: #c2571a; background: #fdf3ec}
.manege-panel .manege-lead {max-width: 46rem; line-height: 1.5; margin: 0 0 6px}
.manege-panel table {border-collapse: collapse; margin: 6px 0 12px; font-size: 13px}
.manege-panel h4 {margin: 14px 0 2px; font-size: 14px}
.manege-static, .jp-OutputArea-child:has(.manege-static) {display: none}
.manege-panel .widget-label {text-align: left}
.manege-panel > .widget-button {margin-top: 6px}
.manege-panel .widget-upload {width: auto !important; align-self: flex-start}
.manege-panel .manege-fold, .manege-panel .manege-fold:hover, .manege-panel .manege-fold.mod-active {
  background: transparent; border: 0; border-top: 1px solid #dfe3e8; box-shadow: none; color: #1d2430;
  font-weight: 500; text-align: left; max-width: 46rem; margin: 0 2px; padding: 0 2px}
.manege-panel .manege-fold::before {content: "▸\\a0"; content: "▸\\a0" / ""}
.manege-panel .manege-fold.mod-active::before {content: "▾\\a0"; content: "▾\\a0" / ""}
.manege-panel .widget-hbox {flex-wrap: wrap; overflow: visible}
.manege-panel .widget-vbox {overflow: visible}
.manege-panel button:focus-visible, .manege-panel select:focus-visible {outline: 2px solid #2c6e9b;
  outline-offset: 1px}
.manege-panel td, .manege-panel th {text-align: left !important; padding: 3px 14px 3px 0 !important;
  vertical-align: top; white-space: normal !important; max-width: 34rem; line-height: 1.4}
.manege-panel caption {text-align: left; font-weight: 600; padding: 6px 0 2px;
  white-space: nowrap; caption-side: top}
.manege-panel .widget-html-content {line-height: 1.5; white-space: normal; overflow: visible}
</style>"""


_PLAIN_STYLE = """<style>.manege-static td, .manege-static th {text-align: left !important;
  vertical-align: top} .manege-static caption {text-align: left; font-weight: 600}</style>"""


class Panel:
    """One step as controls in a notebook; without a front end, and in print, as what it would show.

    A step says what it is (`lead`) and what is missing or next (`todo`), builds its controls once
    (`controls`), and shows the book as it is whenever that has changed (`refresh`).  `static` is the
    same without controls, as HTML.
    """

    title = ""
    lead = ""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.status = widgets.HTML()
        self.undo_button = button("Fortryd seneste", "Tager den sidste ændring tilbage", self._undo)
        self.next = widgets.HTML()
        lead = widgets.HTML(_STYLE + f'<p class="manege-lead">{escape(self.lead)}</p>')
        shown = list(self.controls())
        if self.status not in shown:  # a step with much to show puts it beside its buttons
            shown.append(self.status)
        self.root = widgets.VBox([lead, self.next, *shown, self.undo_button])
        self.root.add_class("manege-panel")
        book.watch(self._refreshed)
        self._refreshed()

    def controls(self) -> Sequence[widgets.Widget]:
        """Build the step's controls, top to bottom."""
        return ()

    def refresh(self) -> None:
        """Show the book as it is now."""

    def static(self) -> str:
        """Return what the step shows, as HTML without controls."""
        return ""

    def todo(self) -> str:
        """Say what is missing here, or what to do next, in a sentence or two."""
        return ""

    def act(self, act: Callable[[], object], done: str) -> bool:
        """Do what a button asks for, show it here, say it, and only then tell the other steps.

        Returns whether it went well.
        """
        self.say("Arbejder …")
        problems = attempt(act)
        self._refreshed()
        self.say(" ".join(problems) or done, "wrong" if problems else "ok")
        self.book.changed(by=self._refreshed)
        return not problems

    def say(self, text: str, tone: str = "") -> None:
        """Say how something went, where screen readers listen."""
        self.status.value = f'<div role="status" class="manege-said {tone}">{escape(text)}</div>'

    def _undo(self) -> None:
        self.act(self.book.undo, "Fortrudt: Filen er, som den var.")

    def _refreshed(self) -> None:
        self.undo_button.disabled = not self.book.can_undo
        self.refresh()
        self.next.value = self._todo()

    def _todo(self) -> str:
        said = self.todo()
        return f'<p class="manege-todo">{escape(said)}</p>' if said else ""

    def as_html(self) -> str:
        """Return the step without controls: what it says is next, and what it shows."""
        return self._todo() + self.static() or prose(self.lead)

    def _ipython_display_(self) -> None:
        """Show the controls, and behind them the same as HTML, which shows where there are none.

        A page that nbconvert makes has no kernel, and without a network no widgets either; the panel's
        own style hides the copy only where the panel itself is drawn.
        """
        from IPython.display import HTML, display

        display(self.root)  # type: ignore[no-untyped-call]
        copy = f'{_PLAIN_STYLE}<div class="manege-static">{self.as_html()}</div>'
        display(HTML(copy))  # type: ignore[no-untyped-call]


def button(text: str, tooltip: str, act: Callable[[], object], style: str = "") -> widgets.Button:
    """Make a button that says what it does; `tooltip` is also what a screen reader adds."""
    made = widgets.Button(
        description=text,
        tooltip=tooltip,
        button_style=style,
        layout={"width": "auto", "align_self": "flex-start"},
    )
    made.on_click(lambda _: act())
    return made


def folded(*parts: tuple[str, Sequence[widgets.Widget]]) -> widgets.VBox:
    """Fold controls that are seldom needed away under their names, all of them closed.

    The names are buttons, which a keyboard reaches; those of an accordion of ipywidgets are not.
    """
    return widgets.VBox([each for name, inside in parts for each in _fold(name, inside)])


def _fold(name: str, inside: Sequence[widgets.Widget]) -> tuple[widgets.Widget, widgets.Widget]:
    head = widgets.ToggleButton(description=name, tooltip=f"{name}: åbn", layout={"width": "100%"})
    head.add_class("manege-fold")
    body = widgets.VBox(list(inside), layout={"display": "none", "padding": "0 0 10px"})

    def turn(_change: Any) -> None:
        head.tooltip = f"{name}: {'luk' if head.value else 'åbn'}"
        body.layout.display = None if head.value else "none"

    head.observe(turn, "value")
    return head, body


def blocks_html(blocks: Sequence[Block]) -> str:
    """Return blocks of a report as HTML, escaped, for a widget or a static state."""
    return "".join(preview(block.as_json()) for block in blocks)


def show_chart(output: widgets.Output, chart: Chart | None) -> None:
    """Show a chart in an output, or nothing.

    It has a fixed height there: where a chart fills the height it is given, an output gives it none.
    """
    if chart is None:
        output.outputs = ()
        return
    data = chart._repr_mimebundle_()
    data[PLOTLY] = {**data[PLOTLY], "config": {**data[PLOTLY]["config"], "responsive": False}}
    output.outputs = ({"output_type": "display_data", "data": data, "metadata": {}},)


def shortened(text: str, most: int = 72) -> str:
    """Cut a text at a word, for a list that shows one line of it.

    >>> shortened("Hvor let er det at få kontakt?", 18)
    'Hvor let er det …'
    """
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0]} …"


def prose(text: str) -> str:
    """Return a paragraph, escaped."""
    return f"<p>{escape(text)}</p>"


def problems_html(problems: Sequence[str]) -> str:
    """Return what stands in the way, as a list."""
    items = "".join(f"<li>{escape(each)}</li>" for each in problems)
    return f'<div class="manege-said wrong" role="status"><ul>{items}</ul></div>' if problems else ""


def set_options(choice: Any, options: Sequence[tuple[str, Any]]) -> None:
    """Give a list its options and keep what was chosen where it is still there, or choose the first."""
    before = choice.value
    if tuple(choice.options) != tuple(options):
        choice.options = tuple(options)
    values = [value for _, value in options]
    if values:
        choice.index = values.index(before) if before in values else 0
