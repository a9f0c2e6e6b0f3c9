"""The entries of a file become values; a reference to a scale nobody defined is found here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from manege_analysis.questionnaire import filemodel
from manege_analysis.questionnaire.draft import Finding, Place, Placed
from manege_analysis.questionnaire.known_scales import KNOWN_SCALES, find_outside, plain_label
from manege_analysis.questionnaire.model import MatrixItem, Option, Question, Scale, Section, Side, Theme
from manege_analysis.questionnaire.slug import ID_PATTERN, slug
from manege_analysis.wording.text import Text
from manege_analysis.yamlfile import nearest


@dataclass(frozen=True)
class KnownScale:
    """A scale that questions may name, and whether its author said which end asks for something."""

    scale: Scale
    states_problem: bool


@dataclass(frozen=True)
class Scales:
    """The scales that can be named: the product's, the template's, and the file's own.

    `broken` are ids claimed by scales whose shape is wrong: naming one is not a second mistake.
    """

    by_id: Mapping[str, KnownScale]
    broken: frozenset[str] = frozenset()


def product_scales() -> dict[str, KnownScale]:
    """Return the scales every questionnaire may name without defining them."""
    return {scale_id: KnownScale(scale, False) for scale_id, scale in KNOWN_SCALES.items()}


def theme(written: filemodel.ThemeIn) -> Theme:
    """Make a theme."""
    return Theme(written.name, written.text.value(), written.weight)


def section(written: filemodel.SectionIn) -> Section:
    """Make a section."""
    return Section(written.name, written.text.value())


def scale(written: filemodel.ScaleIn, default_id: str = "") -> Scale:
    """Make a scale; its middle may be named by id or by text.

    >>> written = filemodel.ScaleIn(rungs=["Enig", "Hverken/eller", "Uenig"], middle="Hverken/eller")
    >>> scale(written, "enig").middle
    'hverken-eller'
    """
    rungs = tuple(map(option, written.rungs))
    return Scale(
        id=written.id or default_id,
        rungs=rungs,
        problem=written.problem or "none",
        middle=_middle(written.middle, rungs),
        outside=tuple(map(outside, written.outside)),
    )


def option(written: filemodel.OptionIn) -> Option:
    """Make an option."""
    return Option(written.name, written.text.value(), tuple(written.also), written.code)


def outside(written: filemodel.OptionIn) -> Option:
    """Make an option outside the scale; a known one brings its translation and spellings along.

    >>> outside(filemodel.OptionIn(text={"da": "ved-ikke"})).text
    Text(da='Ved ikke', en="Don't know")
    """
    known = find_outside(written.text.da)
    made = option(written)
    if known is None:
        return made
    # "ved-ikke" stands for the known answer itself; "Ved ej" keeps its own Danish.
    da = known.text.da if written.text.da == known.id else made.text.da
    return Option(
        id=written.id or known.id,
        text=Text(da, made.text.en or known.text.en),
        also=tuple(
            each for each in dict.fromkeys((*made.also, known.text.da, *known.also)) if each != da
        ),
        code=made.code,
    )


def row(written: filemodel.RowIn) -> MatrixItem:
    """Make a row of a matrix question."""
    return MatrixItem(
        id=written.name,
        text=written.text.value(),
        themes=tuple(written.themes.items()),
        problem=written.problem,
        also=tuple(written.also),
        asks_for=_text(written.asks_for),
    )


def options(
    written: Iterable[filemodel.OptionIn],
) -> tuple[tuple[Option, ...], tuple[tuple[str, str, float], ...]]:
    """Make options, and the themes that choosing them asks for.

    >>> options([filemodel.OptionIn(text={"da": "Et direkte nummer"}, themes="ppr")])[1]
    (('et-direkte-nummer', 'ppr', 1.0),)
    """
    named = [(each, option(each)) for each in written]
    themes = ((made.id, name, weight) for each, made in named for name, weight in each.themes.items())
    return tuple(made for _, made in named), tuple(themes)


def question(
    written: filemodel.QuestionIn, place: Place, scales: Scales
) -> tuple[Question, list[Finding]]:
    """Make a question, resolving its scale; returns it with what was found wrong on the way."""
    found_scale: Scale | None = None
    findings: list[Finding] = []
    made_options, option_themes = options(written.options)
    if written.scale:
        found_scale, findings = resolve(written.scale, (*place, "scale"), scales, written.problem)
    if found_scale and written.outside is not None:
        found_scale = replace(found_scale, outside=tuple(map(outside, written.outside)))
    made = Question(
        id=written.name,
        kind=written.kind,
        text=written.text.value(),
        section=written.section,
        scale=found_scale,
        options=made_options,
        outside=() if found_scale else tuple(map(outside, written.outside or [])),
        items=tuple(map(row, written.items)),
        themes=tuple(written.themes.items()),
        option_themes=option_themes,
        other=written.other,
        sensitive=written.sensitive,
        identifier=written.identifier,
        asks_for=_text(written.asks_for),
        unit=_text(written.unit),
        low=written.low,
        high=written.high,
        code=written.code,
        also=tuple(written.also),
        shown_if=_shown_if(written),
    )
    return made, findings


def resolve(
    written: filemodel.ScaleIn, place: Place, scales: Scales, problem: Side | None
) -> tuple[Scale, list[Finding]]:
    """Find or make the scale of a question, with the question's own problem side where it has one.

    A scale that cannot be found becomes one without rungs, which no later check complains of again.
    """
    name = written.id or ""
    known = KnownScale(scale(written), False) if written.rungs else scales.by_id.get(name)
    if known is None and name in scales.broken:
        return Scale(name, ()), []
    if known is None:
        remedy = f"Define it under scales. {nearest(name, sorted(scales.by_id))}"
        return Scale(name, ()), [Finding(place, "a known scale", f'"{name}"', remedy)]
    side = problem or written.problem or (known.scale.problem if known.states_problem else None)
    if side is None and known.scale.rungs:
        expected = "the side of the scale that asks for something to be done"
        remedy = 'Add "problem: first", "problem: last", or "problem: none" to the question.'
        return known.scale, [Finding(place, expected, "nothing", remedy)]
    return replace(known.scale, problem=side or "none"), []


def file_scales(
    written: Iterable[Placed[filemodel.ScaleIn]],
) -> tuple[dict[str, KnownScale], list[Finding]]:
    """Make the scales of a file; a scale without an id or without order is found wrong."""
    made: dict[str, KnownScale] = {}
    findings = []
    for each in written:
        value, place = each.value, each.place
        if not value.id:
            remedy = 'Add a line such as "id: enig".'
            findings.append(Finding(place, "an id for the scale", "none", remedy))
        elif value.id in made:
            findings.append(duplicate(place, "scale", value.id))
        if not value.rungs:
            remedy = 'Add "rungs:" with the answers from first to last.'
            findings.append(Finding(place, "a scale with its answers in order", "no rungs", remedy))
        made.setdefault(value.id or "", KnownScale(scale(value), value.problem is not None))
    return made, findings


def duplicate(place: Place, noun: str, name: str) -> Finding:
    """Say that an id is used twice."""
    expected, remedy = f"every {noun} to have its own id", "Give one of them another id."
    return Finding((*place, "id"), expected, f'"{name}" twice', remedy)


def _middle(written: str | None, rungs: tuple[Option, ...]) -> str | None:
    if written is None:
        return None
    wanted = plain_label(written)
    return next((rung.id for rung in rungs if plain_label(rung.text.da) == wanted), written)


def _text(written: filemodel.WordsIn | None) -> Text:
    return written.value() if written else Text("")


def _shown_if(written: filemodel.QuestionIn) -> tuple[str, tuple[str, ...]] | None:
    if not written.shown_if:
        return None
    ((key, answers),) = written.shown_if.items()
    return key, tuple(each if re.fullmatch(ID_PATTERN, each) else slug(each) for each in answers)
