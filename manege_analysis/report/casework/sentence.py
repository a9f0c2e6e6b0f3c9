"""The choice of cases in a few sentences: how it was made, what it touches, and what it rests on."""

from __future__ import annotations

from manege_analysis.cases.model import Suggestion
from manege_analysis.cases.way_out import NoChoice
from manege_analysis.errors import Problem
from manege_analysis.planning import Suggested
from manege_analysis.report.casework import words
from manege_analysis.wording.numbers import percent
from manege_analysis.wording.text import Language


def choice_said(suggested: Suggested, language: Language) -> str:
    """Say how the choice was made and what it covers; the share edition names no percentage.

    Where the needs were not taken from enough answers, a last sentence says from what.  Where no
    choice can be made, the sentence says so and what to do.
    """
    suggestion = suggested.suggestion
    if suggestion is None:
        return " ".join(_no_choice(problem, language) for problem in suggested.problems)
    said = [_how(suggestion, language), _what(suggested, suggestion, language)]
    if suggestion.basis in words.BASIS:
        said.append(words.BASIS[suggestion.basis].in_(language))
    return " ".join(said)


def _how(suggestion: Suggestion, language: Language) -> str:
    count = words.COUNTS[len(suggestion.cases)].in_(language)
    if suggestion.by_hand:
        return words.HOW_BY_HAND.say(language, count=count)
    minutes = f"{sum(suggestion.available_minutes):g}"
    minutes = minutes.replace(".", ",") if language == "da" else minutes
    return words.HOW.say(language, count=count, minutes=minutes)


def _what(suggested: Suggested, suggestion: Suggestion, language: Language) -> str:
    counted = [need for need in suggested.needs if need.weight > 0]
    covered = sum(need.theme not in suggestion.uncovered for need in counted)
    if suggestion.basis == "none":
        return words.TOUCHES_KNOWN.say(language, covered=covered, themes=len(counted))
    if suggestion.edition == "internal":
        share = percent(suggestion.score, language)
        return words.TOUCHES_SHARE.say(language, share=share)
    asked = words.ASKED_RANKED if suggestion.basis == "ranking" else words.ASKED
    pattern = words.TOUCHES_ALL if covered == len(counted) else words.TOUCHES
    return pattern.say(language, covered=covered, themes=len(counted), asked=asked.in_(language))


def _no_choice(problem: Problem, language: Language) -> str:
    if problem.where == "the needs":
        return words.NO_NEEDS.in_(language)
    said = problem.said.in_(language) if isinstance(problem, NoChoice) else str(problem)
    return words.NO_CHOICE.say(language, problem=said)
