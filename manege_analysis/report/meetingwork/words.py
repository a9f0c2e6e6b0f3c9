"""The words of the page about the meeting's plan."""

from __future__ import annotations

from manege_analysis.wording.text import Text

TITLE = Text("Mødeplan", "Meeting plan")
AT_A_GLANCE = Text("Planen på én side", "The plan on one page")
NEXT_UP = Text("Det næste", "What is next")
RUN_SHEET = Text("Drejebogen", "The run sheet")
SEATING = Text("Bordplanen", "The seating")
BUDGET = Text("Budgettet", "The budget")
WARNINGS = Text("Det, der ikke holder endnu", "What does not hold yet")
TASKS = Text("Alle opgaver", "All tasks")

MEETING, WHEN, WHERE, PURPOSE, OWNERS, CASES, REPLIES, REPLY_BY, DONE = (
    Text("Møde", "Meeting"),
    Text("Hvornår", "When"),
    Text("Hvor", "Where"),
    Text("Formål", "Purpose"),
    Text("Ejere", "Owners"),
    Text("Cases", "Cases"),
    Text("Aktører", "Actors"),
    Text("Svarfrist", "Reply by"),
    Text("Opgaver gjort", "Tasks done"),
)
NOT_SAID = Text("mangler", "missing")
FROM_TO = Text("{day}, {start}–{end}", "{day}, {start}–{end}")
REPLIES_ARE = Text(
    "{accepted} kommer, {invited} inviteret, {missing} ikke inviteret, {declined} afbud",
    "{accepted} coming, {invited} invited, {missing} not invited, {declined} declined",
)
DONE_OF = Text("{done} af {all}", "{done} of {all}")
ROLES = Text("Roller", "Roles")
ROLE, WHO = Text("Rolle", "Role"), Text("Hvem", "Who")
EMPTY = Text("ikke besat", "empty")
OPTIONAL = Text("ikke nødvendig", "not needed")
AGENDA = Text("Dagsorden", "Agenda")
ITEM, TIME, MINUTES = Text("Punkt", "Item"), Text("Klokken", "Time"), Text("Min.", "Min.")
TASK, OWNER, DUE, STATE = (
    Text("Opgave", "Task"),
    Text("Ansvarlig", "Owner"),
    Text("Frist", "Due"),
    Text("Stand", "State"),
)
HOW = Text("Sådan", "How")
NOW = Text("Kan gøres nu", "Can be done now")
CALLS = Text("Ring først til", "Phone first")
WHY, REACH = Text("Hvorfor", "Why"), Text("Kontakt", "Reach")
NO_CALLS = Text("Ingen behøver en opringning først.", "Nobody needs a phone call first.")
STEP, SPEAKER, RING, MATERIAL = (
    Text("Hvad", "What"),
    Text("Hvem taler", "Who speaks"),
    Text("I manegen", "In the ring"),
    Text("Materiale", "Material"),
)
FILES = Text("Filer", "Files")
TIMES = Text("Sådan gik tiden: det, der blev længere eller kortere", "What took longer or shorter")
PLANNED, REAL, MORE = (
    Text("Planlagt, min.", "Planned, min"),
    Text("I virkeligheden", "Really"),
    Text("Forskel", "Difference"),
)
TO_THE_MINUTE = Text("Minut for minut", "To the minute")
PLAN_B = Text("Plan B", "Plan B")
NO_SEATING = Text("Der er ingen at sætte til bords endnu.", "There is nobody to seat yet.")
NOT_PROVED = Text(
    "Bordplanen er god, men det er ikke bevist, at den er den bedste.",
    "The seating is good, but not proved to be the best.",
)
LINE, PRICE, HEADS, TOTAL, PAID_BY = (
    Text("Udgift", "Expense"),
    Text("Pris", "Price"),
    Text("Antal", "Number"),
    Text("I alt", "Total"),
    Text("Betales af", "Paid by"),
)
KR = Text("{amount} kr.", "DKK {amount}")
NO_PRICE = Text("pris mangler", "no price")
# A Danish amount ends in "kr.", whose full stop is also the sentence's.
SUM = Text("I alt {total}", "{total} in total.")
SUM_WITHIN = Text(
    "I alt {total} Rammen er {frame}; der er {left} tilbage.",
    "{total} in total. The frame is {frame}; {left} is left.",
)
SUM_OVER = Text(
    "I alt {total} Rammen er {frame}; den er overskredet med {over}",
    "{total} in total. The frame is {frame}; it is exceeded by {over}.",
)
SO_FAR = Text(
    "Det er uden de udgifter, der mangler en pris.", "Without the expenses that have no price."
)
ALL_HOLDS = Text("Alt holder.", "Everything holds.")
WEIGHT, FOUND, REMEDY, ACCEPTED = (
    Text("Vægt", "Weight"),
    Text("Fundet", "Found"),
    Text("Det billigste, der retter det", "The cheapest remedy"),
    Text("Accepteret", "Accepted"),
)
