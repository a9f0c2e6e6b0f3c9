"""The response rate with its definition, from a safe summary's response overview."""

from __future__ import annotations

from manege_analysis.summary.safe import ResponseOverview
from manege_analysis.summary.words import filled
from manege_analysis.wording.text import Text

RR2 = Text(
    "{answered} af klyngens {members} læger har svaret på mindst ét spørgsmål "
    "(svarprocent efter AAPOR RR2).",
    "{answered} of the cluster's {members} doctors answered at least one question (AAPOR RR2).",
)
RR1 = Text(
    "{complete} har svaret på mindst fire femtedele af det, de blev spurgt om (AAPOR RR1).",
    "{complete} answered at least four fifths of what they were asked (AAPOR RR1).",
)
NO_MEMBERS = Text(
    "{answered} læger har svaret; hvor mange der blev spurgt, er ikke oplyst.",
    "{answered} doctors answered; how many were asked is not stated.",
)


def rr1(response: ResponseOverview) -> float | None:
    """Return AAPOR's RR1: complete answers of all who were asked; None where a number is missing.

    >>> rr1(ResponseOverview(21, 30, partial=3))
    0.6
    """
    if response.respondents is None or response.partial is None or not response.members:
        return None
    return (response.respondents - response.partial) / response.members


def rr2(response: ResponseOverview) -> float | None:
    """Return AAPOR's RR2: complete and partial answers of all who were asked.

    Every member of a cluster is known and can answer, so nobody's eligibility is in doubt and RR3
    to RR6 say nothing more (AAPOR, Standard Definitions, 10th edition, 2023).

    >>> rr2(ResponseOverview(21, 30)), rr2(ResponseOverview(21, None))
    (0.7, None)
    """
    if response.respondents is None or not response.members:
        return None
    return response.respondents / response.members


def rate_definition(response: ResponseOverview) -> Text:
    """Say in words what the response rate counts; empty where no number may be said.

    >>> rate_definition(ResponseOverview(21, None)).da
    '21 læger har svaret; hvor mange der blev spurgt, er ikke oplyst.'
    """
    if response.respondents is None:
        return Text("")
    if not response.members:
        return filled(NO_MEMBERS, answered=response.respondents)
    said = filled(RR2, answered=response.respondents, members=response.members)
    if response.partial is None:
        return said
    more = filled(RR1, complete=response.respondents - response.partial)
    return Text(f"{said.da} {more.da}", f"{said.en} {more.en}")
