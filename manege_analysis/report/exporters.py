"""nbconvert's exporters of the product: executed notebooks become pages that open from disk.

`jupyter nbconvert --to manege_slides` and `--to manege_report` use them, and so does a run.  A page
carries everything it needs, asks nobody for anything, and lets only its own scripts run.
"""

from __future__ import annotations

from typing import Any, ClassVar

from jinja2 import Environment
from nbconvert.exporters import Exporter, TemplateExporter
from traitlets import default

from manege_analysis.errors import Problem, ReportError
from manege_analysis.report import assets, words
from manege_analysis.report.identity import style_variables
from manege_analysis.report.page import Page, read_page
from manege_analysis.report.rendering import as_it_is, environment
from manege_analysis.report.slides import MOST_SLIDES


class PageExporter(TemplateExporter):
    """What both exporters share: the package's own templates, escaped, and nothing of nbconvert's."""

    scripts: ClassVar[tuple[str, ...]] = ()
    style: ClassVar[str] = ""
    output_mimetype = "text/html"

    @default("default_preprocessors")
    def _default_preprocessors_default(self) -> list[Any]:
        """None: a page is made of blocks, and what is no block is refused rather than removed."""
        return []

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    @default("template_paths")
    def _template_paths(self, prune: bool = True, root_dirs: Any = None) -> list[str]:
        return []

    def _create_environment(self) -> Environment:
        return environment()

    def from_notebook_node(  # type: ignore[override]
        self, nb: Any, resources: Any = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Turn an executed notebook into a page; raises `ReportError` when it is not whole."""
        if self._preprocessors:
            nb, resources = Exporter.from_notebook_node(self, nb, resources, **kw)
        else:
            # Nobody asked for a change, so the copies that nbconvert would make of it are saved.
            resources = self._init_resources(resources)  # type: ignore[no-untyped-call]
        page = read_page(nb)
        resources["manege"] = {"slides": page.slides, "charts": page.charts, "run": page.run}
        return self.set_page(page).decode("utf-8"), resources

    def set_page(self, page: Page) -> bytes:
        """Set a page that was read already, as the file's bytes.

        Its pieces become bytes one by one: a page is mostly plotly.js, which is copied once so.
        """
        return b"".join(piece.encode("utf-8") for piece in self.template.generate(self.values(page)))

    def values(self, page: Page) -> dict[str, Any]:
        """Return what the template is filled with."""
        own = [assets.template_text(name) for name in self.scripts]
        scripts = [*self.libraries(), *own]
        spoken = words.page_words(page.document["language"])
        return {
            "page": page,
            "document": page.document,
            "words": spoken,
            "words_json": {**spoken["script"], "title": page.document["title"]},
            "csp": assets.policy(*scripts, assets.plotly_script()),
            "styles": [as_it_is(text) for text in self.styles()],
            "scripts": [as_it_is(text) for text in scripts],
            "plotly_packed": as_it_is(assets.plotly_packed()),
        }

    def libraries(self) -> list[str]:
        """Return the scripts that stand before the page's own."""
        return []

    def styles(self) -> list[str]:
        """Return the style sheets, in order."""
        return [assets.font_faces(), style_variables(), assets.template_text(self.style)]


class SlidesExporter(PageExporter):
    """Executed `3_blok_to` becomes `blok-to.html`: slides for the meeting room."""

    export_from_notebook = "Manege: slides"
    scripts = ("draw.js", "deck.js")
    style = "deck.css"

    @default("template_file")
    def _template_file_default(self) -> str:
        return "deck.html.j2"

    def libraries(self) -> list[str]:
        """Return reveal.js."""
        return [assets.reveal_script()]

    def values(self, page: Page) -> dict[str, Any]:
        """Return the slides; raises `ReportError` for more slides than the meeting has time for."""
        if not 0 < page.slides <= MOST_SLIDES:
            expected = f"1 to {MOST_SLIDES} slides"
            remedy = "Leave out the cells that matter least."
            raise ReportError(Problem("the executed notebook", expected, str(page.slides), remedy))
        return {
            **super().values(page),
            "slides": page.of_kind("slide"),
            "reveal_style": as_it_is(assets.reveal_style()),
        }


class ReportExporter(PageExporter):
    """An executed internal notebook becomes a long page with contents, charts and tables."""

    export_from_notebook = "Manege: report"
    scripts = ("draw.js", "report.js")
    style = "report.css"

    @default("template_file")
    def _template_file_default(self) -> str:
        return "report.html.j2"
