"""Files made as a hurried colleague would make them, each with one secret in one of its corners.

Every function writes a file into a folder, with `secret` (a doctor's name) or `number` (a count that
is not published) in it; `PLANTS` names the corner.
"""

from __future__ import annotations

import base64
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from docx import Document
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from manege_analysis.report.assets import policy

SECRET = "Anneberg Testlund"
NUMBER = 7919
TEXT = "min sidste patient ventede hele sommeren på svar"


def page(body: str, head: str = "") -> str:
    """Return a page of ours: nothing in it but what the plant puts there."""
    csp = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    return f"<!DOCTYPE html><html><head>{csp}{head}</head><body>{body}</body></html>"


def figure_page(trace: dict[str, Any], layout: dict[str, Any] | None = None) -> str:
    """Return a page with a stored figure."""
    figure = json.dumps({"figure": {"data": [trace], "layout": layout or {}}})
    return page(f'<script type="application/json" class="figure">{figure}</script>')


def packed(*numbers: float) -> dict[str, str]:
    """Return numbers as plotly stores them."""
    raw = struct.pack(f"<{len(numbers)}d", *numbers)
    return {"dtype": "f8", "bdata": base64.b64encode(raw).decode()}


def html(folder: Path, text: str, name: str = "blok-to.html") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def in_folder(folder: Path) -> None:
    folder.mkdir()
    html(folder, page(""))


def notebook(folder: Path, outputs: list[Any], metadata: dict[str, Any] | None = None) -> None:
    cell = nbformat.v4.new_code_cell("resultat", outputs=outputs)
    nbformat.write(
        nbformat.v4.new_notebook(cells=[cell], metadata=metadata or {}), folder / "blok-to.ipynb"
    )


def output(kind: str, **content: Any) -> Any:
    return nbformat.v4.new_output(kind, **content)


def presentation(
    folder: Path, values: tuple[float, ...] = (0.0,), notes: str = "", author: str = "", title: str = ""
) -> None:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Resultater"
    chart = CategoryChartData()
    chart.categories = ["Svar"] * len(values)
    chart.add_series("Antal", values)
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Cm(1), Cm(5), Cm(10), Cm(5), chart)
    if notes:
        slide.notes_slide.notes_text_frame.text = notes
    show.core_properties.author, show.core_properties.title = author, title
    show.core_properties.last_modified_by = ""
    show.save(str(folder / "blok-to.pptx"))


def letter(folder: Path, text: str = "", author: str = "", footer: str = "") -> None:
    made = Document()
    made.add_paragraph(text)
    made.sections[0].footer.paragraphs[0].text = footer
    made.core_properties.author = author
    made.save(str(folder / "invitation.docx"))


def split_letter(folder: Path) -> None:
    """Write the name in two runs, as Word does when somebody corrects a letter."""
    made = Document()
    paragraph = made.add_paragraph()
    for part in (SECRET[:4], SECRET[4:]):
        paragraph.add_run(part)
    made.core_properties.author = ""
    made.save(str(folder / "invitation.docx"))


def pdf(folder: Path, metadata: str = "", attached: bytes = b"", script: str = "") -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if metadata:
        writer.add_metadata({"/Subject": metadata})
    if attached:
        writer.add_attachment("svar.csv", attached)
    if script:
        action = {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject(script),
        }
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    writer.write(str(folder / "resultater.pdf"))


