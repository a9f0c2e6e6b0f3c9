"""The agenda: the guide's shape and the drejebog's blocks, at any start and length."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meeting_fixtures import full_file

from manege_analysis.meeting.agenda import agenda_of, build_agenda
from manege_analysis.meeting.choice import meeting_wishes
from manege_analysis.meeting.file import MeetingFile
from manege_analysis.meeting.programme import later, minutes_between


def test_the_guides_agenda_is_the_guides_to_the_minute() -> None:
    agenda = agenda_of("guide", time(16, 30), 150, None, 2, "da")
    assert [(item.kind, f"{item.start:%H.%M}", f"{item.end:%H.%M}") for item in agenda.items] == [
        ("welcome", "16.30", "16.45"),
        ("cases", "16.45", "17.30"),
        ("break", "17.30", "17.45"),
        ("cases", "17.45", "18.30"),
        ("summing_up", "18.30", "18.45"),
        ("closing", "18.45", "19.00"),
    ]
    assert [part.title for part in agenda.parts] == ["I manegen, del 1", "I manegen, del 2"]


def test_the_drejebogs_agenda_has_its_three_blocks_in_order() -> None:
    agenda = agenda_of("blocks", time(16, 30), 150, None, 3, "da")
    blocks = [item.block for item in agenda.items]
    assert blocks == sorted(blocks) and set(blocks) == {1, 2, 3}  # type: ignore[type-var]
    assert next(item for item in agenda.items if item.kind == "results").block == 2


@given(
    st.sampled_from(["guide", "blocks"]),
    st.integers(45, 480),
    st.one_of(st.none(), st.integers(5, 60)),
    st.integers(1, 6),
)
def test_any_length_is_filled_to_the_minute(
    shape: str, length: int, results: int | None, cases: int
) -> None:
    agenda = agenda_of(shape, time(8, 0), length, results, cases, "da")  # type: ignore[arg-type]
    assert agenda.minutes == length
    assert all(item.minutes >= 5 for item in agenda.items)
    assert sum(part.minutes for part in agenda.parts) >= 20
    assert all(part.minutes <= 75 for part in agenda.parts) or len(agenda.parts) == 1
    clock = time(8, 0)
    for item in agenda.items:
        assert item.start == clock
        clock = later(clock, item.minutes)
    assert [part.part for part in agenda.parts] == list(range(1, len(agenda.parts) + 1))


@given(st.integers(45, 479), st.sampled_from(["guide", "blocks"]))
def test_a_longer_meeting_never_has_fewer_minutes_for_results_or_welcome(
    length: int, shape: str
) -> None:
    def minutes(total: int, kind: str) -> int:
        items = agenda_of(shape, time(8), total, None, 3, "da").items  # type: ignore[arg-type]
        return sum(item.minutes for item in items if item.kind == kind)

    for kind in ("welcome", "results", "closing"):
        assert minutes(length + 1, kind) >= minutes(length, kind)


def test_what_gave_way_is_said() -> None:
    blocks = agenda_of("blocks", time(16, 30), 150, None, 3, "da")
    assert blocks.shortened == (
        "Guiden har ingen plads til resultater. De har fået 20 minutter her, og de er taget fra resten.",
        "Målt i minutter er dette kortere end i guiden: casedelene (40 mod 45), pausen (10 mod 15) og "
        "afslutningen (10 mod 15).",
        "3 cases deles om 2 casedele på i alt 80 minutter: omkring 26 minutter til hver.",
    )
    guide = agenda_of("guide", time(16, 30), 150, None, 2, "da")
    assert len(guide.shortened) == 1 and "results_minutes: 20" in guide.shortened[0]
    short = agenda_of("guide", time(16, 30), 60, None, 1, "en")
    assert any("too short for a break" in said for said in short.shortened)


def test_results_can_be_given_minutes_in_the_guides_shape() -> None:
    agenda = build_agenda(full_file(shape="guide", results_minutes=25), 3, "da")
    assert [item.minutes for item in agenda.items if item.kind == "results"] == [25]


def test_an_agenda_of_ones_own_is_kept_as_written() -> None:
    lines = [
        {"kind": "welcome", "minutes": 7, "title": "Goddag"},
        {"kind": "other", "minutes": 13},
        {"kind": "cases", "minutes": 50},
    ]
    agenda = build_agenda(full_file(agenda=lines, start="9.05"), 2, "da")
    assert agenda.shape == "own" and agenda.minutes == 70
    assert [item.title for item in agenda.items] == ["Goddag", "Andet", "I manegen"]
    assert agenda.items[2].start == time(9, 25)
    assert any("deles om 1 casedel" in said for said in agenda.shortened)


@pytest.mark.parametrize(("start", "end"), [(time(16, 30), time(19, 0)), (time(8, 5), time(10, 0))])
def test_an_end_is_as_good_as_a_length(start: time, end: time) -> None:
    file = MeetingFile.model_validate({"version": 1, "start": start, "end": end})
    assert build_agenda(file, 3, "da").minutes == minutes_between(start, end)


def test_the_choice_of_cases_is_given_the_agendas_minutes_and_the_answers() -> None:
    file = full_file(
        actors=[
            {"actor": "ppr", "answer": "declined"},
            {"actor": "ppr", "answer": "invited"},
            {"actor": "gp", "answer": "declined"},
            {"actor": "school"},
        ],
        ring={"minutes_each": 2},
    )
    wishes = meeting_wishes(file)
    assert wishes.parts == (40.0, 40.0) and wishes.per_actor == 2
    assert dict(wishes.availability) == {"ppr": 0.5, "gp": 0.0, "school": 1.0}
