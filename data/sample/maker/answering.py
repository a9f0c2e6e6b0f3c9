"""Invented doctors answer a questionnaire: a story and chance become one set of answers each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from maker.chance import Chance
from maker.people import Doctor, doctors
from maker.planted import PLANTED
from maker.stories import Story
from maker.texts import GOOD, OTHERS, WISHES, Written
from manege_analysis.questionnaire.model import Item, Option, Questionnaire

Answer = str | tuple[str, ...] | int | date
"""An option's id, the ids of ticked options, a number, a date or a text, by the kind of item."""


@dataclass(frozen=True)
class Sheet:
    """One respondent's answers by item key; what was left blank is not among them.

    `other` holds what was written beside "Andet", by question.
    """

    doctor: Doctor
    submitted: datetime
    answers: Mapping[str, Answer]
    other: Mapping[str, str]


def answer_all(story: Story, questionnaire: Questionnaire) -> list[Sheet]:
    """Let as many doctors of the cluster answer as the story says."""
    members = doctors(story.id, story.members)
    chance = Chance(f"{story.id} answers")
    good = chance.shuffled([written.text for written in GOOD])
    wishes = _texts(chance, WISHES, story)
    sheets = []
    for number, doctor in enumerate(members[: story.answers]):
        filled = _fill(story, questionnaire, chance)
        answers = {**filled.answers}
        if number == 4:
            answers["god-erfaring"] = PLANTED[story.id].text
        elif good and chance.happens(0.55):
            answers["god-erfaring"] = good.pop()
        if wishes and chance.happens(0.65):
            answers["oenske-til-moedet"] = wishes.pop()
        sheets.append(replace(filled, doctor=doctor, answers=answers))
    return sorted(sheets, key=lambda sheet: sheet.submitted)


def _texts(chance: Chance, pool: tuple[Written, ...], story: Story) -> list[str]:
    """Order the texts so that those on the cluster's own themes are drawn first; each is used once."""
    levels = story.themes or {}

    def closeness(text: Written) -> float:
        return (
            max((levels.get(theme, 0.0) for theme in text.themes), default=0.3) + chance.normal() * 0.5
        )

    ranked = sorted(((closeness(text), text.text) for text in pool), key=lambda pair: pair[0])
    return [text for _, text in ranked]


def _fill(story: Story, questionnaire: Questionnaire, chance: Chance) -> Sheet:
    """Fill in one questionnaire, in the order asked; filters are kept."""
    temper = chance.normal() * 0.5
    answers: dict[str, Answer] = {}
    other: dict[str, str] = {}
    for item in questionnaire.items:
        asked = item.question.shown_if
        if asked and answers.get(asked[0]) not in asked[1]:
            continue
        given = _answer(item, story, temper, chance)
        if given is not None:
            answers[item.key] = given
        chosen = given if isinstance(given, tuple) else (given,)
        if "andet" in chosen and item.key in OTHERS:
            other[item.key] = chance.one_of(OTHERS[item.key])
    opened = datetime(story.opened.year, story.opened.month, story.opened.day, 7)
    moment = opened + timedelta(days=chance.below(26), minutes=chance.below(15 * 60))
    return Sheet(Doctor(""), moment, answers, other)


def _answer(item: Item, story: Story, temper: float, chance: Chance) -> Answer | None:
    if chance.happens(0.03 if item.kind != "date" else 0.3):
        return None
    if item.kind == "scale":
        return _rung(item, story, temper, chance)
    if item.kind == "single":
        return _one(item, story, chance)
    if item.kind == "multi":
        return _ticked(item, story, chance)
    if item.kind == "number":
        return max(0, round(10 + 5 * chance.normal()))
    if item.kind == "date":
        return date(2026, 2, 1) + timedelta(days=chance.below(270))
    return None


def _rung(item: Item, story: Story, temper: float, chance: Chance) -> str:
    scale = item.scale
    assert scale is not None
    if item.key in story.unanimous:
        first, _, last = scale.sides()
        return chance.one_of(first if scale.problem == "first" else last)
    if outside := _outside(item, scale.outside, chance):
        return outside
    leaning = 1.1 * _level(item, story) + temper + chance.normal()
    count = len(scale.rungs)
    step = min(max(int(leaning + count / 2), 0), count - 1)
    return scale.rungs[count - 1 - step if scale.problem == "first" else step].id


def _outside(item: Item, outside: tuple[Option, ...], chance: Chance) -> str | None:
    often = 0.25 if item.key == "samarbejde.frivillige" else 0.1 if item.key == "overgang-18" else 0.03
    return outside[-1 if often == 0.25 else 0].id if outside and chance.happens(often) else None


def _level(item: Item, story: Story) -> float:
    if item.key in (story.items or {}):
        return (story.items or {})[item.key]
    levels = [(story.themes or {}).get(theme, 0.0) * weight for theme, weight in item.themes]
    return sum(levels) / sum(weight for _, weight in item.themes) if levels else 0.0


def _one(item: Item, story: Story, chance: Chance) -> str:
    if item.key == "fylder-mest":
        weights = {option.id: 5.0 if option.id in story.weighs else 1.0 for option in item.options}
        return chance.by_weight({**weights, "andet": 0.5})
    yes = {"har-henvist": 0.85, "har-underrettet": 0.6}.get(item.key, 0.5)
    if item.key == "har-underrettet" and chance.happens(0.05):
        return "oensker-ikke-at-svare"
    return "ja" if chance.happens(yes) else "nej"


def _ticked(item: Item, story: Story, chance: Chance) -> tuple[str, ...] | None:
    asked_for = {option: theme for option, theme, _ in reversed(item.question.option_themes)}
    ticked = []
    for option in item.question.options:
        level = (story.themes or {}).get(asked_for.get(option.id, ""), -0.1)
        likely = 0.1 if option.id == "andet" else min(max(0.3 + 0.35 * level, 0.03), 0.9)
        if chance.happens(likely):
            ticked.append(option.id)
    kept = sorted(chance.shuffled(ticked)[:4]) if item.key == "hjaelp-mest" else ticked
    order = [option.id for option in item.question.options]
    if not kept and item.question.outside:
        return (item.question.outside[0].id,)
    return tuple(sorted(kept, key=order.index)) or None
