"""The letters as files: real Word documents, mails that Outlook opens, and a name for each in time."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import printed_plans
import pytest
from docx import Document
from docx.oxml.ns import qn

from manege_analysis.meeting.invitations import invitations
from manege_analysis.meeting.model import MeetingPlan
from manege_analysis.report.identity import Brand, brand
from manege_analysis.report.letters.files import FOLDER, letters, write_letters

BRAND = Brand("Kvalitetsenheden Midtby", "", "kvalitet@example.org")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360f8cf50 0f0003860180e55a0d2b0000000049454e44ae426082".replace(
        " ", ""
    )
)


@cache
def made(held: bool = False, language: str = "da") -> dict[str, bytes]:
    """Make the letters of an ordinary meeting: a month before it, or when it has been held."""
    return dict(letters(planned(held, language), BRAND))


def planned(held: bool = False, language: str = "da") -> MeetingPlan:
    plan = printed_plans.ordinary(language)  # type: ignore[arg-type]
    if held:
        return replace(plan, held=True, today=date(2027, 3, 5))
    silent = replace(plan.actors[0], answer="invited")
    return replace(plan, agreements=(), parking_lot=(), actors=(silent, *plan.actors[1:]))


def opened(name: str, held: bool = False, language: str = "da") -> Any:
    return Document(io.BytesIO(made(held, language)[f"{FOLDER}/{name}"]))


def text_of(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def mail(name: str, held: bool = False, language: str = "da") -> str:
    return made(held, language)[f"{FOLDER}/{name}"].decode("utf-8-sig")


def test_before_the_meeting_there_are_invitations_reminders_last_words_and_a_draft() -> None:
    plan, names = planned(), sorted(made())
    groups = {each.actor for each in plan.actors}
    assert {f"{FOLDER}/invitationer/invitation-{each}.docx" for each in groups} < set(names)
    assert f"{FOLDER}/invitationer/invitation-klyngens-laeger.txt" in names
    silent = plan.actors[0].actor
    assert [name for name in names if "paamindelse-" in name] == [
        f"{FOLDER}/paamindelser/paamindelse-{silent}.txt"
    ]
    assert f"{FOLDER}/foer-moedet/foer-moedet-{silent}.txt" not in names
    assert f"{FOLDER}/referat.docx" in names and f"{FOLDER}/opfoelgning.docx" not in names


def test_after_the_meeting_nobody_is_invited_any_more() -> None:
    names = {name.removeprefix(f"{FOLDER}/") for name in made(held=True)}
    assert names == {
        "referat.docx", "opfoelgning.docx", "opfoelgning.txt", "evaluering.txt", "forslag.docx",
    }  # fmt: skip


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_document_has_title_author_language_page_numbers_and_headings(
    held: bool, language: str
) -> None:
    code = {"da": "da-DK", "en": "en-GB"}[language]
    for name, data in made(held, language).items():
        if not name.endswith(".docx"):
            continue
        document = Document(io.BytesIO(data))
        core = document.core_properties
        assert core.title and core.author == BRAND.unit and core.language == code, name
        normal = document.styles["Normal"].element.rPr.find(qn("w:lang"))
        assert normal.get(qn("w:val")) == code
        fields = [each.text for each in document.sections[0].footer._element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"], name
        styles = [each.style.name for each in document.paragraphs]
        assert styles[0] == "Title" and ("Heading 1" in styles or "forslag" in name), name
        assert BRAND.unit in document.sections[0].header.paragraphs[0].text


def test_an_invitation_says_when_where_why_you_what_to_say_and_by_when() -> None:
    plan = planned()
    actor = next(each.actor for each in plan.actors if plan.touchpoints_of(each.actor))
    document = opened(f"invitationer/invitation-{actor}.docx")
    said, points = text_of(document), plan.touchpoints_of(actor)
    for words in (
        "Kære ",
        "Torsdag den 4. marts 2027 kl. 16.30–19.00",
        "Birkelund Kulturhus, Salen, Engvej 2",
        "At vi ved, hvem der gør hvad, når et barn ikke trives.",
        "1–2 minutter i manegen",
        "Hvordan får en læge fat i jer?",
        "Svar senest torsdag den 4. februar 2027 til Birgit Holm, birgit@example.org.",
        *(point.situation for point in points),
        *(point.question for point in points),
    ):
        assert words in said, words
    assert "Eksempel: samarbejdslinje" not in said
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 2"]
    assert len(headings) == len(points) and headings[0].startswith("Kl. ")


def test_the_doctors_own_invitation_names_the_cases_and_who_is_called_in() -> None:
    plan, said = planned(), text_of(opened("invitationer/invitation-klyngens-laeger.docx"))
    assert all(case.title in said for case in plan.cases)
    assert all(point.title in said for point in plan.touchpoints)


def test_a_group_that_has_declined_is_not_invited_and_one_without_a_point_is_asked_to_the_tables() -> (
    None
):
    plan = planned()
    actor = plan.actors[-1].actor
    gone = replace(plan, actors=tuple(replace(each, answer="declined") for each in plan.actors))
    assert [letter.actor for letter in invitations(gone)] == [""]
    without = replace(plan, touchpoints=())
    found = dict(letters(without, BRAND))[f"{FOLDER}/invitationer/invitation-{actor}.docx"]
    assert "jeres viden skal med i samtalen" in text_of(Document(io.BytesIO(found)))


def test_minutes_of_a_held_meeting_have_agreements_parking_lot_and_contacts_in_tables() -> None:
    document = opened("referat.docx", held=True)
    heads = [tuple(cell.text for cell in table.rows[0].cells) for table in document.tables[1:]]
    assert heads[0] == ("Aftale", "Ansvarlig", "Senest")
    assert document.tables[1].rows[1].cells[0].text == "PPR får fast telefontid"
    assert any(head[0] == "Hvem" for head in heads)
    assert "Udkast" not in text_of(document)
    for table in document.tables[1:]:
        assert table._tbl.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None


def test_a_draft_has_empty_rows_to_write_in_and_nobodys_address() -> None:
    document = opened("referat.docx")
    assert len(document.tables[1].rows) == 5
    said = text_of(document)
    assert "Udkast, skrevet før mødet." in said and "Mødet blev holdt" not in said
    assert "Kontaktlisten kommer med" in said and "@" not in said


def test_minutes_and_letters_say_nothing_that_was_answered_in_the_questionnaire() -> None:
    for held in (False, True):
        for name, data in made(held).items():
            said = (
                text_of(Document(io.BytesIO(data))) if name.endswith("x") else data.decode("utf-8-sig")
            )
            assert not [
                word for word in ("besvarelse", "procent af", "%", "spørgeskemaet") if word in said
            ]


def test_the_follow_up_letter_says_who_does_what_by_when_and_whom_to_write_to() -> None:
    said = text_of(opened("opfoelgning.docx", held=True))
    for words in (
        "PPR får fast telefontid",
        "Per Ask",
        "1. april 2027",
        "Fælles skabelon",
        "Birgit Holm",
    ):
        assert words in said
    assert (
        "Det aftalte vi:\r\n- PPR får fast telefontid. Ansvarlig: Per Ask. Senest 1. april 2027."
        in mail("opfoelgning.txt", held=True)
    )
    assert "Fælles skabelon til henvisning" in text_of(opened("forslag.docx", held=True))


def test_a_meeting_that_agreed_nothing_is_thanked_all_the_same() -> None:
    plan = replace(planned(held=True), agreements=(), parking_lot=(), day=None)
    found = dict(letters(plan, BRAND))
    assert f"{FOLDER}/forslag.docx" not in found
    assert "Der blev ikke skrevet aftaler ned." in found[f"{FOLDER}/opfoelgning.txt"].decode("utf-8-sig")


def test_ideas_of_an_undated_meeting_are_proposed_without_a_date() -> None:
    found = dict(letters(replace(planned(held=True), day=None), BRAND))
    proposed = Document(io.BytesIO(found[f"{FOLDER}/forslag.docx"]))
    assert "Klyngens læger har mødt dem" in text_of(proposed)


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_mail_begins_with_its_subject_and_what_to_attach(language: str) -> None:
    actor = planned().actors[1].actor
    lines = mail(f"invitationer/invitation-{actor}.txt", language=language).split("\r\n")
    assert lines[0].startswith({"da": "Emne: Invitation: ", "en": "Subject: Invitation: "}[language])
    joined = {"da": "og", "en": "and"}[language]
    assert lines[1].endswith(f": invitation-{actor}.docx {joined} moede.ics") and lines[2] == ""
    data = made(language=language)[f"{FOLDER}/invitationer/invitation-{actor}.txt"]
    assert data.startswith(b"\xef\xbb\xbf") and b"\n" not in data.replace(b"\r\n", b"")


def test_what_a_mail_names_as_attached_is_made() -> None:
    from manege_analysis.report.printed.sheets import SHEETS

    known = {Path(name).name for name in (*SHEETS, *made(), *made(held=True), "deles/moede.ics")}
    for held in (False, True):
        for name in made(held):
            if name.endswith(".txt"):
                second = mail(name.removeprefix(f"{FOLDER}/"), held).split("\r\n")[1]
                named = (
                    second.removeprefix("Vedhæft: ").replace(" og ", ", ").split(", ") if second else []
                )
                assert set(named) <= known, name


def test_texts_are_texts_whatever_people_wrote_and_control_signs_are_left_out() -> None:
    bad = "</w:t><b>Æ</b> & \x01\x0b=HYPERLINK(1)"
    plan = replace(planned(held=True), title=bad, purpose=bad)
    for name, data in letters(plan, Brand(bad)):
        if name.endswith(".docx"):
            assert "</w:t><b>Æ</b> & =HYPERLINK(1)" in text_of(Document(io.BytesIO(data))), name


def test_the_logo_stands_in_the_head_with_the_units_name_as_its_text(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    sender = brand("Enheden", tmp_path / "logo.png")
    data = dict(letters(planned(), sender))[f"{FOLDER}/referat.docx"]
    head = Document(io.BytesIO(data)).sections[0].header._element
    assert [each.get("descr") for each in head.iter(qn("wp:docPr"))] == ["Enheden"]


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert dict(letters(planned(), BRAND)) == made()


def test_documents_are_small_and_open_as_documents_of_today() -> None:
    data = made()[f"{FOLDER}/referat.docx"]
    assert len(data) < 20_000
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert 'w:name="compatibilityMode"' in package.read("word/settings.xml").decode()
        assert not [name for name in package.namelist() if "thumbnail" in name or "Effects" in name]


def test_letters_are_written_below_the_clusters_folder(tmp_path: Path) -> None:
    names = write_letters(planned(), BRAND, tmp_path)
    assert set(names) == set(made())
    assert all((tmp_path / name).read_bytes() == made()[name] for name in names)


def test_a_plan_without_anything_still_has_a_frame_for_the_minutes() -> None:
    found = dict(letters(printed_plans.empty(), Brand()))
    assert set(found) == {
        f"{FOLDER}/referat.docx",
        f"{FOLDER}/invitationer/invitation-klyngens-laeger.docx",
        f"{FOLDER}/invitationer/invitation-klyngens-laeger.txt",
    }


@pytest.mark.documents
@pytest.mark.skipif(
    not shutil.which("soffice") or not shutil.which("pdftotext"),
    reason="LibreOffice or poppler is not installed (apt-get install libreoffice-writer poppler-utils)",
)
def test_long_names_and_eighty_actors_fit_on_the_pages(tmp_path: Path) -> None:
    crowd = replace(printed_plans.crowd(), held=True)
    kept = {f"crowd-{Path(name).name}": data for name, data in letters(crowd, BRAND)}
    kept |= {f"usual-{Path(name).name}": data for name, data in made().items()}
    wanted = ("referat.docx", "opfoelgning.docx", "paamindelser.docx", "-egen-laege.docx")
    files = [tmp_path / name for name in kept if name.endswith(wanted)]
    for path in files:
        path.write_bytes(kept[path.name])
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=180)
    assert len(files) == 5
    for path in files:
        pdf = str(path.with_suffix(".pdf"))
        found = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True, text=True)
        pages = found.stdout.split("\f")[:-1]
        assert all(len(page.split()) > 15 for page in pages), path.name
        if path.name == "crowd-referat.docx":
            assert "".join(printed_plans.LONGER.split()) in "".join(found.stdout.split())
