"""Themes are suggested by stems and phrases, for a person to confirm or change."""

from __future__ import annotations

from pathlib import Path

import pytest
from raw_answers import WHEN, approve, code, options, questionnaire, raw, refuse, ticks, words

from manege_analysis.cleaning.clean import clean
from manege_analysis.cleaning.stems import speaks_of, stems_of
from manege_analysis.cleaning.textkey import text_key
from manege_analysis.cleaning.textthemes import suggest_themes, texts_to_code
from manege_analysis.cleaning.vocabulary import Term, shipped_words, vocabulary_for
from manege_analysis.questionnaire.load import load_questionnaire
from manege_analysis.questionnaire.model import Question, Questionnaire
from manege_analysis.questionnaire.shipped import shipped_template
from manege_analysis.wording.text import Text


@pytest.fixture(scope="module")
def shipped() -> Questionnaire:
    """The shipped questionnaire."""
    return load_questionnaire(shipped_template())


def themes(text: str, questionnaire: Questionnaire) -> set[str]:
    """Suggest themes for a text."""
    return {each.theme for each in suggest_themes(text, vocabulary_for(questionnaire))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PPR svarer aldrig, og ventelisterne vokser", {"ppr", "ventetid"}),
        ("skolefraværet er enormt", {"skolefravaer"}),
        ("Barnet kommer slet ikke i skole", {"skolefravaer"}),
        (
            "ADHD-medicinen følges ikke op, når han fylder snart 18",
            {"medicin", "angst-adhd", "overgang-18"},
        ),
        ("Spiseforstyrrelsesteamet", {"spiseforstyrrelse-selvskade"}),
        ("Min sagsbehandlers telefon", {"sagsbehandler"}),
        ("[navn] fra [webadresse] var flink", set()),
        ("Godt samarbejde i Europa", set()),
        ("Kommunen er fin", set()),
    ],
)
def test_themes_are_suggested(shipped: Questionnaire, text: str, expected: set[str]) -> None:
    assert themes(text, shipped) == expected


def test_every_shipped_theme_has_words_of_its_own(shipped: Questionnaire) -> None:
    assert set(shipped_words()) == {theme.id for theme in shipped.themes}


def test_a_careful_reader_mostly_agrees(shipped: Questionnaire, root: Path) -> None:
    """Measured on the sample's invented texts and the themes that their author gave them."""
    ids = {theme.id for theme in shipped.themes}
    right = suggested = given = 0
    for line in (root / "data/sample/maker/oenske-til-moedet.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            said, text = line.split(" | ", 1)
            gold, found = set(said.split()) & ids, themes(text, shipped)
            right, suggested, given = (
                right + len(gold & found),
                suggested + len(found),
                given + len(gold),
            )
    assert given > 40
    assert right / suggested >= 0.7 and right / given >= 0.6


def test_a_hint_counts_only_beside_another() -> None:
    terms = {"t": [Term(stems_of("måned"), hint=True), Term(stems_of("længe"), hint=True)]}
    assert not suggest_themes("tre måneder", terms)
    assert suggest_themes("tre måneder er længe", terms)[0].because == ("måneder", "længe")


def test_a_phrase_holds_together() -> None:
    terms = {"t": [Term(stems_of("fylde 18"))]}
    assert suggest_themes("når de fylder snart de 18", terms)[0].because == ("fylder 18",)
    assert not suggest_themes("fylder op i klassen hele dagen, 18 elever", terms)
    assert not suggest_themes("18 fylder", terms)
    assert not suggest_themes("fylder", {"t": [Term(())]})


def test_a_short_word_is_not_looked_for_inside_others() -> None:
    europe, unrest = stems_of("Europa uro")
    assert not speaks_of(europe, unrest)


def test_a_theme_without_words_is_known_by_those_of_its_name() -> None:
    own = questionnaire(themes=("nattero", "madpakker"))
    assert themes("Vi mangler nattero", own) == {"nattero"}
    assert {
        each.theme for each in suggest_themes("ro i nat", vocabulary_for(own, {"nattero": ["ro i nat"]}))
    } == {"nattero"}


def test_a_word_that_two_names_share_tells_neither() -> None:
    from manege_analysis.questionnaire.model import Theme

    both = Questionnaire(
        "x",
        "1",
        Text(""),
        (),
        (Theme("a", Text("Kontakt skoler")), Theme("b", Text("Kontakt hospital"))),
    )
    assert themes("bedre kontakt", both) == set()
    assert themes("kontakt til hospitalet", both) == {"b"}


ASKED = questionnaire(
    Question("q1", "text", Text("Hvad mangler?")),
    Question("q2", "multi", Text("?"), options=options("a"), other=True),
    themes=("ppr", "ventetid"),
)


def test_texts_to_code_are_distinct_redacted_and_in_no_telling_order() -> None:
    answers, _ = clean(raw({
        "q1": words("PPR tøver", "Mette ved det", "ppr  tøver", ""),
        "q2": ticks(["a"], [1], [1], [1], [1], leftover=["Ventetid", "", "", ""]),
    }), ASKED)  # fmt: skip
    found = texts_to_code(answers, ASKED)
    assert [(each.item, each.text, each.count) for each in found] == [
        ("q1", "[navn] ved det", 1),
        ("q1", "ppr  tøver", 2),
        ("q2#other", "Ventetid", 1),
    ]
    assert [[each.theme for each in text.suggestions] for text in found] == [[], ["ppr"], ["ventetid"]]
    assert all(each.themes is None and each.quote == "" for each in found)


def test_what_was_decided_stands_beside_the_text_and_decided_texts_come_last() -> None:
    answers, _ = clean(raw({"q1": words("PPR tøver", "Ventetid", "Tja")}), ASKED)
    ppr, wait = text_key("PPR tøver"), text_key("Ventetid")
    decisions = [code("q1", ppr, "ppr"), approve("q1", ppr), refuse("q1", wait)]
    found = texts_to_code(answers, ASKED, decisions)
    assert [(each.text, each.themes, each.quote) for each in found] == [
        ("Tja", None, ""),
        ("Ventetid", None, "refused"),
        ("PPR tøver", ("ppr",), "approved"),
    ]


def test_a_suggestion_becomes_a_decision_when_a_person_confirms_it() -> None:
    answers, _ = clean(raw({"q1": words("PPR tøver")}), ASKED)
    (text,) = texts_to_code(answers, ASKED)
    assert text.confirmed("AB", WHEN) == code("q1", text.key, "ppr")
    assert text.confirmed("AB", WHEN, ["ventetid"]).themes == ("ventetid",)
    coded, log = clean(raw({"q1": words("PPR tøver")}), ASKED, [text.confirmed("AB", WHEN)])
    assert coded.columns["q1#themes"].labels == ("ppr",) and not log.notes  # type: ignore[union-attr]
