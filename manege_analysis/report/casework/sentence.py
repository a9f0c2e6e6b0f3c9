"""The choice of cases in one sentence or two: how it was made, and what it touches."""

from __future__ import annotations

from manege_analysis.cases.model import Suggestion
from manege_analysis.errors import Problem
from manege_analysis.planning import Suggested
from manege_analysis.report.casework import words
from manege_analysis.wording.numbers import percent
from manege_analysis.wording.text import Language


def choice_said(suggested: Suggested, language: Language) -> str:
    """Say how the choice was made and what it covers; the share edition names no percentage.

    Where no choice can be made, the sentence says so and what to do.
    """
    suggestion = suggested.suggestion
    if suggestion is None:
        return " ".join(_no_choice(problem, language) for problem in suggested.problems)
    return " ".join((_how(suggestion, language), _what(suggested, suggestion, language)))


def basis_said(suggestion: Suggestion, language: Language) -> str:
    """Say what the needs were taken from, where that is not the usual answers; else nothing."""
    return words.BASIS[suggestion.basis].in_(language) if suggestion.basis in words.BASIS else ""


def _how(suggestion: Suggestion, language: Language) -> str:
    count = words.COUNTS[len(suggestion.cases)].in_(language)
    if suggestion.by_hand:
        return words.HOW_BY_HAND.say(language, count=count)
    minutes = f"{sum(suggestion.available_minutes):g}"
    return words.HOW.say(language, count=count, minutes=minutes)


def _what(suggested: Suggested, suggestion: Suggestion, language: Language) -> str:
    known = [need for need in suggested.needs if need.tier != "unknown" and need.weight > 0]
    covered = sum(need.theme not in suggestion.uncovered for need in known)
    if suggestion.edition == "internal":
        share = percent(suggestion.score, language)
        return words.TOUCHES_SHARE.say(language, share=share)
    asked = words.ASKED_RANKED if suggestion.basis == "ranking" else words.ASKED
    pattern = words.TOUCHES_ALL if covered == len(known) else words.TOUCHES
    return pattern.say(language, covered=covered, themes=len(known), asked=asked.in_(language))


def _no_choice(problem: Problem, language: Language) -> str:
    if problem.where == "the needs":
        return words.NO_NEEDS.in_(language)
    return words.NO_CHOICE.say(language, problem=str(problem))
