"""The slide that leads from block two into block three: the stories that will be told."""

from __future__ import annotations

from collections.abc import Iterator

from manege_analysis.cases.model import Library, Suggestion
from manege_analysis.errors import PrivacyError, Problem
from manege_analysis.report import words_deck as words
from manege_analysis.report.desk import Shared
from manege_analysis.report.slides import Point, Slide
from manege_analysis.wording.text import Language, Text

_TITLES = {
    2: Text("To historier tager os med i manegen", "Two stories take us into the ring"),
    3: Text("Tre historier tager os med i manegen", "Three stories take us into the ring"),
    4: Text("Fire historier tager os med i manegen", "Four stories take us into the ring"),
    5: Text("Fem historier tager os med i manegen", "Five stories take us into the ring"),
}
_FROM_ANSWERS = Text(
    "De er valgt, så de tilsammen rører ved mest muligt af det, I har bedt om",
    "They were chosen to touch, together, as much as they can of what you asked for",
)
_BY_PEOPLE = Text("De er valgt af planlægningsgruppen", "They were chosen by the planning group")
_NOTES = (
    Text(
        "Personerne er opdigtede. Sig det højt, før den første historie læses.",
        "The people are invented. Say so before the first story is read.",
    ),
    Text(
        "Fortæl ikke historierne her: De læses op i blok tre.",
        "Do not tell the stories here: they are read aloud in block three.",
    ),
)


def told_cases(shared: Shared) -> Iterator[Slide]:
    """Yield the slide with the chosen cases, or nothing where none are chosen.

    Raises `PrivacyError` for a choice made from anything but the share summary.
    """
    if shared.suggested is None or shared.suggested.suggestion is None:
        return
    suggestion, language = shared.suggested.suggestion, shared.language
    if suggestion.edition != "share":
        remedy = "Suggest the cases from the share summary."
        raise PrivacyError(Problem("the slides", "a choice of the share edition", "internal", remedy))
    by_people = suggestion.by_hand or suggestion.basis == "ranking"
    yield Slide(
        id="cases",
        layout="points",
        title=_TITLES[len(suggestion.cases)].in_(language),
        kicker=words.ONWARD.in_(language),
        subtitle=(_BY_PEOPLE if by_people else _FROM_ANSWERS).in_(language),
        points=_points(suggestion, shared.suggested.library, language),
        numbered=True,
        notes=tuple(note.in_(language) for note in _NOTES),
        minutes=2,
    )


def _points(suggestion: Suggestion, library: Library, language: Language) -> tuple[Point, ...]:
    cases = (library.case(each) for each in suggestion.cases)
    return tuple(Point(case.title.in_(language), f"{case.person.in_(language)}.") for case in cases)
