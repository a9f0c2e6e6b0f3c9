"""The scales in use in Denmark, and the way back from labels to a scale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manege_analysis.questionnaire.known_scales import (
    KNOWN_SCALES,
    OUTSIDE,
    find_outside,
    find_scale,
    plain_label,
    spellings,
)

SCALES = list(KNOWN_SCALES.values())


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.id)
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_scale_is_found_by_its_own_labels_in_both_languages(scale, language) -> None:  # type: ignore[no-untyped-def]
    found = find_scale(rung.text.in_(language) for rung in scale.rungs)
    assert found and found.id == scale.id


@given(st.sampled_from(SCALES), st.data())
def test_order_case_blanks_and_missing_rungs_do_not_matter(scale, data) -> None:  # type: ignore[no-untyped-def]
    rungs = data.draw(st.lists(st.sampled_from(scale.rungs), min_size=2, unique=True))
    labels = [
        data.draw(st.sampled_from([r.text.da.upper(), f" {r.text.da}\u00a0", r.text.da])) for r in rungs
    ]
    found = find_scale(labels)
    assert found is not None
    wanted = {plain_label(label) for label in labels}
    order = [rung for rung in found.rungs if spellings(rung) & wanted]
    assert len(order) == len(rungs)


def test_of_two_scales_that_fit_the_shorter_is_taken() -> None:
    found = find_scale({"I høj grad", "I mindre grad", "Slet ikke"})
    assert found and found.id == "grad-4"


def test_answers_outside_the_scale_are_set_apart() -> None:
    found = find_scale({"Ja", "Nej", "Ved ikke", "Ønsker ikke at svare"})
    assert found and found.id == "ja-nej"
    assert [option.id for option in found.outside] == ["ved-ikke", "oensker-ikke-at-svare"]


@pytest.mark.parametrize("labels", [set(), {"Enig"}, {"Enig", "Blå"}, {"Ved ikke", "Ikke relevant"}])
def test_labels_of_no_scale_find_none(labels: set[str]) -> None:
    assert find_scale(labels) is None


@pytest.mark.parametrize(
    "written", ["ved-ikke", "Ved ikke", "VED IKKE", "Don't know", "Don’t know", "ved ej"]
)
def test_dont_know_is_known_however_it_is_written(written: str) -> None:
    found = find_outside(written)
    assert found and found.id == "ved-ikke"


def test_an_ordinary_answer_is_not_outside() -> None:
    assert find_outside("Enig") is None


def test_no_label_of_a_scale_spells_two_rungs() -> None:
    for scale in SCALES:
        labels = [label for rung in (*scale.rungs, *OUTSIDE) for label in spellings(rung)]
        assert len(labels) == len(set(labels)), scale.id


def test_an_odd_scale_names_its_middle_and_an_even_one_has_none() -> None:
    for scale in SCALES:
        assert (scale.middle_index is not None) == (len(scale.rungs) % 2 == 1), scale.id


def test_the_neutral_answer_is_known_in_full_in_both_languages() -> None:
    for scale, label in (("enig-5", "Neither agree nor disagree"), ("tilfreds-5", "Hverken-eller")):
        neutral = KNOWN_SCALES[scale].rungs[2]
        assert plain_label(label) in spellings(neutral)
        assert neutral.text.en.startswith("Neither ") and "nor" in neutral.text.en
        assert not any("Hverken-eller agree" in also for also in neutral.also)
