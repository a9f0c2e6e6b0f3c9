"""Files written for Excel hold text as text, whatever it begins with; read back, nothing is live."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from made_deck import DAY
from openpyxl import load_workbook
from payloads import FORMULAS, attacked

from manege_analysis.cases.needs import needs
from manege_analysis.report.audit.allowed import Allowed
from manege_analysis.report.audit.audit import audit_file
from manege_analysis.report.tables_xlsx import tables_xlsx


def tables() -> bytes:
    summary = attacked("formulas").internal
    return tables_xlsx(summary, needs(summary), DAY, "da")


BOOKS: dict[str, Callable[[], bytes]] = {"tabeller.xlsx": tables}


@pytest.mark.parametrize("name", BOOKS)
def test_no_cell_is_a_formula_and_no_text_a_link(name: str, tmp_path: Path) -> None:
    content = BOOKS[name]()
    book = load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert len(cells) > 50
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    links = [cell.hyperlink for cell in cells if cell.hyperlink]
    assert all(not link.target or not link.target.startswith("http") for link in links)
    texts = " ".join(str(cell.value) for cell in cells if cell.data_type == "s")
    attacks = [text for text in FORMULAS if text.strip() in texts]
    assert len(attacks) >= 5
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert b"External" not in b"".join(
            package.read(part) for part in package.namelist() if part.endswith(".rels")
        )
    path = tmp_path / name
    path.write_bytes(content)
    assert [finding for finding in audit_file(path, Allowed()) if "formula" in finding.what] == []


def test_a_writer_without_the_measure_would_be_found(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet().write(0, 0, FORMULAS[1])
    book.close()
    assert [cell.data_type for row in load_workbook(path).active for cell in row] == ["f"]
    assert [finding.what for finding in audit_file(path, Allowed())] == ["a live formula"]
