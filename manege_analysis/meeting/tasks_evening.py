"""The tasks of phases four and five: the day itself, and what makes it last."""

from __future__ import annotations

from manege_analysis.meeting.task_rule import Lead, TaskRule
from manege_analysis.wording.text import Text

_DAY = Lead()

DAY_AND_AFTER: tuple[TaskRule, ...] = (
    TaskRule(
        "arrive",
        "day",
        Text("Mød en time før", "Meet an hour before"),
        Text(
            "Planlægningsgruppen prøver projektor, lyd og manege; svigter noget, bruges plan B.",
            "The planning group tries projector, sound and ring, and falls back on plan B where needed.",
        ),
        "group",
        _DAY,
        _DAY,
        ("plan-b",),
    ),
    TaskRule(
        "tables",
        "day",
        Text("Læg dagsorden og spilleregler på bordene", "Put agenda and ground rules on the tables"),
        Text("Bordkort, papir og tusch med det samme.", "Table cards, paper and markers too."),
        "group",
        _DAY,
        _DAY,
        ("material", "rules-print", "seating"),
        files=("deles/program.pdf", "deles/spilleregler.pdf", "deles/bordkort.pdf"),
    ),
    TaskRule(
        "keep-time",
        "day",
        Text(
            "Hold tidsplanen, og parkér det, der ikke kan afklares",
            "Keep time, and park what is unsettled",
        ),
        Text(
            "Mødelederen afslutter hvert nedslag; aktørerne bliver i manegen til da.",
            "The chair ends each touchpoint; actors stay in the ring until then.",
        ),
        "chair",
        _DAY,
        _DAY,
        ("arrive",),
        files=("deles/i-manegen.html",),
    ),
    TaskRule(
        "how-to-reach",
        "day",
        Text(
            "Få hver aktør til at sige, hvordan man får fat i dem",
            "Have each actor say how to reach them",
        ),
        Text(
            "Referenten skriver telefon, mail og træffetid ned til kontaktlisten.",
            "The minute taker writes phone, mail and hours into the contact list.",
        ),
        "minutes",
        _DAY,
        _DAY,
        ("arrive",),
    ),
    TaskRule(
        "park-owners",
        "day",
        Text(
            "Sæt en ansvarlig på hver linje på p-pladsen", "Put an owner on each line of the parking lot"
        ),
        Text(
            "Sig højt, hvem der følger op, og hvordan klyngen hører om det.",
            "Say aloud who follows up, and how the cluster is told.",
        ),
        "parking_lot",
        _DAY,
        _DAY,
        ("arrive",),
        step=10,
        files=("deles/i-manegen.html", "deles/aftaleskema.pdf"),
    ),
    TaskRule(
        "evaluation-send",
        "after",
        Text("Send det korte evalueringsskema", "Send the short evaluation questionnaire"),
        Text(
            "Dagen efter, mens aftenen er frisk. Fem spørgsmål, to minutter.",
            "The day after, while the evening is fresh. Five questions, two minutes.",
        ),
        "coordinator",
        Lead(days=-1),
        Lead(days=-1),
        ("evaluation-agree",),
        files=("deles/breve/evaluering.txt", "deles/evaluering.pdf"),
    ),
    TaskRule(
        "debrief",
        "after",
        Text(
            "Hold evalueringsmøde i planlægningsgruppen", "Hold the planning group's evaluation meeting"
        ),
        Text(
            "Hvad virkede, hvilke ideer holder vi fast i, og hvad kan vi foreslå dem, der beslutter?",
            "What worked, which ideas do we keep, and what do we propose to those who decide?",
        ),
        "group",
        Lead(days=-1),
        Lead(days=-7),
        ("keep-time",),
    ),
    TaskRule(
        "minutes-send",
        "after",
        Text("Send referat og kontaktliste til alle, der var med", "Send minutes and contacts to all"),
        Text(
            "Også til de aktører og læger, der ikke kom. Udkastet skrives af planen.",
            "Also to actors and doctors who could not come. The plan drafts it.",
        ),
        "minutes",
        Lead(days=-1),
        Lead(days=-10),
        ("debrief", "how-to-reach"),
        files=("deles/breve/referat.docx",),
    ),
    TaskRule(
        "matters-describe",
        "after",
        Text(
            "Beskriv det uafklarede, og læg en plan for det", "Describe what is unsettled, and plan it"
        ),
        Text(
            "Hver linje på p-pladsen får en beskrivelse, en ansvarlig og en dato.",
            "Each line of the parking lot gets a description, an owner and a date.",
        ),
        "parking_lot",
        Lead(days=-7),
        Lead(days=-14),
        ("debrief", "park-owners"),
    ),
    TaskRule(
        "proposals",
        "after",
        Text("Send forslag til dem, der kan beslutte", "Send proposals to those who decide"),
        Text(
            "De gode ideer som korte forslag til fx kommune, region og klyngebestyrelse.",
            "The good ideas as short proposals to municipality, region and board.",
        ),
        "follow_up",
        Lead(days=-7),
        Lead(days=-21),
        ("debrief",),
        files=("deles/breve/forslag.docx",),
    ),
    TaskRule(
        "cluster-told",
        "after",
        Text("Fortæl klyngen, hvad der kom ud af det", "Tell the cluster what came of it"),
        Text(
            "Aftaler, p-plads og svar på evalueringen, på den måde I har aftalt.",
            "Agreements, parking lot and the evaluation's answers, in the way you agreed.",
        ),
        "follow_up",
        Lead(days=-14),
        Lead(days=-28),
        ("minutes-send", "matters-describe"),
        files=("deles/breve/opfoelgning.docx",),
    ),
    TaskRule(
        "agreements-check",
        "after",
        Text("Følg op på aftalerne", "Follow up the agreements"),
        Text(
            "Ring til dem, der lovede noget, og skriv status i meeting.yaml.",
            "Phone those who promised something, and write the status into meeting.yaml.",
        ),
        "follow_up",
        Lead(months=-2),
        Lead(months=-3),
        ("minutes-send",),
        step=10,
        files=("intern/planlaegning.xlsx",),
    ),
)
