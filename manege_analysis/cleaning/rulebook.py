"""The rules of cleaning: what each is called, what it does, and whether it can be switched off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from manege_analysis.wording.text import Text

RowRule = Literal["never-answered", "test", "unsubmitted", "blank-row", "duplicate"]
CellRule = Literal["label-form", "known-variant", "near-match", "number-form", "out-of-range", "filter"]
RuleId = RowRule | CellRule
"""The rules that a decision can switch off."""


@dataclass(frozen=True)
class Rule:
    """One rule as a person reads it; `switchable` rules can be switched off by a decision."""

    id: str
    name: Text
    what: Text
    switchable: bool = True


_RULES = (
    Rule(
        "take-row-out",
        Text("Taget ud", "Taken out"),
        Text("Rækken går ud efter en beslutning.", "The row leaves by decision."),
        switchable=False,
    ),
    Rule(
        "put-row-back",
        Text("Sat ind igen", "Put back"),
        Text("Rækken bliver efter en beslutning.", "The row stays by decision."),
        switchable=False,
    ),
    Rule(
        "never-answered",
        Text("Aldrig besvaret", "Never answered"),
        Text(
            "Rækken går ud, når systemet selv har mærket den som ubesvaret.",
            "The row leaves when the tool itself marked it as never answered.",
        ),
    ),
    Rule(
        "test",
        Text("Testbesvarelse", "Test"),
        Text(
            "Rækken går ud, når systemet har mærket den som test, forhåndsvisning eller spam.",
            "The row leaves when the tool marked it as a test, a preview or spam.",
        ),
    ),
    Rule(
        "unsubmitted",
        Text("Ikke indsendt", "Not submitted"),
        Text(
            "Rækken går ud, når besvarelsen ikke blev afsluttet.",
            "The row leaves when the questionnaire was not completed.",
        ),
    ),
    Rule(
        "blank-row",
        Text("Tom besvarelse", "Blank row"),
        Text(
            "Rækken går ud, når intet spørgsmål er besvaret.",
            "The row leaves when no question was answered.",
        ),
    ),
    Rule(
        "duplicate",
        Text("Dobbelt besvarelse", "Duplicate"),
        Text(
            "Samme respondent tæller én gang: den afsluttede, seneste og fyldigste besvarelse bliver. "
            "Uden respondent-id kræves ens svar overalt og en ens skreven tekst på mindst 20 tegn.",
            "A respondent counts once: the completed, latest and fullest row stays. "
            "Without a respondent id all answers must be equal, a text of 20 characters among them.",
        ),
    ),
    Rule(
        "label-form",
        Text("Skrivemåde", "Way of writing"),
        Text(
            "Svaret genkendes trods mellemrum, store og små bogstaver, tegnsætning eller nummerering.",
            "The answer is recognised despite blanks, case, punctuation or numbering.",
        ),
    ),
    Rule(
        "known-spelling",
        Text("Kendt stavemåde", "Known spelling"),
        Text(
            "Svaret står som stavemåde i spørgeskemaet.",
            "The answer is listed as a spelling in the questionnaire.",
        ),
        switchable=False,
    ),
    Rule(
        "known-variant",
        Text("Kendt variant", "Known variant"),
        Text(
            "Svaret er en udbredt variant af netop ét svar, fx »I mindre grad« for »I ringe grad«.",
            'The answer is a common variant of one option, such as "I mindre grad" for "I ringe grad".',
        ),
    ),
    Rule(
        "near-match",
        Text("Tastefejl i svar", "Near match"),
        Text(
            "Svaret afviger fra netop ét af svarene ved en slåfejl i ét ord.",
            "The answer differs from exactly one option by a slip in one word.",
        ),
    ),
    Rule(
        "merge-label",
        Text("Lagt sammen", "Merged"),
        Text(
            "Svaret tælles som et andet efter en beslutning.",
            "The answer counts as another by decision.",
        ),
        switchable=False,
    ),
    Rule(
        "number-form",
        Text("Talformat", "Number form"),
        Text(
            "Tallet er læst trods tusindtalsseparator, procenttegn, enhed eller »ca.«.",
            'The number was read despite a thousands separator, percent sign, unit or "ca.".',
        ),
    ),
    Rule(
        "date-form",
        Text("Datoformat", "Date form"),
        Text("Datoen er skrevet om til år-måned-dag.", "The date was rewritten as year-month-day."),
        switchable=False,
    ),
    Rule(
        "out-of-range",
        Text("Uden for grænserne", "Out of range"),
        Text(
            "Tallet ligger uden for spørgsmålets grænser og tæller som ubesvaret.",
            "The number is outside the question's limits and counts as not answered.",
        ),
    ),
    Rule(
        "unknown",
        Text("Ukendt svar", "Unknown answer"),
        Text(
            "Svaret står ikke i spørgeskemaet og tæller som ubesvaret, til nogen beslutter andet.",
            "The answer is no option and counts as not answered until somebody decides otherwise.",
        ),
        switchable=False,
    ),
    Rule(
        "written-other",
        Text("Eget svar", "Written answer"),
        Text(
            "Respondenten har skrevet sit eget svar, og spørgsmålet giver lov til det.",
            "The respondent wrote an answer of their own, and the question allows it.",
        ),
        switchable=False,
    ),
    Rule(
        "filter",
        Text("Ikke stillet", "Not asked"),
        Text(
            "Spørgsmålet stilles kun til dem, der har svaret bestemt på et tidligere spørgsmål.",
            "The question is asked only of those who gave a certain answer to an earlier one.",
        ),
    ),
    Rule(
        "text-form",
        Text("Usynlige tegn", "Invisible characters"),
        Text(
            "Usynlige tegn og særformer af bogstaver og tal er taget ud af teksten.",
            "Invisible characters and special forms of letters and digits were taken out of the text.",
        ),
        switchable=False,
    ),
    Rule(
        "redaction",
        Text("Sløret", "Redacted"),
        Text(
            "Oplysninger, der kan pege på en person, er erstattet i teksten.",
            "What may point to a person was replaced in the text.",
        ),
        switchable=False,
    ),
)
RULEBOOK: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in _RULES})
"""Every rule that may stand in an audit log, in the order in which rules are applied."""
