"""The tasks of the first phase that lead from a questionnaire to cases and touchpoints."""

from __future__ import annotations

from manege_analysis.meeting.task_rule import Lead, TaskRule
from manege_analysis.wording.text import Text

ANSWERS: tuple[TaskRule, ...] = (
    TaskRule(
        "questionnaire-adapt",
        "clarify",
        Text("Tilpas spørgeskemaet", "Adapt the questionnaire"),
        Text(
            "Ret skabelonen om børn og unge i psykisk mistrivsel, så den spørger til jeres områder.",
            "Edit the template on children and young people in distress to ask about your fields.",
        ),
        "analyst",
        Lead(months=5),
        Lead(months=4, days=14),
        ("areas",),
        step=5,
    ),
    TaskRule(
        "questionnaire-send",
        "clarify",
        Text("Send spørgeskemaet til klyngens medlemmer", "Send the questionnaire to the members"),
        Text(
            "Giv tre uger til at svare og én påmindelse, så der er tid til at gøre resultaterne op.",
            "Allow three weeks and one reminder, so that there is time to work out the results.",
        ),
        "coordinator",
        Lead(months=4, days=14),
        Lead(months=4, days=7),
        ("questionnaire-adapt",),
        step=6,
    ),
    TaskRule(
        "other-data",
        "clarify",
        Text("Overvej andre data end spørgeskemaet", "Consider data other than the questionnaire"),
        Text(
            "Spørg den regionale kvalitetsenhed, hvad der kan trækkes for klyngen.",
            "Ask the regional quality unit what can be had for the cluster.",
        ),
        "coordinator",
        Lead(months=5),
        Lead(months=4),
        ("areas",),
        step=8,
    ),
    TaskRule(
        "results",
        "clarify",
        Text(
            "Luk spørgeskemaet, og gør resultaterne op", "Close the questionnaire, work out the results"
        ),
        Text(
            "Gem svarene i klyngens mappe, og kør produktet; det laver resultater i to udgaver.",
            "Save the answers in the cluster's folder and run the product; it makes two editions.",
        ),
        "analyst",
        Lead(months=3, days=21),
        Lead(months=3, days=14),
        ("questionnaire-send",),
        step=6,
        files=("intern/datakvalitet.html", "intern/resultater.html"),
    ),
    TaskRule(
        "cases-choose",
        "clarify",
        Text("Skriv eller vælg tre cases", "Write or choose three cases"),
        Text(
            "Se forslaget i casevalg; det siger, hvilke behov de tre rører ved, og hvilke der mangler.",
            "See the suggestion; it says which needs the three touch, and which are left.",
        ),
        "coordinator",
        Lead(months=3, days=14),
        Lead(months=3, days=3),
        ("results",),
        step=7,
        files=("intern/casevalg.html",),
    ),
    TaskRule(
        "touchpoints",
        "clarify",
        Text("Læg nedslagene fast", "Settle the touchpoints"),
        Text(
            "Et nedslag er en livssituation, hvor historien standser og aktørerne kaldes i manegen.",
            "A touchpoint is a life situation where the story stops and actors enter the ring.",
        ),
        "group",
        Lead(months=3, days=14),
        Lead(months=3),
        ("cases-choose",),
        step=7,
    ),
)
