"""What cannot be opened, or hides where few look, is a finding and never a pass."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.annotations import FreeText, Link
from test_audit_not_blind import ALLOWED
from unprotected import SECRET, html, page

from manege_analysis.report.audit import in_office
from manege_analysis.report.audit.audit import audit_folder


def what(folder: Path) -> set[str]:
    return {finding.what for finding in audit_folder(folder, ALLOWED)}


def package(folder: Path, **members: str) -> None:
    with zipfile.ZipFile(folder / "a.pptx", "w") as file:
        for name, content in members.items():
            folders = name.replace("__", "/")
            file.writestr(folders.replace("_xml", ".xml").replace("_bin", ".bin"), content)


def test_a_damaged_pdf_is_no_pass(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nnothing")
    assert what(tmp_path) == {"a script outside the list"}


def test_a_pdf_s_notes_and_links_are_read(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_annotation(0, FreeText(text=SECRET, rect=(10, 10, 90, 90)))
    writer.add_annotation(0, Link(url="https://x.example/", rect=(10, 10, 90, 90)))
    writer.write(str(tmp_path / "a.pdf"))
    assert what(tmp_path) == {"a raw value of the export", "an address on another host"}


def test_a_damaged_package_is_read_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").write_bytes(b"PK\x03\x04" + SECRET.encode())
    assert what(tmp_path) == {"a raw value of the export"}


def test_a_macro_is_a_script(tmp_path: Path) -> None:
    package(tmp_path, ppt__vbaProject_bin="x")
    assert what(tmp_path) == {"a script outside the list"}


def test_a_part_that_is_no_xml_is_read_as_text(tmp_path: Path) -> None:
    package(tmp_path, ppt__slide_xml=f"<a>{SECRET}")
    assert what(tmp_path) == {"a raw value of the export"}


@pytest.mark.parametrize(
    "part",
    [
        f"<a><!-- {SECRET} --></a>",
        f"<!-- {SECRET} --><a/>",
        f"<a/><!-- {SECRET} -->",
        f"<a><?note {SECRET}?></a>",
        f"<a><b/>{SECRET}</a>",
        f"<!DOCTYPE a [<!ENTITY who '{SECRET}'>]><a>&who;</a>",
    ],
    ids=["comment", "before", "after", "instruction", "between", "entity"],
)
def test_what_no_program_shows_of_a_part_is_read_too(part: str, tmp_path: Path) -> None:
    package(tmp_path, ppt__slide_xml=part)
    assert what(tmp_path) == {"a raw value of the export"}


def test_the_same_part_is_found_in_every_file_that_holds_it(tmp_path: Path) -> None:
    package(tmp_path, ppt__slide_xml=f"<a>{SECRET}</a>")
    (tmp_path / "b.pptx").write_bytes((tmp_path / "a.pptx").read_bytes())
    found = {finding.where for finding in audit_folder(tmp_path, ALLOWED)}
    assert found == {"a.pptx, ppt/slide.xml <a>", "b.pptx, ppt/slide.xml <a>"}


def test_a_field_that_fetches_is_live(tmp_path: Path) -> None:
    package(tmp_path, word__document_xml="<w><instrText>DDEAUTO cmd x</instrText></w>")
    assert what(tmp_path) == {"a live formula"}


def test_a_package_too_large_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_office, "MAX_UNPACKED", 3)
    package(tmp_path, word__document_xml="<a>four</a>")
    assert what(tmp_path) == {"a script outside the list"}


def test_a_presentation_s_table_is_read_cell_by_cell(tmp_path: Path) -> None:
    cell = "<a><tc><p><r><t>79</t></r><r><t>19</t></r></p></tc></a>"
    package(tmp_path, ppt__slides__slide1_xml=cell)
    assert what(tmp_path) == {"a number about respondents that is not published"}


def test_json_that_is_none_is_read_as_text(tmp_path: Path) -> None:
    html(tmp_path, page(f'<script type="application/json">{{{SECRET}</script>'))
    assert what(tmp_path) == {"a raw value of the export"}


def test_unreadable_bytes_are_read_for_what_can_be(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0\1\2" + SECRET.encode() + b"\0" * 9)
    assert what(tmp_path) == {"a raw value of the export"}
