"""The questionnaire's values, its ids, and the JSON Schema of its file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import (
    Item,
    MatrixItem,
    Option,
    Question,
    Questionnaire,
    Scale,
)
from manege_analysis.questionnaire.schema import questionnaire_schema
from manege_analysis.questionnaire.shipped import shipped_template
from manege_analysis.questionnaire.slug import slug
from manege_analysis.wording.text import Text

SCALE = Scale("s", tuple(Option(each, Text(each)) for each in "abcd"), "last")


def test_a_matrix_row_takes_from_its_question_what_it_does_not_say_itself() -> None:
    plain = MatrixItem("r1", Text("R1"))
    own = MatrixItem("r2", Text("R2"), (("ventetid", 1.0),), "first", asks_for=Text("venter"))
    question = Question(
        "q",
        "matrix",
        Text("Q"),
        scale=SCALE,
        items=(plain, own),
        themes=(("ppr", 1.0),),
        asks_for=Text("mangler"),
    )
    first, second = Questionnaire("x", "1", Text("X"), (question,)).items
    assert (first.key, first.kind, first.text.da) == ("q.r1", "scale", "R1")
    assert (first.themes, first.asks_for.da) == ((("ppr", 1.0),), "mangler")
    assert (second.themes, second.asks_for.da) == ((("ventetid", 1.0),), "venter")
    assert first.scale and second.scale
    assert (first.scale.problem, second.scale.problem) == ("last", "first")
    assert first.options == SCALE.rungs


def test_a_row_is_reworded_when_it_or_its_question_is() -> None:
    row = MatrixItem("r", Text("R"), reworded=True)
    assert Item("q.r", Question("q", "matrix", Text("Q")), row).reworded
    assert Item(
        "q.r", Question("q", "matrix", Text("Q"), reworded=True), MatrixItem("r", Text("R"))
    ).reworded
    assert not Item("q", Question("q", "text", Text("Q"))).reworded


def test_an_even_scale_divides_in_two_halves() -> None:
    assert SCALE.sides() == (("a", "b"), (), ("c", "d"))


def test_an_unknown_item_or_theme_is_a_key_error() -> None:
    empty = Questionnaire("x", "1", Text("X"), ())
    for find in (empty.item, empty.theme):
        with pytest.raises(KeyError):
            find("ppr")


@given(st.text())
def test_a_slug_is_short_plain_and_stays_the_same(text: str) -> None:
    made = slug(text)
    assert len(made) <= 40
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in made)
    assert made == made.lower().strip("-")
    assert slug(made) == made


def test_a_slug_is_cut_between_words() -> None:
    assert (
        slug("Hvad er det vigtigste, du skal have med hjem fra mødet?")
        == "hvad-er-det-vigtigste-du-skal-have-med"
    )


def documents() -> list[Path]:
    sample = Path(__file__).parents[2] / "data" / "sample" / "questionnaires"
    return [shipped_template(), *sorted(sample.glob("*.yaml"))]


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_files_that_load_satisfy_the_schema(path: Path) -> None:
    load_questionnaire(path)
    document = json.loads(json.dumps(YAML(typ="safe").load(path.read_text("utf-8"))))
    jsonschema.Draft202012Validator(questionnaire_schema()).validate(document)


@pytest.mark.parametrize(
    "document",
    [
        {"version": 1, "titel": "Prøve"},
        {"version": 2},
        {"version": 1, "questions": [{"kind": "skala", "text": "Q"}]},
        {"version": 1, "questions": [{"kind": "text"}]},
        {"version": 1, "scales": [{"id": "s", "problem": "sidst"}]},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(document: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(questionnaire_schema())
    assert not validator.is_valid(document)


def test_the_schema_is_itself_valid_and_always_the_same() -> None:
    jsonschema.Draft202012Validator.check_schema(questionnaire_schema())
    assert json.dumps(questionnaire_schema()) == json.dumps(questionnaire_schema())