def png(text: str) -> bytes:
    """Return a picture of one point with a text chunk."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    body = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(text.encode())) if text else b""
    return (
        b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    )


def workbook(folder: Path, *, cell: Any = "", formula: str = "", hidden: str = "") -> None:
    import xlsxwriter

    made = xlsxwriter.Workbook(str(folder / "tabeller.xlsx"))
    made.set_properties({"author": ""})
    sheet = made.add_worksheet("Svar")
    sheet.write(0, 0, cell)
    if formula:
        sheet.write_formula(1, 0, formula)
    if hidden:
        other = made.add_worksheet("Skjult")
        other.write(0, 0, hidden)
        other.hide()
    made.close()


def archive(folder: Path, name: str, content: bytes) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr(name, content)
    with zipfile.ZipFile(folder / "bilag.zip", "w") as file:
        file.writestr("indre.zip", inner.getvalue())


def calendar(folder: Path, line: str) -> None:
    lines = (
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        line[:40],
        f" {line[40:]}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    (folder / "moede.ics").write_text("\r\n".join(lines), encoding="utf-8", newline="")


ERROR = {"ename": "KeyError", "evalue": SECRET, "traceback": [f"KeyError: '{SECRET}'"]}
STATE = {"application/vnd.jupyter.widget-state+json": {"state": {"w": {"state": {"value": SECRET}}}}}
PLOTLY = "application/vnd.plotly.v1+json"

CODED = {"customdata": packed(NUMBER)}
UNSEEN = {"type": "bar", "visible": False, "x": [NUMBER]}

# The sixteen kinds of planted secret, in the order of the specification's list of channels.
PLANTS: dict[str, Callable[[Path], object]] = {
    "customdata in base64": lambda f: html(f, figure_page({"type": "bar", **CODED})),
    "a trace's meta": lambda f: html(f, figure_page({"type": "bar", "meta": {"who": SECRET}})),
    "hover text": lambda f: html(f, figure_page({"type": "bar", "hovertext": [SECRET]})),
    "an invisible trace": lambda f: html(f, figure_page(UNSEEN)),
    "an annotation": lambda f: html(
        f, figure_page({"type": "bar"}, {"annotations": [{"text": f"<b>{NUMBER}</b>"}]})
    ),
    "a stream": lambda f: notebook(f, [output("stream", name="stdout", text=f"læser {SECRET}\n")]),
    "a warning": lambda f: notebook(f, [output("stream", name="stderr", text=f"Warning: {TEXT}\n")]),
    "a traceback": lambda f: notebook(f, [output("error", **ERROR)]),
    "a last line's result": lambda f: notebook(
        f, [output("execute_result", data={"text/plain": f"['{SECRET}']"}, execution_count=1)]
    ),
    "widget state": lambda f: notebook(f, [], {"widgets": STATE}),
    "a comment": lambda f: html(f, page(f"<!-- {SECRET} -->")),
    "a hidden node": lambda f: html(f, page(f'<div style="display: none">{TEXT}</div>')),
    "notebook metadata": lambda f: notebook(
        f, [], {"papermill": {"input_path": f"/data/{SECRET}/svar.csv"}}
    ),
    "a file name": lambda f: html(f, page(""), f"svar {SECRET}.html"),
    "a title": lambda f: html(f, page("", f"<title>Svar fra {SECRET}</title>")),
    "a chart's embedded workbook": lambda f: presentation(f, (NUMBER,)),
}

# The rest of the list, and ways in that a reader of files knows.
MORE: dict[str, Callable[[Path], object]] = {
    "speaker notes": lambda f: presentation(f, notes=f"Spørg {SECRET}"),
    "a presentation's author": lambda f: presentation(f, author="Tove Prøve"),
    "a presentation's title": lambda f: presentation(f, title=SECRET),
    "a bar's length": lambda f: html(f, figure_page({"type": "bar", "x": [NUMBER]})),
    "an axis limit": lambda f: html(
        f, figure_page({"type": "bar", "x": [0]}, {"xaxis": {"range": [0, NUMBER]}})
    ),
    "a count of a base": lambda f: html(f, page(f"<p><b>{NUMBER}</b> af 23</p>")),
    "a count of people": lambda f: html(f, page(f"<p>{NUMBER} læger</p>")),
    "an n": lambda f: html(f, page(f"<p>n={NUMBER}</p>")),
    "a percentage": lambda f: html(f, page("<p>13,7 %</p>")),
    "a mean": lambda f: html(f, page("<p>Gennemsnittet er 3,47</p>")),
    "a table's cell": lambda f: html(f, page(f"<table><tr><td>{NUMBER}</td></tr></table>")),
    "a figure in a script": lambda f: html(
        f,
        page(f'<script>Plotly.newPlot("a", [{json.dumps(CODED)}])</script>'),
    ),
    "a figure in a notebook": lambda f: notebook(
        f, [output("display_data", data={PLOTLY: {"data": [{"x": [NUMBER]}], "layout": {}}})]
    ),
    "a name in two spans": lambda f: html(f, page("<p><span>Anneberg Test</span><span>lund</span></p>")),
    "a soft hyphen in a name": lambda f: html(f, page(f"<p>{SECRET[:3]}\u00ad{SECRET[3:]}</p>")),
    "an attribute": lambda f: html(f, page(f'<p data-who="{SECRET}">x</p>')),
    "base64 in a text": lambda f: html(f, page(base64.b64encode(SECRET.encode()).decode())),
    "packed base64": lambda f: html(
        f, page(f"<p>{base64.b64encode(zlib.compress(SECRET.encode())).decode()}</p>")
    ),
    "a picture's text": lambda f: (f / "ring.png").write_bytes(png(SECRET)),
    "a picture in a page": lambda f: html(
        f, page(f'<img src="data:image/png;base64,{base64.b64encode(png(SECRET)).decode()}">')
    ),
    "a CPR number": lambda f: html(f, page("<p>71 01 30 – 1234</p>")),
    "an address": lambda f: html(f, page("<p>a.b@klinik.example</p>")),
    "a picture from another host": lambda f: html(f, page('<img src="https://x.example/a.png">')),
    "a style from another host": lambda f: html(f, page("<style>p{color:url(//x.example)}</style>")),
    "a link that runs a script": lambda f: html(f, page('<a href=" java&#9;script:alert(1)">x</a>')),
    "a script": lambda f: html(f, page("<script>alert(1)</script>")),
    "an attribute that runs": lambda f: html(f, page('<p onclick="alert(1)">x</p>')),
    "a page in the page": lambda f: html(f, page('<iframe srcdoc="x"></iframe>')),
    "a letter's text in two runs": split_letter,
    "a letter's footer": lambda f: letter(f, footer=TEXT),
    "a letter's author": lambda f: letter(f, author="Tove Prøve"),
    "a PDF's metadata": lambda f: pdf(f, metadata=SECRET),
    "a PDF's attachment": lambda f: pdf(f, attached=f"navn\n{SECRET}\n".encode()),
    "a PDF's script": lambda f: pdf(f, script="app.alert(1)"),
    "a workbook's cell": lambda f: workbook(f, cell=NUMBER),
    "a live formula": lambda f: workbook(f, formula="=1+1"),
    "a hidden sheet": lambda f: workbook(f, hidden=SECRET),
    "a formula in a CSV file": lambda f: (f / "a.csv").write_text("navn;=HYPERLINK(1)\n"),
    "an archive in an archive": lambda f: archive(f, "svar.txt", TEXT.encode()),
    "a name in an archive": lambda f: archive(f, f"{SECRET}.txt", b""),
    "a calendar's guest": lambda f: calendar(f, "ATTENDEE;CN=Tove:mailto:tove.proeve@klinik.example"),
    "a calendar's folded text": lambda f: calendar(f, f"DESCRIPTION:Husk at spørge lægerne: {SECRET}"),
    "a log": lambda f: (f / "run.log").write_text(f"row 3: {SECRET}\n", encoding="utf-8"),
    "a folder's name": lambda f: in_folder(f / SECRET),
}
