"""The generator of the sample workspace: the same bytes every time, and a story worth telling."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "data" / "sample"))

from generate import generate
from maker import workspace
from maker.answering import Sheet, answer_all
from maker.chance import Chance
from maker.people import doctors
from maker.stories import STORIES, Story

from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Questionnaire
from manege_analysis.questionnaire.shipped import shipped_template

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
MADE = ("manege.yaml", "questionnaires/*", "clusters/*/*")


def files(folder: Path) -> dict[str, bytes]:
    found = [path for pattern in MADE for path in folder.glob(pattern)]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def asked(story: Story) -> Questionnaire:
    adapted = workspace.QUESTIONNAIRES.get(story.id)
    return load_questionnaire(
        SAMPLE / "questionnaires" / f"{adapted}.yaml" if adapted else shipped_template()
    )


def sheets(story: Story) -> list[Sheet]:
    return answer_all(story, asked(story))


def test_running_it_reproduces_the_committed_files_byte_for_byte(tmp_path: Path) -> None:
    generate(tmp_path)
    again, committed = files(tmp_path), files(SAMPLE)
    assert sorted(again) == sorted(committed)
    assert [name for name in again if again[name] != committed[name]] == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_each_cluster_has_its_number_of_answers_and_no_more_doctors_than_members(story: Story) -> None:
    assert len(sheets(story)) == story.answers
    assert story.answers + story.never + story.partial - story.kept <= story.members
    assert len(set(doctors(story.id, story.members))) == story.members


def test_the_clusters_have_8_14_23_31_and_47_answers_and_one_export_shape_each() -> None:
    assert sorted(story.answers for story in STORIES) == [8, 14, 23, 31, 47]
    assert len({story.tool for story in STORIES}) == len(STORIES)


def share_troubled(story: Story, key: str) -> float:
    item = asked(story).item(key)
    assert item.scale
    first, _, last = item.scale.sides()
    problem = first if item.scale.problem == "first" else last
    given = [sheet.answers[key] for sheet in sheets(story) if key in sheet.answers]
    return sum(answer in problem for answer in given) / len(given)


@pytest.mark.parametrize(
    ("cluster", "most", "least"),
    [
        ("birkelund", "ppr-kontakt", "medicin-ansvar"),
        ("egernholt", "hurtig-hjaelp", "ppr-kontakt"),
        ("ravnemose", "medicin-ansvar", "sagsbehandler-kontakt"),
        ("tranevig", "sagsbehandler-kontakt", "ppr-kontakt"),
    ],
)
def test_clusters_differ_in_what_troubles_them(cluster: str, most: str, least: str) -> None:
    story = next(story for story in STORIES if story.id == cluster)
    assert share_troubled(story, most) > 0.6
    assert share_troubled(story, least) < 0.35


def test_some_items_are_unanimous() -> None:
    for story in STORIES:
        for key in story.unanimous:
            assert share_troubled(story, key) == 1


def test_some_answers_stand_outside_the_scale() -> None:
    story = next(story for story in STORIES if story.id == "tranevig")
    counts = Counter(sheet.answers.get("samarbejde.frivillige") for sheet in sheets(story))
    assert counts["intet-samarbejde"] >= 5


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_every_cluster_has_cells_of_one_to_four_doctors(story: Story) -> None:
    given = [sheet.answers for sheet in sheets(story)]
    small = [
        item.key
        for item in asked(story).items
        if item.scale
        for rung in item.scale.rungs
        if 1 <= sum(answers.get(item.key) == rung.id for answers in given) <= 4
    ]
    assert len(set(small)) >= 10


def test_a_filter_is_kept_by_everybody() -> None:
    for story in STORIES:
        for sheet in sheets(story):
            if "henvisning-retur" in sheet.answers:
                assert sheet.answers["har-henvist"] == "ja"


def test_every_address_belongs_to_a_domain_that_cannot_exist() -> None:
    for story in STORIES:
        for doctor in doctors(story.id, story.members):
            assert doctor.email.endswith("@klinik.example")
            assert doctor.email.isascii()


def test_chance_falls_the_same_way_for_the_same_seed_and_keeps_its_limits() -> None:
    one, other = Chance("frø"), Chance("frø")
    assert [one.below(6) for _ in range(50)] == [other.below(6) for _ in range(50)]
    assert sorted(one.shuffled(range(9))) == list(range(9))
    assert {one.by_weight({"a": 1, "b": 0}) for _ in range(50)} == {"a"}
